"""Shift spans: when one shift really stands, date by date.

A shift is a weekly pattern in its team's local time. On real dates daylight saving makes it longer or shorter, the
team's holidays take it away, and on call is left with whatever hours the team's ordinary shifts do not cover. Separate
from the roster because neither engineers nor chance enter here: gaps, costs and the roster read the same spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from planner.business_time.calendars import Window, local_spans
from planner.business_time.holiday_dates import holiday_dates
from planner.business_time.time_zones import day_number, utc_offsets, zone
from planner.scenario.coverage import Shift, Team
from planner.scenario.simulation_table import Simulation
from simulation.clocks import DAY_S
from simulation.columns import IntArray, freeze_columns
from simulation.local_time import first_instant
from simulation.spans import cover_of

DAYS_BEFORE = 2
"""Shifts that opened this long before the horizon may still stand when it begins, wherever they are."""

WEEKS_BEHIND = 4
"""Shifts stand this long beyond the horizon, so that its last weeks know who comes next."""


@dataclass(frozen=True, slots=True)
class ShiftSpans:
    """One shift on real dates: n spans of UTC, sorted by start; on call may have several on one date."""

    day: IntArray
    """int64[n]: the local date on which the shift opens, in days since 1970-01-01."""
    start_s: IntArray
    end_s: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)

    def __len__(self) -> int:
        return len(self.day)


def team_spans(simulation: Simulation, team: Team) -> tuple[ShiftSpans, ...]:
    """When each of a team's shifts stands, in the order of the file: over the horizon and some weeks more.

    Ordinary shifts leave the team's holidays out; on call has what ordinary shifts with engineers do not cover.
    """
    first = simulation.start - timedelta(days=DAYS_BEFORE)
    last = simulation.end + timedelta(weeks=WEEKS_BEHIND)
    standing = [_standing(team, shift, first, last, simulation.start) for shift in team.shifts]
    ordinary = tuple(
        spans
        for shift, spans in zip(team.shifts, standing, strict=True)
        if shift.on_call is None and shift.engineers > 0
    )
    return tuple(
        left_by(spans, ordinary) if shift.on_call else spans for shift, spans in zip(team.shifts, standing, strict=True)
    )


def _standing(team: Team, shift: Shift, first: date, last: date, start: date) -> ShiftSpans:
    window = Window(days=shift.days, opens=shift.start, closes=shift.end)
    in_zone = zone(team.time_zone)
    spans = pattern_spans(window, in_zone, first, last)
    spans = _over(spans, day_number(start) * DAY_S, day_number(last) * DAY_S)
    if shift.works_holidays or shift.on_call:
        return spans
    holidays = holiday_dates(team.holidays, range(first.year, last.year + 1))
    return without_holidays(spans, in_zone, frozenset(holidays))


def pattern_spans(window: Window, zone: ZoneInfo, first: date, last: date) -> ShiftSpans:
    """A shift that stands on all dates of its pattern from `first` to `last`, holidays or not."""
    spans = local_spans((window,), zone, first, last)
    return ShiftSpans(spans.day.copy(), spans.opens_s.copy(), spans.closes_s.copy())


def without_holidays(spans: ShiftSpans, zone: ZoneInfo, holidays: frozenset[date]) -> ShiftSpans:
    """The spans less those that open on a holiday; one that runs into a holiday ends at its midnight."""
    if not holidays or len(spans) == 0:
        return spans
    closed = np.array(sorted(day_number(day) for day in holidays), dtype=np.int64)
    epoch = date(1970, 1, 1).toordinal()
    dates = (date.fromordinal(epoch + int(spans.day[0])), date.fromordinal(epoch + int(spans.day[-1])))
    offsets = utc_offsets(zone, *dates)
    midnight_s = first_instant(offsets.from_s, offsets.offset_s, (spans.day + 1) * DAY_S)
    cut_s = np.where(np.isin(spans.day + 1, closed), np.minimum(spans.end_s, midnight_s), spans.end_s)
    kept = ~np.isin(spans.day, closed) & (cut_s > spans.start_s)
    return ShiftSpans(spans.day[kept], spans.start_s[kept], cut_s[kept])


def left_by(spans: ShiftSpans, others: tuple[ShiftSpans, ...]) -> ShiftSpans:
    """What is left of the spans when all others are taken out, as on call covers it."""
    covered = cover_of(
        np.concatenate([np.empty(0, dtype=np.int64), *(other.start_s for other in others)]),
        np.concatenate([np.empty(0, dtype=np.int64), *(other.end_s for other in others)]),
    )
    covered_s, until_s = covered.start_s, covered.end_s
    pieces = [
        (day, start_s, end_s)
        for day, from_s, to_s in zip(spans.day.tolist(), spans.start_s.tolist(), spans.end_s.tolist(), strict=True)
        for start_s, end_s in _gaps(from_s, to_s, covered_s, until_s)
    ]
    columns = np.array(pieces, dtype=np.int64).reshape(-1, 3).T
    return ShiftSpans(columns[0].copy(), columns[1].copy(), columns[2].copy())


def _gaps(from_s: int, to_s: int, covered_s: IntArray, until_s: IntArray) -> list[tuple[int, int]]:
    """The stretches of [from_s, to_s) that no covered interval (sorted, disjoint) touches."""
    first = int(np.searchsorted(until_s, from_s, side="right"))
    last = int(np.searchsorted(covered_s, to_s, side="left"))
    starts = [from_s, *until_s[first:last].tolist()]
    ends = [*covered_s[first:last].tolist(), to_s]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _over(spans: ShiftSpans, from_s: int, to_s: int) -> ShiftSpans:
    """The spans that are not over at `from_s` and start before `to_s`, whole."""
    kept = (spans.end_s > from_s) & (spans.start_s < to_s)
    return ShiftSpans(spans.day[kept], spans.start_s[kept], spans.end_s[kept])
