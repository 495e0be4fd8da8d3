"""Curve view: a small picture of a distribution, with its middle half filled and its mean marked."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.demand.distribution_shapes import Shape

LETTERS, LINES = 26, 2
FAINT, STRONG = 0.22, 0.5


class CurveView(QWidget):
    """Shows a shape; nothing while what is typed is no distribution."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: Shape | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What the distribution looks like")

    def show_shape(self, shape: Shape | None) -> None:
        self._shape = shape
        self.setAccessibleDescription("" if shape is None else shape.words)
        self.setToolTip("" if shape is None else f"Its middle half is filled, the line is its mean: {shape.words}.")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = self.fontMetrics()
        return QSize(LETTERS * metrics.averageCharWidth(), LINES * metrics.lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        shape = self._shape
        if shape is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        ink = self.palette().color(QPalette.ColorRole.Text)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        farthest = max(float(shape.at[-1]), shape.mean) * 1.02 or 1.0
        painter.setPen(QPen(ink, 0.6))
        painter.drawLine(QLineF(area.left(), area.bottom(), area.right(), area.bottom()))
        if shape.is_listed:
            _paint_values(painter, area, shape, farthest, accent)
        else:
            _paint_curve(painter, area, shape, farthest, accent)
        painter.setPen(QPen(ink, 1.4))
        mean = area.left() + area.width() * shape.mean / farthest
        painter.drawLine(QLineF(mean, area.top(), mean, area.bottom()))
        painter.end()


def _paint_curve(painter: QPainter, area: QRectF, shape: Shape, farthest: float, accent: QColor) -> None:
    points = [
        QPointF(area.left() + area.width() * at / farthest, area.bottom() - area.height() * height)
        for at, height in zip(shape.at.tolist(), shape.height.tolist(), strict=True)
    ]
    painter.setPen(QPen(accent, 1.2))
    painter.setBrush(_faint(accent, FAINT))
    painter.drawPolygon(_closed(points, area))
    middle = [
        point
        for point, at in zip(points, shape.at.tolist(), strict=True)
        if shape.quarter <= at <= shape.three_quarters
    ]
    if middle:
        painter.setBrush(_faint(accent, STRONG))
        painter.drawPolygon(_closed(middle, area))


def _paint_values(painter: QPainter, area: QRectF, shape: Shape, farthest: float, accent: QColor) -> None:
    painter.setPen(QPen(accent, 2))
    for at in shape.at.tolist():
        x = area.left() + area.width() * at / farthest
        painter.drawLine(QLineF(x, area.top() + area.height() * 0.3, x, area.bottom()))


def _closed(points: list[QPointF], area: QRectF) -> QPolygonF:
    foot = area.bottom()
    return QPolygonF([QPointF(points[0].x(), foot), *points, QPointF(points[-1].x(), foot)])


def _faint(colour: QColor, opacity: float) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(opacity)
    return faint
