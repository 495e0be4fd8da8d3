"""Sorting keys: a table that is sorted by clicks on its headings is sorted by keys as well."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

SORT_KEYS = "Ctrl+L"
OTHER_WAY = {
    Qt.SortOrder.AscendingOrder: Qt.SortOrder.DescendingOrder,
    Qt.SortOrder.DescendingOrder: Qt.SortOrder.AscendingOrder,
}


def sort_on_shortcut(table: QTableView) -> None:
    """Have the keys sort a table by the column of its current cell, for as long as it lives."""
    _Sorting(table)


class _Sorting(QObject):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        keys = QShortcut(QKeySequence(SORT_KEYS), table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._sort)

    @Slot()
    def _sort(self) -> None:
        """The other way round where the table is sorted by that column already; the row in hand stays in sight."""
        column, header = self._table.currentIndex().column(), self._table.horizontalHeader()
        if column >= 0:
            is_sorted = header.sortIndicatorSection() == column
            order = OTHER_WAY[header.sortIndicatorOrder()] if is_sorted else Qt.SortOrder.AscendingOrder
            self._table.sortByColumn(column, order)
            self._table.scrollTo(self._table.currentIndex())
