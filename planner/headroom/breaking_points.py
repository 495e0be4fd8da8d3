"""Breaking points: at which demand a target falls below its goal, read off attainment at several demands.

Separate from the trials, because it is arithmetic on a curve: between two demands that were tried the curve is taken as
straight. Where it crosses the goal more than once, the crossing next to the demand as it is counts: the lowest on the
way up, and for a target missed already the highest on the way down.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from planner.attainment.results import TargetResult
from planner.headroom.outcome import Breaking, DemandPoint, Hold

AS_IT_IS = 1.0


def breaking_of(points: Sequence[DemandPoint], row: int) -> Breaking:
    """Where a target, by its row, breaks; `points` by demand, that of the scenario among them."""
    curve = [(point.demand, point.result.targets[row]) for point in points]
    now = next(result for demand, result in curve if demand == AS_IT_IS)
    at = _crossing(curve, _attainment)
    low, high = _crossing(curve, _low), _crossing(curve, _high)
    if _is_below(now, _attainment):
        return Breaking(now.target, Hold.MISSED, at, low, high)
    return Breaking(now.target, Hold.HOLDS if at is None else Hold.BREAKS, at, low, high)


def bracket_of(points: Sequence[DemandPoint], row: int) -> tuple[float, float] | None:
    """The two demands tried between which a target breaks; None if it breaks between none."""
    curve = [(point.demand, point.result.targets[row]) for point in points]
    found = _bracket(curve, _attainment)
    return None if found is None else (found[0][0], found[1][0])


def overload_of(points: Sequence[DemandPoint]) -> tuple[float, float] | None:
    """The most demand below which engineers always kept up, and the next; None if they kept up with all."""
    kept = 0.0
    for point in points:
        if point.is_overloaded:
            return kept, point.demand
        kept = point.demand
    return None


Curve = Sequence[tuple[float, TargetResult]]
Reading = Callable[[TargetResult], float]


def _attainment(result: TargetResult) -> float:
    return 1.0 if result.attainment is None else result.attainment


def _low(result: TargetResult) -> float:
    return _attainment(result) if result.ci95 is None else result.ci95.low


def _high(result: TargetResult) -> float:
    return _attainment(result) if result.ci95 is None else result.ci95.high


def _is_below(result: TargetResult, reading: Reading) -> bool:
    return reading(result) < result.target.goal


def _bracket(curve: Curve, reading: Reading) -> tuple[tuple[float, TargetResult], tuple[float, TargetResult]] | None:
    """The neighbours between which what is read falls below the goal."""
    steps = list(pairwise(curve))
    now = next(result for demand, result in curve if demand == AS_IT_IS)
    if _is_below(now, reading):
        steps = [step for step in reversed(steps) if step[1][0] <= AS_IT_IS]
    else:
        steps = [step for step in steps if step[0][0] >= AS_IT_IS]
    falling = (step for step in steps if not _is_below(step[0][1], reading) and _is_below(step[1][1], reading))
    return next(falling, None)


def _crossing(curve: Curve, reading: Reading) -> float | None:
    found = _bracket(curve, reading)
    if found is None:
        return None
    (before, above), (after, below) = found
    goal = above.target.goal
    drop = reading(above) - reading(below)
    return before + (after - before) * (reading(above) - goal) / drop
