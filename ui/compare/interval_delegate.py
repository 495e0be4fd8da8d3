"""Interval delegate: paints a difference as a whisker beside the line of no difference, all rows to one scale."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.attainment.comparison import Finding
from ui.compare.model import COLOUR_OF, CompareModel
from ui.compare.rows import Row
from ui.palette import verdict_colour
from ui.soft_selection import soften

MARGIN_SHARE = 0.4
"""Of the row's height, left free on either side."""
MARK_SHARE = 0.16
"""Of the row's height: half of the mark at the difference."""
CAP_SHARE = 0.2
STALE_OPACITY = 0.4
LEAST_WIDTH_LETTERS = 16


class IntervalDelegate(QStyledItemDelegate):
    """Paints the interval column of a CompareModel."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        soften(option.palette)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        model = index.model()
        if isinstance(model, CompareModel):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_row(painter, QRectF(option.rect), option.palette, model.rows[index.row()], model.scale)
            painter.restore()

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        letters = option.fontMetrics.averageCharWidth() * LEAST_WIDTH_LETTERS
        return QSize(letters, super().sizeHint(option, index).height())


def _paint_row(painter: QPainter, cell: QRectF, palette: QPalette, row: Row, scale: tuple[float, float]) -> None:
    """Nothing but the line of no difference where there is nothing to draw."""
    if row.difference is None:
        return
    margin = cell.height() * MARGIN_SHARE
    track = cell.adjusted(margin, 0, -margin, 0)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.0))
    zero = _at(track, 0.0, scale)
    painter.drawLine(QLineF(zero, cell.top(), zero, cell.bottom() + 1))
    painter.setOpacity(STALE_OPACITY if row.pair.is_stale else 1.0)
    colour = verdict_colour(COLOUR_OF[row.finding or Finding.CANNOT_TELL], palette)
    painter.setPen(QPen(colour, 1.6))
    middle, cap = cell.center().y(), cell.height() * CAP_SHARE
    low, high = (_at(track, end, scale) for end in (row.difference.ci95.low, row.difference.ci95.high))
    painter.drawLine(QLineF(low, middle, high, middle))
    for end in (low, high):
        painter.drawLine(QLineF(end, middle - cap, end, middle + cap))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = cell.height() * MARK_SHARE
    painter.drawEllipse(QPointF(_at(track, row.difference.value, scale), middle), radius, radius)


def _at(track: QRectF, difference: float, scale: tuple[float, float]) -> float:
    low, high = scale
    return track.left() + track.width() * (max(low, min(high, difference)) - low) / (high - low)
