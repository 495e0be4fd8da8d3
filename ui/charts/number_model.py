"""Number model: the numbers behind a chart as a table on screen."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.reporting.result_words import NOTHING
from planner.tables.table import Numbers

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
EMPTY = Numbers((), ())


class NumberModel(QAbstractTableModel):
    """Rows and columns of Numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = EMPTY

    def show_numbers(self, numbers: Numbers) -> None:
        self.beginResetModel()
        self._numbers = numbers
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._numbers.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._numbers.header)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._numbers.rows[index.row()][index.column()]
        if role == Role.DisplayRole:
            return cell_in_words(cell)
        if role == Role.TextAlignmentRole and not isinstance(cell, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if (
            orientation is Qt.Orientation.Horizontal
            and role == Role.DisplayRole
            and section < len(self._numbers.header)
        ):
            return self._numbers.header[section]
        return None


def cell_in_words(cell: str | int | float | None) -> str:
    """As many digits as anybody reads; the exported file has them all."""
    if cell is None:
        return NOTHING
    if isinstance(cell, float):
        return f"{cell:.4g}" if abs(cell) < 1e4 else f"{cell:,.0f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
