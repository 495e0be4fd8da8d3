"""Two lines: a row of a list that has a title in bold and a sentence under it, which wraps."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from ui.soft_selection import SoftSelection

SENTENCE_ROLE = Qt.ItemDataRole.UserRole
IS_FAINT_ROLE = Qt.ItemDataRole.UserRole + 1
IS_HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft

Index = QModelIndex | QPersistentModelIndex


class TwoLines(SoftSelection):
    """Paints the rows of a list view; a heading has no sentence and is not chosen."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        is_faint = bool(index.data(IS_FAINT_ROLE))
        quiet = option.palette.color(QPalette.ColorRole.PlaceholderText)
        ink = option.palette.color(QPalette.ColorRole.Text)
        title, sentence = self._areas(option.rect, option.font, index)
        painter.save()
        painter.setFont(_bold(option.font))
        painter.setPen(quiet if is_faint or index.data(IS_HEADING_ROLE) else ink)
        painter.drawText(title, WRAPPED, str(index.data()))
        painter.setFont(option.font)
        painter.setPen(quiet if is_faint else ink)
        painter.drawText(sentence, WRAPPED, _sentence(index))
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, option)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        width = self._view.viewport().width()
        title, sentence = self._areas(QRect(0, 0, width, 0), option.font, index)
        gap = _gap(option.font)
        return QSize(width, title.height() + sentence.height() + 2 * gap)

    def _areas(self, row: QRect, font: QFont, index: Index) -> tuple[QRect, QRect]:
        """Where title and sentence go; as high as they need at this width."""
        gap = _gap(font)
        left, top, width = row.left() + 2 * gap, row.top() + gap, row.width() - 4 * gap
        title = _fitted(QRect(left, top, width, 0), _bold(font), str(index.data()))
        words = _sentence(index)
        below = QRect(left, title.bottom() + 1, width, 0)
        return title, _fitted(below, font, words) if words else below

    @staticmethod
    def _paint_focus(painter: QPainter, option: QStyleOptionViewItem) -> None:
        option.widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, option.widget)


def _sentence(index: Index) -> str:
    return str(index.data(SENTENCE_ROLE) or "")


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _gap(font: QFont) -> int:
    return QFontMetrics(font).height() // 3


def _fitted(area: QRect, font: QFont, words: str) -> QRect:
    height = QFontMetrics(font).boundingRect(QRect(0, 0, area.width(), 10_000), WRAPPED, words).height()
    return QRect(area.left(), area.top(), area.width(), height)
