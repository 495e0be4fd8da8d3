"""Customer clocks: the hours that count for each customer group.

Groups of one zone, business hours and observed holidays share a clock; clock 0 runs around the clock for everybody.
Clocks reach far enough beyond the horizon for every promise made before its end to fall due.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from planner.business_time.calendars import Window, business_clock
from planner.business_time.durations import Counting, Duration, Unit
from planner.business_time.holiday_dates import holiday_dates
from planner.business_time.time_zones import day_number, zone
from planner.errors import PlannerError
from planner.scenario.customers import BusinessHours, CustomerGroup
from planner.scenario.plan import Plan
from planner.scenario.scenario import Scenario
from simulation.clocks import DAY_S, Clock, around_the_clock

WEEKS_BEFORE = 4
WEEKS_BEHIND = 12
"""Weeks beyond the longest promise, for holidays, pauses and the clock's own closed hours."""

WEEK_HOURS = 168


@dataclass(frozen=True, slots=True)
class CustomerClocks:
    """All clocks of a scenario, and which is each group's."""

    clocks: tuple[Clock, ...]
    """0 is around the clock."""
    of_group: tuple[int, ...]


def customer_clocks(scenario: Scenario) -> CustomerClocks:
    """The clocks of a scenario; raises CalendarError, with its place, for business hours that never open."""
    first = scenario.simulation.start - timedelta(weeks=WEEKS_BEFORE)
    longest = max(_longest_weeks(scenario.plan_named(group.plan), group) for group in scenario.customers)
    last = scenario.simulation.end + timedelta(weeks=longest + WEEKS_BEHIND)
    clocks = [around_the_clock(day_number(first) * DAY_S, (day_number(last) + 1) * DAY_S)]
    known: dict[tuple[str, tuple[Window, ...], frozenset[date]], int] = {}
    of_group = []
    for index, group in enumerate(scenario.customers):
        observed = observed_holidays(scenario, group, first, last)
        key = (group.time_zone, windows_of(group.business_hours), observed)
        if key not in known:
            known[key] = len(clocks)
            clocks.append(_clock_of(index, *key, first, last))
        of_group.append(known[key])
    return CustomerClocks(tuple(clocks), tuple(of_group))


def windows_of(hours: tuple[BusinessHours, ...]) -> tuple[Window, ...]:
    """Business hours as a calendar's windows."""
    return tuple(Window(days=window.days, opens=window.start, closes=window.end) for window in hours)


def group_holidays(group: CustomerGroup, first: date, last: date) -> frozenset[date]:
    """The group's holidays from `first` to `last`, whether or not its plan observes them."""
    dates = holiday_dates(group.holidays, range(first.year, last.year + 1))
    return frozenset(day for day in dates if first <= day <= last)


def observed_holidays(scenario: Scenario, group: CustomerGroup, first: date, last: date) -> frozenset[date]:
    """The holidays on which the group's clock stands still."""
    observes = scenario.plan_named(group.plan).observe_holidays
    return group_holidays(group, first, last) if observes else frozenset()


def _clock_of(
    group: int, time_zone: str, windows: tuple[Window, ...], holidays: frozenset[date], first: date, last: date
) -> Clock:
    try:
        return business_clock(windows, zone(time_zone), holidays, first, last)
    except PlannerError as error:
        error.place = error.place or f"customers[{group}].business_hours"
        raise


def _longest_weeks(plan: Plan, group: CustomerGroup) -> int:
    """An upper limit to the ordinary weeks that any promise of the plan lasts on the group's clock."""
    windows = windows_of(group.business_hours)
    days = max(len(window.days) for window in windows)
    hours = max(len(hours.days) * _length_s(hours) for hours in group.business_hours) / 3600
    promises = [plan.ongoing_within]
    for target in plan.targets.values():
        promises.append(target.first_response)
        if isinstance(target.updates, Duration):
            promises.append(target.updates)
    return math.ceil(max(_weeks(promise, days, hours) for promise in promises) * 1.5)


def _weeks(promise: Duration, days_per_week: int, hours_per_week: float) -> float:
    if promise.unit is Unit.WEEK:
        return promise.amount * 7 / days_per_week
    if promise.counting is Counting.BUSINESS_DAYS:
        return promise.amount / days_per_week
    per_week = WEEK_HOURS if promise.counting is Counting.AROUND_THE_CLOCK else hours_per_week
    return promise.seconds / 3600 / per_week


def _length_s(hours: BusinessHours) -> int:
    seconds = [at.hour * 3600 + at.minute * 60 + at.second for at in (hours.start, hours.end)]
    return (seconds[1] - seconds[0] - 1) % DAY_S + 1
