"""Navigation: the list at the left, one row per page, in groups that it can grow by."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.soft_selection import SoftSelection

PAGE_ROLE = Qt.ItemDataRole.UserRole
TITLE_ROLE = Qt.ItemDataRole.UserRole + 1
WRONG = "✕"
LETTERS = 30
MARGIN = 40


class Navigation(QListWidget):
    """Groups of pages; each page is known by a key."""

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setItemDelegate(SoftSelection(self))
        self.currentItemChanged.connect(self._tell)

    def add_group(self, title: str) -> None:
        """A heading that cannot be chosen."""
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.addItem(item)

    def add_page(self, key: str, title: str, sentence: str) -> None:
        item = QListWidgetItem(title)
        item.setData(PAGE_ROLE, key)
        item.setData(TITLE_ROLE, title)
        item.setToolTip(sentence)
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
