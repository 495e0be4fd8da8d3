"""Notable weeks: the weeks of a year that are worth a look, because most others are like each other.

An ordinary week, the weeks in which any clock is put forward or back, and those with a holiday of any team: there is
where a roster that looks well in January has a hole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from planner.business_time.holiday_dates import holiday_dates
from planner.scenario.calendar_fields import Holidays
from planner.scenario.scenario import Scenario
from planner.shift_weeks.clock_changes import ZoneChange, change_words, date_words, zone_changes

ONE_WEEK = timedelta(weeks=1)
LEAST_WEEKS = 52
MOST_WEEKS = 156
"""Whoever plans for ten years still looks at the first ones."""


class WeekKind(Enum):
    """Why a week is worth a look."""

    ORDINARY = "ordinary"
    CLOCKS = "clocks change"
    HOLIDAYS = "holidays"


@dataclass(frozen=True, slots=True)
class NotableWeek:
    """One week, and what is notable about it."""

    monday: date
    kinds: tuple[WeekKind, ...]
    words: str
    """Such as: 29 Mar: Europe changes."""


@dataclass(frozen=True, slots=True)
class _Calendar:
    """All of a scenario that makes weeks notable."""

    start: date
    first_measured: date
    weeks: int
    zones: tuple[str, ...]
    """Of teams and customers."""
    holidays: tuple[tuple[str, Holidays], ...]
    """Of each team by its name."""


def notable_weeks(scenario: Scenario) -> tuple[NotableWeek, ...]:
    """The weeks worth a look, an ordinary one first, the others in order."""
    teams = {team.name: team for coverage in scenario.coverage for team in coverage.teams}
    simulation = scenario.simulation
    zones = (*(team.time_zone for team in teams.values()), *(group.time_zone for group in scenario.customers))
    return _weeks_of(
        _Calendar(
            start=simulation.start,
            first_measured=simulation.first_measured,
            weeks=simulation.horizon_weeks,
            zones=tuple(dict.fromkeys(zones)),
            holidays=tuple((name, team.holidays) for name, team in teams.items()),
        )
    )


@lru_cache(maxsize=8)
def _weeks_of(calendar: _Calendar) -> tuple[NotableWeek, ...]:
    """Kept, since most edits change no calendar."""
    first = monday_of(calendar.start)
    mondays = [first + number * ONE_WEEK for number in range(max(LEAST_WEEKS, min(calendar.weeks, MOST_WEEKS)))]
    changes, holidays = _changes(calendar.zones, mondays), _holidays(calendar, mondays)
    found = [
        _notable(monday, changes.get(monday, []), holidays.get(monday, {}), calendar.zones)
        for monday in sorted(changes.keys() | holidays.keys())
    ]
    measured = monday_of(calendar.first_measured + timedelta(days=6))
    ordinary = [monday for monday in mondays if monday >= measured and monday not in changes | holidays]
    return (*(_ordinary(monday) for monday in ordinary[:1]), *found)


def monday_of(day: date) -> date:
    """The Monday of the week that a date lies in."""
    return day - timedelta(days=day.weekday())


def _ordinary(monday: date) -> NotableWeek:
    return NotableWeek(monday, (WeekKind.ORDINARY,), f"{date_words(monday)}: an ordinary week")


def _notable(
    monday: date, changes: Sequence[ZoneChange], holidays: dict[date, dict[str, list[str]]], zones: Sequence[str]
) -> NotableWeek:
    kinds = [WeekKind.CLOCKS] * bool(changes) + [WeekKind.HOLIDAYS] * bool(holidays)
    days = dict.fromkeys(change.day for change in changes)
    words = [change_words([each for each in changes if each.day == day], zones) for day in days]
    return NotableWeek(monday, tuple(kinds), "; ".join([*words, *_holiday_words(holidays)]))


def _holiday_words(holidays: dict[date, dict[str, list[str]]]) -> Iterable[str]:
    """The first with its name and teams, and how many more there are."""
    named = [(day, name, teams) for day in sorted(holidays) for name, teams in holidays[day].items()]
    for day, name, teams in named[:1]:
        more = f" and {len(named) - 1} more" if len(named) > 1 else ""
        yield f"{date_words(day)}: {name} ({', '.join(teams)}){more}"


def _changes(zones: Sequence[str], mondays: Sequence[date]) -> dict[date, list[ZoneChange]]:
    """Changes of the clocks by the Monday of their week."""
    found: dict[date, list[ZoneChange]] = {}
    for change in zone_changes(zones, mondays[0], mondays[-1] + timedelta(days=6)):
        found.setdefault(monday_of(change.day), []).append(change)
    return found


def _holidays(calendar: _Calendar, mondays: Sequence[date]) -> dict[date, dict[date, dict[str, list[str]]]]:
    """By the Monday of their week and their date: names, and the teams that have them."""
    first, last = mondays[0], mondays[-1] + timedelta(days=6)
    found: dict[date, dict[date, dict[str, list[str]]]] = {}
    for team, holidays in calendar.holidays:
        for day, name in holiday_dates(holidays, range(first.year, last.year + 1)).items():
            if first <= day <= last:
                found.setdefault(monday_of(day), {}).setdefault(day, {}).setdefault(name, []).append(team)
    return found
