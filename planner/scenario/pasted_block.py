"""Pasted block: what a spreadsheet's text says, before anything is made of it: its rows, and what its columns are.

Columns are found by their headings if the first row has them, and stand side by side otherwise.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from planner.errors import PlannerError
from planner.grammar import counted
from planner.scenario.entered import entered
from planner.scenario.entry_columns import EntryTable
from planner.scenario.field_kinds import FieldKind

MOST_ROWS, MOST_COLUMNS = 5_000, 500
MOST_CHARACTERS = 1_000_000
MOST_NAMED = 3
LONGEST_SHOWN = 40

Rows = Sequence[Sequence[str]]


class PasteError(PlannerError):
    """A text that cannot be pasted; nothing of it goes in."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows to be pasted, and the column of the table that each of theirs goes to; None for nowhere."""

    rows: Rows
    columns: tuple[int | None, ...]
    notes: tuple[str, ...] = ()


def cells_of(text: str) -> Rows:
    """The rows of a spreadsheet's text, without blank ones at its end; raises PasteError for too many."""
    if len(text) > MOST_CHARACTERS:
        problem = f"{len(text):,} characters are more than the {MOST_CHARACTERS:,} that can be pasted at once"
        raise PasteError(problem, mend="paste it in parts")
    try:
        rows = list(islice(csv.reader(StringIO(text, newline=""), dialect="excel-tab"), MOST_ROWS + 2))
    except csv.Error:
        raise PasteError("what was copied is no table", mend="copy the cells in a spreadsheet") from None
    while rows and is_blank(rows[-1]):
        rows.pop()
    if any(len(row) > MOST_COLUMNS for row in rows):
        raise PasteError(f"more than {MOST_COLUMNS} columns cannot be pasted at once", mend="copy fewer of them")
    return rows


def block_of(table: EntryTable, first_column: int, rows: Rows) -> Block:
    """The rows below the headings, by these; or all of them, side by side from a column on."""
    named = [table.column_named(heading) for heading in rows[0]] if len(rows) > 1 else []
    headed = _are_headings(rows[0], named) if named else False
    body = rows[1:] if headed else rows
    if len(body) > MOST_ROWS:
        raise PasteError(f"more than {MOST_ROWS:,} rows cannot be pasted at once", mend="paste them in parts")
    if headed:
        return Block(body, tuple(named), _unknown_headings(rows[0], named))
    width = max((len(row) for row in body), default=0)
    beyond = first_column + width - len(table.columns)
    note = f"{counted(beyond, 'column')} beyond the last one of the table {'was' if beyond == 1 else 'were'} left out."
    columns = tuple(range(first_column, min(first_column + width, len(table.columns))))
    return Block(body, columns, (note,) if beyond > 0 else ())


def _are_headings(first: Sequence[str], named: Sequence[int | None]) -> bool:
    """Whether a first row is one of headings: most of it is known, and nothing twice."""
    known = [column for column in named if column is not None]
    words = sum(1 for heading in first if heading.strip())
    return len(known) == len(set(known)) and 2 * len(known) >= words > 0


def _unknown_headings(first: Sequence[str], named: Sequence[int | None]) -> tuple[str, ...]:
    unknown = [_short(text) for text, column in zip(first, named, strict=True) if column is None and text.strip()]
    if not unknown:
        return ()
    listed = ", ".join(f"“{text}”" for text in unknown[:MOST_NAMED])
    more = f" and {len(unknown) - MOST_NAMED:,} more" if len(unknown) > MOST_NAMED else ""
    return (f"Not known here, so left out: {listed}{more}.",)


def keys_in_parts(block: Block, table: EntryTable, decimal: str) -> frozenset[str]:
    """Shares that a spreadsheet gave as bare numbers from 0 to 1: a person would type them in per cent."""
    texts = defaultdict[str, list[str]](list)
    for row in block.rows:
        for index, text in zip(block.columns, row, strict=False):
            if index is not None and table.columns[index].kind is FieldKind.SHARE and text.strip():
                texts[table.columns[index].key].append(text)
    return frozenset(key for key, of_key in texts.items() if _are_parts(of_key, decimal))


def _are_parts(texts: Sequence[str], decimal: str) -> bool:
    if any("%" in text for text in texts):
        return False
    values = [entered(FieldKind.NUMBER, text, decimal=decimal) for text in texts]
    numbers = [value for value in values if isinstance(value, int | float)]
    return all(0 <= number <= 1 for number in numbers) and any(0 < number < 1 for number in numbers)


def is_blank(texts: Sequence[str]) -> bool:
    """Whether nothing is written in a row."""
    return not any(text.strip() for text in texts)


def _short(text: str) -> str:
    readable = "".join(char if char.isprintable() else " " for char in text.strip()[:LONGEST_SHOWN])
    return readable if len(text) <= LONGEST_SHOWN else f"{readable}…"
