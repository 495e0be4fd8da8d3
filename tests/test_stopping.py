"""When a study is looked at, and when it ends."""

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.estimates.stopping import Ending, Stopping

RANGES = st.builds(
    Stopping,
    at_least=st.integers(1, 500),
    at_most=st.integers(1, 2_000),
    precision=st.floats(0, 0.5),
)


def test_the_looks_are_those_of_the_design() -> None:
    assert list(Stopping(10, 200, 0.02).looks()) == [10, 15, 23, 35, 53, 80, 120, 180, 200]


def test_looks_before_the_least_number_are_left_out() -> None:
    assert list(Stopping(24, 60, 0.02).looks()) == [35, 53, 60]
    assert list(Stopping(2, 7, 0.02).looks()) == [7]


@given(RANGES)
def test_looks_rise_within_the_range_and_end_at_the_limit(stopping: Stopping) -> None:
    looks = list(stopping.looks())
    assert looks[-1] == stopping.at_most
    assert all(one < other for one, other in pairwise(looks))
    assert all(look >= min(stopping.at_least, stopping.at_most) for look in looks)


@pytest.mark.parametrize(
    ("done", "widest", "ending"),
    [
        (10, 0.02, Ending.PRECISE),
        (10, 0.0201, None),
        (200, 0.0201, Ending.LIMIT),
        (200, 0.01, Ending.PRECISE),
        (10, inf, None),
    ],
)
def test_a_study_ends_when_precise_or_at_the_limit(done: int, widest: float, ending: Ending | None) -> None:
    assert Stopping(10, 200, 0.02).ending_at(done, widest) is ending


@given(st.integers(1, 300), st.floats(0, 1))
def test_a_plain_number_is_made_exactly(number: int, widest: float) -> None:
    stopping = Stopping(number, number, 0.02)
    assert list(stopping.looks()) == [number]
    assert stopping.ending_at(number, widest) is Ending.FIXED
    if number > 1:
        assert stopping.ending_at(number - 1, 0.0) is None


def test_twice_too_wide_needs_four_times_as_many() -> None:
    assert Stopping(10, 200, 0.02).expected(10, 0.04) == 53
    assert Stopping(10, 200, 0.02).expected(0, inf) == 10
    assert Stopping(10, 200, 0.02).expected(10, 5.0) == 200
    assert Stopping(10, 200, 0.0).expected(10, 0.01) == 200


@given(RANGES, st.integers(0, 500), st.floats(0, 2))
def test_what_is_expected_lies_in_the_range(stopping: Stopping, done: int, widest: float) -> None:
    assert 1 <= stopping.expected(done, widest) <= stopping.at_most
