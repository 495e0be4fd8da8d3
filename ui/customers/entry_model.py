"""Entry model: a list of the draft as the model of a table, a thin adapter over its columns.

It holds no copy: its rows are the draft's own entries, so `is` tells which of them an edit has changed, and only those
are shown anew.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPalette

from planner.estimates.verdicts import Verdict
from planner.grammar import capitalised
from planner.scenario.draft import Data, entries_at
from planner.scenario.entry_columns import EntryColumn, EntryTable, Place
from planner.scenario.field_kinds import FieldKind
from planner.scenario.field_titles import title_of
from planner.scenario.findings import ScenarioError
from planner.scenario.matching import is_same
from ui import edits
from ui.document import Document
from ui.forms.editor import NUMBERS, decimal_sign
from ui.forms.field_row import WRONG
from ui.forms.tooltips import tooltip_of
from ui.palette import verdict_colour

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Wrong = dict[Place, tuple[str, ...]]
NOWHERE = QModelIndex()
NAME = "name"
WIDEST_HEADING = 13
"""Letters in a line of a heading."""


class EntryModel(QAbstractTableModel):
    """Follows a document; rows are the entries of `table`, columns its columns."""

    def __init__(self, document: Document, table: EntryTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._document = document
        self._entries = entries_at(document.draft, table.path)
        self._wrong: Wrong = {}
        document.draft_changed.connect(self._follow)
        document.checked.connect(self._mark)
        self._mark()

    def column(self, index: Index) -> EntryColumn:
        return self.table.columns[index.column()]

    def entry(self, row: int) -> object:
        return self._entries[row]

    def wrong(self, index: Index) -> tuple[str, ...]:
        """Sentences on what is wrong with a cell and what would be right."""
        return self._wrong.get(Place(index.row(), index.column()), ())

    def offered(self, index: Index) -> tuple[str, ...]:
        """What a cell can be, where that is known."""
        return self.column(index).offered(self._document.draft)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.table.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, entry = self.column(index), self._entries[index.row()]
        match role:
            case Role.DisplayRole:
                answer: object = self._words(column, entry)
            case Role.EditRole:
                answer = column.shown(entry, decimal=decimal_sign())
            case Role.AccessibleTextRole:
                answer = "; ".join([f"{column.heading}: {self._words(column, entry)}", *self.wrong(index)])
            case Role.ToolTipRole:
                answer = tooltip_of(column.heading, self.wrong(index)) if self.wrong(index) else None
            case Role.TextAlignmentRole:
                answer = _alignment(column.kind)
            case Role.ForegroundRole:
                answer = self._ink(index, column, entry)
            case _:
                answer = None
        return answer

    def _words(self, column: EntryColumn, entry: object) -> str:
        decimal = decimal_sign()
        return column.shown(entry, decimal=decimal) or column.left_out(entry, decimal=decimal)

    def _ink(self, index: Index, column: EntryColumn, entry: object) -> object:
        """What is wrong stands out, what is left out stands back."""
        palette = QGuiApplication.palette()
        if self.wrong(index):
            return verdict_colour(Verdict.MISSED, palette)
        return None if column.value(entry) is not None else palette.color(QPalette.ColorRole.PlaceholderText)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:  # noqa: N802 - Qt's name
        """Take what was typed into a cell."""
        if role != Role.EditRole or not index.isValid():
            return False
        column, entry = self.column(index), self._entries[index.row()]
        read = column.entered(str(value), self._document.draft, decimal=decimal_sign())
        if is_same(read, column.value(entry)):
            return True
        path = (*self.table.path, index.row())
        if column.key == NAME and isinstance(read, str):
            edits.rename(self._document, path=path, name=read)
        else:
            whole = column.put(entry, read).get(column.key)
            edits.set_values(self._document, values={(*path, column.key): whole}, key=(*path, *column.path))
        return True

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._row_heading(section) if role == Role.DisplayRole else None
        if not 0 <= section < len(self.table.columns):
            return None
        column = self.table.columns[section]
        match role:
            case Role.DisplayRole:
                return "\n".join(textwrap.wrap(column.heading, WIDEST_HEADING))
            case Role.ToolTipRole:
                return tooltip_of(column.heading, column.sentences)
            case Role.TextAlignmentRole:
                return _alignment(column.kind)
        return None

    def _row_heading(self, row: int) -> str:
        is_wrong = any(place.row == row for place in self._wrong)
        return f"{WRONG} {row + 1}" if is_wrong else f"{row + 1}"

    # --- following the draft ---

    @Slot(object, object)
    def _follow(self, _before: Data, after: Data) -> None:
        """Show rows that are new, gone or another object; all others stay untouched."""
        old, new = self._entries, entries_at(after, self.table.path)
        if new is old:
            return
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        self._fit_length(new, at=min(len(old), len(new)) - end)
        middle, self._entries = self._entries, new
        for first, last in _runs(row for row in range(start, len(new) - end) if middle[row] is not new[row]):
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _fit_length(self, new: Sequence[object], at: int) -> None:
        """Put in or take out as many rows as there are more or fewer, and leave all others what they are."""
        more = len(new) - len(self._entries)
        before, behind = self._entries[:at], self._entries[max(at, at - more) :]
        if more > 0:
            self.beginInsertRows(NOWHERE, at, at + more - 1)
            self._entries = [*before, *new[at : at + more], *behind]
            self.endInsertRows()
        elif more < 0:
            self.beginRemoveRows(NOWHERE, at, at - more - 1)
            self._entries = [*before, *behind]
            self.endRemoveRows()

    @Slot()
    def _mark(self) -> None:
        """Mark the cells in which something is wrong."""
        before, self._wrong = self._wrong, self._wrong_cells()
        places = {place for place in before.keys() | self._wrong.keys() if before.get(place) != self._wrong.get(place)}
        for place in places:
            if place.row < self.rowCount():
                cell = self.index(place.row, place.column)
                self.dataChanged.emit(cell, cell)
        rows = sorted({place.row for place in places})
        if rows and self.rowCount():
            self.headerDataChanged.emit(Qt.Orientation.Vertical, rows[0], min(rows[-1], self.rowCount() - 1))

    def _wrong_cells(self) -> Wrong:
        wrong = defaultdict[Place, list[str]](list)
        at = len(self.table.path)
        for error in self._document.errors_at(self.table.path):
            row = error.path[at] if len(error.path) > at else None
            if isinstance(row, int) and row < self.rowCount():
                for column in self.table.columns_at(error.path[at + 1 :]):
                    wrong[Place(row, column)].append(self._sentence(row, column, error))
        return {place: tuple(dict.fromkeys(sentences)) for place, sentences in wrong.items()}

    def _sentence(self, row: int, column: int, error: ScenarioError) -> str:
        """What is wrong, with its title where it has no column of its own."""
        steps = error.path[len(self.table.path) + 1 :]
        words = self.table.columns[column].problem(self._entries[row], error)
        if steps and not self.table.owns(steps) and self.table.columns[column].key != steps[0]:
            words = f"{title_of(error.path)}: {words}"
        return f"{capitalised(words)}."


def _alignment(kind: FieldKind) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if kind in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _alike(old: Sequence[object], new: Sequence[object]) -> int:
    """How many entries at the beginning are the same objects."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(old, new, strict=False)))


def _runs(rows: Iterator[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of rows that follow each other."""
    first = last = None
    for row in rows:
        if last is not None and first is not None and row != last + 1:
            yield first, last
            first = row
        first = row if first is None else first
        last = row
    if first is not None and last is not None:
        yield first, last
