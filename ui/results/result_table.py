"""Result table: every target of the chosen coverage; below it, in sentences, the row that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTableView, QVBoxLayout, QWidget

from planner.attainment.results import TargetResult
from planner.demand.promises import TargetRow
from ui.plain_label import plain_label
from ui.results.bar_delegate import BarDelegate
from ui.results.columns import BAR_COLUMN, SUGGESTED_NOTE, VERDICT_COLUMN
from ui.results.detail import sentences_on
from ui.results.model import ResultModel, bold
from ui.soft_selection import SoftSelection
from ui.sorting_keys import sort_on_shortcut
from ui.table_copying import copy_on_shortcut
from ui.words_width import words_width_px

ROW_PADDING = 8


class ResultTable(QWidget):
    """A table with painted bars and the detail of its current row."""

    target_asked = Signal(object)
    """TargetResult: more is asked of it, by Enter or a double click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultModel(self)
        self._shown: Sequence[TargetResult] = ()
        self._is_narrowing = False
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
        sort_on_shortcut(self.table)
        self.suggested = plain_label("What the sign beside a goal means", SUGGESTED_NOTE)
        self.suggested.setForegroundRole(QPalette.ColorRole.PlaceholderText)
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
        layout.addWidget(self.suggested)
        layout.addWidget(self.detail)
        self.table.viewport().installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.table.activated.connect(self.ask_for_current)

    def _sort_by_header(self) -> None:
        """At first the worst on top; a third click on a heading takes the order of the plans."""
        header = self.table.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(VERDICT_COLUMN, Qt.SortOrder.AscendingOrder)
        header.setHighlightSections(False)
        self.table.setSortingEnabled(True)

    def show_results(
        self, results: Sequence[TargetResult], *, is_stale: bool = False, is_narrowing: bool = False
    ) -> None:
        """Show these targets, greyed if they are out of date; the target that is looked at stays so.

        Of results that narrow, and of those that are shown already, every target keeps its row.
        """
        is_known = self._shown is results and self._is_narrowing == is_narrowing
        if is_known and is_stale == self.model.is_stale:
            return
        self._shown, self._is_narrowing = results, is_narrowing
        target = self._current_target()
        self.model.show_results(results, is_stale=is_stale, keeps_order=is_narrowing or is_known)
        self.detail.setForegroundRole(ink_of(is_stale=is_stale))
        self.suggested.setVisible(any(not result.target.contractual for result in results))
        if not is_known:
            self._fit_columns()
        self._look_at(target)

    def _current_target(self) -> TargetRow | None:
        row = self.table.currentIndex().row()
        return self.model.result(row).target if 0 <= row < self.model.rowCount() else None

    def _look_at(self, target: TargetRow | None) -> None:
        """That one, or the first where it is no longer there."""
        row = None if target is None else self.model.row_of(target)
        current = self.model.index(row or 0, 0)
        if self.table.currentIndex().row() != current.row():
            self.table.setCurrentIndex(current)
        self._show_detail(current, current)

    @Slot()
    def ask_for_current(self) -> None:
        """Ask for more of the row that is looked at."""
        row = self.table.currentIndex().row()
        if 0 <= row < self.model.rowCount():
            self.target_asked.emit(self.model.result(row))

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            metrics = QFontMetrics(bold()) if column == VERDICT_COLUMN else None
            cells_px = words_width_px(self.table, self.model.words_in(column), metrics)
            header.resizeSection(column, max(header.sectionSizeHint(column), cells_px))
        self._fit_bars()

    def _fit_bars(self) -> None:
        """The bars take what the other columns leave, and in a narrow window no less than their heading."""
        header = self.table.horizontalHeader()
        left = self.table.viewport().width() - (header.length() - header.sectionSize(BAR_COLUMN))
        header.resizeSection(BAR_COLUMN, max(header.sectionSizeHint(BAR_COLUMN), left))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_columns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The room for columns changes with the window, and with a scroll bar beside them."""
        if event.type() is QEvent.Type.Resize:
            self._fit_bars()
        return super().eventFilter(watched, event)

    @Slot(QModelIndex, QModelIndex)
    def _show_detail(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.detail.setText(sentences_on(self.model.result(current.row())) if current.isValid() else "")


def ink_of(*, is_stale: bool) -> QPalette.ColorRole:
    """Of words about results: quieter where they are out of date."""
    return QPalette.ColorRole.PlaceholderText if is_stale else QPalette.ColorRole.WindowText
