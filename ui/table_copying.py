"""Table copying: Ctrl+C on any table puts its chosen cells on the clipboard, as a spreadsheet takes them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

from planner.spreadsheet_text import guarded, tabbed

Role = Qt.ItemDataRole


def copy_on_shortcut(table: QTableView) -> None:
    """Have the standard copy keys work on a table, for as long as it lives."""
    _Copying(table)


class _Copying(QObject):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        chosen = self._table.selectionModel().selectedIndexes()
        if chosen:
            QGuiApplication.clipboard().setText(as_tabbed_text(self._table.model(), chosen))


def as_tabbed_text(model: QAbstractItemModel, cells: list[QModelIndex]) -> str:
    """The headings of the cells' columns and a line per row, in the order seen."""
    columns = sorted({cell.column() for cell in cells})
    rows = sorted({cell.row() for cell in cells})
    headings = [model.headerData(column, Qt.Orientation.Horizontal, Role.DisplayRole) for column in columns]
    cells_of_rows = (
        [model.data(model.index(row, column), Role.DisplayRole) or "" for column in columns] for row in rows
    )
    return tabbed([guarded(str(cell)) for cell in line] for line in (headings, *cells_of_rows))
