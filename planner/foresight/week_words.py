"""Weeks in words: "Mon-Fri 22:00-24:00, Sat 00:00-Mon 06:00".

How a weekly pattern and the hours of a date are written, for the terminal, reports and tooltips alike. Separate from
the sentences about gaps, which say what such hours mean.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from planner.business_time.calendar_names import DAY_NAMES
from planner.business_time.time_zones import local_datetime
from planner.business_time.weekdays import words_of_days
from planner.foresight.weekly_hours import SpanPairs
from simulation.clocks import DAY_S, WEEK_S

WEEKEND_S = (5 * DAY_S, 7 * DAY_S)
"""Saturday and Sunday."""

AT_ALL_HOURS = "at all hours"


def joined_week(spans_s: SpanPairs) -> SpanPairs:
    """The spans of a week with what runs over Sunday midnight in one piece, which then ends beyond the week."""
    runs_over = len(spans_s) > 1 and spans_s[0][0] == 0 and spans_s[-1][1] == WEEK_S
    if not runs_over:
        return spans_s
    return (*spans_s[1:-1], (spans_s[-1][0], WEEK_S + spans_s[0][1]))


def week_words(spans_s: SpanPairs) -> str:
    """Joined spans in words, the same hours of several days together.

    >>> week_words(((79200, 86400), (165600, 172800), (432000, 626400)))
    'Mon-Tue 22:00-24:00, the whole weekend from Sat 00:00 to Mon 06:00'
    """
    days_of_hours: dict[tuple[int, int], list[int]] = {}
    for start_s, end_s in spans_s:
        day, from_s = divmod(start_s, DAY_S)
        days_of_hours.setdefault((from_s, end_s - start_s), []).append(day)
    return ", ".join(_hours_of_days(days, *hours) for hours, days in days_of_hours.items())


def _hours_of_days(days: list[int], from_s: int, length_s: int) -> str:
    if length_s >= WEEK_S:
        return AT_ALL_HOURS
    if length_s <= DAY_S:
        return f"{words_of_days(tuple(days))} {clock_words(from_s)}-{end_words(from_s + length_s)}"
    return ", ".join(_long(day * DAY_S + from_s, length_s) for day in days)


def _long(start_s: int, length_s: int) -> str:
    end_s = start_s + length_s
    last_day = (end_s - 1) // DAY_S if end_s % DAY_S == 0 else end_s // DAY_S
    words = f"{_moment(start_s)} to {DAY_NAMES[last_day % 7]} {end_words(end_s)}"
    if start_s <= WEEKEND_S[0] and end_s >= WEEKEND_S[1]:
        return f"the whole weekend from {words}"
    return f"from {words}"


def _moment(start_s: int) -> str:
    day, of_day_s = divmod(start_s, DAY_S)
    return f"{DAY_NAMES[day % 7]} {clock_words(of_day_s)}"


def clock_words(of_day_s: int) -> str:
    """A second of the day as a time: 07:00, and 07:00:30 where seconds matter."""
    minutes, second = divmod(of_day_s, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")


def end_words(end_s: int) -> str:
    """The time of day at which something ends: midnight is 24:00."""
    return clock_words(end_s % DAY_S or DAY_S)


def span_words(span_s: tuple[int, int], shown: ZoneInfo) -> str:
    """A span of UTC in local times, without the date on which it begins: "22:00-06:30"."""
    start, end = (local_datetime(shown, at_s) for at_s in span_s)
    of_day_s = [at.hour * 3600 + at.minute * 60 + at.second for at in (start, end)]
    words = f"{clock_words(of_day_s[0])}-"
    if span_s[1] - span_s[0] > DAY_S:
        words += f"{end.date()} {clock_words(of_day_s[1])}"
    else:
        words += end_words(of_day_s[1])
    return words
