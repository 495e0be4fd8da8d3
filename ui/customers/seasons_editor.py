"""Seasons editor: twelve factors of a group's demand, and a strip of bars that shows them at a glance."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from planner.business_time.calendar_names import MONTH_NAMES
from planner.scenario.field_kinds import FieldKind
from planner.scenario.finite import finite
from planner.scenario.seasons import factors_in_full, with_factor
from ui.customers.value_panel import ValuePanel
from ui.document import Document
from ui.forms.editor import LineEditor

LETTERS = 5
LINES_HIGH = 2.2
BAR_SHARE = 0.6
"""Of the room a month has."""


class SeasonStrip(QWidget):
    """A bar for each month, and a line where an ordinary month ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factors: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_factors(self, factors: tuple[float, ...]) -> None:
        if factors != self._factors:
            self._factors = factors
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(len(MONTH_NAMES) * LETTERS, round(LINES_HIGH * self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        highest = max((*self._factors, 1.0))
        room, height = self.width() / len(MONTH_NAMES), self.height() - 1.0
        ink = self.palette().color(QPalette.ColorRole.Highlight)
        for month, factor in enumerate(self._factors):
            bar = QRectF(0, 0, room * BAR_SHARE, height * factor / highest)
            bar.moveBottomLeft(QRectF(room * (month + (1 - BAR_SHARE) / 2), 0, 0, height).bottomLeft())
            painter.fillRect(bar, ink)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.0))
        ordinary = QRectF(0, height * (1 - 1 / highest) + 0.5, self.width(), 0)
        painter.drawLine(ordinary.topLeft(), ordinary.topRight())
        painter.end()


class SeasonsEditor(ValuePanel):
    """Twelve numbers under their bars."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "seasonality")
        self.strip = SeasonStrip()
        self.editors = tuple(self._editor(month) for month in range(len(MONTH_NAMES)))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        grid.addWidget(self.strip, 0, 0, 1, len(MONTH_NAMES))
        for month, editor in enumerate(self.editors):
            label = QLabel(MONTH_NAMES[month])
            label.setBuddy(editor)
            grid.addWidget(label, 1, month)
            grid.addWidget(editor, 2, month)
            grid.setColumnStretch(month, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.surplus)

    def _editor(self, month: int) -> LineEditor:
        editor = LineEditor(FieldKind.NUMBER)
        editor.line.setMinimumWidth(LETTERS * self.fontMetrics().averageCharWidth())
        editor.name(f"Factor of demand in {MONTH_NAMES[month]}")
        editor.show_left_out("1")
        editor.edited.connect(partial(self._edit, month))
        return editor

    def show_raw(self, raw: object) -> None:
        factors = factors_in_full(raw)
        for editor, factor in zip(self.editors, factors, strict=True):
            editor.show_value(factor)
        self.strip.show_factors(tuple(_height(factor) for factor in factors))

    def _edit(self, month: int, factor: object) -> None:
        self.apply(with_factor(self.raw, month, factor), month)


def _height(factor: object) -> float:
    """What a factor is drawn as; nothing where it is none."""
    return max(0.0, finite(factor) or 0.0)
