"""Foreseen: all that is known of every coverage before any simulation.

Gaps, overlaps, the expected bound of each first response, and the costs that do not hang on chance, in one value for
the command line, the desktop and reports.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.demand.frame import Frame, build_frame
from planner.foresight.expected_bound import ExpectedBound, expected_bounds
from planner.foresight.gaps import UTC, CoverageGaps, coverage_gaps
from planner.scenario.scenario import Scenario
from planner.staffing.costs import CostParts, prepare_costs
from planner.staffing.roster import ANY_REPLICATION, draw_roster, prepare_roster
from planner.staffing.rules import rules_of


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One coverage before any simulation."""

    gaps: CoverageGaps
    bounds: tuple[ExpectedBound, ...]
    """Per first-response target, in the order of `Frame.targets`."""
    cost: CostParts
    """Per measured week, without call-outs, work on call and overtime."""


def foreseen(scenario: Scenario, time_zone: str = UTC, frame: Frame | None = None) -> tuple[Foreseen, ...]:
    """What is known of each coverage, in the order of the file, told in a time zone.

    Raises PlannerError for business hours that never open or a zone that is none. `frame` saves building it again.
    """
    shared = frame or build_frame(scenario)
    plans = [prepare_roster(scenario, shared, coverage) for coverage in scenario.coverage]
    staffed = [
        (draw_roster(plan, scenario.simulation.seed, ANY_REPLICATION), rules_of(scenario, coverage))
        for plan, coverage in zip(plans, scenario.coverage, strict=True)
    ]
    bounds = expected_bounds(scenario, shared, staffed)
    return tuple(
        Foreseen(
            gaps=coverage_gaps(scenario, shared, coverage, plan, time_zone),
            bounds=of_coverage,
            cost=prepare_costs(scenario, shared, coverage, plan).rostered,
        )
        for coverage, plan, of_coverage in zip(scenario.coverage, plans, bounds, strict=True)
    )
