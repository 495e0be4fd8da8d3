"""Model of the comparison: a thin adapter over its rows, with the names of what is compared in its headings."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil, floor
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from planner.attainment.comparison import Finding
from planner.comparing.sentences import on_promises, on_replications, on_tickets
from planner.estimates.verdicts import Verdict
from planner.reporting.difference_words import points
from ui.compare.candidates import Candidate, Pair
from ui.compare.rows import (
    BASELINE_COLUMN,
    COLUMNS,
    COMPARED_COLUMN,
    COVERAGE_COLUMN,
    FINDING_COLUMN,
    INTERVAL_COLUMN,
    PROMISE_COLUMN,
    SUBJECT_COLUMN,
    Row,
    rows_of,
)
from ui.coverage_marks import mark_of
from ui.palette import verdict_colour

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
LONGEST_HEADING = 22
STEPS = ((0.05, 0.01), (0.2, 0.05), (1.0, 0.1))
"""Up to which difference the scale of the drawn intervals ends at a multiple of what."""
LEAST_SIDE = 0.15
"""Of the scale, on the side of no difference that has less."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COLOUR_OF = {
    Finding.BETTER: Verdict.MET,
    Finding.WORSE: Verdict.MISSED,
    Finding.CANNOT_TELL: Verdict.TOO_CLOSE,
}
"""A finding has the colour of the verdict that says the same of a goal."""


class CompareModel(QAbstractTableModel):
    """Rows of `Row`; columns as in `COLUMNS`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.scale = (-1.0, 1.0)
        """From which difference to which intervals are drawn; no difference lies within."""
        self._groups: tuple[int, ...] = ()
        """Per row, a number that the rows of one target have in common, as those of the cost and of hand-overs."""
        self._headings: dict[int, Candidate] = {}

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these comparisons, which have one baseline."""
        self.beginResetModel()
        self.rows = rows_of(pairs)
        self.scale = _scale_of(self.rows)
        self._groups = _groups_of(self.rows)
        self._headings = {BASELINE_COLUMN: pairs[0].baseline} if pairs else {}
        if len(pairs) == 1:
            self._headings[COMPARED_COLUMN] = pairs[0].candidate
        self.endResetModel()

    def groups(self) -> Iterator[tuple[int, int]]:
        """The first row of each group, and how many rows it has."""
        for first in range(len(self._groups)):
            if first == 0 or self._groups[first] != self._groups[first - 1]:
                yield first, self._groups.count(self._groups[first])

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Role.BackgroundRole:
            return _ground() if self._groups[index.row()] % 2 else None
        return _cell(index.column(), row, role)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        named = self._headings.get(section)
        match role:
            case Role.DisplayRole:
                return COLUMNS[section].heading if named is None else _shortened(named.name)
            case Role.DecorationRole:
                return None if named is None else mark_of(named.mark)
            case Role.ToolTipRole:
                name = "" if named is None else f"<b>{html.escape(named.name)}</b><br>"
                return f"<p>{name}{html.escape(self._term(section))}</p>"
            case Role.TextAlignmentRole:
                return _LEFT if named else _alignment(section)
        return None

    def _term(self, section: int) -> str:
        if section != INTERVAL_COLUMN:
            return COLUMNS[section].term
        low, high = self.scale
        return f"{COLUMNS[section].term} All are drawn from {points(low)} to {points(high)} points."


def _cell(number: int, row: Row, role: int) -> object:
    of_role = _OF_ROLE.get(role)
    return None if of_role is None else of_role(number, row)


def _text(number: int, row: Row) -> object:
    return None if number == INTERVAL_COLUMN else COLUMNS[number].text(row)


def _spoken(number: int, row: Row) -> object:
    return f"{COLUMNS[number].heading}: {COLUMNS[number].text(row)}"


def _mark(number: int, row: Row) -> object:
    return mark_of(row.pair.candidate.mark) if number == COVERAGE_COLUMN else None


def _tooltip(pair: Pair) -> str:
    """Whose comparison it is, and how far it carries."""
    found = pair.compared
    sentences = [on_tickets(found), on_replications(found), *on_promises(found)]
    head = f"{pair.candidate.name} against {pair.baseline.name}"
    return f"<p><b>{html.escape(head)}</b><br>{html.escape(' '.join(filter(None, sentences)))}</p>"


def _alignment(column: int) -> Qt.AlignmentFlag:
    if column == INTERVAL_COLUMN:
        return Qt.AlignmentFlag.AlignCenter
    return _RIGHT if COLUMNS[column].is_number else _LEFT


def _ink(column: int, row: Row) -> object:
    palette = QGuiApplication.palette()
    if row.pair.is_stale:
        return palette.color(QPalette.ColorRole.PlaceholderText)
    if column == FINDING_COLUMN and row.finding is not None:
        return verdict_colour(COLOUR_OF[row.finding], palette)
    quiet = not row.is_contractual and column in (SUBJECT_COLUMN, PROMISE_COLUMN)
    return palette.color(QPalette.ColorRole.PlaceholderText) if quiet else None


def _ground() -> object:
    return QGuiApplication.palette().color(QPalette.ColorRole.AlternateBase)


def _font(column: int, row: Row) -> object:
    if column != FINDING_COLUMN or not row.is_contractual or row.finding is None:
        return None
    font = QFont()
    font.setBold(True)
    return font


_OF_ROLE: Mapping[int, Callable[[int, Row], object]] = MappingProxyType(
    {
        Role.DisplayRole: _text,
        Role.AccessibleTextRole: _spoken,
        Role.ToolTipRole: lambda _, row: _tooltip(row.pair),
        Role.DecorationRole: _mark,
        Role.TextAlignmentRole: lambda column, _: _alignment(column),
        Role.ForegroundRole: _ink,
        Role.FontRole: _font,
    }
)


def _scale_of(rows: Sequence[Row]) -> tuple[float, float]:
    """Round numbers that all drawn intervals lie between."""
    ends = [end for row in rows if row.difference for end in (row.difference.ci95.low, row.difference.ci95.high)]
    low, high = min([*ends, 0.0]), max([*ends, 0.0])
    widest = max(high, -low, 0.001)
    step = next((step for up_to, step in STEPS if widest <= up_to), STEPS[-1][1])
    low, high = min(low, -LEAST_SIDE * widest), max(high, LEAST_SIDE * widest)
    return max(-1.0, floor(low / step - 1e-9) * step), min(1.0, ceil(high / step + 1e-9) * step)


def _groups_of(rows: Sequence[Row]) -> tuple[int, ...]:
    groups: list[int] = []
    for at, row in enumerate(rows):
        is_same = at > 0 and (row.subject, row.promise) == (rows[at - 1].subject, rows[at - 1].promise)
        groups.append(groups[-1] + (not is_same) if groups else 0)
    return tuple(groups)


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_HEADING else f"{name[: LONGEST_HEADING - 10]}…{name[-9:]}"
