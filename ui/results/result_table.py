"""Result table: every target of the chosen coverage; below it, in sentences, the row that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QVBoxLayout, QWidget

from planner.attainment.results import TargetResult
from ui.results.bar_delegate import BarDelegate
from ui.results.columns import BAR_COLUMN, VERDICT_COLUMN
from ui.results.detail import sentences_on
from ui.results.model import ResultModel
from ui.soft_selection import SoftSelection
from ui.table_copying import copy_on_shortcut

ROW_PADDING = 8
LEAST_BAR_WIDTH = 100


class ResultTable(QWidget):
    """A table with painted bars and the detail of its current row."""

    target_asked = Signal(object)
    """TargetResult: more is asked of it, by Enter or a double click."""

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
        self.table.activated.connect(self.ask_for_current)

    def _sort_by_header(self) -> None:
        """At first the worst on top; a third click on a heading takes the order of the plans."""
        header = self.table.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(VERDICT_COLUMN, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        self.table.setSortingEnabled(True)

    def show_results(self, results: Sequence[TargetResult], *, is_stale: bool = False) -> None:
        """Show these targets, greyed if they are out of date; the same row stays current."""
        row = max(0, self.table.currentIndex().row())
        self.model.show_results(results, is_stale=is_stale)
        self._fit_columns()
        if row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))
        else:
            self.detail.clear()

    @Slot()
    def ask_for_current(self) -> None:
        """Ask for more of the row that is looked at."""
        row = self.table.currentIndex().row()
        if 0 <= row < self.model.rowCount():
            self.target_asked.emit(self.model.result(row))

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        self._fit_bars()

    def _fit_bars(self) -> None:
        """The bars take what the other columns leave, and in a narrow window no less than they need."""
        header = self.table.horizontalHeader()
        left = self.table.viewport().width() - (header.length() - header.sectionSize(BAR_COLUMN))
        header.resizeSection(BAR_COLUMN, max(LEAST_BAR_WIDTH, left))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_bars()

    @Slot(QModelIndex, QModelIndex)
    def _show_detail(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.detail.setText(sentences_on(self.model.result(current.row())) if current.isValid() else "")
