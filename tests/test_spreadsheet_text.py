"""Spreadsheet text goes out guarded and comes back bare; and the examples of the two small rooms of words run."""

from __future__ import annotations

import csv
import doctest
from io import StringIO
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import grammar, spreadsheet_text
from planner.spreadsheet_text import guarded, tabbed, unguarded

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5", "@sum", "\t=1", "\r=1", "\n=1"])
def test_a_text_that_would_be_run_is_no_formula_any_more(text: str) -> None:
    assert guarded(text) == f"'{text}"


@given(texts.filter(lambda text: not text.startswith("'")))
def test_what_goes_out_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.lists(st.lists(texts.filter(lambda text: "\r" not in text), min_size=1, max_size=3), min_size=1, max_size=4))
def test_rows_are_read_as_they_were_written(rows: list[list[str]]) -> None:
    read = list(csv.reader(StringIO(tabbed(rows), newline=""), dialect="excel-tab"))
    assert [row or [""] for row in read] == rows


def test_a_lone_empty_cell_is_an_empty_line() -> None:
    assert tabbed([["a"], [""], ["", ""]]) == "a\n\n\t\n"


@pytest.mark.parametrize(("module", "examples"), [(spreadsheet_text, 2), (grammar, 2)])
def test_the_examples_in_the_module_run(module: ModuleType, examples: int) -> None:
    result = doctest.testmod(module)
    assert (result.attempted, result.failed) == (examples, 0)
