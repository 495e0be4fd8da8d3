"""Growth: attainment of every target under half of the demand to double, and where each contractual target breaks.

A few demands first, then the middle of every stretch in which a target breaks or engineers no longer keep up, until it
is short. Chances are the same at every demand, but more tickets come at other moments: so each point has an interval of
its own, and the curve is smooth only as far as load decides it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner.headroom.breaking_points import AS_IT_IS, bracket_of, breaking_of, overload_of
from planner.headroom.outcome import DemandPoint, Headroom
from planner.headroom.scaled_demand import with_demand
from planner.headroom.tried import REPLICATIONS, Basis, Tries
from planner.scenario.scenario import Scenario
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.workers import Workers

DEMANDS = (0.5, 0.65, 0.8, 1.2, 1.4, 1.6, 1.8, 2.0)
"""Tried first, beside the demand as it is."""

SHORT = 0.03
"""A stretch of demand in which nothing more is tried: three of a hundred tickets."""


def find_headroom(
    scenario: Scenario,
    coverage: str,
    workers: Workers,
    tell: Callable[[object], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    replications: int = REPLICATIONS,
) -> Headroom | None:
    """The headroom of a coverage; incomplete if cancelled, None if nothing was found before. Tells words and Headrooms.

    Raises ChoiceError if there is no such coverage.
    """
    try:
        tries = Tries(scenario, coverage, workers, is_cancelled, replications)
    except TasksCancelledError:
        return None
    points = [DemandPoint(AS_IT_IS, tries.basis.as_it_is)]
    wanted: Iterable[float] = DEMANDS
    try:
        while wanted:
            demands = tuple(wanted)
            changed = [with_demand(tries.scenario, demand) for demand in demands]
            for demand, tried in zip(demands, tries.each(changed), strict=True):
                points = sorted([*points, DemandPoint(demand, tried.result)], key=lambda point: point.demand)
                tell(f"{len(points)} demands tried, the last {demand:.0%} of today's")
            tell(_headroom(tries.basis, points, is_complete=False))
            wanted = _middles(tries.basis, points)
    except TasksCancelledError:
        return _headroom(tries.basis, points, is_complete=False) if len(points) > 1 else None
    return _headroom(tries.basis, points, is_complete=True)


def _headroom(basis: Basis, points: list[DemandPoint], *, is_complete: bool) -> Headroom:
    breaking = tuple(breaking_of(points, row) for row in _rows(basis))
    return Headroom(basis, tuple(points), breaking, overload_of(points), is_complete)


def _rows(basis: Basis) -> list[int]:
    """The rows of the targets that had tickets."""
    return [row for row, each in enumerate(basis.as_it_is.targets) if each.count]


def _middles(basis: Basis, points: list[DemandPoint]) -> list[float]:
    """The middles of the stretches, not short yet, in which any target or the whole breaks."""
    brackets = {overload_of(points), *(bracket_of(points, row) for row in _rows(basis))}
    long = [each for each in brackets if each is not None and each[0] > 0 and each[1] - each[0] > SHORT]
    return sorted(round((low + high) / 2, 4) for low, high in long)
