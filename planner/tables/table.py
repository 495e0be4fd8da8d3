"""Table: rows of plain cells under headings, for a file, for the clipboard, or beside a chart.

Separate from charts and results, which both end in tables, so that either can be written as the same kinds of file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Cell = str | int | float | None
"""What a table holds; None where nothing is known."""


class Kind(Enum):
    """What a column's cells are, for those who show them."""

    TEXT = "text"
    SHARE = "share"
    """0 to 1, shown in per cent."""
    COUNT = "count"
    HOURS = "hours"
    MONEY = "money"
    NUMBER = "number"
    MIXED = "mixed"
    """Each cell as it is: in a list of facts."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Headings and rows, each row as long as the headings."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what stands under it."""

    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title, and what each of its columns holds."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} headings in {self.title}")

    @property
    def numbers(self) -> Numbers:
        """The same without title and kinds."""
        return Numbers(tuple(column.heading for column in self.columns), self.rows)
