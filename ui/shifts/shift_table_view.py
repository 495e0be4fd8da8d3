"""Shift table view: the table twin of the timeline, for who would rather type, copy and paste."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QVBoxLayout, QWidget

from planner.grammar import counted
from planner.scenario.draft import Path, without
from planner.scenario.pasted_block import PasteError
from planner.shift_weeks.shift_table import copied_shifts, pasted_shifts
from ui import edits
from ui.document import Document
from ui.forms.editor import decimal_sign
from ui.shifts.shift_model import ShiftModel
from ui.soft_selection import SoftSelection

ROW_PADDING = 8
ABOUT = (
    "Copy cells to a spreadsheet with Ctrl+C, and paste them back with Ctrl+V: rows beyond the last become new shifts."
)


class ShiftTableView(QWidget):
    """All shifts of the coverage that is looked at."""

    shift_chosen = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.model = ShiftModel(document, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName("All shifts of the coverage")
        self.table.setItemDelegate(SoftSelection(self.table))
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        self.notes = QLabel(ABOUT)
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setWordWrap(True)
        self.notes.setAccessibleName("What was pasted, and what was not")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.notes)
        for keys, slot in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Delete, self._remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.model.modelReset.connect(self.fit)

    def lead_to(self, coverage: Path) -> None:
        """Show another coverage's shifts."""
        if coverage != self.model.coverage or self.model.rowCount() == 0:
            self.model.lead_to(coverage)
            self.fit()

    @Slot()
    def fit(self) -> None:
        """Columns as wide as what stands in them."""
        self.table.resizeColumnsToContents()

    def choose(self, path: Path) -> None:
        """Make a shift's row the current one, without a word about it."""
        row = self.model.row_of(path)
        if row >= 0 and row != self.table.currentIndex().row():
            with QSignalBlocker(self.table.selectionModel()):
                cell = self.model.index(row, max(self.table.currentIndex().column(), 0))
                # Whichever keys are held: with Ctrl, the view itself would choose it beside the others.
                self.table.selectionModel().setCurrentIndex(cell, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.table.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        path = self.model.path_at(current.row())
        if path is not None:
            self.shift_chosen.emit(path)

    @Slot()
    def copy(self) -> None:
        """Put the chosen cells on the clipboard."""
        cells = self.table.selectionModel().selectedIndexes()
        if cells:
            rows = self.model.rows_at(sorted({cell.row() for cell in cells}))
            columns = sorted({cell.column() for cell in cells})
            text = copied_shifts(self._document.draft, rows, columns, decimal=decimal_sign())
            QGuiApplication.clipboard().setText(text)

    @Slot()
    def paste(self) -> None:
        """Put what is on the clipboard into the table, from the current cell on, as one step."""
        at = self.table.currentIndex()
        row, column = (at.row(), at.column()) if at.isValid() else (self.model.rowCount(), 0)
        text = QGuiApplication.clipboard().text()
        try:
            pasted = pasted_shifts(self._document.draft, self.model.coverage, row, column, text, decimal=decimal_sign())
        except PasteError as error:
            self.notes.setText(f"Nothing was pasted: {error}.")
            return
        edits.replace_draft(self._document, data=pasted.data, words=pasted.words)
        self.notes.setText(" ".join((f"Done: {pasted.words}.", *pasted.notes)))

    @Slot()
    def _remove(self) -> None:
        """Delete the shifts of the rows that are chosen whole; single cells stay, since most values have to stand."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        paths = [path for row in rows if (path := self.model.path_at(row)) is not None]
        if paths:
            data = self._document.draft
            for path in sorted(paths, key=_places, reverse=True):
                data = without(data, path)
            words = f"delete {counted(len(paths), 'shift')}"
            edits.replace_draft(self._document, data=data, words=words)


def _places(path: Path) -> tuple[int, ...]:
    """The numbers in a path, by which the last of a list goes first."""
    return tuple(step for step in path if isinstance(step, int))
