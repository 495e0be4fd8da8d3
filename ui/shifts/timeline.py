"""Timeline: the week of a coverage, on which shifts are dragged, stretched and counted.

It shows a view and says what is asked of it; whoever made the view changes the draft and shows the next. While a bar is
dragged that happens with every step of the mouse, so the bar, the counts and the gaps follow it at once.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from planner.scenario.findings import Path
from planner.shift_weeks.bar_words import bar_words, engineers_words, why_no_bars
from planner.shift_weeks.shift_edits import STEP_MIN, Edge
from planner.shift_weeks.wall import DAY_MIN
from planner.shift_weeks.week_view import ShiftRow, WeekView
from ui.shifts.asks import ABOUT_KEYS, Ask, asked_by
from ui.shifts.canvas import WeekCanvas
from ui.shifts.drag import THRESHOLD_PX, Drag
from ui.shifts.focus import first_focus, focus_on, kept_focus, walked
from ui.shifts.layout import Grip, Spot

NOTCH = 120
"""What one notch of a wheel turns, in eighths of a degree; touch pads send less at a time."""
ZOOM_STEP = 1.4
_EDGES = {Grip.START: Edge.START, Grip.END: Edge.END}
_CURSORS = {
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.BODY: Qt.CursorShape.OpenHandCursor,
    Grip.END: Qt.CursorShape.SizeHorCursor,
}
_MOVES = {Ask.EARLIER: -STEP_MIN, Ask.LATER: STEP_MIN, Ask.DAY_EARLIER: -DAY_MIN, Ask.DAY_LATER: DAY_MIN}
_STRETCHES = {
    Ask.END_EARLIER: (Edge.END, -STEP_MIN),
    Ask.END_LATER: (Edge.END, STEP_MIN),
    Ask.START_EARLIER: (Edge.START, -STEP_MIN),
    Ask.START_LATER: (Edge.START, STEP_MIN),
}
_COUNTS = {Ask.MORE: 1, Ask.FEWER: -1}
_WALKS = frozenset({Ask.LEFT, Ask.RIGHT, Ask.UP, Ask.DOWN, Ask.FIRST, Ask.LAST})
_WEEKS = {Ask.WEEK_BEFORE: -1, Ask.WEEK_AFTER: 1}


class ShiftTimeline(WeekCanvas):
    """One week, to look at and to change.

    The minutes of a drag count from where it began; while `is_final` is False it only asks how that would look. A drag
    that is given up ends with 0 minutes.
    """

    shift_moved = Signal(object, int, bool)
    """Path of the shift, by how many minutes, is_final."""
    shift_stretched = Signal(object, object, int, bool)
    """Path, `Edge`, by how many minutes, is_final."""
    engineers_changed = Signal(object, int)
    shift_chosen = Signal(object)
    edit_asked = Signal(object)
    removal_asked = Signal(object)
    copy_asked = Signal(object)
    on_call_asked = Signal(object)
    """To be on call instead of on shift, or the other way round."""
    week_asked = Signal(int)
    """So many weeks later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turned = 0
        self.setWhatsThis(ABOUT_KEYS)

    # --- showing ---

    def show_week(self, view: WeekView) -> None:
        """Show another view; the focus stays on the same bar, and a drag goes on."""
        had_rows = None if self._view is None else len(self._view.rows)
        self._view = view
        self._focus = kept_focus(self._focus, view) or first_focus(view)
        if self._drag is not None:
            self._follow(self._drag)
        if had_rows != len(view.rows):
            self.updateGeometry()
        self.fit()
        self._describe()

    @property
    def chosen(self) -> Path | None:
        """The shift that has the focus."""
        return None if self._focus is None else self._focus.path

    def choose(self, path: Path) -> None:
        """Give a shift the focus, without a word about it."""
        row = None if self._view is None else self._view.row_at(path)
        if row is not None and path != self.chosen:
            self._focus = focus_on(row, 0 if row.bars else None)
            self._describe()
            self.show_focus()

    def let_go(self) -> None:
        """Hold no bar any more, and leave it where it is: Undo for example may have taken it away."""
        self._drag = None

    def _follow(self, drag: Drag) -> None:
        """Keep the focus on the bar that is being dragged."""
        row = None if self._view is None else self._view.row_at(drag.path)
        bar = None if row is None else drag.bar_in(row)
        if row is not None and bar is not None:
            self._focus = focus_on(row, row.bars.index(bar))

    def _chosen_row(self) -> ShiftRow | None:
        return None if self._view is None or self._focus is None else self._focus.row(self._view)

    def _describe(self, *, aloud: bool = False) -> None:
        """Say which bar has the focus, for who does not see it."""
        row = self._chosen_row()
        number = None if row is None or self._focus is None or self._view is None else self._focus.number(self._view)
        if row is None:
            words = "No shifts"
        elif number is None:
            words = f"{row.team}, {row.name}, {why_no_bars(row)}, {engineers_words(row.engineers)}"
        else:
            words = bar_words(row, row.bars[number])
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if aloud and self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        """The keys of the bars come before shortcuts of the window that have the same."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            event.accept()
            return True
        return super().event(event)

    def _is_mine(self, event: QKeyEvent) -> bool:
        return asked_by(event) is not None or (event.key() == Qt.Key.Key_Escape and self._drag is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._give_up()
            return
        ask = asked_by(event)
        if ask is None or not self._answer(ask):
            super().keyPressEvent(event)

    def _answer(self, ask: Ask) -> bool:
        """Do what is asked of the bar that has the focus; False where there is none."""
        if ask in _WEEKS:
            self.week_asked.emit(_WEEKS[ask])
            return True
        row = self._chosen_row()
        if row is None:
            return False
        if ask in _WALKS:
            self._walk(ask)
        elif ask in _MOVES:
            self.shift_moved.emit(row.path, _MOVES[ask], True)
        elif ask in _STRETCHES:
            self.shift_stretched.emit(row.path, *_STRETCHES[ask], True)
        elif ask in _COUNTS:
            self._count(row, _COUNTS[ask])
        else:
            self._said_of(ask).emit(row.path)
        self._describe(aloud=True)
        self.show_focus()
        return True

    def _said_of(self, ask: Ask) -> SignalInstance:
        return {Ask.EDIT: self.edit_asked, Ask.REMOVE: self.removal_asked, Ask.COPY: self.copy_asked}[ask]

    def _walk(self, ask: Ask) -> None:
        if self._view is None or self._focus is None:
            return
        before, self._focus = self._focus, walked(self._focus, self._view, ask)
        if self._focus.path != before.path:
            self.shift_chosen.emit(self._focus.path)

    def _count(self, row: ShiftRow, more: int) -> None:
        engineers = max(0, (row.engineers or 0) + more)
        if engineers != row.engineers:
            self.engineers_changed.emit(row.path, engineers)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.viewport().update()

    # --- the mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        spot = self._spot(event.position())
        if spot is None or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        self._take(spot, event.position())
        if event.button() is Qt.MouseButton.LeftButton and spot.bar is not None and self._layout is not None:
            at = event.position().x()
            bar = spot.row.bars[spot.bar]
            self._drag = Drag(spot.row.path, spot.grip, bar, at, self._layout.minute_at(at))

    def _take(self, spot: Spot, point: QPointF) -> None:
        """Give what was clicked the focus."""
        is_other = spot.row.path != self.chosen
        minute = 0.0 if self._layout is None else self._layout.minute_at(point.x())
        self._focus = focus_on(spot.row, spot.bar, minute)
        self._describe(aloud=True)
        self.viewport().update()
        if is_other:
            self.shift_chosen.emit(spot.row.path)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        drag, layout, x = self._drag, self._layout, event.position().x()
        if drag is None or layout is None:
            self._show_grip(self._spot(event.position()))
            return
        if not drag.has_begun and abs(x - drag.from_x) < THRESHOLD_PX:
            return
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        by_min = drag.minutes_to(layout.minute_at(x), is_fine=is_fine)
        is_news = by_min != drag.by_min
        self._drag = replace(drag, has_begun=True, by_min=by_min)
        if drag.grip is Grip.BODY:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if is_news:
            self._tell(self._drag, is_final=False)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        drag, self._drag = self._drag, None
        if drag is not None and drag.has_begun:
            self._tell(drag, is_final=True)
            self._describe(aloud=True)
        self._show_grip(self._spot(event.position()))
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        spot = self._spot(event.position())
        self._drag = None
        if spot is not None and event.button() is Qt.MouseButton.LeftButton:
            self.edit_asked.emit(spot.row.path)

    def _give_up(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and drag.has_begun:
            self._tell(replace(drag, by_min=0), is_final=True)
        self.viewport().update()

    def _tell(self, drag: Drag, *, is_final: bool) -> None:
        if drag.grip is Grip.BODY:
            self.shift_moved.emit(drag.path, drag.by_min, is_final)
        else:
            self.shift_stretched.emit(drag.path, _EDGES[drag.grip], drag.by_min, is_final)

    def _spot(self, point: QPointF) -> Spot | None:
        return None if self._layout is None else self._layout.spot_at(point)

    def _show_grip(self, spot: Spot | None) -> None:
        if spot is None or spot.bar is None:
            self.viewport().unsetCursor()
        else:
            self.viewport().setCursor(_CURSORS[spot.grip])

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Over the bars of the shift that has the focus it counts engineers; else it scrolls, as everywhere."""
        spot, turned = self._spot(event.position()), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** (turned / NOTCH), event.position().x())
        elif self.hasFocus() and spot is not None and spot.bar is not None and spot.row.path == self.chosen and turned:
            self._turned += turned
            notches, self._turned = int(self._turned / NOTCH), self._turned - int(self._turned / NOTCH) * NOTCH
            if notches:
                self._count(spot.row, notches)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    # --- the menu ---

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        row = self._chosen_row()
        if row is None:
            return
        menu = self._menu(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        menu.popup(self.viewport().mapToGlobal(self._place_of_focus()) if by_key else event.globalPos())

    def _menu(self, row: ShiftRow) -> QMenu:
        menu = QMenu(self)
        for words, keys, said in (
            ("&Edit", "Return", self.edit_asked),
            ("&Copy beside it", "Ctrl+D", self.copy_asked),
            ("On shift, not on &call" if row.on_call else "Make on &call", "", self.on_call_asked),
            ("&Remove", "Del", self.removal_asked),
        ):
            action = QAction(f"{words}\t{keys}" if keys else words, menu)
            action.triggered.connect(partial(_say, said, row.path))
            menu.addAction(action)
        return menu

    def _place_of_focus(self) -> QPoint:
        layout, focus = self._layout, self._focus
        if layout is None or focus is None:
            return QPoint()
        for line in layout.lines:
            if line.row is not None and line.row.path == focus.path:
                number = focus.number(layout.view)
                if number is not None:
                    return layout.bar_rect(line, line.row.bars[number]).center().toPoint()
                return QPointF(layout.label, layout.top_of(line)).toPoint()
        return QPoint()


def _say(said: SignalInstance, path: Path, *_checked: bool) -> None:
    said.emit(path)
