"""Staffed hours: when anyone who may do something is rostered, on real dates and in an ordinary week.

Real dates come from the roster's own spans, holidays and on call included. The ordinary week of a period has the same
shifts at the same local hours, without holidays and on a circle of seven days. Both are asked the same questions by
`planner.foresight.gaps`, which is why they look alike here: one set of time per shift.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.business_time.time_zones import zone
from planner.foresight.weekly_hours import Period, offset_at
from planner.scenario.coverage import Coverage, Shift
from planner.staffing.roster import RosterPlan
from planner.staffing.shift_spans import ShiftSpans, left_by
from planner.staffing.span_sets import clipped, union
from simulation.clocks import DAY_S, WEEK_S
from simulation.columns import BoolArray, IntArray
from simulation.spans import Cover, cover_of

WEEKS_AROUND = 2
"""Zones lie up to a day apart and a shift lasts at most one: what reaches into a week begins this near."""


@dataclass(frozen=True, slots=True)
class ShiftHours:
    """One shift with engineers, and when it stands."""

    team: int
    on_call: bool
    may_answer: BoolArray
    """bool[plans, severities]: whose first touch its engineers may take."""
    times: Cover


def shifts_on_dates(plan: RosterPlan, from_s: int, to_s: int) -> tuple[ShiftHours, ...]:
    """The shifts as they are rostered between two instants, in the order of the file; empty ones left out."""
    return tuple(
        ShiftHours(
            team=planned.team,
            on_call=planned.shift.on_call is not None,
            may_answer=_may_answer(plan, planned.ability),
            times=clipped(cover_of(planned.spans.start_s, planned.spans.end_s), from_s, to_s),
        )
        for planned in plan.shifts
        if planned.shift.engineers > 0
    )


def shifts_in_week(coverage: Coverage, plan: RosterPlan, period: Period) -> tuple[ShiftHours, ...]:
    """The shifts of a week without holidays in a period, in the shown zone's seconds from Monday 00:00.

    The same shifts in the same order as `shifts_on_dates`.
    """
    hours = []
    for index, team in enumerate(coverage.teams):
        ahead_s = period.offset_s - offset_at(zone(team.time_zone), period.start_s)
        standing = [_weekly(shift, ahead_s) for shift in team.shifts if shift.engineers > 0]
        staffed = [planned for planned in plan.shifts if planned.team == index and planned.shift.engineers > 0]
        ordinary = tuple(
            spans for planned, spans in zip(staffed, standing, strict=True) if planned.shift.on_call is None
        )
        for planned, pattern in zip(staffed, standing, strict=True):
            on_call = planned.shift.on_call is not None
            spans = left_by(pattern, ordinary) if on_call else pattern
            times = clipped(cover_of(spans.start_s, spans.end_s), 0, WEEK_S)
            hours.append(ShiftHours(index, on_call, _may_answer(plan, planned.ability), times))
    return tuple(hours)


def _may_answer(plan: RosterPlan, ability: int) -> BoolArray:
    """The first touch asks the first tier."""
    able: BoolArray = plan.handles[ability] & plan.tiers[ability, 0]
    return able


def _weekly(shift: Shift, ahead_s: int) -> ShiftSpans:
    """A shift on the days of a few weeks around the one that begins at 0, so many seconds ahead of local time."""
    weeks = np.arange(-WEEKS_AROUND, WEEKS_AROUND + 1, dtype=np.int64)
    day: IntArray = (7 * weeks[:, None] + np.array(shift.days, dtype=np.int64)[None, :]).ravel()
    from_s = shift.start.hour * 3600 + shift.start.minute * 60 + shift.start.second
    start_s = day * DAY_S + from_s + ahead_s
    return ShiftSpans(day, start_s, start_s + shift.length_s)


def anyone_may_answer(shifts: Sequence[ShiftHours], plan: int, severity: int) -> Cover:
    """When anyone who may answer a plan's tickets of a severity is there."""
    return union([shift.times for shift in shifts if shift.may_answer[plan, severity]])


def at_desks(shifts: Sequence[ShiftHours], team: int) -> Cover:
    """When a team has anyone on an ordinary shift."""
    return union([shift.times for shift in shifts if shift.team == team and not shift.on_call])
