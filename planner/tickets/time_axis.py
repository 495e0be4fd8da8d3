"""Time axis: where the ticks of a time line stand, at round local times, through daylight saving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from planner.business_time.calendar_names import DAY_NAMES, MONTH_NAMES
from planner.business_time.time_zones import instant_of, local_datetime, zone

DAY_MIN = 24 * 60
STEPS_MIN = (1, 5, 15, 30, 60, 120, 180, 360, 720)
STEPS_DAYS = (1, 2, 7, 14, 28, 56, 112, 364)


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick; those of a midnight name the day, the others the time."""

    at_s: int
    label: str
    is_day: bool


def ticks(time_zone: str, from_s: float, to_s: float, least_gap_s: float) -> tuple[Tick, ...]:
    """The ticks between two instants, as close as asked at the most."""
    named = zone(time_zone)
    first = local_datetime(named, int(from_s)).date()
    found: list[Tick] = []
    for local in _locals(first, least_gap_s):
        at_s = instant_of(named, local)
        if at_s > to_s:
            break
        if at_s >= from_s and (not found or at_s > found[-1].at_s):
            found.append(Tick(at_s, _label(local), local.time() == time()))
    return tuple(found)


def _locals(first: date, least_gap_s: float) -> Iterator[datetime]:
    """Round local times from a date on, without end."""
    step_min = next((step for step in STEPS_MIN if step * 60 >= least_gap_s), None)
    if step_min is None:
        days = next((step for step in STEPS_DAYS if step * DAY_MIN * 60 >= least_gap_s), STEPS_DAYS[-1])
        # Weeks begin on Mondays, as ordinal 1 is one.
        day = first - timedelta(days=(first.toordinal() - 1) % days)
        while True:
            yield datetime.combine(day, time())
            day += timedelta(days=days)
    at = datetime.combine(first, time())
    while True:
        yield at
        at += timedelta(minutes=step_min)


def _label(local: datetime) -> str:
    if local.time() == time():
        return f"{DAY_NAMES[local.weekday()]} {local.day} {MONTH_NAMES[local.month - 1]}"
    return f"{local.hour:02d}:{local.minute:02d}"
