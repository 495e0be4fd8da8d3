"""Compare table: the rows of a comparison, those of one target side by side, with painted intervals."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from ui.compare.candidates import Key, Pair
from ui.compare.interval_delegate import LEAST_WIDTH_LETTERS, IntervalDelegate
from ui.compare.model import CompareModel
from ui.compare.rows import (
    BASELINE_COLUMN,
    COLUMNS,
    COVERAGE_COLUMN,
    FINDING_COLUMN,
    INTERVAL_COLUMN,
    PROMISE_COLUMN,
    SUBJECT_COLUMN,
)
from ui.soft_selection import SoftSelection
from ui.table_copying import copy_on_shortcut

ROW_PADDING = 8
WIDEST_NAME_LETTERS = 26
LINE_SEPARATOR = "\u2028"
"""What the text of an item breaks its lines at."""
OF_A_GROUP = (SUBJECT_COLUMN, BASELINE_COLUMN)
"""Columns that say the same in all rows of a target, and say it once."""


class _SubjectDelegate(SoftSelection):
    """Says the promise on a second line while it has no column of its own."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if self._table.isColumnHidden(PROMISE_COLUMN) and isinstance(model, CompareModel):
            option.text = LINE_SEPARATOR.join(filter(None, (option.text, model.rows[index.row()].promise)))


class CompareTable(QTableView):
    """Shows pairs; says whose row is current."""

    pair_chosen = Signal(object)
    """Key of the coverage whose row is current."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CompareModel(self)
        self.setModel(self.rows)
        self.setAccessibleName("Differences from the baseline, contractual targets first")
        self.setItemDelegate(SoftSelection(self))
        self.setItemDelegateForColumn(SUBJECT_COLUMN, _SubjectDelegate(self))
        self.setItemDelegateForColumn(INTERVAL_COLUMN, IntervalDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        copy_on_shortcut(self)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these; the same row stays current, and in sight."""
        row, scrolled = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        self.rows.show_pairs(pairs)
        self._group_rows(are_several=len(pairs) > 1)
        self._fit_columns()
        if row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row, 0))
            self.verticalScrollBar().setValue(scrolled)

    def _group_rows(self, *, are_several: bool) -> None:
        """What is the same for the rows of a target stands once, on two lines, beside all of them."""
        self.clearSpans()
        self.setColumnHidden(COVERAGE_COLUMN, not are_several)
        self.setColumnHidden(PROMISE_COLUMN, are_several)
        header, height_px = self.verticalHeader(), self.fontMetrics().height()
        header.setDefaultSectionSize(height_px + ROW_PADDING)
        for first, number in self.rows.groups() if are_several else ():
            if number > 1:
                for column in OF_A_GROUP:
                    self.setSpan(first, column, number, 1)
            else:
                self.setRowHeight(first, 2 * height_px + ROW_PADDING)

    def _fit_columns(self) -> None:
        """As wide as their texts; measured here, for Qt would lay out every cell, and ten coverages have many."""
        header, letter_px = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        for at in range(len(COLUMNS)):
            if at != INTERVAL_COLUMN:
                self.setColumnWidth(at, max(header.sectionSizeHint(at), self._widest_text(at) + letter_px + 2))
        most = letter_px * WIDEST_NAME_LETTERS
        self.setColumnWidth(COVERAGE_COLUMN, min(self.columnWidth(COVERAGE_COLUMN), most))
        self._fit_intervals()

    def _widest_text(self, at: int) -> int:
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold if at == FINDING_COLUMN else self.font())
        texts = {COLUMNS[at].text(row) for row in self.rows.rows}
        if at == SUBJECT_COLUMN and self.isColumnHidden(PROMISE_COLUMN):
            texts |= {row.promise for row in self.rows.rows}
        mark_px = self.iconSize().width() if at == COVERAGE_COLUMN else 0
        return mark_px + max((metrics.horizontalAdvance(text) for text in texts), default=0)

    def _fit_intervals(self) -> None:
        """The intervals take what the other columns leave, and in a narrow window no less than they need."""
        header: QHeaderView = self.horizontalHeader()
        least = self.fontMetrics().averageCharWidth() * LEAST_WIDTH_LETTERS
        least = max(least, header.sectionSizeHint(INTERVAL_COLUMN))
        left = self.viewport().width() - (header.length() - header.sectionSize(INTERVAL_COLUMN))
        header.resizeSection(INTERVAL_COLUMN, max(least, left))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_intervals()

    def key_at(self, row: int) -> Key:
        """The coverage that a row is about."""
        return self.rows.rows[row].pair.candidate.key

    @Slot(QModelIndex, QModelIndex)
    def _tell_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.pair_chosen.emit(self.key_at(current.row()))
