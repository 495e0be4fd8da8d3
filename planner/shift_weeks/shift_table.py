"""Shift table: all shifts of a coverage as the rows of one table, and rows of a spreadsheet as shifts.

The shifts stand in the lists of their teams, so a row knows its path. Headings, kinds and sentences are those of the
table of fields; cells are read and written as everywhere (`planner.scenario.entry_columns`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.grammar import counted
from planner.scenario.copies import free_name
from planner.scenario.coverage import Shift
from planner.scenario.draft import Data, entries_at, table_at, value_at, with_entry, with_value
from planner.scenario.entered import entered, shown
from planner.scenario.entry_columns import EntryColumn, plain_columns
from planner.scenario.field_kinds import FieldKind
from planner.scenario.field_table import fields_by_key
from planner.scenario.findings import Path
from planner.scenario.pasted_block import PasteError, cells_of
from planner.shift_weeks.new_shifts import NEW_SHIFT, OFFICE_HOURS
from planner.shift_weeks.shift_edits import with_on_call
from planner.spreadsheet_text import guarded, tabbed, unguarded

TEAM_HEADING = "Team"
LONGEST_SHOWN = 40
MOST_ROWS = 500
"""Nobody has more shifts, and each new one is looked for among all names there are."""
TEAM_COLUMN, NAME_COLUMN = 0, 1
"""The others are `SHIFT_COLUMNS`, from 1 on."""


@dataclass(frozen=True, slots=True)
class OnCallColumn(EntryColumn):
    """Whether a shift is on call; its terms are edited elsewhere."""

    def shown(self, entry: object, *, decimal: str = ".") -> str:
        return shown(FieldKind.SWITCH, self.value(entry) is not None, decimal=decimal)

    def entered(self, text: str, data: Data, *, decimal: str = ".") -> object:  # noqa: ARG002 - as of every column
        return entered(FieldKind.SWITCH, text, decimal=decimal)

    def put(self, entry: object, value: object) -> Data:
        return with_on_call(table_at(entry, ()), is_on_call=value is True)


@dataclass(frozen=True, slots=True)
class SaidColumn(EntryColumn):
    """A value that is something in particular where the entry does not say."""

    said: str = ""

    def left_out(self, _entry: object, *, decimal: str = ".") -> str:  # noqa: ARG002 - as of every column
        return self.said


_FIRST: dict[str, tuple[str, ...]] = {
    "name": ("shift",),
    "days": (),
    "from": ("start", "begins"),
    "to": ("end", "ends", "until"),
    "engineers": ("headcount", "people"),
}
_LAST: dict[str, tuple[str, ...]] = {
    "works_holidays": ("holidays",),
    "at_least": ("min", "fewest"),
    "at_most": ("max", "most"),
    "candidate": (),
}


def _columns() -> tuple[EntryColumn, ...]:
    fields = fields_by_key(Shift)
    on_call, handles, tier = fields["on_call"], fields["handles"], fields["tier"]
    return (
        *plain_columns(Shift, _FIRST, {}),
        OnCallColumn("on_call", on_call.title or "", on_call, FieldKind.SWITCH, ("rota",)),
        SaidColumn("handles", handles.title or "", handles, FieldKind.SELECTION, said="everything"),
        SaidColumn("tier", tier.title or "", tier, FieldKind.TIERS, ("tiers",), said="1, 2"),
        *plain_columns(Shift, _LAST, {}),
    )


SHIFT_COLUMNS = _columns()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One shift of the table."""

    path: Path
    team: str


@dataclass(frozen=True, slots=True)
class PastedShifts:
    """What pasting makes of a draft."""

    data: Data
    words: str
    """What the step is called: paste 3 shifts."""
    notes: tuple[str, ...]
    """Sentences on what was left out."""


def shift_rows(draft: Data, coverage: Path) -> tuple[TableRow, ...]:
    """All shifts of a coverage, team by team."""
    teams = (*coverage, "teams")
    return tuple(
        TableRow((*teams, at, "shifts", index), team_name(team))
        for at, team in enumerate(entries_at(draft, teams))
        for index in range(len(entries_at(team, ("shifts",))))
    )


def team_name(team: object) -> str:
    """What a team calls itself; nothing where it does not."""
    name = value_at(team, ("name",))
    return name if isinstance(name, str) else ""


def copied_shifts(draft: Data, rows: Sequence[TableRow], columns: Sequence[int], *, decimal: str = ".") -> str:
    """Cells as a spreadsheet takes them, under their headings; what a shift leaves out stays empty."""
    rows_shown = [[guarded(_shown(draft, row, at, decimal)) for at in columns] for row in rows]
    headings = [TEAM_HEADING if at == TEAM_COLUMN else SHIFT_COLUMNS[at - 1].heading for at in columns]
    return tabbed([headings, *rows_shown])


def _shown(draft: Data, row: TableRow, column: int, decimal: str) -> str:
    if column == TEAM_COLUMN:
        return row.team
    return SHIFT_COLUMNS[column - 1].shown(value_at(draft, row.path), decimal=decimal)


def pasted_shifts(draft: Data, coverage: Path, row: int, column: int, text: str, *, decimal: str = ".") -> PastedShifts:
    """The draft with a spreadsheet's cells from a place of the table on; raises PasteError.

    Columns are found by their headings if the first row has them. Rows beyond the last shift become new ones, in the
    team that they name or in that of the last one.
    """
    cells = cells_of(text)
    if not cells:
        raise PasteError("there is nothing to paste", mend="copy the cells in the spreadsheet first")
    columns, body = _headed(cells) or (range(column, column + max(len(texts) for texts in cells)), cells)
    if len(body) > MOST_ROWS:
        raise PasteError(f"more than {MOST_ROWS} shifts cannot be pasted at once", mend="paste them in parts")
    rows = shift_rows(draft, coverage)
    if not rows and not entries_at(draft, (*coverage, "teams")):
        raise PasteError("there is no team to paste shifts into", mend="add a team first")
    pasting = _Pasting(draft, coverage, decimal)
    for number, texts in enumerate(body, start=row):
        by_column = {at: words for at, words in zip(columns, texts, strict=False) if at is not None}
        if number < len(rows):
            pasting.put(rows[number], by_column)
        elif any(words.strip() for words in texts):
            pasting.add(by_column)
    return pasting.done()


def _headed(cells: Sequence[Sequence[str]]) -> tuple[list[int | None], Sequence[Sequence[str]]] | None:
    """The columns that a first row of headings names, and the rows below it; None where it is no such row."""
    named = [column_named(heading) for heading in cells[0]]
    known = [column for column in named if column is not None]
    words = sum(1 for heading in cells[0] if heading.strip())
    if len(cells) < 2 or len(known) != len(set(known)) or 2 * len(known) < max(words, 1):
        return None
    return named, cells[1:]


def column_named(heading: str) -> int | None:
    """Which column of the table a heading means; None for none of them."""
    if heading.strip().casefold() == TEAM_HEADING.casefold():
        return TEAM_COLUMN
    return next((at for at, each in enumerate(SHIFT_COLUMNS, start=1) if each.is_called(heading)), None)


class _Pasting:
    """A draft on the way, row by row."""

    def __init__(self, draft: Data, coverage: Path, decimal: str) -> None:
        self._data = draft
        self._teams: Path = (*coverage, "teams")
        self._decimal = decimal
        self._cells = 0
        self._added = 0
        self._shifts = 0
        self._notes: dict[str, None] = {}

    def put(self, row: TableRow, by_column: Mapping[int, str]) -> None:
        """Values into a shift that is there; it stays in its team, and is never left without a name."""
        wanted = by_column.get(TEAM_COLUMN, "").strip()
        if wanted and wanted.casefold() != row.team.casefold():
            self._note(f"Shifts that are there stay in their team, so “{wanted[:LONGEST_SHOWN]}” was left out.")
        told = {at: words for at, words in by_column.items() if at != NAME_COLUMN or words.strip()}
        self._data = with_value(self._data, row.path, self._filled(table_at(self._data, row.path), told))
        self._shifts += 1

    def add(self, by_column: Mapping[int, str]) -> None:
        """A new shift at the end of its team."""
        teams = entries_at(self._data, self._teams)
        wanted = by_column.get(TEAM_COLUMN, "").strip()
        named = [at for at, team in enumerate(teams) if team_name(team).casefold() == wanted.casefold()]
        if wanted and not named:
            self._note(f"There is no team “{wanted[:LONGEST_SHOWN]}”, so its shifts were left out.")
            return
        path = (*self._teams, named[0] if wanted else len(teams) - 1, "shifts")
        entry = self._filled(OFFICE_HOURS, {at: words for at, words in by_column.items() if words.strip()})
        name = free_name(self._data, path, str(entry.get("name", NEW_SHIFT)))
        last = len(entries_at(self._data, path))
        self._data = with_entry(self._data, path, last, {**entry, "name": name})
        self._shifts += 1
        self._added += 1

    def done(self) -> PastedShifts:
        """What has become of the draft."""
        count, noun = (self._shifts, "shift") if self._added else (self._cells, "cell")
        return PastedShifts(self._data, f"paste {counted(count, noun)}", tuple(self._notes))

    def _filled(self, entry: Data, by_column: Mapping[int, str]) -> Data:
        for at, told in by_column.items():
            if 1 <= at <= len(SHIFT_COLUMNS):
                column = SHIFT_COLUMNS[at - 1]
                entry = column.put(entry, column.entered(unguarded(told), self._data, decimal=self._decimal))
                self._cells += 1
        return entry

    def _note(self, sentence: str) -> None:
        self._notes[sentence] = None
