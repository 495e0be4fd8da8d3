"""Pasting: rows of a spreadsheet become entries of a list, by the columns of its table.

What is right goes in, what is wrong goes in as the text it is and is marked by the checks. Rows beyond the last entry
become new entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.grammar import counted
from planner.scenario.copies import free_names
from planner.scenario.draft import entries_at, table_at, with_value
from planner.scenario.entered import entered
from planner.scenario.entry_columns import EntryColumn, EntryTable, Place, with_values
from planner.scenario.field_kinds import FieldKind
from planner.scenario.matching import name_of
from planner.scenario.migration import Data
from planner.scenario.pasted_block import Block, PasteError, block_of, cells_of, is_blank, keys_in_parts
from planner.scenario.renaming import renamed
from planner.spreadsheet_text import unguarded

NAME = "name"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasting makes of a draft."""

    data: Data
    words: str
    """What the step is called: "paste 10 customer groups"."""
    notes: tuple[str, ...]
    """Sentences on what was left out, and on what could have been read another way."""
    cells: tuple[Place, ...]
    """What was pasted into."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """How the texts of one block are read."""

    data: Data
    decimal: str
    in_parts: frozenset[str]
    """The keys whose shares are written as parts of 1, and not in per cent."""

    def value(self, column: EntryColumn, text: str) -> object:
        words = unguarded(text.strip())
        if column.key in self.in_parts:
            number = entered(FieldKind.NUMBER, words, decimal=self.decimal)
            return float(number) if isinstance(number, int | float) else number
        return column.entered(words, self.data, decimal=self.decimal)


def pasted(data: Data, table: EntryTable, chosen: Sequence[Place], text: str, *, decimal: str = ".") -> Pasted:
    """The draft with a spreadsheet's cells in it, from the first of the chosen ones on; raises PasteError.

    A single cell goes into every chosen one. Without any, or in the row below the last, all rows are new entries.
    `decimal` is the sign between whole and part where the person is at home; a point is always read.
    """
    rows = cells_of(text)
    if len(chosen) > 1 and len(rows) == 1 and len(rows[0]) == 1:
        return _in_each(data, table, chosen, rows[0][0], decimal)
    before = entries_at(data, table.path)
    first_row = min((place.row for place in chosen), default=len(before))
    block = block_of(table, min((place.column for place in chosen), default=0), rows)
    in_parts = keys_in_parts(block, table, decimal)
    entries, cells = _filled(before, table, block, first_row, _Reader(data, decimal, in_parts))
    if not cells:
        raise PasteError("there is nothing to paste", mend="copy the cells in the spreadsheet first")
    followed = _with_references(data, table, before, entries)
    parts = ("Shares from 0 to 1 were read as parts of one: 0.2 is 20%.",) if in_parts else ()
    return Pasted(
        data=with_value(followed, table.path, entries),
        words=_words_of(table, cells, is_longer=len(entries) > len(before)),
        notes=(*block.notes, *parts),
        cells=tuple(cells),
    )


def _in_each(data: Data, table: EntryTable, cells: Sequence[Place], text: str, decimal: str) -> Pasted:
    reader = _Reader(data, decimal, frozenset())
    values = {place: reader.value(table.columns[place.column], text) for place in cells}
    return Pasted(with_values(data, table, values), f"paste {counted(len(cells), 'cell')}", (), tuple(cells))


def _filled(
    before: Sequence[object], table: EntryTable, block: Block, first_row: int, reader: _Reader
) -> tuple[list[object], list[Place]]:
    """The entries with the block in them, new ones under names of their own; and which cells were written."""
    entries, cells = list(before), list[Place]()
    for row, texts in enumerate(block.rows, start=min(first_row, len(before))):
        is_new = row >= len(before)
        if is_new and is_blank(texts):
            continue
        place = len(entries) if is_new else row
        if is_new:
            entries.append(table.new_entry(reader.data, entries[-1] if entries else None))
        written = _put(entries[place], table, block.columns, texts, reader, is_new=is_new)
        entries[place] = written[0]
        cells += [Place(place, column) for column in written[1]]
    taken = {name for entry in entries if (name := name_of(entry)) is not None}
    names = free_names(taken, table.new_name)
    for place in range(len(before), len(entries)):
        if NAME not in table_at(entries[place], ()):
            entries[place] = {NAME: next(names), **table_at(entries[place], ())}
    return entries, cells


def _put(
    entry: object,
    table: EntryTable,
    columns: Sequence[int | None],
    texts: Sequence[str],
    reader: _Reader,
    *,
    is_new: bool,
) -> tuple[object, list[int]]:
    """The entry with the texts of one row, and the columns written; in a new entry a blank leaves what it is."""
    pairs = [(column, text) for column, text in zip(columns, texts, strict=False) if column is not None]
    stated = {table.columns[column].key for column, text in pairs if text.strip()}
    written = []
    for index, text in pairs:
        column = table.columns[index]
        if not is_new or column.key in stated:
            entry = column.put(entry, reader.value(column, text))
            written.append(index)
    return entry, written


def _with_references(data: Data, table: EntryTable, before: Sequence[object], after: Sequence[object]) -> Data:
    """The draft in which what refers to an entry follows its new name.

    Only where the old name is gone and the new one is new: rows that were sorted in the spreadsheet are not renamed.
    """
    old_names, names = set(map(name_of, before)), Counter(map(name_of, after))
    for row, (old, new) in enumerate(zip(map(name_of, before), map(name_of, after), strict=False)):
        if old is not None and new is not None and old not in names and new not in old_names and names[new] == 1:
            data = renamed(data, (*table.path, row), new)
    return data


def _words_of(table: EntryTable, cells: Sequence[Place], *, is_longer: bool) -> str:
    columns = {table.columns[place.column].key for place in cells}
    if is_longer or (NAME in columns and len(columns) > 1):
        return f"paste {table.counted(len({place.row for place in cells}))}"
    return f"paste {counted(len(cells), 'cell')}"
