"""Entry view: the entries of a list as a table that is worked with as a spreadsheet is.

What can be done to rows and cells is said beside it. The order is the file's, so rows are moved and never sorted.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from planner.scenario.entry_columns import EntryTable, Place
from ui.customers.cell_delegate import CellDelegate
from ui.customers.entry_model import EntryModel
from ui.document import Document
from ui.forms.field_row import WRONG

ROW_PADDING = 8
WIDEST_LETTERS = 26
Trigger = QAbstractItemView.EditTrigger
Flag = QItemSelectionModel.SelectionFlag
Hint = QAbstractItemDelegate.EndEditHint


class EntryView(QTableView):
    """Follows a document."""

    def __init__(self, document: Document, table: EntryTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryModel(document, table, self)
        self.setModel(self.entries)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(f"{table.noun.capitalize()}s")
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.horizontalHeader().setHighlightSections(False)
        self.fit_rows()

    # --- what is chosen ---

    def chosen_cells(self) -> tuple[Place, ...]:
        """The chosen cells in reading order."""
        cells = self.selectionModel().selectedIndexes()
        return tuple(sorted((Place(cell.row(), cell.column()) for cell in cells), key=_in_reading_order))

    def chosen_rows(self) -> tuple[int, ...]:
        """The rows in which a cell is chosen, or the current one."""
        rows = {place.row for place in self.chosen_cells()} or {self.currentIndex().row()}
        return tuple(sorted(rows - {-1}))

    def are_whole_rows(self) -> bool:
        """Whether whole rows are chosen and nothing else."""
        return 0 < len(self.selectionModel().selectedRows()) == len(self.chosen_rows())

    def choose_cell(self, row: int, column: int) -> None:
        """Choose one cell and no other, whichever keys are being held."""
        self.selectionModel().setCurrentIndex(self.entries.index(row, column), Flag.ClearAndSelect)

    def choose_rows(self, first: int, last: int) -> None:
        """Choose rows that follow each other; the first one is current."""
        column = max(0, self.currentIndex().column())
        self.choose_cell(first, column)
        self._choose(Place(first, 0), Place(last, self.entries.columnCount() - 1))

    def choose_block(self, cells: tuple[Place, ...]) -> None:
        """Choose the block that some cells stand in."""
        rows, columns = {place.row for place in cells}, {place.column for place in cells}
        first = Place(min(rows), min(columns))
        self.choose_cell(first.row, first.column)
        self._choose(first, Place(max(rows), max(columns)))

    def _choose(self, first: Place, last: Place) -> None:
        corners = (self.entries.index(first.row, first.column), self.entries.index(last.row, last.column))
        self.selectionModel().select(QItemSelection(*corners), Flag.ClearAndSelect)

    # --- looks and keys ---

    def fit_rows(self) -> None:
        """Rows as high as the text asks."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)

    def fit_columns(self) -> None:
        """Columns as wide as what is in them, within reason; with room for the sign of what is wrong."""
        self.resizeColumnsToContents()
        widest = WIDEST_LETTERS * self.fontMetrics().averageCharWidth()
        sign = self.fontMetrics().horizontalAdvance(f"{WRONG} ")
        for column in range(self.entries.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + sign, widest))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        """Go on to the cell below after the Enter key, as spreadsheets do."""
        super().closeEditor(editor, hint)
        current = self.currentIndex()
        if hint == Hint.SubmitModelCache and current.row() + 1 < self.entries.rowCount():
            self.choose_cell(current.row() + 1, current.column())


def _in_reading_order(place: Place) -> tuple[int, int]:
    return place.row, place.column
