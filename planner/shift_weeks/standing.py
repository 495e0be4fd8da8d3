"""Standing: when each shift of a team really stands around one week, and what takes the rest of its pattern.

The rules are those of `planner.staffing.shift_spans`, asked for a few weeks only; here the pattern is kept beside what
is left of it, because a timeline shows both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from planner.business_time.calendars import Window
from planner.business_time.holiday_dates import holiday_dates
from planner.business_time.time_zones import zone
from planner.scenario.coverage import Shift, Team
from planner.scenario.simulation_table import Simulation
from planner.shift_weeks.readable import ReadableShift, ReadableTeam, covers_nothing
from planner.shift_weeks.wall import Wall
from planner.staffing.shift_spans import ShiftSpans, pattern_spans, team_spans
from planner.staffing.span_sets import clipped, union
from simulation.spans import Cover, cover_of

MOST_KEPT = 1_024
DAYS_AROUND = 3
"""Zones lie up to a day apart and a shift lasts at most one: what reaches into a week begins this near."""


@dataclass(frozen=True, slots=True, eq=False)
class StandingShift:
    """One shift around a week."""

    readable: ReadableShift
    shift: Shift
    pattern: ShiftSpans
    """On all dates of its pattern, holidays or not."""
    standing: ShiftSpans
    """What is left by holidays and, on call, by the team's other shifts."""

    @property
    def is_staffed(self) -> bool:
        return self.shift.engineers > 0

    @property
    def may_answer(self) -> Shift | None:
        """The shift, if anyone can be counted on for what it handles."""
        return None if covers_nothing(self.readable) or not self.is_staffed else self.shift


@dataclass(frozen=True, slots=True, eq=False)
class StandingTeam:
    """One team around a week."""

    readable: ReadableTeam
    shifts: tuple[StandingShift, ...]
    """Those that stand somewhere, in the order of the file."""
    holidays: dict[date, str]
    """All of the years around, with their names."""


@lru_cache(maxsize=MOST_KEPT)
def standing_team(readable: ReadableTeam, monday: date) -> StandingTeam:
    """A team's shifts around the week of a Monday; kept, as all teams but one stay as they are while it is dragged."""
    team = readable.team
    first, last = monday - timedelta(days=DAYS_AROUND), monday + timedelta(days=7 + DAYS_AROUND)
    around = Simulation.model_construct(start=first, weeks=1, warm_up_weeks=0, follow_weeks=0)
    known = [each for each in readable.shifts if each.shift is not None] if readable.time_zone else []
    spans = team_spans(around, team)
    return StandingTeam(
        readable=readable,
        shifts=tuple(
            StandingShift(each, shift, _pattern(team, shift, first, last), standing)
            for each, shift, standing in zip(known, team.shifts, spans, strict=True)
        ),
        holidays=holiday_dates(team.holidays, range(first.year, last.year + 1)),
    )


def _pattern(team: Team, shift: Shift, first: date, last: date) -> ShiftSpans:
    window = Window(days=shift.days, opens=shift.start, closes=shift.end)
    return pattern_spans(window, zone(team.time_zone), first, last)


@lru_cache(maxsize=MOST_KEPT)
def times_of(shift: StandingShift, wall: Wall) -> Cover:
    """When a shift stands in the week of a wall."""
    return clipped(cover_of(shift.standing.start_s, shift.standing.end_s), wall.start_s, wall.end_s)


@lru_cache(maxsize=MOST_KEPT)
def at_desks(team: StandingTeam, wall: Wall) -> Cover:
    """When a team has anyone on an ordinary shift in the week of a wall."""
    ordinary = [each for each in team.shifts if each.is_staffed and each.shift.on_call is None]
    return union([times_of(each, wall) for each in ordinary])
