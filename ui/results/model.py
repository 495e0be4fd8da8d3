"""Model of the table of results: a thin adapter over a coverage's targets, contractual ones always first."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from planner.attainment.results import TargetResult
from planner.demand.promises import TargetRow
from ui.palette import verdict_colour
from ui.results.columns import BAR_COLUMN, COLUMNS, VERDICT_COLUMN, Column

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
AS_PROMISED = -1
"""Sorted by no column: by plan, severity and metric, as the study has them."""


class ResultModel(QAbstractTableModel):
    """Rows of TargetResult; columns as in `COLUMNS`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[TargetResult, ...] = ()
        self._rows: tuple[TargetResult, ...] = ()
        self.is_stale = False
        self._sorted_by = AS_PROMISED
        self._order = Qt.SortOrder.AscendingOrder

    def show_results(
        self, results: Sequence[TargetResult], *, is_stale: bool = False, keeps_order: bool = False
    ) -> None:
        """Show these, greyed if they are out of date; where asked, each target stays in the row where it stands."""
        given = tuple(results)
        rows = self._rows_kept(given) if keeps_order else ()
        if rows:
            self.is_stale, self._given, self._rows = is_stale, given, rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.is_stale = is_stale
        self._given = given
        self._rows = self._in_order()
        self.endResetModel()

    def _rows_kept(self, given: tuple[TargetResult, ...]) -> tuple[TargetResult, ...]:
        """These results in the order of the rows; none if they are not of the same targets."""
        found = {each.target: each for each in given}
        if len(given) != len(self._rows) or any(row.target not in found for row in self._rows):
            return ()
        return tuple(found[row.target] for row in self._rows)

    def row_of(self, target: TargetRow) -> int | None:
        """Where a target stands."""
        return next((row for row, result in enumerate(self._rows) if result.target == target), None)

    def result(self, row: int) -> TargetResult:
        return self._rows[row]

    def words_in(self, column: int) -> Iterator[str]:
        """Its cells from the top."""
        return (COLUMNS[column].text(row) for row in self._rows)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        if self.is_stale and role == Role.ForegroundRole:
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
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
        """Within the contractual targets and within the suggested ones; by -1, as promised."""
        self._sorted_by, self._order = column, order
        self.layoutAboutToBeChanged.emit()
        before, self._rows = self._rows, self._in_order()
        at = {id(result): row for row, result in enumerate(self._rows)}
        held = self.persistentIndexList()
        moved = [self.index(at[id(before[index.row()])], index.column()) for index in held]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _in_order(self) -> tuple[TargetResult, ...]:
        rows = list(self._given)
        if 0 <= self._sorted_by < len(COLUMNS):
            rows.sort(key=COLUMNS[self._sorted_by].order, reverse=self._order is Qt.SortOrder.DescendingOrder)
        return tuple(sorted(rows, key=lambda result: not result.target.contractual))


def _cell(number: int, result: TargetResult, role: int) -> object:
    column = COLUMNS[number]
    match role:
        case Role.DisplayRole:
            return None if number == BAR_COLUMN else column.text(result)
        case Role.AccessibleTextRole:
            return f"{column.heading}: {(column.spoken or column.text)(result)}"
        case Role.TextAlignmentRole:
            return _alignment(column)
        case Role.ForegroundRole:
            return _ink(number, result)
        case Role.FontRole:
            return bold() if number == VERDICT_COLUMN and result.target.contractual else None
    return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _ink(column: int, result: TargetResult) -> object:
    palette = QGuiApplication.palette()
    if column == VERDICT_COLUMN:
        return verdict_colour(result.verdict, palette)
    return None if result.target.contractual else palette.color(QPalette.ColorRole.PlaceholderText)


def bold() -> QFont:
    """Of the verdicts that bind."""
    font = QFont()
    font.setBold(True)
    return font
