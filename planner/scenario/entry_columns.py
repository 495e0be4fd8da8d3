"""Entry columns: the entries of a list seen as the rows of a table, a column for each of their values.

Headings, sentences, kinds and what is left out come from the table of fields. Tables on screen and what is pasted into
them read and write by the same columns; which columns a list has is said beside its own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from planner.grammar import counted
from planner.scenario.copies import free_name
from planner.scenario.draft import entries_at, table_at, value_at, with_entry, with_value
from planner.scenario.entered import entered, shown
from planner.scenario.field_kinds import FieldKind, choices_of, kind_of
from planner.scenario.field_table import fields_by_key
from planner.scenario.field_words import explained, left_out_in_words
from planner.scenario.fields import Table
from planner.scenario.findings import Path, ScenarioError
from planner.scenario.migration import Data

Names = Callable[[Data], Sequence[str]]
"""The names that a value may take, read off the draft."""

NEVER_IN_A_HEADING = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """One value of each entry. Some hold a part of a value, or write it in words of their own."""

    key: str
    heading: str
    field: FieldInfo
    kind: FieldKind
    also_called: tuple[str, ...] = ()
    """Further headings by which a spreadsheet's column is known."""
    names: Names | None = None
    """Where the names stand that it may take; None for what is no name of something else."""

    @property
    def path(self) -> Path:
        """Where the value stands in an entry, which is also where its errors do."""
        return (self.key,)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it is for, in which unit and range, and how the file writes it."""
        return explained(self.key, self.field)

    def offered(self, data: Data) -> tuple[str, ...]:
        """What it can be, where that is known: names, or the words of a choice."""
        return choices_of(self.field) if self.names is None else tuple(self.names(data))

    def value(self, entry: object) -> object:
        """The raw value; None where it is left out."""
        return value_at(entry, self.path)

    def shown(self, entry: object, *, decimal: str = ".") -> str:
        """The value as a person would type it; nothing where it is left out."""
        return shown(self.kind, self.value(entry), decimal=decimal)

    def left_out(self, _entry: object, *, decimal: str = ".") -> str:
        """What it is where the entry does not say; nothing where that is nothing in particular."""
        return left_out_in_words(self.field, decimal=decimal)

    def entered(self, text: str, data: Data, *, decimal: str = ".") -> object:
        """The raw value that a text stands for in this draft; None for an empty one."""
        if self.names is None:
            return entered(self.kind, text, choices=choices_of(self.field), decimal=decimal)
        words = text.strip()
        return next((name for name in self.names(data) if name.casefold() == words.casefold()), words) or None

    def put(self, entry: object, value: object) -> Data:
        """The entry with another value, or without one for None."""
        table = table_at(entry, ())
        if value is not None:
            return {**table, self.key: value}
        return {key: held for key, held in table.items() if key != self.key}

    def problem(self, _entry: object, error: ScenarioError) -> str:
        """What is wrong with the value and what would be right."""
        return f"{error.problem}; {error.mend}" if error.mend else error.problem

    def is_called(self, heading: str) -> bool:
        """Whether a heading is one of those by which the column is known."""
        wanted = _plain(heading)
        return bool(wanted) and wanted in {_plain(each) for each in (self.heading, self.key, *self.also_called)}


@dataclass(frozen=True, slots=True)
class EntryTable:
    """A list of the scenario as a table."""

    path: Path
    noun: str
    """What an entry is: "customer group"."""
    columns: tuple[EntryColumn, ...]
    new_entry: Callable[[Data, object], Data]
    """A sound entry for a draft, but for its name, to stand below another one, or below None."""

    @property
    def new_name(self) -> str:
        """What an entry is called until somebody gives it a name."""
        return f"New {self.noun}"

    def counted(self, entries: int) -> str:
        """Such as: 1 customer group, 10 customer groups."""
        return counted(entries, self.noun)

    def column_named(self, heading: str) -> int | None:
        """Which column a spreadsheet's heading means; None for none of them."""
        return next((index for index, column in enumerate(self.columns) if column.is_called(heading)), None)

    def columns_at(self, path: Path) -> tuple[int, ...]:
        """The columns that an error at a path of an entry concerns: all parts of a whole, the first for no column's."""
        for steps in range(len(path), 0, -1):
            if found := [index for index, each in enumerate(self.columns) if each.path[:steps] == path[:steps]]:
                return tuple(found)
        return (0,)

    def owns(self, path: Path) -> bool:
        """Whether what stands at a path of an entry is in one of the columns."""
        return any(column.path == path[: len(column.path)] for column in self.columns)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: which entry, which column, both from 0."""

    row: int
    column: int


def with_values(data: Data, table: EntryTable, values: Mapping[Place, object]) -> Data:
    """The data with other values in some cells; None leaves one out."""
    entries = list(entries_at(data, table.path))
    for place, value in values.items():
        entries[place.row] = table.columns[place.column].put(entries[place.row], value)
    return with_value(data, table.path, entries)


def with_new_entry(data: Data, table: EntryTable, index: int) -> Data:
    """The data with a new entry before the one at an index."""
    above = value_at(data, (*table.path, index - 1))
    name = free_name(data, table.path, table.new_name)
    return with_entry(data, table.path, index, {"name": name, **table.new_entry(data, above)})


def plain_columns(
    table: type[Table], keys: Mapping[str, tuple[str, ...]], names: Mapping[str, Names]
) -> Iterator[EntryColumn]:
    """A column for each key that holds one plain value, with what else it is called."""
    known = fields_by_key(table)
    for key, also_called in keys.items():
        field = known[key]
        yield EntryColumn(key, field.title or key, field, kind_of(field), also_called, names.get(key))


def _plain(heading: str) -> str:
    """A heading by its letters and digits."""
    return NEVER_IN_A_HEADING.sub("", heading).casefold()
