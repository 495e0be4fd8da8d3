"""Erlang staffing: headcounts as they are often found, by Erlang C for each hour and shifts laid over the hours.

Touches are calls, each hour of a working day gets the engineers that Erlang C asks for, and shifts cover the hours as
cheaply as they can (pyworkforce, which brings pandas and OR-Tools, so it is loaded when it is asked). Where a choice
was to be made, it was made in favour of Erlang C: work that arrives while no day shift stands is left out, though
engineers find it in the morning; days are averaged; and on call, which is beyond it, is as the recommendation has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

import numpy as np

from planner.demand.arrivals import MONDAY_OFFSET_DAYS
from planner.demand.frame import Frame, build_frame
from planner.demand.workload import draw_workload
from planner.recommending.choices import Headcounts
from planner.recommending.recommending import costs_of_one
from planner.scenario.scenario import Scenario
from planner.staffing.roster import prepare_roster
from simulation.clocks import HOUR_S
from simulation.columns import BoolArray

WEEK_HOURS, DAY_HOURS = 168, 24
DRAWN = 20
"""Replications of demand, for the touches of an average day."""
ANSWERED_WITHIN_MIN = 120.0
"""The tightest contractual promise of the sample."""
FULLEST = 0.95
"""Of the engineers' time, at most: Erlang C is for queues that do not grow."""


def erlang_staffing(scenario: Scenario, rota: Headcounts, answered: float) -> Headcounts:
    """What gives an answer within the tightest promise to that share, day shifts alone; on call as `rota` has it."""
    frame = build_frame(scenario)
    shifts = scenario.coverage[0].shifts
    day = {number: at for number, at in standing(scenario, frame).items() if shifts[number].on_call is None}
    touches, minutes = touches_by_hour(scenario, frame, np.sum(list(day.values()), axis=0) > 0)
    needed = [positions(calls, minutes, answered, shrinkage_of(scenario)) for calls in touches]
    covered = cover(needed, day, costs_of_one(scenario, frame))
    return tuple(max(covered.get(number, rota[number]), shift.at_least) for number, shift in enumerate(shifts))


def shrinkage_of(scenario: Scenario) -> float:
    """The part of their time in which engineers do something else or are away, as a mean of the teams."""
    left = [(1.0 - team.absence) * (1.0 - team.other_duties) for team in scenario.coverage[0].teams]
    return 1.0 - sum(left) / len(left)


def standing(scenario: Scenario, frame: Frame) -> dict[int, BoolArray]:
    """bool[168] for each shift: whether it stands in that hour of the week (UTC), in most weeks."""
    found = {}
    for number, shift in enumerate(prepare_roster(scenario, frame, scenario.coverage[0]).shifts):
        hours = np.zeros(WEEK_HOURS)
        for start_s, end_s in zip(shift.spans.start_s.tolist(), shift.spans.end_s.tolist(), strict=True):
            first = hour_of_week(start_s)
            for hour in range(ceil((end_s - start_s) / HOUR_S)):
                hours[(first + hour) % WEEK_HOURS] += 1
        found[number] = hours > hours.max() / 2
    return found


def hour_of_week(at_s: int) -> int:
    """From Monday, 0:00 UTC."""
    return (at_s // HOUR_S + DAY_HOURS * MONDAY_OFFSET_DAYS) % WEEK_HOURS


def touches_by_hour(scenario: Scenario, frame: Frame, is_open: BoolArray) -> tuple[list[float], float]:
    """Touches that arrive in each hour of the day (UTC), as a mean of days on which it is open; and their minutes."""
    counts = np.zeros(WEEK_HOURS)
    effort_s, total = 0.0, 0
    for number in range(DRAWN):
        workload = draw_workload(scenario, frame, number)
        tickets, measured = workload.tickets, workload.measured
        arrived = (tickets.arrival_s[measured] // HOUR_S + DAY_HOURS * MONDAY_OFFSET_DAYS) % WEEK_HOURS
        counts += np.bincount(arrived, weights=np.diff(tickets.touch_from)[measured], minlength=WEEK_HOURS)
        effort_s += float(tickets.effort_s.sum())
        total += len(tickets.effort_s)
    days = counts.reshape(-1, DAY_HOURS) / (DRAWN * scenario.simulation.weeks)
    are_open = is_open.reshape(-1, DAY_HOURS)
    mean = (days * are_open).sum(axis=0) / np.maximum(are_open.sum(axis=0), 1)
    return mean.tolist(), effort_s / total / 60.0


def positions(calls: float, minutes: float, answered: float, shrinkage: float) -> int:
    """The engineers that Erlang C asks for in an hour of so many touches."""
    from pyworkforce.queuing import ErlangC  # type: ignore[import-untyped]  # noqa: PLC0415  # as said above

    if calls <= 0:
        return 0
    queue = ErlangC(transactions=calls, aht=minutes, asa=ANSWERED_WITHIN_MIN, interval=60, shrinkage=shrinkage)
    # Its own required_positions begins at one engineer more than the work itself takes, and so misses the leanest.
    at_work = max(1, ceil(float(queue.intensity) / FULLEST))
    while queue.service_level(at_work) < answered:
        at_work += 1
    return ceil(at_work / (1.0 - shrinkage))


def cover(needed: list[int], shifts: Mapping[int, BoolArray], costs: Sequence[float]) -> dict[int, int]:
    """The cheapest engineers of each shift whose hours cover what is needed, the same on every working day."""
    from pyworkforce.scheduling import MinRequiredResources  # type: ignore[import-untyped]  # noqa: PLC0415

    # The hours of a day from Tuesday, whose shifts across midnight stand at both ends of it.
    hours = {str(number): at[DAY_HOURS : 2 * DAY_HOURS].astype(int).tolist() for number, at in shifts.items()}
    most = 2 * max(needed)
    solution = MinRequiredResources(
        num_days=1,
        periods=DAY_HOURS,
        shifts_coverage=hours,
        required_resources=[needed],
        max_period_concurrency=len(shifts) * most,
        max_shift_concurrency=most,
        cost_dict={str(number): round(costs[number]) for number in shifts},
    ).solve()
    return {int(row["shift"]): int(row["resources"]) for row in solution["resources_shifts"]}
