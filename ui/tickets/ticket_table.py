"""Ticket table: the list of tickets on screen, sorted by its headings, copied by the usual keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from planner.tickets.ticket_list import TicketRow
from ui.number_gap import GapCell, GapHeader
from ui.sorting_keys import sort_on_shortcut
from ui.table_copying import copy_on_shortcut
from ui.tickets.columns import OF_TARGET_COLUMNS
from ui.tickets.list_model import TicketModel

ROW_PADDING = 8
MEASURED_ROWS = 30
"""Columns are as wide as the first rows ask; measuring hundreds would hold up the window."""


class TicketTable(QTableView):
    """Rows of TicketRow, of which one is looked at."""

    row_chosen = Signal(object)
    """TicketRow; None where none is looked at any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tickets = TicketModel(self)
        self.setModel(self.tickets)
        self.setAccessibleName("Tickets")
        self.setItemDelegate(GapCell(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        header = GapHeader(self)
        self.setHorizontalHeader(header)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, header.sortIndicatorOrder())
        header.setStretchLastSection(True)
        header.setResizeContentsPrecision(MEASURED_ROWS)
        self.setSortingEnabled(True)
        copy_on_shortcut(self)
        sort_on_shortcut(self)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_rows(self, rows: tuple[TicketRow, ...], *, of_one_target: bool) -> None:
        """Show these; the first is looked at if none was, and columns that say the same everywhere are left out."""
        had_rows = self.tickets.rowCount() > 0
        self.tickets.show_rows(rows)
        for column in OF_TARGET_COLUMNS:
            self.setColumnHidden(column, of_one_target)
        if rows and not had_rows:
            self.resizeColumnsToContents()
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.tickets.index(0, 0))
        elif not rows:
            self.row_chosen.emit(None)

    @property
    def chosen(self) -> TicketRow | None:
        """The row that is looked at."""
        at = self.currentIndex().row()
        return self.tickets.row(at) if 0 <= at < self.tickets.rowCount() else None

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(self.tickets.row(current.row()))
