"""Model of the list of tickets: a thin adapter over its rows, which may grow while they are looked for."""

from __future__ import annotations

import html

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from planner.tickets.ticket_list import TicketRow
from ui.palette import verdict_colour
from ui.tickets.columns import COLUMNS, OUTCOME_COLUMN, TicketColumn, verdict_of_row

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
AS_FOUND = -1
"""Sorted by no column: by replication and arrival."""


class TicketModel(QAbstractTableModel):
    """Rows of TicketRow; columns as in `COLUMNS`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[TicketRow, ...] = ()
        self._rows: tuple[TicketRow, ...] = ()
        self._sorted_by = AS_FOUND
        self._order = Qt.SortOrder.AscendingOrder

    def show_rows(self, rows: tuple[TicketRow, ...]) -> None:
        """Show these; what was shown stays where it was if there are only more of them now.

        A search that begins anew finds again what is shown already: fewer of the same rows change nothing.
        """
        if rows and self._given[: len(rows)] == rows:
            return
        if self._given and rows[: len(self._given)] == self._given:
            added = rows[len(self._given) :]
            self.beginInsertRows(NOWHERE, len(self._rows), len(rows) - 1)
            # Equal rows of another search are other objects; those that are shown stay.
            self._given, self._rows = (*self._given, *added), (*self._rows, *added)
            self.endInsertRows()
            self.sort(self._sorted_by, self._order)
            return
        self.beginResetModel()
        self._given = rows
        self._rows = self._in_order()
        self.endResetModel()

    def row(self, at: int) -> TicketRow:
        """What stands in a row of the table."""
        return self._rows[at]

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        return _cell(index.column(), self._rows[index.row()], role)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        match role:
            case Role.DisplayRole:
                return COLUMNS[section].heading
            case Role.ToolTipRole:
                return f"<p>{html.escape(COLUMNS[section].term)}</p>"
            case Role.TextAlignmentRole:
                return _alignment(COLUMNS[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By -1, as found."""
        self._sorted_by, self._order = column, order
        self.layoutAboutToBeChanged.emit()
        before, self._rows = self._rows, self._in_order()
        at = {id(row): place for place, row in enumerate(self._rows)}
        held = self.persistentIndexList()
        moved = [self.index(at[id(before[index.row()])], index.column()) for index in held]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _in_order(self) -> tuple[TicketRow, ...]:
        if not 0 <= self._sorted_by < len(COLUMNS):
            return self._given
        is_descending = self._order is Qt.SortOrder.DescendingOrder
        return tuple(sorted(self._given, key=COLUMNS[self._sorted_by].order, reverse=is_descending))


def _cell(number: int, row: TicketRow, role: int) -> object:
    column = COLUMNS[number]
    match role:
        case Role.DisplayRole:
            return column.text(row)
        case Role.ToolTipRole:
            return f"<p>{html.escape(column.text(row))}</p>"
        case Role.AccessibleTextRole:
            return f"{column.heading}: {column.text(row)}"
        case Role.TextAlignmentRole:
            return _alignment(column)
        case Role.ForegroundRole if number == OUTCOME_COLUMN:
            return verdict_colour(verdict_of_row(row), QGuiApplication.palette())
    return None


def _alignment(column: TicketColumn) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
