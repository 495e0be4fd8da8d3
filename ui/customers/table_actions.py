"""Table actions: what is common to the commands of a table: words, keys and a sentence, for button and menu alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton

from ui.customers.entry_view import EntryView

Keys = str | QKeySequence.StandardKey


class TableActions(QObject):
    """Commands of a view, which has their keys and its context menu from them."""

    def __init__(self, view: EntryView) -> None:
        super().__init__(view)
        self.view = view

    def action(self, words: str, keys: Keys, sentence: str, slot: Callable[[], None]) -> QAction:
        """A command of the view; its keys work while the view itself is being worked with."""
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{sentence} ({shown})" if shown else sentence)
        action.triggered.connect(slot)
        self.view.addAction(action)
        return action


def buttons_for(actions: Iterable[QAction], noun: str) -> list[QToolButton]:
    """A button each, for those who look for one."""
    buttons = []
    for action in actions:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(f"{action.text()}: {noun}")
        buttons.append(button)
    return buttons
