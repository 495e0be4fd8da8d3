"""Life panel: one ticket in sentences and on its time line, with what the time line can be asked."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planner.tickets.life import TicketLife
from planner.tickets.life_events import events_of, owed_words
from planner.tickets.life_words import words_of_life
from planner.tickets.moments import Moments
from ui.plain_label import plain_label
from ui.tickets.life_view import LifeView
from ui.tickets.look_key import LookKey

NO_TICKET = "Choose a ticket above to see its life on a time line, and why it missed."
HOW_TO_READ = (
    "Arrow up and down read the time line, left and right move it, + and − (or Ctrl and the wheel) zoom, "
    "Home shows it whole."
)


class LifePanel(QWidget):
    """Shows the life of one ticket, or what to do to see one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._life: TicketLife | None = None
        self._update: int | None = None
        self.heading = _narrow_label("The chosen ticket")
        bold = QFont(self.heading.font())
        bold.setBold(True)
        self.heading.setFont(bold)
        self.story = _narrow_label("What happened to it")
        self.why = _narrow_label("Why it missed")
        self.view = LifeView()
        self.key = LookKey()
        self.told = _narrow_label("What the time line says there")
        self.whole = _button("Whole life", "Show the whole time line (Home)")
        self.reply = _button("Zoom to it", "Show the reply that is asked about")
        self.farther, self.closer = _sign("−", "Zoom out (−)"), _sign("+", "Zoom in (+)")
        self._lay_out()
        self.view.item_chosen.connect(self._tell)
        self.view.zoomed.connect(self._offer_zoom)
        self.whole.clicked.connect(self.view.show_all)
        self.reply.clicked.connect(self._show_reply)
        self.closer.clicked.connect(self.view.zoom_in)
        self.farther.clicked.connect(self.view.zoom_out)
        self.show_life(None)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        for button in (self.reply, self.whole, self.farther, self.closer):
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.story)
        layout.addWidget(self.why)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.key)
        layout.addStretch(0)

    def show_life(self, life: TicketLife | None, update: int | None = None) -> None:
        """Show a life; `update` is the reply that is asked about, None the first response."""
        self._life, self._update = life, update
        self.view.show_life(life, update)
        self.key.show_looks(self.view.lanes)
        for part in (
            self.story,
            self.why,
            self.view,
            self.told,
            self.key,
            self.whole,
            self.reply,
            self.closer,
            self.farther,
        ):
            part.setVisible(life is not None)
        if life is None:
            self.heading.setText(NO_TICKET)
            return
        words = words_of_life(life, update)
        ticket = life.ticket
        self.heading.setText(f"{ticket.kind} {ticket.name} of replication {ticket.replication + 1}, {ticket.group}")
        self.story.setText(f"{words.promised}\n{words.happened}")
        self.why.setText("\n".join(f"• {sentence}" for sentence in words.why))
        self.why.setVisible(bool(words.why))
        self.reply.setText(f"Zoom to {owed_words(life.owed(update))}")
        self.told.setText(HOW_TO_READ)
        self.view.setAccessibleDescription(_told_whole(life, update))

    def say(self, words: str) -> None:
        """In place of a ticket: it is being looked for, or could not be had."""
        self.show_life(None)
        self.heading.setText(words)

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.told.setText(words)

    @Slot()
    def _offer_zoom(self) -> None:
        window = self.view.window_seen
        self.whole.setEnabled(window is not None and not window.is_whole)
        self.farther.setEnabled(window is not None and not window.is_whole)

    @Slot()
    def _show_reply(self) -> None:
        if self._life is not None:
            owed = self._life.owed(self._update)
            ends = [at_s for at_s in (owed.due_s, owed.reply_s) if at_s is not None and at_s <= self._life.until_s]
            self.view.show_span(owed.opened_s, max(ends, default=self._life.until_s))


def _told_whole(life: TicketLife, update: int | None) -> str:
    """The picture for those who do not see it."""
    words = words_of_life(life, update)
    moments = Moments(life.ticket.time_zone, life.ticket.arrival_s)
    events = [
        f"{moments.brief(event.at_s)} {event.what}{f', {event.who}' if event.who else ''}" for event in events_of(life)
    ]
    return f"{words.promised} {words.happened} {' '.join(words.why)} {'; '.join(events)}."


def _narrow_label(name: str) -> QLabel:
    """One that a small window may make as narrow as it likes."""
    label = plain_label(name)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    return label


def _button(words: str, tooltip: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tooltip)
    button.setAutoDefault(False)
    return button


def _sign(sign: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
