"""Marks: the signs that stand at an instant on a time line, the same on it and in its key."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF

from planner.tickets.lanes import Look
from ui.tickets.looks import colour_of

MARKS = frozenset({Look.ARRIVED, Look.SOLVED, Look.DUE, Look.MET, Look.LATE, Look.HAND_OVER})
LINE_PX = 2.0


def paint_mark(painter: QPainter, look: Look, box: QRectF, palette: QPalette) -> None:
    """In a square: ✕ late, ○ in time, ┆ due, ● arrived, ■ solved."""
    colour = colour_of(look, palette)
    painter.setPen(QPen(colour, LINE_PX))
    if look is Look.LATE:
        painter.drawLine(QLineF(box.topLeft(), box.bottomRight()))
        painter.drawLine(QLineF(box.bottomLeft(), box.topRight()))
    elif look is Look.DUE:
        painter.setPen(QPen(colour, LINE_PX, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(box.center().x(), box.top() - LINE_PX, box.center().x(), box.bottom() + LINE_PX))
    elif look is Look.SOLVED:
        painter.setBrush(colour)
        painter.drawRect(box.adjusted(LINE_PX, LINE_PX, -LINE_PX, -LINE_PX))
    else:
        painter.setBrush(palette.color(QPalette.ColorRole.Base) if look is Look.MET else colour)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))


def paint_arrow(painter: QPainter, start: QPointF, end: QPointF, head_px: float, palette: QPalette) -> None:
    """Straight down or up: work goes from one engineer to the next."""
    colour = colour_of(Look.HAND_OVER, palette)
    back = -head_px if end.y() > start.y() else head_px
    painter.setPen(QPen(colour, LINE_PX * 0.65))
    painter.drawLine(QLineF(start.x(), start.y(), end.x(), end.y() + back))
    painter.setBrush(colour)
    base, half = end.y() + 1.6 * back, head_px * 0.7
    painter.drawPolygon(QPolygonF([end, QPointF(end.x() - half, base), QPointF(end.x() + half, base)]))
