"""Bars: the days of one shift on the wall, each with the parts in which it works, is on holiday or is stood in for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner.business_time.time_zones import date_of
from planner.foresight.week_words import clock_words
from planner.scenario.coverage import Shift
from planner.shift_weeks.standing import StandingShift
from planner.shift_weeks.wall import DAY_MIN, WEEK_MIN, Wall
from planner.shift_weeks.week_view import Bar, Part, PartKind


def bars_of(standing: StandingShift, holidays: dict[date, str], wall: Wall) -> tuple[Bar, ...]:
    """The days of a shift that reach into the week of a wall."""
    pattern = standing.pattern
    columns = zip(pattern.day.tolist(), pattern.start_s.tolist(), pattern.end_s.tolist(), strict=True)
    return tuple(
        _bar(standing, holidays, wall, day, (start_s, end_s))
        for day, start_s, end_s in columns
        if start_s < wall.end_s and end_s > wall.start_s
    )


def _bar(standing: StandingShift, holidays: dict[date, str], wall: Wall, day: int, span_s: tuple[int, int]) -> Bar:
    start_min, end_min = wall.stretch(*span_s)
    parts = [part for part in _parts(standing, holidays, wall, day, span_s) if part.start_min < part.end_min]
    return Bar(
        day=date_of(day),
        whole_start_min=start_min,
        whole_end_min=end_min,
        from_words=time_words(wall.minute_of_start(span_s[0])),
        to_words=time_words(wall.minute_of_end(span_s[1])),
        parts=tuple(sorted(parts, key=lambda part: part.start_min)),
    )


def time_words(minute: float) -> str:
    """A minute of the week as a time of day: 08:00."""
    return clock_words(round(minute * 60) % (DAY_MIN * 60))


def _parts(
    standing: StandingShift, holidays: dict[date, str], wall: Wall, day: int, span_s: tuple[int, int]
) -> Iterator[Part]:
    spans = standing.standing
    left = [(int(spans.start_s[row]), int(spans.end_s[row])) for row in range(len(spans)) if int(spans.day[row]) == day]
    kind = _kind(standing.shift)
    for from_s, to_s in left:
        yield _part(wall, from_s, to_s, kind)
    for from_s, to_s in _between(span_s, left):
        if standing.shift.on_call is not None:
            yield _part(wall, from_s, to_s, PartKind.STOOD_IN)
        else:
            closed = date_of(day) if not left else date_of(day) + timedelta(days=1)
            yield _part(wall, from_s, to_s, PartKind.HOLIDAY, holidays.get(closed, ""))


def _kind(shift: Shift) -> PartKind:
    if shift.engineers == 0:
        return PartKind.EMPTY
    return PartKind.ON_SHIFT if shift.on_call is None else PartKind.ON_CALL


def _between(span_s: tuple[int, int], left: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What of a span these, sorted, leave out."""
    at_s = span_s[0]
    for from_s, to_s in left:
        if at_s < from_s:
            yield at_s, from_s
        at_s = to_s
    if at_s < span_s[1]:
        yield at_s, span_s[1]


def _part(wall: Wall, from_s: int, to_s: int, kind: PartKind, words: str = "") -> Part:
    start_min, end_min = wall.stretch(from_s, to_s)
    return Part(max(start_min, 0.0), min(end_min, float(WEEK_MIN)), kind, words)
