"""Paired comparison of two coverages."""

from collections.abc import Sequence

import numpy as np
import pytest

from planner.attainment.comparison import Comparison, Finding, compare
from planner.attainment.estimating import coverage_result
from planner.attainment.results import CoverageResult
from planner.estimates.spread import EMPTY
from tests.made_measures import TARGETS, counts_of, measures_of


def coverage(name: str, met: Sequence[int], count: int = 100) -> CoverageResult:
    measures = [measures_of(counts_of([(each, count), (0, 0), (count, count)])) for each in met]
    return coverage_result(name, TARGETS, measures, (EMPTY,) * 3, weeks=1)


def urgent(met: Sequence[int], other_met: Sequence[int], count: int = 100) -> Comparison:
    return compare(coverage("Here", met, count), coverage("There", other_met, count))[0]


def noisy(mean: float, replications: int = 10) -> list[int]:
    chance = np.random.default_rng(11)
    return [int(each) for each in np.clip(chance.normal(mean, 5, replications), 0, 100)]


def test_better_worse_and_cannot_tell() -> None:
    base = noisy(80)
    assert urgent([each + 5 for each in base], base).finding is Finding.BETTER
    assert urgent([each - 5 for each in base], base).finding is Finding.WORSE
    assert urgent([each + (-1) ** index for index, each in enumerate(base)], base).finding is Finding.CANNOT_TELL
    assert urgent(base, base).finding is Finding.CANNOT_TELL


def test_a_comparison_turned_round_is_its_mirror() -> None:
    one, other = noisy(80), noisy(70)[::-1]
    there, back = urgent(one, other).difference, urgent(other, one).difference
    assert there is not None
    assert back is not None
    assert there.value == -back.value
    assert there.ci95.low == pytest.approx(-back.ci95.high)


def test_few_replications_or_targets_cannot_tell() -> None:
    base = noisy(50, 9)
    assert urgent([each + 20 for each in base], base).finding is Finding.CANNOT_TELL
    assert urgent([2] * 10, [0] * 10, count=2).finding is Finding.CANNOT_TELL
    assert urgent([3] * 10, [0] * 10, count=3).finding is Finding.BETTER


def test_targets_without_tickets_have_no_difference() -> None:
    comparison = compare(coverage("Here", noisy(80)), coverage("There", noisy(70)))[1]
    assert comparison.difference is None
    assert comparison.finding is Finding.CANNOT_TELL
    assert (comparison.count, comparison.other_count) == (0, 0)
