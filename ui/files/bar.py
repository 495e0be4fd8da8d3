"""Bar: a sentence above the page that offers something to do about it, and waits for nothing.

Several can stand one above the other. A bar goes when it is answered or closed, or when what it says is no longer so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Something that can be done about what a bar says."""

    words: str
    sentence: str
    """What will then happen, for the tooltip."""
    chosen: Callable[[], None]


@dataclass(frozen=True, slots=True, eq=False)
class Notice:
    """What a bar says. A notice takes the place of one about the same thing."""

    about: str
    sentence: str
    choices: tuple[Choice, ...] = ()
    close_words: str = "Close"
    stays: bool = False
    """Whether it is there until it is closed, so that one thing can be chosen after another."""


class NoticeBar(QFrame):
    """One notice."""

    answered = Signal(str)
    """What it was about; something was chosen, or it was closed."""

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.sentence = QLabel(notice.sentence)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setAccessibleName("Notice")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = self.sentence.sizePolicy()  # Which knows that its height depends on its width.
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.sentence.setSizePolicy(policy)
        self.buttons = [_button(choice.words, choice.sentence) for choice in notice.choices]
        for button in self.buttons:
            button.clicked.connect(self._choose)
        self.close_notice = _button(notice.close_words, "Do nothing about it now")
        self.close_notice.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 6, 9, 6)
        row.addWidget(self.sentence, 1)
        for button in (*self.buttons, self.close_notice):
            row.addWidget(button)

    @Slot()
    def _choose(self) -> None:
        choice = next(
            choice for choice, button in zip(self.notice.choices, self.buttons, strict=True) if button is self.sender()
        )
        if not self.notice.stays:
            self.answered.emit(self.notice.about)
        choice.chosen()

    @Slot()
    def _close(self) -> None:
        self.answered.emit(self.notice.about)


class NoticeColumn(QWidget):
    """All notices, the latest below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, NoticeBar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def shown(self) -> list[NoticeBar]:
        """From above to below."""
        return list(self._bars.values())

    def bar(self, about: str) -> NoticeBar | None:
        """The notice about something, while it is shown."""
        return self._bars.get(about)

    def say(self, notice: Notice) -> None:
        """Show a notice in place of the one about the same thing."""
        self.withdraw(notice.about)
        bar = NoticeBar(notice)
        bar.answered.connect(self.withdraw)
        self._bars[notice.about] = bar
        self._column.addWidget(bar)
        self.show()

    @Slot(str)
    def withdraw(self, about: str) -> None:
        """Take a notice away, if it is there."""
        bar = self._bars.pop(about, None)
        if bar is not None:
            bar.hide()
            self._column.removeWidget(bar)
            bar.deleteLater()
        self.setVisible(bool(self._bars))


def _button(words: str, sentence: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.setToolTip(sentence)
    return button
