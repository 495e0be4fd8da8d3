"""Clocks for tests: tiny ones to check against counting by hand, and real ones around changes of daylight saving."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import strategies as st

from planner.business_time.calendars import Window, business_clock
from planner.business_time.opening_hours import parse_hours
from planner.errors import PlannerError
from simulation.clocks import DAY_S, Clock

ZONES = (
    "UTC",
    "Europe/Oslo",
    "America/New_York",
    "America/Havana",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Pacific/Chatham",
)

DATES = (
    date(2011, 12, 28),  # Samoa left out 30 December
    date(2025, 3, 7),  # American summer time from the 9th
    date(2025, 3, 28),  # European summer time from the 30th
    date(2025, 4, 3),  # southern summer time until the 6th, Chilean until the 5th at midnight
    date(2025, 9, 4),  # Chilean summer time from the 6th at midnight
    date(2025, 10, 2),  # Australian summer time from the 5th
    date(2025, 10, 24),  # European summer time until the 26th
    date(2025, 10, 31),  # American summer time until 2 November
    date(2026, 2, 13),  # Morocco changes for Ramadan on the 15th
)


def at(text: str) -> int:
    """The instant of an ISO date and time with its offset."""
    moment = datetime.fromisoformat(text)
    assert moment.tzinfo is not None, "a test says which offset it means"
    return int(moment.timestamp())


def clock_of(zone: str, hours: str, first: str, last: str, holidays: tuple[str, ...] = ()) -> Clock:
    """A business clock from a line such as "Mon-Fri 09:00-17:00", in the words of the command line."""
    from_words = tuple(date.fromisoformat(day) for day in (first, last))
    closed = frozenset(date.fromisoformat(day) for day in holidays)
    return business_clock(parse_hours(hours), ZoneInfo(zone), closed, *from_words)


@st.composite
def tiny_clocks(draw: st.DrawFn) -> Clock:
    """A clock of a few seconds, its business days closing at random, dates and offsets without meaning."""
    pieces = draw(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 7), st.booleans()), min_size=1, max_size=8))
    opens: list[int] = []
    closes: list[int] = []
    days: list[int] = []
    now, day = draw(st.integers(-5, 5)), 0
    for gap, length, next_day in pieces:
        day += bool(opens) and (next_day or gap == 0)
        opens.append(now + gap)
        now += gap + length
        closes.append(now)
        days.append(day)
    return Clock(
        opens=np.array(opens),
        closes=np.array(closes),
        day=np.array(days),
        date_s=np.arange(day + 1) * DAY_S,
        offset_from=np.array([0]),
        offset_s=np.array([0]),
        working_day_s=1,
        working_days=1,
    )


def clock_times() -> st.SearchStrategy[time]:
    """Times of day, often on the hour and near those at which clocks change."""
    return st.builds(time, st.sampled_from([0, 1, 2, 3, 8, 9, 12, 17, 22, 23]), st.sampled_from([0, 15, 30]))


def windows() -> st.SearchStrategy[tuple[Window, ...]]:
    """One to three windows, any of which may run over midnight or overlap another."""
    days = st.sets(st.integers(0, 6), min_size=1).map(lambda chosen: tuple(sorted(chosen)))
    return st.lists(st.builds(Window, days, clock_times(), clock_times()), min_size=1, max_size=3).map(tuple)


def holiday_sets(first: date) -> st.SearchStrategy[frozenset[date]]:
    """Up to three holidays in the fortnight after a date."""
    days = st.integers(0, 13).map(lambda number: first + timedelta(days=number))
    return st.frozensets(days, max_size=3)


@st.composite
def real_clocks(draw: st.DrawFn) -> Clock:
    """A business clock of two weeks around a change of offset, in a zone that may have one."""
    first = draw(st.sampled_from(DATES))
    hours, holidays = draw(windows()), draw(holiday_sets(first))
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    try:
        return business_clock(hours, zone, holidays, first, first + timedelta(days=14))
    except PlannerError:
        # A single working day may be a holiday both weeks; three cannot cover the third.
        return business_clock(hours, zone, frozenset(), first, first + timedelta(days=14))


@st.composite
def instants(draw: st.DrawFn, clock: Clock) -> int:
    """An instant on or around a clock's list, often one at which it opens or closes, or a second beside."""
    edges = [*clock.opens.tolist(), *clock.closes.tolist()]
    if draw(st.booleans()):
        return int(draw(st.sampled_from(edges))) + draw(st.integers(-1, 1))
    return draw(st.integers(edges[0] - DAY_S, max(edges) + DAY_S))
