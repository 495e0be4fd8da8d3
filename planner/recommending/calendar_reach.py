"""Calendar reach: which arrivals each shift could answer in time, whatever its headcount.

A first response is within reach if anyone rostered may make it in time (`planner.measurement.bound`), so attainment is
never above the share within reach of the shifts that are open. That is a valid cut, from calendars alone: arrivals are
put into classes by the set of shifts that reach them, and a goal asks that enough of them be reached.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.frame import Frame, TargetRow
from planner.foresight.expected_bound import ArrivalCell, arrival_cells
from planner.measurement.bound import reachable
from planner.recommending.choices import with_headcounts
from planner.scenario.scenario import Scenario
from planner.staffing.roster import ANY_REPLICATION, draw_roster, prepare_roster
from planner.staffing.rules import rules_of
from simulation.columns import BoolArray


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of one target's arrivals lies within reach of which shifts."""

    target: TargetRow
    shares: dict[frozenset[int], float]
    """Of the expected arrivals, by the set of shifts any of which reaches them; they add up to 1."""

    def bound(self, open_shifts: frozenset[int]) -> float:
        """The expected share within reach of these shifts: no attainment is above it."""
        return sum(share for shifts, share in self.shares.items() if shifts & open_shifts)


def calendar_reach(scenario: Scenario, frame: Frame) -> tuple[Reach, ...]:
    """The reach of the shifts of the scenario's one coverage, for each contractual first response with tickets."""
    shifts = len(scenario.coverage[0].shifts)
    masks: dict[int, list[tuple[ArrivalCell, list[BoolArray]]]] = {}
    for cell in arrival_cells(scenario, frame):
        if frame.targets[cell.target].contractual:
            masks.setdefault(cell.target, []).append((cell, []))
    for shift in range(shifts):
        one = with_headcounts(scenario, tuple(int(each == shift) for each in range(shifts)))
        coverage = one.coverage[0]
        plan = prepare_roster(one, frame, coverage)
        roster, rules = draw_roster(plan, one.simulation.seed, ANY_REPLICATION), rules_of(one, coverage)
        for cells in masks.values():
            for cell, reached in cells:
                reached.append(reachable(frame, cell.arrivals, roster, rules))
    return tuple(Reach(frame.targets[target], _shares(cells)) for target, cells in sorted(masks.items()))


def _shares(cells: list[tuple[ArrivalCell, list[BoolArray]]]) -> dict[frozenset[int], float]:
    weights: dict[frozenset[int], float] = {}
    for cell, reached in cells:
        patterns, place = np.unique(np.stack(reached, axis=1), axis=0, return_inverse=True)
        for pattern, weight in zip(patterns, np.bincount(place.reshape(-1), weights=cell.weight), strict=True):
            shifts = frozenset(np.flatnonzero(pattern).tolist())
            weights[shifts] = weights.get(shifts, 0.0) + float(weight)
    whole = sum(weights.values())
    return {shifts: weight / whole for shifts, weight in weights.items()}
