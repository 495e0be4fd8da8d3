"""Row actions: adding, duplicating, deleting and moving the rows of a table, several at once where they are chosen.

Deleting asks nothing, since it can be undone.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction

from planner.scenario.copies import with_copies
from planner.scenario.entry_columns import EntryTable, with_new_entry
from ui import edits
from ui.customers.entry_view import EntryView
from ui.customers.table_actions import TableActions
from ui.document import Document


class RowActions(TableActions):
    """Commands on the rows in which something is chosen."""

    def __init__(self, document: Document, table: EntryTable, view: EntryView) -> None:
        super().__init__(view)
        self._document = document
        self._table = table
        noun = table.noun
        self.add = self.action("Add", "Ins", f"Add a {noun} below this one", self.add_row)
        self.duplicate = self.action("Duplicate", "Ctrl+D", f"Put copies of the chosen {noun}s below", self._duplicate)
        self.remove = self.action("Delete", "", f"Delete the chosen {noun}s; Undo brings them back", self.remove_rows)
        self.up = self.action("Up", "Alt+Up", f"Move the chosen {noun}s up", self._move_up)
        self.down = self.action("Down", "Alt+Down", f"Move the chosen {noun}s down", self._move_down)
        self.widen = self.action("Choose whole rows", "Shift+Space", "Choose all cells of these rows", self._widen)

    @property
    def shown(self) -> tuple[QAction, ...]:
        """Those that have a button."""
        return self.add, self.duplicate, self.remove, self.up, self.down

    @Slot()
    def add_row(self) -> None:
        """A row below the current one, whose name is to be typed at once."""
        view = self.view
        row = view.currentIndex().row() + 1 or view.entries.rowCount()
        edits.replace_draft(self._document, data=with_new_entry(self._document.draft, self._table, row))
        view.choose_cell(row, 0)
        view.setFocus()
        view.edit(view.currentIndex())

    @Slot()
    def _duplicate(self) -> None:
        rows = self.view.chosen_rows()
        if rows:
            copies = with_copies(self._document.draft, self._table.path, rows)
            words = f"duplicate {self._table.counted(len(rows))}" if len(rows) > 1 else ""
            edits.replace_draft(self._document, data=copies, words=words)
            self.view.choose_rows(rows[-1] + 1, rows[-1] + len(rows))

    @Slot()
    def remove_rows(self) -> None:
        """Delete the rows; the one that comes to stand there is current."""
        rows, column = self.view.chosen_rows(), self.view.currentIndex().column()
        if rows:
            edits.remove_entries(self._document, path=self._table.path, indices=rows)
            left = self.view.entries.rowCount()
            if left:
                self.view.choose_cell(min(rows[0], left - 1), max(0, column))

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        """Move rows that follow each other: the neighbour they pass goes to their other side."""
        view, rows = self.view, self.view.chosen_rows()
        if not rows or rows[-1] - rows[0] >= len(rows):
            return
        passed, to = (rows[0] - 1, rows[-1]) if by < 0 else (rows[-1] + 1, rows[0])
        if not 0 <= passed < view.entries.rowCount():
            return
        is_one_cell = len(view.chosen_cells()) <= 1
        edits.move_entry(self._document, path=self._table.path, index=passed, to=to)
        if is_one_cell:
            view.choose_cell(rows[0] + by, max(0, view.currentIndex().column()))
        else:
            view.choose_rows(rows[0] + by, rows[-1] + by)

    @Slot()
    def _widen(self) -> None:
        rows = self.view.chosen_rows()
        if rows:
            self.view.choose_rows(rows[0], rows[-1])
