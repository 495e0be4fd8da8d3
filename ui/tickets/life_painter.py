"""Life painter: paints a time line that was laid out, its axis above it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen

from planner.tickets.lanes import Lane, Look
from planner.tickets.time_axis import Tick
from ui.tickets.lane_layout import LaneLayout, Placed
from ui.tickets.looks import colour_of, paint_of
from ui.tickets.marks import MARKS, paint_arrow, paint_mark

PADDING_PX = 3.0
BAR_CORNER_PX = 2.0
HEAD_LINES = 0.22
"""The size of an arrow's head, in lines of text."""
LEAST_SEEN_PX = 2.0
"""A bar is painted no narrower, so that a minute's work is seen in a month."""
Role = QPalette.ColorRole
VCENTRE = Qt.AlignmentFlag.AlignVCenter


class LifePainter:
    """One painting: painter, palette and layout of it."""

    def __init__(self, painter: QPainter, palette: QPalette, layout: LaneLayout) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter = painter
        self._palette = palette
        self._layout = layout
        self._metrics = QFontMetricsF(painter.font())
        self._line = QPen(palette.color(Role.Mid), 1.0)

    def ticks(self, ticks: Iterable[Tick], top: float, bottom: float) -> None:
        """The axis: day names and times above, thin lines down through the lanes."""
        painter, layout, free_from = self._painter, self._layout, self._layout.left_px
        for tick in ticks:
            x = layout.x_of(tick.at_s)
            pen = QPen(self._line)
            pen.setStyle(Qt.PenStyle.SolidLine if tick.is_day else Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QLineF(x, top + layout.line_px * (0 if tick.is_day else 0.9), x, bottom))
            width = self._metrics.horizontalAdvance(tick.label)
            left = x + PADDING_PX
            if left >= free_from and left + width <= layout.left_px + layout.width_px + layout.line_px * 0.5:
                painter.setPen(self._palette.color(Role.Text if tick.is_day else Role.PlaceholderText))
                painter.drawText(QRectF(left, top, width + 1, layout.line_px), VCENTRE, tick.label)
                free_from = left + width + PADDING_PX * 2

    def lanes(self, lanes: tuple[Lane, ...]) -> None:
        """The titles, and a line along the middle of each lane."""
        for row, lane in zip(self._layout.lanes, lanes, strict=True):
            self._painter.setPen(self._line)
            middle = row.center().y()
            self._painter.drawLine(QLineF(self._layout.left_px, middle, row.right(), middle))
            room = self._layout.left_px - PADDING_PX * 2
            title = self._metrics.elidedText(lane.title, Qt.TextElideMode.ElideRight, room)
            self._painter.setPen(self._palette.color(Role.Text))
            self._painter.drawText(QRectF(PADDING_PX, row.top(), room, row.height()), VCENTRE, title)

    def items(self, chosen: Placed | None) -> None:
        """Everything that happened, within the time that is seen; what is chosen in a frame."""
        layout, painter = self._layout, self._painter
        painter.save()
        painter.setClipRect(QRectF(layout.left_px, -1e6, layout.width_px + layout.line_px * 0.5, 2e6))
        for placed in layout.placed:
            if placed.item.look in MARKS:
                self._mark(placed)
            elif placed.box.right() >= layout.left_px and placed.box.left() <= layout.left_px + layout.width_px:
                self._bar(placed)
        if chosen is not None:
            painter.setPen(QPen(self._palette.color(Role.Text), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(_seen(chosen.box).adjusted(-2, -2, 2, 2))
        painter.restore()

    def deadline(self, at_s: float, bottom: float) -> None:
        """A dashed line through all lanes: when what is asked about was due."""
        x = self._layout.x_of(at_s)
        if self._layout.left_px <= x <= self._layout.left_px + self._layout.width_px:
            self._painter.setPen(QPen(colour_of(Look.DUE, self._palette), 1.5, Qt.PenStyle.DashLine))
            self._painter.drawLine(QLineF(x, 0.0, x, bottom))

    def _bar(self, placed: Placed) -> None:
        paint, box = paint_of(placed.item.look, self._palette), _seen(placed.box)
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._palette.color(Role.Base))
        painter.drawRoundedRect(box, BAR_CORNER_PX, BAR_CORNER_PX)
        for brush in (paint.ground, paint.pattern):
            painter.setBrush(brush)
            painter.drawRoundedRect(box, BAR_CORNER_PX, BAR_CORNER_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(paint.frame)
        painter.drawRoundedRect(box, BAR_CORNER_PX, BAR_CORNER_PX)
        self._label(placed, box, paint.ink)

    def _label(self, placed: Placed, box: QRectF, ink: QColor) -> None:
        """In the bar, as far as it is seen, where there is room for all of it."""
        left = max(box.left(), self._layout.left_px) + PADDING_PX
        right = min(box.right(), self._layout.left_px + self._layout.width_px) - PADDING_PX
        width = self._metrics.horizontalAdvance(placed.item.label)
        if not placed.item.label or right - left < width:
            return
        where = QRectF(left, box.top(), width + 1, box.height())
        paint = paint_of(placed.item.look, self._palette)
        if paint.pattern.style() is not Qt.BrushStyle.NoBrush:
            ground = QColor(self._palette.color(Role.Base))
            self._painter.fillRect(where.adjusted(-1, 2, 1, -2), ground)
        self._painter.setPen(ink)
        self._painter.drawText(where, VCENTRE, placed.item.label)

    def _mark(self, placed: Placed) -> None:
        if placed.item.to_lane is None:
            paint_mark(self._painter, placed.item.look, placed.box, self._palette)
            return
        x = placed.box.center().x()
        start, end = (self._layout.lanes[lane].center().y() for lane in (placed.lane, placed.item.to_lane))
        head_px = self._layout.line_px * HEAD_LINES
        paint_arrow(self._painter, QPointF(x, start), QPointF(x, end), head_px, self._palette)


def _seen(box: QRectF) -> QRectF:
    """Wide enough to be seen."""
    return box if box.width() >= LEAST_SEEN_PX else QRectF(box.left(), box.top(), LEAST_SEEN_PX, box.height())
