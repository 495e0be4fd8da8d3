"""Navigation: the list at the left, one row per page, in groups that it can grow by."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui.soft_selection import SoftSelection
from ui.terms import definition

PAGE_ROLE = Qt.ItemDataRole.UserRole
TITLE_ROLE = Qt.ItemDataRole.UserRole + 1
WRONG = "✕"
LINE_BREAK = "\u2028"
UNLIMITED = 16_777_215
LETTERS = 30
MARGIN = 40


class TitleDelegate(SoftSelection):
    """Breaks titles into lines itself: Qt measures them with and without the scroll bar, and cuts what it misjudged."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = LINE_BREAK.join(lines_of(option.text, option.font, self._room(option.widget)))

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as its lines."""
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        lines = whole.text.count(LINE_BREAK) + 1
        return QSize(self._room(option.widget), lines * QFontMetrics(whole.font).lineSpacing())

    def _room(self, view: QWidget | None) -> int:
        """How wide a line of words can be in a view as it is now."""
        if not isinstance(view, QListView):
            return UNLIMITED
        margin = view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        return view.viewport().width() - 2 * (view.spacing() + margin)


def lines_of(words: str, font: QFont, room: int) -> list[str]:
    """Words in lines that are no wider than there is room for, where a single word is not."""
    metrics, lines = QFontMetrics(font), [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class Navigation(QListWidget):
    """Groups of pages; each page is known by a key."""

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # Titles break anew where a scroll bar takes their room.
        self.setSpacing(2)
        self.setItemDelegate(TitleDelegate(self))
        self.currentItemChanged.connect(self._tell)

    def add_group(self, title: str) -> None:
        """A heading that cannot be chosen."""
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.addItem(item)

    def add_page(self, key: str, title: str, sentence: str, words: Sequence[str] = ()) -> None:
        """`words`: those of the planner that the page is about; pointing at it tells what they mean."""
        item = QListWidgetItem(title)
        item.setData(PAGE_ROLE, key)
        item.setData(TITLE_ROLE, title)
        paragraphs = (f"{sentence}.", *(definition(word) for word in words)) if words else (sentence,)
        item.setToolTip("".join(f"<p>{html.escape(each)}</p>" for each in paragraphs))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, sentence)
        self.addItem(item)

    def mark(self, key: str, wrong: int) -> None:
        """Say beside a page how many of its values are wrong."""
        for item in self._pages():
            if item.data(PAGE_ROLE) == key:
                title = str(item.data(TITLE_ROLE))
                item.setText(f"{title}  {WRONG} {wrong}" if wrong else title)

    def choose(self, key: str) -> None:
        """Go to a page; nothing happens if there is none of that key."""
        for item in self._pages():
            if item.data(PAGE_ROLE) == key:
                self.setCurrentItem(item)

    def choose_number(self, number: int) -> None:
        """Go to the page that stands so far down, the first at 0."""
        pages = self._pages()
        if number < len(pages):
            self.setCurrentItem(pages[number])

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(LETTERS * self.fontMetrics().averageCharWidth(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for the longest word, so that titles break between words and never inside one."""
        words = [word for row in range(self.count()) for word in self.item(row).text().split()]
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return QSize(longest + MARGIN, super().minimumSizeHint().height())

    def _pages(self) -> list[QListWidgetItem]:
        items = [self.item(row) for row in range(self.count())]
        return [item for item in items if item.data(PAGE_ROLE) is not None]

    @Slot(QListWidgetItem, QListWidgetItem)
    def _tell(self, current: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if current is not None:
            self.page_chosen.emit(current.data(PAGE_ROLE))
