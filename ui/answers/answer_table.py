"""Answer table: a table of a section on screen, as high as its rows, so that the page scrolls and not the table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from planner.tables.cell_words import words_of_cell
from planner.tables.table import Kind, Table
from ui.soft_selection import SoftSelection
from ui.table_copying import copy_on_shortcut

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
ROW_PADDING = 8
COLUMN_PADDING = 18
MOST_ROWS = 24
"""A longer table scrolls by itself."""


class AnswerModel(QAbstractTableModel):
    """The cells of one table, in words."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell, kind = self.table.rows[index.row()][index.column()], self.table.columns[index.column()].kind
        if role == Role.DisplayRole:
            return words_of_cell(cell, kind)
        if role == Role.TextAlignmentRole and kind is not Kind.TEXT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.table.columns):
            return None
        column = self.table.columns[section]
        if role == Role.DisplayRole:
            return column.heading
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column.kind is Kind.TEXT else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class AnswerTable(QTableView):
    """Shows one table."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(AnswerModel(table, self))
        self.setAccessibleName(table.title)
        self.setItemDelegate(SoftSelection(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        copy_on_shortcut(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self._height_px())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), self._height_px())

    def _height_px(self) -> int:
        rows = min(self.model().rowCount(), MOST_ROWS)
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        return header + rows * self._row_px() + 2 * self.frameWidth() + bar

    def _row_px(self) -> int:
        return self.fontMetrics().height() + ROW_PADDING

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._row_px())
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, self.columnWidth(column) + COLUMN_PADDING)
        self.updateGeometry()
