"""Week grid: a week of 7 x 24 hours that is painted, with the mouse or by keys.

It shows an arrival week and tells what was painted; it changes nothing itself. A stroke is seen while it is drawn and
told once, at its end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.demand.arrival_week import ArrivalWeek
from planner.demand.week_painting import Hour
from ui.customers.week_layout import DAYS, HOURS, WeekLayout, block_between, line_between
from ui.customers.week_painter import DAY_LABELS, LABEL_GAP, WeekPicture, paint_week
from ui.forms.tooltips import tooltip_of

Key = Qt.Key
MOVES: Mapping[int, Hour] = {Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0), Key.Key_Left: (0, -1), Key.Key_Right: (0, 1)}
ENDS: Mapping[int, int] = {Key.Key_Home: 0, Key.Key_End: HOURS - 1}
STEPS = 10
"""How many presses of + make a weight of 1 where the largest has one digit before the point."""
LETTERS_IN_A_CELL = 4.5
LEAST_LETTERS_IN_A_CELL = 2.2


class WeekGrid(QWidget):
    """One arrival week; which of its hours are chosen, and the one that is looked at."""

    painted = Signal(object, bool)
    """The new weights by hour, and whether more of the same may follow: keys that are pressed again and again."""
    hour_changed = Signal()
    copy_asked = Signal()
    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brush = 1.0
        self.week: ArrivalWeek | None = None
        self.here: Hour = (0, 8)
        self._anchor: Hour = self.here
        self._stroke: dict[Hour, float] = {}
        self._last: Hour | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_week(self, week: ArrivalWeek | None) -> None:
        """Show another week, or none; what is chosen stays chosen."""
        looks_alike = week is not None and self.week is not None and week.weights == self.week.weights
        looks_alike = looks_alike and not self._stroke
        self.week = week
        self._stroke, self._last = {}, None
        self.setEnabled(week is not None)
        self._say_hour()
        if not looks_alike:
            self.update()

    @property
    def chosen(self) -> tuple[Hour, ...]:
        """The block of hours that is chosen, the one that is looked at in one of its corners."""
        return tuple(block_between(self._anchor, self.here))

    def choose(self, first: Hour, last: Hour) -> None:
        """Choose the block between two hours, and look at the second."""
        self._anchor, self.here = first, last
        self._tell_hour()

    def words(self) -> str:
        """The hour that is looked at, and how many are chosen with it."""
        if self.week is None:
            return ""
        more = len(self.chosen)
        return self.week.words(*self.here) + (f" ({more} hours chosen)" if more > 1 else "")

    def _tell_hour(self) -> None:
        self._say_hour()
        self.update()

    def _say_hour(self) -> None:
        self.setAccessibleDescription(self.words())
        self.hour_changed.emit()

    # --- size ---

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._size(LETTERS_IN_A_CELL, 1.6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._size(LEAST_LETTERS_IN_A_CELL, 1.1)

    def _size(self, letters: float, lines: float) -> QSize:
        metrics = self.fontMetrics()
        width = self._beside() + HOURS * letters * metrics.averageCharWidth()
        return QSize(round(width), round(self._above() + DAYS * lines * metrics.height()))

    def _beside(self) -> float:
        return LABEL_GAP + max(self.fontMetrics().horizontalAdvance(day) for day in DAY_LABELS)

    def _above(self) -> float:
        return self.fontMetrics().height() + LABEL_GAP / 2

    def layout_of_week(self) -> WeekLayout:
        """Where the hours are at the size it has."""
        return WeekLayout(self.width() - 1, self.height() - 1, self._beside(), self._above())

    # --- painting it ---

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.week is not None:
            paint_week(self, WeekPicture(self.week, self._stroke, self.chosen, self.here), self.layout_of_week())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _words_at(self, point: QPointF) -> str:
        layout = self.layout_of_week()
        if self.week is None or layout.labelled(point) is not None:
            return ""
        return tooltip_of(self.week.words(*layout.nearest(point)), ())

    # --- the mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a stroke; with Shift, or on a label, choose instead."""
        if event.button() != Qt.MouseButton.LeftButton or self.week is None:
            event.ignore()
            return
        layout = self.layout_of_week()
        hour, named = layout.nearest(event.position()), layout.labelled(event.position())
        if named is not None:
            self.choose(*named)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.choose(self._anchor, hour)
        else:
            self._last = hour
            self._stroke_to(hour)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        hour = self.layout_of_week().nearest(event.position())
        if self._last is not None:
            self._stroke_to(hour)
        elif event.buttons() & Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.choose(self._anchor, hour)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton and self._last is not None:
            stroke, self._last, self._stroke = self._stroke, None, {}
            self._paint_hours(stroke, goes_on=False)

    def _stroke_to(self, hour: Hour) -> None:
        if self._last is not None:
            self._stroke |= dict.fromkeys(line_between(self._last, hour), self.brush)
            self._last = hour
            self.choose(hour, hour)

    # --- the keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self.week is None or not (self._take_key(event) or self._take_letter(event.text())):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Whether a key was one to move by, or one of the usual commands."""
        keeps = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in MOVES:
            by = MOVES[event.key()]
            self._go(((self.here[0] + by[0]) % DAYS, (self.here[1] + by[1]) % HOURS), keeps=keeps)
        elif event.key() in ENDS:
            self._go((self.here[0], ENDS[event.key()]), keeps=keeps)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose((0, 0), (DAYS - 1, HOURS - 1))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() == Key.Key_Escape and self._last is not None:
            self._last, self._stroke = None, {}
            self.update()
        else:
            return False
        return True

    def _go(self, hour: Hour, *, keeps: bool) -> None:
        self.choose(self._anchor if keeps else hour, hour)

    def _take_letter(self, letter: str) -> bool:
        """Whether a letter was one to paint with."""
        if len(letter) == 1 and letter in "0123456789":
            self.paint_chosen(lambda _: float(letter), goes_on=True)
        elif letter in {"+", "="}:
            self.paint_chosen(lambda weight: weight + self._step(), goes_on=True)
        elif letter in {"-", "−"}:
            self.paint_chosen(lambda weight: weight - self._step(), goes_on=True)
        else:
            return False
        return True

    def _step(self) -> float:
        """What + and - change a weight by: of the size of the weights there are, and round."""
        largest = 0.0 if self.week is None else max(map(max, self.week.weights))
        return float(10.0 ** math.floor(math.log10(largest)) / STEPS if largest > 0 else 1 / STEPS)

    def paint_chosen(self, change: Callable[[float], float], *, goes_on: bool = False) -> None:
        """Change the weights of the chosen hours."""
        if self.week is not None:
            weights = self.week.weights
            self._paint_hours({(day, hour): change(weights[day][hour]) for day, hour in self.chosen}, goes_on=goes_on)

    def _paint_hours(self, cells: Mapping[Hour, float], *, goes_on: bool) -> None:
        self.update()
        self.painted.emit(dict(cells), goes_on)
