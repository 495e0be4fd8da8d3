"""Command palette: every action there is, found by typing a part of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.soft_selection import SoftSelection

WIDTH_LETTERS, LINES = 70, 16
ACTION_ROLE = Qt.ItemDataRole.UserRole
MARK = re.compile("&(.)")
WALKING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class CommandPalette(QDialog):
    """A line to type into and the actions whose words hold what was typed; Return does the chosen one."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = [action for action in actions if action.isEnabled() and action.isVisible() and action.text()]
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
        parts = typed.casefold().split()
        for action in self._actions:
            words = plain_words(action)
            if all(part in f"{words} {action.statusTip()}".casefold() for part in parts):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                item = QListWidgetItem(f"{words}    {keys}" if keys else words)
                item.setToolTip(action.statusTip())
                item.setData(ACTION_ROLE, self._actions.index(action))
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    @Slot()
    def _do_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self._actions[int(item.data(ACTION_ROLE))].trigger()


def plain_words(action: QAction) -> str:
    """The words of an action as a menu shows them: a lone ampersand marks a letter, a double one stands for itself."""
    return MARK.sub(r"\1", action.text())
