"""Bounds table: the shifts of the chosen coverage with what a recommendation may choose for each, edited in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTableView, QWidget

from planner.shift_weeks.shift_table import SHIFT_COLUMNS, TEAM_COLUMN
from ui.document import Document
from ui.shifts.shift_model import ShiftModel
from ui.soft_selection import SoftSelection
from ui.table_copying import copy_on_shortcut

SHOWN: Final = frozenset({"name", "days", "from", "to", "engineers", "at_least", "at_most", "candidate"})
"""The keys of a shift's columns that matter here; the Coverage page has them all."""

ROW_PADDING = 8
COLUMN_PADDING = 14


class BoundsTable(QTableView):
    """Follows the coverage of a document that is looked at."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.shifts = ShiftModel(document, self)
        self.setModel(self.shifts)
        self.setAccessibleName("Shifts, and how many engineers a recommendation may choose for each")
        self.setItemDelegate(SoftSelection(self))
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        copy_on_shortcut(self)
        for at, column in enumerate(SHIFT_COLUMNS, start=TEAM_COLUMN + 1):
            self.setColumnHidden(at, column.key not in SHOWN)
        self.shifts.modelReset.connect(self._fit)
        self.shifts.dataChanged.connect(self._fit)
        document.coverage_chosen.connect(self._lead)
        document.source_changed.connect(self._lead)
        self._lead()

    @Slot()
    def _lead(self) -> None:
        self.shifts.lead_to(("coverage", self._document.coverage_index))

    @Slot()
    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        self.resizeColumnsToContents()
        for at in range(self.shifts.columnCount()):
            if not self.isColumnHidden(at):
                self.setColumnWidth(at, self.columnWidth(at) + COLUMN_PADDING)
