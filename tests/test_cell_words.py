"""Cells in words: how numbers read on a page."""

from __future__ import annotations

import pytest

from planner.tables.cell_words import words_of_cell
from planner.tables.table import Cell, Kind


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        (0.97249, Kind.SHARE, "97.2%"),
        (1840, Kind.COUNT, "1,840"),
        (-1234.56, Kind.NUMBER, "-1,234.6"),
        (-0.04, Kind.NUMBER, "0.0"),
        (-0.0001, Kind.SHARE, "0.0%"),
        (-0.3, Kind.MONEY, "0"),
        ("met", Kind.TEXT, "met"),
    ],
)
def test_a_number_reads_as_its_column_says_and_has_no_sign_where_it_rounds_to_nothing(
    cell: Cell, kind: Kind, words: str
) -> None:
    assert words_of_cell(cell, kind) == words
