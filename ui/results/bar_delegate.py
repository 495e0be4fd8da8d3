"""Bar delegate: paints an attainment as a bar from 0 to 100%, its interval as a whisker, the goal as a line across.

Painted by Qt rather than drawn as a chart: crisp at any size, and quick enough to follow every change.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.attainment.results import TargetResult
from ui.palette import verdict_colour
from ui.results.model import ResultModel
from ui.soft_selection import soften

MARGIN = 6.0
BAR_SHARE = 0.5
"""Of the row's height; the whisker's caps and the goal's line go beyond it."""
WIDTH = 220
STALE_OPACITY = 0.4
"""Of bars that are out of date."""


class BarDelegate(QStyledItemDelegate):
    """Paints the bar column of a ResultModel."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        soften(option.palette)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        model = index.model()
        if isinstance(model, ResultModel):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(STALE_OPACITY if model.is_stale else 1.0)
            _paint_result(painter, QRectF(option.rect), option.palette, model.result(index.row()))
            painter.restore()

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(WIDTH, super().sizeHint(option, index).height())


def _paint_result(painter: QPainter, cell: QRectF, palette: QPalette, result: TargetResult) -> None:
    track = cell.adjusted(MARGIN, 0, -MARGIN, 0)
    height = cell.height() * BAR_SHARE
    track.setHeight(height)
    track.moveTop(cell.center().y() - height / 2)
    painter.fillRect(track, palette.color(QPalette.ColorRole.Midlight))
    ink = palette.color(QPalette.ColorRole.Text)
    if result.attainment is not None:
        bar = QRectF(track)
        bar.setWidth(track.width() * result.attainment)
        painter.fillRect(bar, _softened(verdict_colour(result.verdict, palette)))
    if result.ci95 is not None:
        _paint_whisker(painter, track, ink, result.ci95.low, result.ci95.high)
    goal = _at(track, result.target.goal)
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine if result.target.contractual else Qt.PenStyle.DotLine))
    painter.drawLine(QLineF(goal, cell.top() + 2, goal, cell.bottom() - 1))


def _paint_whisker(painter: QPainter, track: QRectF, ink: QColor, low: float, high: float) -> None:
    middle, cap = track.center().y(), track.height() / 3
    left, right = _at(track, low), _at(track, high)
    painter.setPen(QPen(ink, 1.2))
    painter.drawLine(QLineF(left, middle, right, middle))
    for end in (left, right):
        painter.drawLine(QLineF(end, middle - cap, end, middle + cap))


def _at(track: QRectF, share: float) -> float:
    return track.left() + track.width() * share


def _softened(colour: QColor) -> QColor:
    soft = QColor(colour)
    soft.setAlphaF(0.65)
    return soft
