"""The stretches of a count: what happened between a promise and its due instant, line by line.

Separate from the question and its answer, because this is only about words: which hours counted, which days
were closed and why, when clocks were put forward or back. Lines are in order of time.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

import numpy as np

from planner.business_time.calendar_names import DAY_NAMES
from planner.business_time.time_zones import date_of, day_number, local_datetime
from simulation.clock_reader import ClockReader
from simulation.clocks import DAY_S, Clock, Count
from simulation.local_time import first_instant

Line: TypeAlias = tuple[int, str]
"""An instant to sort by, and what to say."""


def stretches(
    clock: Clock,
    zone: ZoneInfo,
    holidays: dict[date, str] | None,
    promise: tuple[Count, int],
    between: tuple[int, int],
) -> tuple[str, ...]:
    """The lines between the instants of promise and due, for a count and amount that the clock's list holds.

    `holidays` names closed days; None on a clock without any.
    """
    start, due_at = between
    begun = ClockReader(clock).next_open(start)
    lines: list[Line] = []
    if begun > start:
        text = f"{_moment(zone, start)}  closed; counts from the next opening, {_moment(zone, begun)}"
        lines.append((start, text))
    lines += _clock_changes(clock, zone, start, due_at)
    if holidays is not None:
        lines += _closed_days(clock, zone, holidays, start, due_at)
    if promise[0] is Count.OPEN_TIME:
        lines += _open_time(clock, zone, begun, due_at)
    else:
        lines += _business_days(clock, zone, promise, begun, due_at)
    return tuple(text for _, text in sorted(lines, key=lambda line: line[0]))


def _open_time(clock: Clock, zone: ZoneInfo, begun: int, due_at: int) -> Iterator[Line]:
    """Each interval that counted, how long, and the sum so far."""
    total_s = 0
    rows = np.flatnonzero((clock.closes > begun) & (clock.opens < due_at))
    for opens, closes in zip(clock.opens[rows].tolist(), clock.closes[rows].tolist(), strict=True):
        first, last = max(opens, begun), min(closes, due_at)
        total_s += last - first
        yield first, f"{_span(zone, first, last)}  {_length(last - first)}, {_length(total_s)} in all"


def _business_days(clock: Clock, zone: ZoneInfo, promise: tuple[Count, int], begun: int, due_at: int) -> Iterator[Line]:
    """Each business day with its number, from day 0; the last says why it is due then."""
    count, amount = promise
    day_0 = int(clock.day[np.searchsorted(clock.closes, begun, side="right")])
    for number in range(amount + 1):
        opens, closes = int(clock.day_opens[day_0 + number]), int(clock.day_closes[day_0 + number])
        text = f"{_span(zone, opens, closes)}  business day {number}"
        if number == amount:
            text += f", due {_why(zone, count, begun, due_at, closes)}"
        yield max(opens, begun), text


def _why(zone: ZoneInfo, count: Count, begun: int, due_at: int, closes: int) -> str:
    if count is Count.END_OF_DAY:
        return "at its closing"
    if local_datetime(zone, begun).time() == local_datetime(zone, due_at).time():
        return "at the same local time"
    if due_at == closes:
        return "no later than its closing"
    return f"at {_clock_time(zone, due_at)}, the first moment after that local time"


def _closed_days(clock: Clock, zone: ZoneInfo, holidays: dict[date, str], start: int, due_at: int) -> Iterator[Line]:
    """The dates on the way on which nothing opens, holidays with their names."""
    open_dates = set((clock.date_s // DAY_S).tolist())
    first = day_number(local_datetime(zone, start).date())
    last = day_number(local_datetime(zone, due_at).date())
    for number in range(first, last + 1):
        if number in open_dates:
            continue
        day = date_of(number)
        midnight = first_instant(clock.offset_from, clock.offset_s, np.array([number * DAY_S]))
        name = f": {holidays[day]}" if day in holidays else ""
        yield max(int(midnight[0]), start), f"{DAY_NAMES[day.weekday()]} {day}  closed{name}"


def _clock_changes(clock: Clock, zone: ZoneInfo, start: int, due_at: int) -> Iterator[Line]:
    """Changes of daylight saving on the way, at the wall time at which they happen."""
    steps_s = np.diff(clock.offset_s).tolist()
    for at, step_s in zip(clock.offset_from[1:].tolist(), steps_s, strict=True):
        if start < at <= due_at:
            wall = local_datetime(zone, at - 1).replace(tzinfo=None) + timedelta(seconds=1)
            direction = "forward" if step_s > 0 else "back"
            change = f"clocks are put {direction} by {_length(abs(step_s))}"
            yield at, f"{DAY_NAMES[wall.weekday()]} {wall.date()} {wall:%H:%M}  {change}"


def _span(zone: ZoneInfo, first: int, last: int) -> str:
    """From one instant to another, the second without its date if that is the same."""
    same_date = local_datetime(zone, first).date() == local_datetime(zone, last).date()
    end = _clock_time(zone, last) if same_date else _moment(zone, last)
    return f"{_moment(zone, first)} to {end}"


def _moment(zone: ZoneInfo, at: int) -> str:
    """An instant in local time, "Fri 2026-03-27 15:30"."""
    local = local_datetime(zone, at)
    return f"{DAY_NAMES[local.weekday()]} {local.date()} {_clock_time(zone, at)}"


def _clock_time(zone: ZoneInfo, at: int) -> str:
    local = local_datetime(zone, at)
    return local.time().isoformat(timespec="seconds" if local.second else "minutes")


def _length(seconds: int) -> str:
    """A length of time, "1 h 30 min"."""
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    parts = ((hours, "h"), (minutes, "min"), (rest, "s"))
    return " ".join(f"{number:,} {unit}" for number, unit in parts if number) or "0 s"
