"""Grids: tables of numbers as tables to be read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from planner.decision_pack.contents import Grid, Heading
from planner.grammar import capitalised
from planner.reporting.result_words import NOTHING
from planner.tables.table import Cell, Kind, Table

MOST_ROWS = 60
"""Of a table on paper; a workbook has all of them."""

_FORMATS: Mapping[Kind, str] = MappingProxyType(
    {Kind.SHARE: ".1%", Kind.COUNT: ",.0f", Kind.HOURS: ",.1f", Kind.MONEY: ",.0f", Kind.NUMBER: ",.1f"}
)
LONGEST_WEIGHT, NUMBER_WEIGHT = 4.5, 1.0


def grid_of(table: Table, caption: str = "") -> Grid:
    """A table with its numbers rounded, and no more rows than are read."""
    headings = tuple(
        Heading(
            capitalised(column.heading),
            is_number=column.kind is not Kind.TEXT,
            weight=_weight(table, at) if column.kind is Kind.TEXT else NUMBER_WEIGHT,
        )
        for at, column in enumerate(table.columns)
    )
    kinds = [column.kind for column in table.columns]
    rows = tuple(
        tuple(_shown(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in table.rows[:MOST_ROWS]
    )
    left = len(table.rows) - len(rows)
    more = f" (the first {MOST_ROWS} of {len(table.rows)} rows; the workbook has all)" if left else ""
    return Grid((caption or table.title) + more, headings, rows)


def _weight(table: Table, at: int) -> float:
    """Short words need little room."""
    longest = max((len(str(row[at])) for row in table.rows), default=0)
    return min(LONGEST_WEIGHT, max(NUMBER_WEIGHT, longest / 12))


def _shown(cell: Cell, kind: Kind) -> str:
    if cell is None:
        return NOTHING
    if isinstance(cell, str) or kind not in _FORMATS:
        return str(cell)
    words = f"{cell:{_FORMATS[kind]}}"
    is_nothing = not any(sign in "123456789" for sign in words)
    return words.lstrip("-") if is_nothing else words.replace("-", "−")
