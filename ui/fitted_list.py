"""Fitted list: sentences under each other, as high as they are at the list's width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QStyle, QStyleOptionViewItem, QWidget

from ui.soft_selection import SoftSelection

ANY_HEIGHT_PX = 1 << 20
"""More than any words need: they are wrapped in a rectangle that has a height."""


class FittedList(QListWidget):
    """Wraps its words; call `fit` when they have changed."""

    def __init__(self, most_lines: int, parent: QWidget | None = None) -> None:
        """Beyond so many lines of text it is scrolled."""
        super().__init__(parent)
        self.most_lines = most_lines
        self.setWordWrap(True)
        self.setSpacing(3)
        self._delegate = SoftSelection(self)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height that the words need, within reason."""
        most_px = self.most_lines * self.fontMetrics().lineSpacing()
        room_px = self.width() - 2 * self.frameWidth()
        heights_px = self._heights_px(room_px)
        is_scrolled = self._whole_px(heights_px) > most_px
        if is_scrolled:
            bar_px = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
            heights_px = self._heights_px(room_px - bar_px)
        with QSignalBlocker(self):
            for row, height_px in enumerate(heights_px):
                self.item(row).setSizeHint(QSize(0, height_px))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if is_scrolled else policy.ScrollBarAlwaysOff)
        wanted_px = min(self._whole_px(heights_px), most_px)
        if self.height() != wanted_px:
            self.setFixedHeight(wanted_px)

    def _whole_px(self, heights_px: Sequence[int]) -> int:
        return sum(height_px + 2 * self.spacing() for height_px in heights_px) + 2 * self.frameWidth() + 2

    def _heights_px(self, room_px: int) -> list[int]:
        """Of each row where rows have so much room.

        Left to itself, the list asks with the room that it has at that moment, its spaces and a scroll bar forgotten:
        the bar then came and went until the stack was full, and the last line of a row was cut.
        """
        option, heights_px = QStyleOptionViewItem(), []
        for row in range(self.count()):
            self.initViewItemOption(option)
            self._delegate.initStyleOption(option, self.indexFromItem(self.item(row)))
            option.rect = QRect(0, 0, room_px - 2 * self.spacing(), ANY_HEIGHT_PX)
            size = self.style().sizeFromContents(QStyle.ContentsType.CT_ItemViewItem, option, QSize(), self)
            heights_px.append(size.height())
        return heights_px
