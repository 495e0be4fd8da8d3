"""Result table: every target of the chosen coverage; below it, in sentences, the row that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from planner.results import TargetResult
from ui.results.bar_delegate import BarDelegate
from ui.results.columns import BAR_COLUMN
from ui.results.detail import sentences_on
from ui.results.model import AS_PROMISED, ResultModel
from ui.soft_selection import SoftSelection
from ui.table_copying import copy_on_shortcut

ROW_PADDING = 8


class ResultTable(QWidget):
    """A table with painted bars and the detail of its current row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Targets, contractual ones first")
        self.table.setItemDelegate(SoftSelection(self.table))
        self.table.setItemDelegateForColumn(BAR_COLUMN, BarDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        self._sort_by_header()
        copy_on_shortcut(self.table)
        self.detail = QLabel()
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setWordWrap(True)
        self.detail.setAccessibleName("The chosen target in sentences")
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)

    def _sort_by_header(self) -> None:
        header = self.table.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(AS_PROMISED, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        self.table.setSortingEnabled(True)

    def show_results(self, results: Sequence[TargetResult]) -> None:
        """Show these targets; the same row stays current."""
        row = max(0, self.table.currentIndex().row())
        self.model.show_results(results)
        self._fit_columns()
        if row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))
        else:
            self.detail.clear()

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        self.table.resizeColumnsToContents()
        header.setSectionResizeMode(BAR_COLUMN, QHeaderView.ResizeMode.Stretch)

    @Slot(QModelIndex, QModelIndex)
    def _show_detail(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.detail.setText(sentences_on(self.model.result(current.row())) if current.isValid() else "")
