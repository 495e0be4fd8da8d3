"""Paired comparison of two coverages."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from planner.attainment.comparison import Comparison, Finding, compare, compare_coverages
from planner.attainment.estimating import coverage_result
from planner.attainment.results import CoverageResult
from planner.estimates.spread import EMPTY
from planner.plans import Severity
from planner.staffing.costs import CostParts
from tests.made_measures import LOW, TARGETS, URGENT, URGENT_UPDATES, counts_of, measures_of


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


def test_targets_are_matched_by_plan_severity_and_metric() -> None:
    """Another file has them in another order, and some of its own."""
    swapped = (LOW, replace(URGENT, words="4 hours"), replace(LOW, severity=Severity.HIGH))
    measures = [measures_of(counts_of([(100, 100), (each, 100), (1, 1)])) for each in noisy(70)]
    other = coverage_result("There", swapped, measures, (EMPTY,) * 3, weeks=1)
    found = compare_coverages(coverage("Here", noisy(80)), other)
    assert [each.target for each in found.targets] == [URGENT, LOW]
    assert found.targets[0].other_target.words == "4 hours"
    assert found.targets[0].difference is not None
    assert found.targets[0].difference.value == pytest.approx(sum(noisy(80)) / 1000 - sum(noisy(70)) / 1000)
    assert found.only_here == (URGENT_UPDATES,)
    assert found.only_there == (swapped[2],)


def test_of_two_studies_the_first_replications_are_paired() -> None:
    long, short = noisy(80, 25), noisy(60, 12)
    found = compare_coverages(coverage("Here", long), coverage("There", short))
    assert found.replications == 12
    assert found.targets[0] == urgent(long[:12], short)
    assert (found.targets[0].count, found.targets[0].other_count) == (1200, 1200)


def spent(name: str, costs: Sequence[float], handed: Sequence[int] = ()) -> CoverageResult:
    """A coverage of 10 tickets a replication that costs so much and hands them over so often."""
    measures = [
        replace(
            measures_of(counts_of([(1, 1)] * 3), tickets=(10, handed[index] if handed else 0, 0)),
            cost=CostParts(paid_hours=cost),
        )
        for index, cost in enumerate(costs)
    ]
    return coverage_result(name, TARGETS, measures, (EMPTY,) * 3, weeks=1)


def test_the_difference_in_cost_is_paired() -> None:
    """Closed form: differences 9, 11 and 10 have mean 10, deviation 1, and t(2) = 4.303 at 97.5%."""
    cost = compare_coverages(spent("Here", [109, 211, 310]), spent("There", [100, 200, 300])).cost
    assert cost is not None
    assert cost.value == pytest.approx(10)
    assert cost.ci95.high - cost.value == pytest.approx(4.302653 / 3**0.5)


def test_the_difference_in_hand_overs_is_of_ratios_and_may_exceed_one() -> None:
    hand_overs = compare_coverages(
        spent("Here", [1] * 3, [30, 40, 20]), spent("There", [1] * 3, [10, 20, 0])
    ).hand_overs
    assert hand_overs is not None
    assert hand_overs.value == pytest.approx(2.0)
    assert hand_overs.ci95.low == pytest.approx(2.0)


def test_nothing_spent_nothing_told() -> None:
    one, several = spent("Here", [100]), spent("There", [100, 200])
    found = compare_coverages(one, several)
    assert (found.replications, found.cost, found.hand_overs) == (1, None, None)
    assert compare_coverages(coverage("Here", noisy(80)), coverage("There", noisy(70))).cost is None


def test_only_contractual_targets_that_had_tickets_are_counted() -> None:
    base = noisy(80)
    found = compare_coverages(coverage("Here", [each + 5 for each in base]), coverage("There", base))
    assert [found.contractual(finding) for finding in Finding] == [1, 0, 0]
