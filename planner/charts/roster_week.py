"""Roster week: who is rostered in one real week, where nobody may answer, and when customers work.

From the calendars alone: absence is left aside. Separate from the picture of it, for the table beside and for tests.
Any week can be asked for, simulated or not: what counts is its holidays and its clocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np

from planner.business_time.calendar_names import FULL_DAY_NAMES
from planner.business_time.calendars import business_clock
from planner.business_time.durations import Counting
from planner.business_time.holiday_dates import holiday_dates
from planner.business_time.time_zones import instant_of, zone
from planner.charts.picture import Picture
from planner.demand.customer_clocks import observed_holidays, windows_of
from planner.foresight.gaps import TicketClass, classes_with_customers
from planner.foresight.weekly_hours import SpanPairs
from planner.scenario.calendar_fields import Holidays
from planner.scenario.coverage import Shift, Team
from planner.scenario.customers import CustomerGroup
from planner.scenario.scenario import Scenario
from planner.staffing.rules import covered
from planner.staffing.shift_spans import ShiftSpans, team_spans
from planner.staffing.span_sets import clipped, complement, minus, nothing, of_pairs, pairs, seconds, union
from simulation.spans import Cover, cover_of

WEEK = timedelta(weeks=1)
"""Spelt out here, as formatting a date would answer in the language of the machine."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many engineers of a team are rostered, in their shifts or on call."""

    team: str
    on_call: bool
    spans: tuple[tuple[int, int, int], ...]
    """(start, end, engineers), disjoint; nobody in between."""


@dataclass(frozen=True, slots=True)
class Gap:
    """When nobody who may answer these classes is rostered."""

    classes: tuple[TicketClass, ...]
    spans: SpanPairs
    while_clock_runs: SpanPairs
    """The part of it in which the first-response clock of any of their customers runs."""


@dataclass(frozen=True, slots=True)
class CustomerHours:
    """Business hours that some customer groups share."""

    groups: tuple[str, ...]
    spans: SpanPairs


@dataclass(frozen=True, slots=True)
class RosterWeek:
    """One week of one coverage; instants are seconds of UTC."""

    monday: date
    zone: str
    midnights_s: tuple[int, ...]
    """Of the seven days in the zone shown, and of the Monday after."""
    headcounts: tuple[Headcount, ...]
    total: Headcount
    """Of all teams, on call left out."""
    gaps: tuple[Gap, ...]
    """Only where there are any."""
    customers: tuple[CustomerHours, ...]
    holidays: tuple[str, ...]
    """Such as: Oslo, Thursday."""

    @property
    def hours(self) -> int:
        """168, unless clocks change."""
        return round((self.midnights_s[-1] - self.midnights_s[0]) / 3600)


def roster_week(picture: Picture) -> RosterWeek:
    """The week that the picture asks for; TimeZoneError for a zone that is none."""
    scenario, coverage = picture.scenario, picture.staffing
    monday = _monday(picture)
    midnights = _midnights(zone(picture.zone), monday)
    start_s, end_s = midnights[0], midnights[-1]
    changes = {"start": monday - WEEK, "weeks": 1, "warm_up_weeks": 1, "follow_weeks": 1}
    around = scenario.simulation.model_copy(update=changes)
    shifts = [
        (team, shift, spans)
        for team in coverage.teams
        for shift, spans in zip(team.shifts, team_spans(around, team), strict=True)
        if shift.engineers > 0
    ]
    ordinary = [each for each in shifts if each[1].on_call is None]
    headcounts = [
        _headcount(team.name, [each for each in shifts if each[0] is team and bool(each[1].on_call) is on_call],
                   start_s, end_s, on_call=on_call)
        for team in coverage.teams
        for on_call in (False, True)
    ]  # fmt: skip
    return RosterWeek(
        monday=monday,
        zone=picture.zone,
        midnights_s=midnights,
        headcounts=tuple(each for each in headcounts if each.spans or not each.on_call),
        total=_headcount("all teams", ordinary, start_s, end_s, on_call=False),
        gaps=_gaps(scenario, shifts, monday, start_s, end_s),
        customers=_customer_hours(scenario, monday, start_s, end_s),
        holidays=_holidays(coverage.teams, monday),
    )


def _monday(picture: Picture) -> date:
    """Of the week asked for, or else of an ordinary one, the same for every coverage of the scenario.

    That is the first measured week without a holiday of any team or customer group; where each week has one, the first
    without a holiday of any team.
    """
    simulation = picture.scenario.simulation
    first = picture.week or simulation.first_measured
    first -= timedelta(days=first.weekday())
    if picture.week is not None:
        return first
    weeks = [first + number * WEEK for number in range(simulation.weeks)]
    years = range(first.year, (weeks[-1] + WEEK).year + 1)
    of_teams = _mondays_of([team.holidays for coverage in picture.scenario.coverage for team in coverage.teams], years)
    of_groups = _mondays_of([group.holidays for group in picture.scenario.customers if group.accounts > 0], years)
    ordinary = [monday for monday in weeks if monday not in of_teams]
    return next((monday for monday in ordinary if monday not in of_groups), next(iter(ordinary), first))


def _mondays_of(holidays: Sequence[Holidays], years: range) -> frozenset[date]:
    """Of the weeks with any of these holidays."""
    days = {day for each in holidays for day in holiday_dates(each, years)}
    return frozenset(day - timedelta(days=day.weekday()) for day in days)


_Standing = tuple[Team, Shift, ShiftSpans]


def _midnights(shown: ZoneInfo, monday: date) -> tuple[int, ...]:
    days = [monday + timedelta(days=number) for number in range(8)]
    return tuple(instant_of(shown, datetime(day.year, day.month, day.day)) for day in days)


def _headcount(name: str, shifts: Sequence[_Standing], start_s: int, end_s: int, *, on_call: bool) -> Headcount:
    """The engineers of several shifts together, from edge to edge."""
    spans = [
        (max(from_s, start_s), min(to_s, end_s), shift.engineers)
        for _, shift, standing in shifts
        for from_s, to_s in zip(standing.start_s.tolist(), standing.end_s.tolist(), strict=True)
        if from_s < end_s and to_s > start_s
    ]
    edges = sorted({edge for from_s, to_s, _ in spans for edge in (from_s, to_s)})
    counts: list[tuple[int, int, int]] = []
    for from_s, to_s in pairwise(edges):
        engineers = sum(number for first_s, last_s, number in spans if first_s <= from_s and last_s >= to_s)
        if engineers and counts and counts[-1][1:] == (from_s, engineers):
            counts[-1] = (counts[-1][0], to_s, engineers)
        elif engineers:
            counts.append((from_s, to_s, engineers))
    return Headcount(name, on_call, tuple(counts))


def _gaps(scenario: Scenario, shifts: Sequence[_Standing], monday: date, start_s: int, end_s: int) -> tuple[Gap, ...]:
    plans = [plan.name for plan in scenario.plans]
    may_answer = [covered(scenario, shift.handles) & (1 in shift.tier) for _, shift, _ in shifts]
    stands = [clipped(cover_of(spans.start_s, spans.end_s), start_s, end_s) for _, _, spans in shifts]
    found: dict[tuple[SpanPairs, SpanPairs], list[TicketClass]] = {}
    for each in classes_with_customers(scenario):
        place = (plans.index(each.plan), each.severity)
        there = union([times for able, times in zip(may_answer, stands, strict=True) if able[place]])
        alone = complement(there, start_s, end_s)
        running = minus(_clock_of_class(scenario, each, monday, start_s, end_s), there, start_s, end_s)
        if seconds(alone):
            found.setdefault((pairs(alone), pairs(running)), []).append(each)
    return tuple(Gap(tuple(classes), *spans) for spans, classes in found.items())


def _clock_of_class(scenario: Scenario, of: TicketClass, monday: date, start_s: int, end_s: int) -> Cover:
    """When the first-response clock runs for any customer of the class."""
    plan = scenario.plan_named(of.plan)
    if of.severity not in plan.targets:
        return nothing()
    if plan.targets[of.severity].first_response.counting is Counting.AROUND_THE_CLOCK:
        return of_pairs(((start_s, end_s),))
    groups = [group for group in scenario.customers if group.plan == of.plan and group.accounts > 0]
    return union([_business_hours(scenario, group, monday, start_s, end_s) for group in groups])


def _business_hours(scenario: Scenario, group: CustomerGroup, monday: date, start_s: int, end_s: int) -> Cover:
    # Ten weeks hold an open day of any hours that are not all holidays, as business_clock demands.
    first, last = monday - 5 * WEEK, monday + 5 * WEEK
    holidays = observed_holidays(scenario, group, first, last)
    clock = business_clock(windows_of(group.business_hours), zone(group.time_zone), holidays, first, last)
    return clipped(cover_of(clock.opens, clock.closes), start_s, end_s)


def _customer_hours(scenario: Scenario, monday: date, start_s: int, end_s: int) -> tuple[CustomerHours, ...]:
    found: dict[SpanPairs, list[str]] = {}
    for group in scenario.customers:
        if group.accounts > 0:
            found.setdefault(pairs(_business_hours(scenario, group, monday, start_s, end_s)), []).append(group.name)
    return tuple(CustomerHours(tuple(names), spans) for spans, names in found.items())


def _holidays(teams: Sequence[Team], monday: date) -> tuple[str, ...]:
    week = [monday + timedelta(days=number) for number in range(7)]
    years = range(monday.year, week[-1].year + 1)
    closed = [(team.name, holiday_dates(team.holidays, years)) for team in teams]
    return tuple(f"{name}, {FULL_DAY_NAMES[day.weekday()]}" for name, dates in closed for day in week if day in dates)


def hours_of(spans: SpanPairs) -> float:
    """How many hours spans are together."""
    return float(np.sum([end_s - start_s for start_s, end_s in spans])) / 3600


def words_of_classes(classes: Sequence[TicketClass], scenario: Scenario) -> str:
    """Such as: Extended urgent; Basic, all severities; every ticket."""
    present = classes_with_customers(scenario)
    if len(classes) == len(present):
        return "any ticket"
    parts = []
    for plan in dict.fromkeys(each.plan for each in classes):
        mine = [each for each in classes if each.plan == plan]
        whole = len(mine) == sum(each.plan == plan for each in present)
        parts.append(plan if whole else f"{plan} {', '.join(each.severity.word for each in mine)}")
    return "; ".join(parts)
