"""Customer week: when the customers of a draft work in one week, and when the clocks of their tickets run.

It hangs on no coverage, so it is worked out once per draft and week and kept while shifts are dragged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from planner.business_time.calendars import CalendarError, business_clock
from planner.business_time.durations import Counting
from planner.business_time.time_zones import zone
from planner.demand.customer_clocks import observed_holidays, windows_of
from planner.foresight.gaps import TicketClass, classes_with_customers
from planner.scenario.customers import CustomerGroup
from planner.scenario.scenario import Scenario
from planner.shift_weeks.readable import Surroundings
from planner.staffing.span_sets import nothing, of_pairs, union
from simulation.spans import Cover, cover_of

WEEKS_AROUND = 5
"""Business hours that are not all holidays open in so many weeks before and behind, as a clock has to."""
MOST_KEPT = 16
DAY_AROUND = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class OpenHours:
    """Business hours that some groups of a plan share, around the week."""

    plan: str
    groups: tuple[str, ...]
    time_zone: str
    times: Cover


@dataclass(frozen=True, slots=True, eq=False)
class CustomerWeek:
    """What does not change while a coverage is edited."""

    classes: tuple[TicketClass, ...]
    """That any account sends tickets of."""
    running: Mapping[TicketClass, Cover]
    """When the first-response clock of any of their customers runs."""
    open_hours: tuple[OpenHours, ...]


@lru_cache(maxsize=MOST_KEPT)
def customer_week(around: Surroundings, monday: date) -> CustomerWeek:
    """The customers' week of a Monday."""
    scenario = around.scenario
    groups = [group for group in scenario.customers if group.accounts > 0]
    hours: dict[tuple[object, ...], Cover] = {}
    of_group = [_business_hours(scenario, group, monday, hours) for group in groups]
    classes = classes_with_customers(scenario)
    by_plan: dict[str, list[Cover]] = {}
    for group, times in zip(groups, of_group, strict=True):
        by_plan.setdefault(group.plan, []).append(times)
    open_of_plan = {plan: union(sets) for plan, sets in by_plan.items()}
    always = _always(monday)
    return CustomerWeek(
        classes=classes,
        running={each: _running(scenario, each, open_of_plan, always) for each in classes},
        open_hours=_shared(groups, of_group),
    )


def _running(scenario: Scenario, of: TicketClass, open_of_plan: Mapping[str, Cover], always: Cover) -> Cover:
    targets = scenario.plan_named(of.plan).targets
    if of.severity not in targets:
        return nothing()
    around_the_clock = targets[of.severity].first_response.counting is Counting.AROUND_THE_CLOCK
    return always if around_the_clock else open_of_plan.get(of.plan, nothing())


def _always(monday: date) -> Cover:
    return of_pairs(((_utc_s(monday - DAY_AROUND), _utc_s(monday + timedelta(days=7) + DAY_AROUND)),))


def _utc_s(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 86_400


def _business_hours(
    scenario: Scenario, group: CustomerGroup, monday: date, known: dict[tuple[object, ...], Cover]
) -> Cover:
    """A group's open time; groups of one zone, hours and holidays share it."""
    first, last = monday - timedelta(weeks=WEEKS_AROUND), monday + timedelta(weeks=WEEKS_AROUND)
    holidays = observed_holidays(scenario, group, first, last)
    key = (group.time_zone, group.business_hours, holidays)
    if key not in known:
        known[key] = _open_time(group, holidays, first, last)
    return known[key]


def _open_time(group: CustomerGroup, holidays: frozenset[date], first: date, last: date) -> Cover:
    try:
        clock = business_clock(windows_of(group.business_hours), zone(group.time_zone), holidays, first, last)
    except CalendarError:
        return nothing()
    return cover_of(clock.opens, clock.closes)


def _shared(groups: list[CustomerGroup], of_group: list[Cover]) -> tuple[OpenHours, ...]:
    rows: dict[tuple[str, str, int], list[int]] = {}
    for row, (group, times) in enumerate(zip(groups, of_group, strict=True)):
        rows.setdefault((group.plan, group.time_zone, id(times)), []).append(row)
    return tuple(
        OpenHours(plan, tuple(groups[row].name for row in alike), time_zone, of_group[alike[0]])
        for (plan, time_zone, _), alike in rows.items()
    )
