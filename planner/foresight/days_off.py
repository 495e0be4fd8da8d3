"""Days off: the shifts that a team's holidays take away, and which holiday takes each.

The roster only knows that such a shift does not stand. Why, a manager asks of a gap: this keeps the names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from planner.business_time.calendars import Window
from planner.business_time.holiday_dates import holiday_dates
from planner.business_time.time_zones import date_of, zone
from planner.foresight.weekly_hours import SpanPairs, midnight_after
from planner.scenario.coverage import Coverage, Shift
from planner.scenario.simulation_table import Simulation
from planner.staffing.shift_spans import DAYS_BEFORE, pattern_spans


@dataclass(frozen=True, slots=True)
class DayOff:
    """Hours of one shift that a holiday takes: all of it, or what a night has after a holiday's midnight."""

    shift: Shift
    start_s: int
    end_s: int
    holiday: str
    """"Oslo: Labour Day"."""


def days_off(simulation: Simulation, coverage: Coverage) -> tuple[DayOff, ...]:
    """What holidays take of all shifts with engineers over the horizon."""
    taken = []
    first, last = simulation.start - timedelta(days=DAYS_BEFORE), simulation.end + timedelta(days=1)
    for team in coverage.teams:
        holidays = holiday_dates(team.holidays, range(first.year, last.year + 1))
        for shift in team.shifts:
            if shift.works_holidays or shift.on_call or shift.engineers == 0:
                continue
            taken += [
                DayOff(shift, start_s, end_s, f"{team.name}: {holidays[day]}")
                for start_s, end_s, day in _taken(shift, zone(team.time_zone), holidays, first, last)
            ]
    return tuple(taken)


def _taken(
    shift: Shift, in_zone: ZoneInfo, holidays: Iterable[date], first: date, last: date
) -> list[tuple[int, int, date]]:
    closed = frozenset(holidays)
    spans = pattern_spans(Window(days=shift.days, opens=shift.start, closes=shift.end), in_zone, first, last)
    taken = []
    for number, start_s, end_s in zip(spans.day.tolist(), spans.start_s.tolist(), spans.end_s.tolist(), strict=True):
        day = date_of(number)
        following = day + timedelta(days=1)
        if day in closed:
            taken.append((start_s, end_s, day))
        elif following in closed and end_s > (midnight_s := midnight_after(in_zone, day)):
            taken.append((midnight_s, end_s, following))
    return taken


def holidays_behind(off: Iterable[DayOff], spans_s: SpanPairs) -> tuple[str, ...]:
    """The holidays that took any of these hours, each once."""
    names = [
        each.holiday for each in off if any(start_s < each.end_s and each.start_s < end_s for start_s, end_s in spans_s)
    ]
    return tuple(dict.fromkeys(names))
