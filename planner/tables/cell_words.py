"""Cells in words: how the cell of a table reads on a page, by what its column holds.

Separate from the files that tables are written to, where a number stays a number and its format says the rest.
"""

from __future__ import annotations

from planner.reporting.result_words import NOTHING
from planner.tables.table import Cell, Kind


def words_of_cell(cell: Cell, kind: Kind) -> str:
    """Such as: 97.2%, 1,840, 16,304, 2.5; a dash where nothing is known; what rounds to nothing has no sign."""
    if cell is None:
        return NOTHING
    if isinstance(cell, str):
        return cell
    if kind is Kind.SHARE:
        return f"{cell:z.1%}"
    if kind in (Kind.COUNT, Kind.MONEY):
        return f"{cell:z,.0f}"
    if kind in (Kind.HOURS, Kind.NUMBER):
        return f"{cell:z,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else f"{cell:,.4g}"
