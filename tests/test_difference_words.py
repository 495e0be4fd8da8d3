"""Differences in words: always with their sign, and a share never without its interval."""

from __future__ import annotations

import doctest

from planner.attainment.comparison import Finding
from planner.estimates.intervals import Difference, Interval
from planner.reporting import difference_words
from planner.reporting.difference_words import (
    amount,
    exact_or_with_interval,
    finding_in_words,
    points,
    with_interval,
)

NONE_AT_ALL = Difference(0.0, Interval(0.0, 0.0))
SOME = Difference(0.56, Interval(0.542, 0.578))


def test_a_difference_of_shares_is_said_with_its_interval() -> None:
    assert with_interval(SOME, points) == "+56.0 (+54.2 to +57.8)"


def test_where_nothing_differs_that_is_what_is_found() -> None:
    assert with_interval(NONE_AT_ALL, points) == "0.0 (0.0 to 0.0)"
    assert finding_in_words(Finding.CANNOT_TELL, NONE_AT_ALL) == "no difference"
    nearly = Difference(0.0, Interval(-0.0001, 0.0001))
    assert with_interval(nearly, points) == "0.0 (0.0 to 0.0)"
    assert finding_in_words(Finding.CANNOT_TELL, nearly) == "● cannot tell"
    assert finding_in_words(Finding.BETTER, SOME) == finding_in_words(Finding.BETTER) == "▲ better"


def test_rounding_does_not_hide_on_which_side_of_zero_an_interval_lies() -> None:
    better = Difference(0.0007, Interval(0.0003, 0.0011))
    assert with_interval(better, points) == "+0.07 (+0.03 to +0.11)"
    worse = Difference(-0.3, Interval(-0.59, -0.01))
    assert with_interval(worse, amount) == "−0.30 (−0.59 to −0.01)"
    assert with_interval(Difference(0.0007, Interval(-0.0003, 0.0017)), points) == "+0.1 (0.0 to +0.2)", "not told"
    hardly = Difference(1e-9, Interval(1e-10, 2e-9))
    assert with_interval(hardly, points) == "0.0 (0.0 to 0.0)"


def test_a_difference_without_chance_in_it_is_said_alone() -> None:
    assert exact_or_with_interval(Difference(-1424.2, Interval(-1424.4, -1424.0)), amount) == "−1,424"
    assert exact_or_with_interval(SOME, points) == with_interval(SOME, points)


def test_what_is_not_known_is_not_a_number() -> None:
    assert with_interval(None, points) == exact_or_with_interval(None, amount) == "not known"


def test_the_example_in_the_module_runs() -> None:
    assert doctest.testmod(difference_words) == (0, 1)
