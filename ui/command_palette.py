"""Command palette: every action and page there is, found by typing a part of its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.navigation import PAGE_ROLE, TITLE_ROLE, Navigation
from ui.soft_selection import SoftSelection

WIDTH_LETTERS, LINES = 70, 16
ACTION_ROLE = Qt.ItemDataRole.UserRole
MARK = re.compile("&(.)")
ALSO_SAID: Mapping[str, str] = MappingProxyType({"Run on…": "Dask"})
"""Words that somebody looks for, and that neither the action's own words nor its description have."""
WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CommandPalette(QDialog):
    """A line to type into and the actions whose words hold what was typed; Return does the chosen one."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        usable = [action for action in actions if action.isEnabled() and action.isVisible() and action.text()]
        self._actions = [*usable, *self._other_pages(actions, parent)]
        self.line = QLineEdit()
        self.line.setPlaceholderText("What do you want to do?")
        self.line.setAccessibleName("Part of the command's words")
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Commands")
        self.list.setItemDelegate(SoftSelection(self.list))
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textChanged.connect(self._show_matching)
        self.line.returnPressed.connect(self._do_chosen)
        self.list.itemActivated.connect(self._do_chosen)
        metrics = self.fontMetrics()
        self.resize(WIDTH_LETTERS * metrics.averageCharWidth(), LINES * metrics.lineSpacing())
        self._show_matching("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys that walk through the list work while one types."""
        walks = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in WALKING
        if watched is self.line and walks:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _show_matching(self, typed: str) -> None:
        self.list.clear()
        ranked = [(rank_of(plain_words(action), _described(action), typed), action) for action in self._actions]
        found = [(rank, action) for rank, action in ranked if rank is not None]
        for _, action in sorted(found, key=lambda each: each[0]):
            self._add(action)
        self.list.setCurrentRow(0)

    def _add(self, action: QAction) -> None:
        words = plain_words(action)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        item = QListWidgetItem(f"{words}    {keys}" if keys else words)
        item.setToolTip(action.statusTip())
        item.setData(ACTION_ROLE, self._actions.index(action))
        self.list.addItem(item)

    def _other_pages(self, actions: Sequence[QAction], parent: QWidget) -> list[QAction]:
        """Ways to the pages that have no action of their own: the charts, once they can be drawn."""
        navigation = parent.findChild(Navigation)
        if navigation is None:
            return []
        titles = {plain_words(action) for action in actions}
        items = [navigation.item(row) for row in range(navigation.count())]
        pages = [item for item in items if item.data(PAGE_ROLE) is not None and item.data(TITLE_ROLE) not in titles]
        return [self._way_to(navigation, page) for page in pages]

    def _way_to(self, navigation: Navigation, page: QListWidgetItem) -> QAction:
        action = QAction(str(page.data(TITLE_ROLE)).replace("&", "&&"), self)
        action.setStatusTip(str(page.data(Qt.ItemDataRole.AccessibleDescriptionRole)))
        action.triggered.connect(partial(navigation.choose, str(page.data(PAGE_ROLE))))
        return action

    @Slot()
    def _do_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self._actions[int(item.data(ACTION_ROLE))].trigger()


def plain_words(action: QAction) -> str:
    """The words of an action as a menu shows them: a lone ampersand marks a letter, a double one stands for itself."""
    return MARK.sub(r"\1", action.text())


def rank_of(title: str, description: str, typed: str) -> int | None:
    """How well an action fits what was typed, the best 0; None where it lacks a part of it.

    The title begins so; words of it do; it holds all parts; it does with the description.
    """
    title, parts = title.casefold(), typed.casefold().split()
    words = re.findall(r"\w+", title)
    fits = (
        title.startswith(" ".join(parts)),
        all(any(word.startswith(part) for word in words) for part in parts),
        all(part in title for part in parts),
        all(part in f"{title} {description.casefold()}" for part in parts),
    )
    return fits.index(True) if any(fits) else None


def _described(action: QAction) -> str:
    return f"{action.statusTip()} {ALSO_SAID.get(plain_words(action), '')}"
