"""Gaps and overlaps: the hours in which nobody who may answer is rostered, and those that several teams share.

Known before any simulation, from the calendars alone: absences are left aside, whoever is on call counts as there. Over
the warm-up and the measured weeks, in every daylight-saving regime and on every holiday.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.business_time.time_zones import zone
from planner.demand.frame import Frame
from planner.foresight.days_off import DayOff, days_off, holidays_behind
from planner.foresight.staffed_hours import ShiftHours, anyone_may_answer, at_desks, shifts_in_week, shifts_on_dates
from planner.foresight.weekly_hours import Period, SpanPairs, WeeklyHours, periods_of, weekly_hours
from planner.plans import Severity
from planner.scenario.coverage import Coverage
from planner.scenario.customers import Incident
from planner.scenario.scenario import Scenario
from planner.staffing.roster import RosterPlan
from planner.staffing.span_sets import complement, nothing, pairs
from simulation.clocks import WEEK_S
from simulation.spans import Cover, cover_of

UTC = "UTC"


@dataclass(frozen=True, slots=True)
class TicketClass:
    """A plan's tickets of one severity."""

    plan: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class ClassGaps:
    """When nobody who may make the first response to some classes is rostered."""

    classes: tuple[TicketClass, ...]
    """All with these very gaps."""
    hours: WeeklyHours
    """Empty where somebody always is."""


@dataclass(frozen=True, slots=True)
class TeamsTogether:
    """When these teams, and no others, are at their desks at once; on call left out."""

    teams: tuple[str, ...]
    hours: WeeklyHours


@dataclass(frozen=True, slots=True)
class CoverageGaps:
    """One coverage's gaps, a row per distinct pattern, and its overlaps."""

    coverage: str
    time_zone: str
    """The zone that weeks and dates are told in."""
    periods: tuple[Period, ...]
    gaps: tuple[ClassGaps, ...]
    """In the order of plans and severities."""
    overlaps: tuple[TeamsTogether, ...]


def coverage_gaps(
    scenario: Scenario, frame: Frame, coverage: Coverage, plan: RosterPlan, time_zone: str = UTC
) -> CoverageGaps:
    """The gaps and overlaps of a coverage, told in a time zone; raises TimeZoneError for one that is none.

    `plan` is the coverage's own (`planner.staffing.roster.prepare_roster`).
    """
    start_s, end_s = frame.horizon.start_s, frame.horizon.measured_to_s
    periods = periods_of(start_s, end_s, time_zone, [team.time_zone for team in coverage.teams])
    seen = _Seen(
        time_zone=time_zone,
        start_s=start_s,
        end_s=end_s,
        on_dates=shifts_on_dates(plan, start_s, end_s),
        in_weeks={period: shifts_in_week(coverage, plan, period) for period in periods},
        off=days_off(scenario.simulation, coverage),
    )
    return CoverageGaps(
        coverage=coverage.name,
        time_zone=time_zone,
        periods=periods,
        gaps=_gaps(scenario, seen),
        overlaps=_overlaps(coverage, seen),
    )


def classes_with_customers(scenario: Scenario) -> tuple[TicketClass, ...]:
    """The classes that any account sends tickets of, by its own demand or in an incident."""
    sent = {
        TicketClass(group.plan, severity)
        for group in scenario.customers
        for severity in Severity
        if group.accounts > 0
        and (
            group.share_of(severity) > 0
            or any(_hits(incident, group.name, severity) for incident in scenario.incidents)
        )
    }
    every = [TicketClass(plan.name, severity) for plan in scenario.plans for severity in Severity]
    return tuple(each for each in every if each in sent)


def _hits(incident: Incident, group: str, severity: Severity) -> bool:
    return incident.severity is severity and (incident.customers is None or group in incident.customers)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A coverage's shifts on the dates of the horizon and in the ordinary week of each period."""

    time_zone: str
    start_s: int
    end_s: int
    on_dates: tuple[ShiftHours, ...]
    in_weeks: dict[Period, tuple[ShiftHours, ...]]
    off: tuple[DayOff, ...]

    def told(self, hours: Cover, weeks: dict[Period, Cover], off: Sequence[DayOff]) -> WeeklyHours:
        def reasons(spans_s: SpanPairs) -> tuple[str, ...]:
            # On call may answer on a holiday because a shift that may not is away: then any shift's is the reason.
            return holidays_behind(off, spans_s) or holidays_behind(self.off, spans_s)

        return weekly_hours(hours, weeks.__getitem__, tuple(self.in_weeks), zone(self.time_zone), reasons)


def _gaps(scenario: Scenario, seen: _Seen) -> tuple[ClassGaps, ...]:
    number = {plan.name: index for index, plan in enumerate(scenario.plans)}
    classes_of_gap: dict[SpanPairs, list[TicketClass]] = {}
    for each in classes_with_customers(scenario):
        there = anyone_may_answer(seen.on_dates, number[each.plan], each.severity)
        classes_of_gap.setdefault(pairs(complement(there, seen.start_s, seen.end_s)), []).append(each)
    found = []
    for classes in classes_of_gap.values():
        plan, severity = number[classes[0].plan], classes[0].severity
        there = anyone_may_answer(seen.on_dates, plan, severity)
        weeks = {
            period: complement(anyone_may_answer(shifts, plan, severity), 0, WEEK_S)
            for period, shifts in seen.in_weeks.items()
        }
        off = [each for each in seen.off if each.shift.handles_tier(1, classes[0].plan, severity)]
        hours = seen.told(complement(there, seen.start_s, seen.end_s), weeks, off)
        found.append(ClassGaps(tuple(classes), hours))
    return tuple(found)


def _overlaps(coverage: Coverage, seen: _Seen) -> tuple[TeamsTogether, ...]:
    teams = len(coverage.teams)
    on_dates = _together(seen.on_dates, teams, seen.start_s, seen.end_s)
    in_weeks = {period: _together(shifts, teams, 0, WEEK_S) for period, shifts in seen.in_weeks.items()}
    found = []
    for members, hours in on_dates.items():
        weeks = {period: together.get(members, nothing()) for period, together in in_weeks.items()}
        names = tuple(coverage.teams[index].name for index in members)
        found.append(TeamsTogether(names, seen.told(hours, weeks, seen.off)))
    return tuple(found)


def _together(shifts: Sequence[ShiftHours], teams: int, from_s: int, to_s: int) -> dict[tuple[int, ...], Cover]:
    """For each set of two or more teams, when exactly these are at their desks; by the teams' order."""
    desks = [at_desks(shifts, team) for team in range(teams)]
    edges = np.unique(
        np.concatenate([[from_s, to_s], *(each.start_s for each in desks), *(each.end_s for each in desks)])
    )
    start_s, end_s = edges[:-1], edges[1:]
    here = np.array([each.holds(start_s) for each in desks])
    together = {}
    for column in np.unique(here, axis=1).T:
        if column.sum() >= 2:
            same = (here == column[:, None]).all(axis=0)
            together[tuple(np.flatnonzero(column).tolist())] = cover_of(start_s[same], end_s[same])
    return dict(sorted(together.items()))
