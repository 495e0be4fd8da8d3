"""Week: one week of a draft's coverage as it is shown, made anew with every move of the mouse.

Everything in it comes from the code that a simulation rests on, asked for a few days only: shifts from
`planner.staffing.shift_spans`, customers' hours from `planner.business_time.calendars`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from planner.business_time.calendar_names import DAY_NAMES
from planner.business_time.weekdays import words_of_days
from planner.foresight.week_words import clock_words
from planner.scenario.coverage import Shift
from planner.scenario.findings import Path
from planner.shift_weeks.bars import bars_of
from planner.shift_weeks.clock_changes import changes_of_week, date_words
from planner.shift_weeks.customer_week import CustomerWeek, customer_week
from planner.shift_weeks.headcounts import headcounts, teams_together
from planner.shift_weeks.readable import ReadableShift, Surroundings, readable_teams
from planner.shift_weeks.standing import StandingTeam, standing_team
from planner.shift_weeks.wall import Wall, wall_of
from planner.shift_weeks.week_gaps import week_gaps
from planner.shift_weeks.week_view import Bar, CustomerBand, ShiftRow, TeamRows, WeekView
from planner.staffing.span_sets import clipped
from simulation.clocks import HOUR_S

UTC = "UTC"
MOST_KEPT = 1_024


def week_view(coverage: object, monday: date, time_zone: str | None, around: Surroundings, path: Path = ()) -> WeekView:
    """The week of a Monday, of a coverage's data that stands at a path of the draft.

    `time_zone` None is each team's own; then what concerns all is told in the zone of all teams, or in UTC. Raises
    TimeZoneError for a zone that is none.
    """
    teams = [standing_team(readable, monday) for readable in readable_teams(coverage, path)]
    zones = tuple(dict.fromkeys(team.readable.time_zone for team in teams if team.readable.time_zone))
    common = wall_of(time_zone or _common(zones), monday)
    customers = customer_week(around, monday)
    return WeekView(
        monday=monday,
        time_zone=time_zone,
        common_zone=common.zone,
        hours=(common.end_s - common.start_s) / HOUR_S,
        teams=tuple(_team_rows(team, _wall_of(team, common, own_wall=time_zone is None)) for team in teams),
        headcounts=headcounts(teams, common),
        classes=customers.classes,
        gaps=week_gaps(teams, customers, common),
        together=teams_together(teams, common),
        customers=_bands(customers, common),
        changes=changes_of_week(common, (*zones, *_zones_of(customers)), zones if time_zone is None else ()),
        unread=(*(each for team in teams for each in team.readable.unread), *around.unread),
    )


def _common(zones: Sequence[str]) -> str:
    return zones[0] if len(zones) == 1 else UTC


def _zones_of(customers: CustomerWeek) -> tuple[str, ...]:
    return tuple(each.time_zone for each in customers.open_hours)


def _wall_of(team: StandingTeam, common: Wall, *, own_wall: bool) -> Wall:
    own = team.readable.time_zone
    return wall_of(own, common.monday) if own_wall and own else common


@lru_cache(maxsize=MOST_KEPT)
def _team_rows(team: StandingTeam, wall: Wall) -> TeamRows:
    readable = team.readable
    standing = {each.readable.path: each for each in team.shifts}
    return TeamRows(
        path=readable.path,
        name=readable.team.name,
        time_zone=readable.time_zone,
        holidays=_holidays(team, wall.monday),
        rows=tuple(
            _row(readable.team.name, each, bars_of(standing[each.path], team.holidays, wall))
            if each.path in standing
            else _row(readable.team.name, each, ())
            for each in readable.shifts
        ),
    )


def _row(team: str, readable: ReadableShift, bars: tuple[Bar, ...]) -> ShiftRow:
    shift = readable.shift
    return ShiftRow(
        path=readable.path,
        team=team,
        name=readable.name,
        engineers=readable.engineers,
        on_call=shift is not None and shift.on_call is not None,
        handles="" if shift is None or "handles" in readable.wrong else str(shift.handles),
        days="" if shift is None else words_of_days(shift.days),
        hours="" if shift is None else _hours(shift),
        bars=bars,
        wrong=readable.wrong,
    )


def _hours(shift: Shift) -> str:
    times = [at.hour * 3600 + at.minute * 60 + at.second for at in (shift.start, shift.end)]
    return f"{clock_words(times[0])}-{clock_words(times[1])}"


def _holidays(team: StandingTeam, monday: date) -> tuple[str, ...]:
    week = [monday + timedelta(days=number) for number in range(7)]
    return tuple(
        f"{DAY_NAMES[day.weekday()]} {date_words(day)}: {team.holidays[day]}" for day in week if day in team.holidays
    )


def _bands(customers: CustomerWeek, wall: Wall) -> tuple[CustomerBand, ...]:
    return tuple(
        CustomerBand(each.plan, each.groups, each.time_zone, wall.spans(clipped(each.times, wall.start_s, wall.end_s)))
        for each in customers.open_hours
    )
