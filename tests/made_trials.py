"""Trials made up, or played on a small scenario, for tests of what is asked by them."""

from __future__ import annotations

from planner.attainment.comparison import compare_coverages
from planner.attainment.estimating import coverage_result
from planner.attainment.results import CoverageResult
from planner.estimates.spread import EMPTY
from planner.headroom.tried import Basis, Tried
from planner.scenario.scenario import Scenario
from tests.made_measures import TARGETS, counts_of, measures_of
from tests.small_scenarios import HOUR_OF_WORK, Words, group, scenario, shift, team

COUNT = 100
REPLICATIONS = 12


def result_of(urgent: int, updates: int = 100, low: int = 100, name: str = "Here") -> CoverageResult:
    """So many of a hundred met in each replication, give or take one."""
    measures = [
        measures_of(counts_of([(_near(met, number), COUNT) for met in (urgent, updates, low)]))
        for number in range(REPLICATIONS)
    ]
    return coverage_result(name, TARGETS, measures, [EMPTY] * len(TARGETS), weeks=1)


def _near(met: int, number: int) -> int:
    return min(COUNT, max(0, met + (-1) ** number)) if 0 < met < COUNT else met


def basis_of(urgent: int, updates: int = 100, low: int = 100) -> Basis:
    """A coverage as it is."""
    return Basis("Here", 1, REPLICATIONS, result_of(urgent, updates, low))


def tried_of(basis: Basis, urgent: int, updates: int = 100, low: int = 100) -> Tried:
    """What a change made of it."""
    result = result_of(urgent, updates, low)
    return Tried(result, compare_coverages(result, basis.as_it_is))


def busy_scenario(*teams: Words, **changes: object) -> Scenario:
    """Thirty tickets a week of an hour's work each, and as a rule one engineer for forty hours to do it."""
    words = {"work": {"high": {"first_response": HOUR_OF_WORK, "touches": 0}}, **changes}
    weeks = {"weeks": 8, "warm_up_weeks": 1, "follow_weeks": 2}
    office = team(shift(engineers=1), cost_per_hour=50.0)
    return scenario([group(accounts=300)], list(teams) or [office], weeks, **words)
