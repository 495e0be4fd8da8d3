"""Week painter: draws an arrival week with the days beside it, the hours above, and what is chosen in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from planner.business_time.calendar_names import DAY_NAMES
from planner.demand.arrival_week import ArrivalWeek
from planner.demand.week_painting import Hour
from ui.customers.week_colours import colour_of, ink_on
from ui.customers.week_layout import DAYS, HOURS, WeekLayout, block_between
from ui.palette import is_dark

Role = QPalette.ColorRole
DAY_LABELS = DAY_NAMES
LABEL_GAP = 8.0
HOURS_PER_LABEL = (1, 2, 3, 6)
NUMBER_SIZE = 0.85
"""Of the text's size: numbers in the cells."""
DISABLED_OPACITY = 0.4
LARGEST_IN_FULL = 1000


@dataclass(frozen=True, slots=True)
class WeekPicture:
    """What is to be drawn: a week, a stroke that is not in it yet, what is chosen and what is looked at."""

    week: ArrivalWeek
    stroke: Mapping[Hour, float]
    chosen: Sequence[Hour]
    here: Hour

    def weight(self, hour: Hour) -> float:
        return self.stroke.get(hour, self.week.weights[hour[0]][hour[1]])


def paint_week(widget: QWidget, picture: WeekPicture, layout: WeekLayout) -> None:
    """Draw the picture on a widget."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(1.0 if widget.isEnabled() else DISABLED_OPACITY)
    _paint_labels(painter, widget, layout)
    _paint_cells(painter, widget, picture, layout)
    _paint_chosen(painter, widget, picture, layout)
    painter.end()


def _paint_labels(painter: QPainter, widget: QWidget, layout: WeekLayout) -> None:
    painter.setPen(widget.palette().color(Role.WindowText))
    middle = Qt.AlignmentFlag.AlignVCenter
    for day, name in enumerate(DAY_LABELS):
        painter.drawText(
            layout.day_label(day).adjusted(0, 0, -LABEL_GAP / 2, 0), middle | Qt.AlignmentFlag.AlignRight, name
        )
    room = widget.fontMetrics().horizontalAdvance("000")
    every = next((hours for hours in HOURS_PER_LABEL if layout.cell_width * hours >= room), HOURS_PER_LABEL[-1])
    for hour in range(0, HOURS, every):
        side = Qt.AlignmentFlag.AlignHCenter if every == 1 else Qt.AlignmentFlag.AlignLeft
        painter.drawText(layout.hour_label(hour, every), middle | side, f"{hour:02}")


def _paint_cells(painter: QPainter, widget: QWidget, picture: WeekPicture, layout: WeekLayout) -> None:
    """A colour for each hour that has a weight; the ground for one that has none."""
    weights = {hour: picture.weight(hour) for hour in block_between((0, 0), (DAYS - 1, HOURS - 1))}
    largest = max(weights.values()) or 1.0
    palette = widget.palette()
    ground, line = palette.color(Role.Base), palette.color(Role.Light if is_dark(palette) else Role.Mid)
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * NUMBER_SIZE)
    painter.setFont(font)
    room = min(layout.cell_width * 0.94, layout.cell_width - 2)
    texts = {hour: _number(weight) for hour, weight in weights.items()}
    widest = max(painter.fontMetrics().horizontalAdvance(text) for text in texts.values())
    is_roomy = widest <= room and painter.fontMetrics().ascent() <= layout.cell_height
    for hour, weight in weights.items():
        cell = layout.cell(hour)
        colour = colour_of(weight / largest) if weight > 0 else ground
        painter.fillRect(cell, colour)
        painter.setPen(QPen(line, 0.6))
        painter.drawRect(cell)
        if weight > 0 and (is_roomy or hour == picture.here):
            _paint_number(painter, cell, texts[hour], ink_on(colour))


def _paint_number(painter: QPainter, cell: QRectF, text: str, ink: QColor) -> None:
    painter.setPen(ink)
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)


def _paint_chosen(painter: QPainter, widget: QWidget, picture: WeekPicture, layout: WeekLayout) -> None:
    """A frame around the block, thicker around the hour that is looked at while the keys go there."""
    corners = [layout.cell(hour) for hour in (picture.chosen[0], picture.chosen[-1])]
    _paint_frame(painter, widget, corners[0].united(corners[1]), 2.0 if widget.hasFocus() else 1.0)
    if widget.hasFocus() and len(picture.chosen) > 1:
        _paint_frame(painter, widget, layout.cell(picture.here), 2.0)


def _paint_frame(painter: QPainter, widget: QWidget, place: QRectF, width: float) -> None:
    """Light within dark, so that it is seen on every colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    palette = widget.palette()
    for colour, wide in ((palette.color(Role.Base), width + 2), (palette.color(Role.Text), width)):
        painter.setPen(QPen(colour, wide, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(place)


def _number(weight: float) -> str:
    """A weight in two digits; a large one in thousands or more."""
    return f"{weight:.2g}" if weight < 10 else f"{weight:.0f}" if weight < LARGEST_IN_FULL else f"{weight:.0e}"
