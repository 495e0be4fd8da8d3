"""Week gaps: the hours of one week in which nobody who may make the first response is rostered, class by class.

As `planner.foresight.gaps` finds them over a whole horizon, but of one week and of shifts that may be half edited, and
with the part in which a customer's clock runs: only there does it cost anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.foresight.gap_sentences import class_words
from planner.foresight.gaps import TicketClass
from planner.shift_weeks.customer_week import CustomerWeek
from planner.shift_weeks.standing import StandingTeam, times_of
from planner.shift_weeks.wall import Wall
from planner.shift_weeks.week_view import WeekGap
from planner.staffing.span_sets import complement, minus, pairs, seconds, union
from simulation.clocks import HOUR_S
from simulation.spans import Cover

_Row = tuple[Cover, Cover]
"""When nobody is there, and the part of it in which a clock runs."""


def week_gaps(teams: Sequence[StandingTeam], customers: CustomerWeek, wall: Wall) -> tuple[WeekGap, ...]:
    """A gap per distinct pattern, those with most hours of running clocks first."""
    rows: dict[object, tuple[_Row, list[TicketClass]]] = {}
    known: dict[tuple[bool, ...], tuple[Cover, Cover]] = {}
    for each in customers.classes:
        row = _gap_of(each, teams, customers, wall, known)
        if seconds(row[0]):
            rows.setdefault((pairs(row[0]), pairs(row[1])), (row, []))[1].append(each)
    found = [_told(classes, row, customers, wall) for row, classes in rows.values()]
    return tuple(sorted(found, key=lambda gap: (-gap.clock_hours, -gap.hours)))


def _gap_of(
    of: TicketClass,
    teams: Sequence[StandingTeam],
    customers: CustomerWeek,
    wall: Wall,
    known: dict[tuple[bool, ...], tuple[Cover, Cover]],
) -> _Row:
    """Classes that the same shifts may answer have the same people there; `known` are those found so far."""
    shifts = [shift for team in teams for shift in team.shifts]
    able = tuple(
        (may := shift.may_answer) is not None and may.handles_tier(1, of.plan, of.severity) for shift in shifts
    )
    if able not in known:
        there = union([times_of(shift, wall) for shift, is_able in zip(shifts, able, strict=True) if is_able])
        known[able] = there, complement(there, wall.start_s, wall.end_s)
    there, alone = known[able]
    return alone, minus(customers.running[of], there, wall.start_s, wall.end_s)


def _told(classes: list[TicketClass], row: _Row, customers: CustomerWeek, wall: Wall) -> WeekGap:
    alone, running = row
    return WeekGap(
        classes=tuple(classes),
        words=class_words(classes, customers.classes),
        spans=wall.spans(alone),
        hours=seconds(alone) / HOUR_S,
        while_clock_runs=wall.spans(running),
        clock_hours=seconds(running) / HOUR_S,
    )
