"""Answer table: a table of a section on screen, as high as its rows, so that the page scrolls and not the table."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from planner.grammar import capitalised
from planner.tables.cell_words import words_of_cell
from planner.tables.table import Kind, Table
from ui.answers.answer_header import AnswerHeader
from ui.number_gap import GAP, GapCell
from ui.table_copying import copy_on_shortcut
from ui.words_width import words_width_px

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
ROW_PADDING = 8
COLUMN_PADDING = 12
MOST_ROWS = 24
"""A longer table scrolls by itself."""


class AnswerModel(QAbstractTableModel):
    """The cells of one table, in words."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._is_stale = False

    def show_stale(self, *, is_stale: bool) -> None:
        """Grey the cells, or not."""
        if is_stale != self._is_stale:
            self._is_stale = is_stale
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Role.ForegroundRole])

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
        if role == Role.ForegroundRole and self._is_stale:
            return QGuiApplication.palette().placeholderText()
        if role == Role.TextAlignmentRole and kind is not Kind.TEXT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def words_in(self, column: int) -> Iterator[str]:
        """As its cells are painted, from the top."""
        kind = self.table.columns[column].kind
        return (words_of_cell(row[column], kind) + GAP for row in self.table.rows)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.table.columns):
            return None
        column = self.table.columns[section]
        if role == Role.DisplayRole:
            return capitalised(column.heading)
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column.kind is Kind.TEXT else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class AnswerTable(QTableView):
    """Shows one table."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = AnswerModel(table, self)
        self.setModel(self._answers)
        self._header = AnswerHeader(self)
        self.setHorizontalHeader(self._header)
        self.setAccessibleName(table.title)
        self.setItemDelegate(GapCell(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        copy_on_shortcut(self)

    def show_stale(self, *, is_stale: bool) -> None:
        """Grey what is out of date."""
        self._answers.show_stale(is_stale=is_stale)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Whether there is a scroll bar below hangs on the width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self._height_px())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), self._height_px())

    def _height_px(self) -> int:
        rows = min(self.model().rowCount(), MOST_ROWS)
        is_too_wide = self._header.length() > self.width() - 2 * self.frameWidth()
        bar = self.horizontalScrollBar().sizeHint().height() if is_too_wide else 0
        return self._header.sizeHint().height() + rows * self._row_px() + 2 * self.frameWidth() + bar

    def _row_px(self) -> int:
        return self.fontMetrics().height() + ROW_PADDING

    def _fit(self) -> None:
        """Each column as wide as its cells, and its heading in a few lines."""
        self.verticalHeader().setDefaultSectionSize(self._row_px())
        for column in range(self._answers.columnCount()):
            cells_px = words_width_px(self, self._answers.words_in(column))
            self.setColumnWidth(column, max(cells_px, self._header.least_width_px(column)) + COLUMN_PADDING)
        self._header.fit_height()
        self.updateGeometry()
