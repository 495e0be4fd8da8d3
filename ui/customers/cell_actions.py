"""Cell actions: copying, cutting, pasting and clearing the cells of a table, from and to a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence

from planner.grammar import capitalised, counted
from planner.scenario.entry_columns import EntryTable, Place, with_values
from planner.scenario.pasted_block import PasteError
from planner.scenario.pasting import Pasted, pasted
from ui import edits
from ui.customers.cell_copying import as_mime
from ui.customers.row_actions import RowActions
from ui.customers.table_actions import TableActions
from ui.document import Document
from ui.forms.editor import decimal_sign

Standard = QKeySequence.StandardKey


class CellActions(TableActions):
    """Commands on the chosen cells; whole rows that are chosen are cut and deleted as rows."""

    told = Signal(str)
    """What became of what was pasted, in sentences, where there is something to say."""

    def __init__(self, document: Document, table: EntryTable, rows: RowActions) -> None:
        super().__init__(rows.view)
        self._document = document
        self._table = table
        self._rows = rows
        self.cut = self.action("Cut", Standard.Cut, "Copy the chosen cells, and clear them", self._cut)
        self.copy = self.action("Copy", Standard.Copy, "Copy the chosen cells; with headings if rows are", self._copy)
        self.paste = self.action("Paste", Standard.Paste, "Paste cells of a spreadsheet from here on", self._paste)
        sentence = f"Paste rows of a spreadsheet as new {table.noun}s below the last one"
        self.paste_below = self.action("Paste as new", "Ctrl+Shift+V", sentence, self._paste_below)
        self.clear = self.action("Clear", "Del", "Clear the chosen cells, or delete the chosen rows", self._clear)

    @Slot()
    def _copy(self) -> None:
        """All cells of the rows and columns in which one is chosen."""
        cells = self.view.chosen_cells()
        if cells:
            columns = [self._table.columns[column] for column in sorted({place.column for place in cells})]
            entries = [self.view.entries.entry(row) for row in self.view.chosen_rows()]
            mime = as_mime(columns, entries, headed=self.view.are_whole_rows(), decimal=decimal_sign())
            QGuiApplication.clipboard().setMimeData(mime)

    @Slot()
    def _cut(self) -> None:
        self._copy()
        self._clear()

    @Slot()
    def _clear(self) -> None:
        cells = self.view.chosen_cells()
        if self.view.are_whole_rows():
            self._rows.remove_rows()
        elif cells:
            words = f"clear {counted(len(cells), 'cell')}"
            data = with_values(self._document.draft, self._table, dict.fromkeys(cells))
            edits.replace_draft(self._document, data=data, words=words)

    @Slot()
    def _paste(self) -> None:
        self._paste_into(self.view.chosen_cells())

    @Slot()
    def _paste_below(self) -> None:
        self._paste_into(())

    def _paste_into(self, chosen: tuple[Place, ...]) -> None:
        text = QGuiApplication.clipboard().text()
        try:
            found = pasted(self._document.draft, self._table, chosen, text, decimal=decimal_sign())
        except PasteError as error:
            self.told.emit(f"{capitalised(str(error))}.")
            return
        before = self.view.entries.rowCount()
        edits.replace_draft(self._document, data=found.data, words=found.words)
        self._choose_pasted(found, before)
        self.view.setFocus()
        if words := [*self._words_of_wrong(found), *found.notes]:
            self.told.emit(" ".join(words))

    def _choose_pasted(self, found: Pasted, before: int) -> None:
        """What was pasted, so that it can be looked through; rows that are all new as rows."""
        rows = {place.row for place in found.cells}
        if min(rows) >= before:
            self.view.choose_cell(min(rows), 0)
            self.view.choose_rows(min(rows), max(rows))
        else:
            self.view.choose_block(found.cells)

    def _words_of_wrong(self, found: Pasted) -> list[str]:
        entries = self.view.entries
        wrong = sum(1 for place in found.cells if entries.wrong(entries.index(place.row, place.column)))
        if not wrong:
            return []
        marked = "One of the pasted cells is" if wrong == 1 else f"{wrong:,} of the pasted cells are"
        return [f"{marked} wrong and marked."]
