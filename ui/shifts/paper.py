"""Paper: what every part of the timeline paints on: the painter, the layout, and the colours of the ground."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from ui.shifts.layout import WeekLayout

Role = QPalette.ColorRole
Side = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Paper:
    """One painting of the timeline."""

    painter: QPainter
    layout: WeekLayout
    palette: QPalette
    font: QFont
    metrics: QFontMetricsF
    bold: QFont
    bold_metrics: QFontMetricsF

    @property
    def ink(self) -> QColor:
        return self.palette.color(Role.Text)

    @property
    def quiet(self) -> QColor:
        return self.palette.color(Role.PlaceholderText)

    @property
    def grid(self) -> QColor:
        return self.palette.color(Role.Midlight)

    def fill(self, rect: QRectF, colour: QColor, pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern) -> None:
        self.painter.fillRect(rect, QBrush(colour, pattern))

    def write(
        self,
        rect: QRectF,
        words: str,
        colour: QColor,
        side: Qt.AlignmentFlag = Side.AlignLeft,
        *,
        is_bold: bool = False,
    ) -> None:
        """One line of text, elided to its place."""
        metrics = self.bold_metrics if is_bold else self.metrics
        kept = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        self.painter.setFont(self.bold if is_bold else self.font)
        self.painter.setPen(colour)
        self.painter.drawText(rect, side | Side.AlignVCenter, kept)

    def fits(self, words: str, width: float) -> bool:
        """Whether a text goes into a width with a little air."""
        return self.metrics.horizontalAdvance(words) + self.layout.measures.letter <= width

    def across(self, y: float, colour: QColor) -> None:
        """A line over the whole width."""
        self.painter.setPen(QPen(colour, 1.0))
        self.painter.drawLine(QLineF(0, y + 0.5, self.layout.width, y + 0.5))

    def triangle(self, middle: QPointF, radius: float, colour: QColor) -> None:
        """A sign of alarm that is told by its shape."""
        corners = [QPointF(0, -radius), QPointF(radius, radius * 0.8), QPointF(-radius, radius * 0.8)]
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))

    @contextmanager
    def within(self, rect: QRectF) -> Iterator[None]:
        """Paint nothing outside."""
        self.painter.save()
        self.painter.setClipRect(rect)
        yield
        self.painter.restore()


def paper_of(painter: QPainter, layout: WeekLayout, palette: QPalette, font: QFont) -> Paper:
    """A painting in a font, with what is needed of it again and again."""
    bold = QFont(font)
    bold.setBold(True)
    return Paper(painter, layout, palette, font, QFontMetricsF(font), bold, QFontMetricsF(bold))


def mixed(ground: QColor, tint: QColor, share: float) -> QColor:
    """A colour between two."""
    pairs = ((ground.red(), tint.red()), (ground.green(), tint.green()), (ground.blue(), tint.blue()))
    return QColor(*(round(one + (other - one) * share) for one, other in pairs))
