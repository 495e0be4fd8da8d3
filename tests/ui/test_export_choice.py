"""What was chosen for an export comes back, whatever else stands in the settings."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.charts.chart_file import ENDINGS
from ui.charts.export_choice import ExportChoice, choice_from_words
from ui.charts.sheet import LEAST_DOTS, LEAST_IN, MOST_DOTS, MOST_IN, Sheet, Size

sides = st.tuples(st.floats(LEAST_IN[0], MOST_IN), st.floats(LEAST_IN[1], MOST_IN))
choices = st.builds(
    ExportChoice,
    ending=st.sampled_from(sorted(ENDINGS)),
    size=st.sampled_from(Size),
    own_in=sides,
    dots_per_inch=st.integers(LEAST_DOTS, MOST_DOTS),
    is_dark=st.booleans(),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(choices)
def test_what_was_chosen_comes_back(choice: ExportChoice) -> None:
    assert choice_from_words(choice.words) == choice


@given(st.text(max_size=20))
def test_words_that_are_no_choice_give_the_usual(words: str) -> None:
    choice_from_words(words)
    assert choice_from_words(words + "{") == ExportChoice()


@given(st.dictionaries(st.sampled_from(["ending", "size", "own_in", "dots_per_inch", "is_dark"]), anything))
def test_what_makes_no_sense_is_left_out(stored: dict[str, object]) -> None:
    choice = choice_from_words(json.dumps(stored))
    assert choice.ending in ENDINGS
    assert LEAST_DOTS <= choice.dots_per_inch <= MOST_DOTS
    width_in, height_in = choice.size_in((0.1, 1000.0))
    assert LEAST_IN[0] <= width_in <= MOST_IN
    assert LEAST_IN[1] <= height_in <= MOST_IN


@pytest.mark.parametrize(
    ("size", "size_cm"),
    [(Size.SLIDE, (33.9, 19.1)), (Size.PAGE, (29.7, 21.0)), (Size.HALF_PAGE, (21.0, 14.9)), (Size.OWN, (25.4, 15.2))],
)
def test_sizes_by_name_are_what_their_names_say(size: Size, size_cm: tuple[float, float]) -> None:
    size_in = ExportChoice(size=size).size_in((9.0, 5.0))
    assert tuple(side * 2.54 for side in size_in) == pytest.approx(size_cm, abs=0.06)


def test_as_on_screen_is_the_size_on_screen() -> None:
    assert ExportChoice().size_in((9.0, 5.0)) == (9.0, 5.0)
    assert Sheet((9.0, 5.0), 100).size_px == (900, 500)
