"""Look key: what the patterns and marks of a time line mean, those that it has, in as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.tickets.lanes import Lane, Look
from ui.tickets.looks import paint_of
from ui.tickets.marks import MARKS, paint_arrow, paint_mark

SWATCH_LINES, GAP_LINES = 1.6, 1.0
"""Widths, in lines of text."""


class LookKey(QWidget):
    """A swatch and its words for each look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._looks: tuple[Look, ...] = ()

    def show_looks(self, lanes: tuple[Lane, ...]) -> None:
        """Explain what these lanes have, in the order in which all of it is known."""
        seen = {item.look for lane in lanes for item in lane.items}
        self._looks = tuple(look for look in Look if look in seen)
        self.setAccessibleName("Key to the time line: " + ", ".join(look.value for look in self._looks))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        places = self._places(float(width))
        return round(places[-1].bottom()) + 1 if places else 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.width(), self.heightForWidth(max(self.width(), 1)))

    def _places(self, width: float) -> list[QRectF]:
        metrics = QFontMetricsF(self.font())
        line, left, top, places = metrics.lineSpacing(), 0.0, 0.0, list[QRectF]()
        for look in self._looks:
            needed = line * SWATCH_LINES + metrics.horizontalAdvance(look.value) + 2
            if left and left + needed > width:
                left, top = 0.0, top + line * 1.2
            places.append(QRectF(left, top, needed, line * 1.1))
            left += needed + line * GAP_LINES
        return places

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        line = QFontMetricsF(self.font()).lineSpacing()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for look, place in zip(self._looks, self._places(float(self.width())), strict=True):
                swatch = QRectF(place.left() + 1, place.top() + line * 0.2, line * (SWATCH_LINES - 0.5), line * 0.7)
                self._swatch(painter, look, swatch)
                painter.setPen(self.palette().color(self.foregroundRole()))
                words = place.adjusted(line * SWATCH_LINES, 0, 0, 0)
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, look.value)

    def _swatch(self, painter: QPainter, look: Look, box: QRectF) -> None:
        palette, paint = self.palette(), paint_of(look, self.palette())
        painter.setPen(paint.frame)
        if look not in MARKS:
            for brush in (paint.ground, paint.pattern):
                painter.setBrush(brush)
                painter.drawRect(box)
            return
        half, middle = box.height() * 0.4, box.center()
        if look is Look.HAND_OVER:
            start, end = QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())
            paint_arrow(painter, start, end, box.height() * 0.3, palette)
        else:
            paint_mark(painter, look, QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half), palette)
