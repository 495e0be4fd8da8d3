"""Entry list: the names of a list's entries, with what can be done to them: add, duplicate, delete, move.

Plans, incidents, coverages and teams are chosen with it. Deleting asks nothing, since it can be undone.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from planner.scenario.draft import Data, Path, entries_at, value_at
from ui import edits
from ui.document import Document
from ui.forms.field_row import WRONG, WrongLabel
from ui.soft_selection import SoftSelection

NewEntry = Callable[[Data], object]
"""A new entry for a draft, sound wherever that is possible."""


class EntryList(QWidget):
    """Follows the list at a path of the draft; `noun` says what its entries are, such as "plan"."""

    entry_chosen = Signal(int)
    """The index of the entry that is looked at; -1 for none."""

    def __init__(
        self,
        document: Document,
        path: Path,
        noun: str,
        new_entry: NewEntry,
        *,
        mark: Callable[[int], QIcon] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._path = path
        self._noun = noun
        self._new_entry = new_entry
        self._mark = mark
        self.list = QListWidget()
        self.list.setAccessibleName(f"{noun.capitalize()}s")
        self.list.setItemDelegate(SoftSelection(self.list))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.add = self._action("Add", "", f"Add a {noun}", self.add_entry)
        self.duplicate = self._action("Duplicate", "Ctrl+D", f"Put a copy of the {noun} after it", self._duplicate)
        self.remove = self._action("Delete", "Del", f"Delete the {noun}; Undo brings it back", self._remove)
        self.up = self._action("Up", "Alt+Up", f"Move the {noun} up", self._move_up)
        self.down = self._action("Down", "Alt+Down", f"Move the {noun} down", self._move_down)
        self.wrong = WrongLabel()
        self._lay_out()
        self.list.currentRowChanged.connect(self.entry_chosen)
        self.list.currentRowChanged.connect(self._enable)
        document.draft_changed.connect(self._follow)
        document.checked.connect(self._show_names)
        self._show_names()

    def _action(self, words: str, keys: str, sentence: str, slot: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setToolTip(f"{sentence} ({keys})" if keys else sentence)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.list.addAction(action)
        return action

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for action in (self.add, self.duplicate, self.remove, self.up, self.down):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"{action.text()} {self._noun}")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addWidget(self.wrong)
        column.addWidget(self.list, 1)

    def lead_to(self, path: Path) -> None:
        """Follow another list of the same kind, such as another coverage's teams."""
        if path != self._path:
            self._path = path
            self._show_names()
            self.choose(0)

    @property
    def index(self) -> int:
        """Which entry is looked at; -1 for none."""
        return self.list.currentRow()

    @property
    def entry_path(self) -> Path | None:
        """Where the entry that is looked at stands in the draft."""
        return (*self._path, self.index) if self.index >= 0 else None

    def choose(self, index: int) -> None:
        self.list.setCurrentRow(min(index, self.list.count() - 1))

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        if value_at(before, self._path) is not value_at(after, self._path):
            self._show_names()

    @Slot()
    def _show_names(self) -> None:
        """One row per entry, marked where something is wrong with it; the same row stays current."""
        entries = entries_at(self._document.draft, self._path)
        errors = self._document.errors_at(self._path)
        wrong = {error.path[len(self._path)] for error in errors if len(error.path) > len(self._path)}
        self.wrong.show_errors(error for error in errors if error.path == self._path)
        row = max(0, self.index)
        with QSignalBlocker(self.list):
            while self.list.count() > len(entries):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(entries):
                self.list.addItem(QListWidgetItem())
            for index, entry in enumerate(entries):
                item = self.list.item(index)
                name = str(value_at(entry, ("name",), "") or f"{self._noun} without a name")
                item.setText(f"{WRONG} {name}" if index in wrong else name)
                if self._mark is not None:
                    item.setIcon(self._mark(index))
            self.list.setCurrentRow(min(row, len(entries) - 1))
        self.entry_chosen.emit(self.index)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        chosen, last = self.index, self.list.count() - 1
        for action in (self.duplicate, self.remove):
            action.setEnabled(chosen >= 0)
        self.up.setEnabled(chosen > 0)
        self.down.setEnabled(0 <= chosen < last)

    @Slot()
    def add_entry(self) -> None:
        """Add an entry at the end and go to it."""
        edits.add_entry(self._document, path=self._path, entry=self._new_entry(self._document.draft))
        self.choose(self.list.count() - 1)

    @Slot()
    def _duplicate(self) -> None:
        chosen = self.index
        edits.duplicate_entry(self._document, path=self._path, index=chosen)
        self.choose(chosen + 1)

    @Slot()
    def _remove(self) -> None:
        edits.remove_entry(self._document, path=self._path, index=self.index)

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        chosen = self.index
        edits.move_entry(self._document, path=self._path, index=chosen, to=chosen + by)
        self.choose(chosen + by)
