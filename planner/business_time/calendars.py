"""Calendars: weekly hours in a time zone, less holidays, become a clock.

The one place where local windows turn into instants, so that daylight saving, windows over midnight and
holidays follow one set of rules for customers' business hours and for engineers' shifts alike:

- a window keeps its local hours; an opening that does not exist is the first instant after; of an ambiguous
opening
  the first counts, of an ambiguous closing the second;
- a window belongs to the date of its opening; one that closes at or before its opening time ends the next
date; - a holiday is a date closed from 00:00 to 24:00: its windows do not exist, and one from the day before
is cut at
  midnight.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from planner.business_time.time_zones import UtcOffsets, day_number, utc_offsets
from planner.errors import PlannerError
from simulation.clocks import DAY_S, Clock
from simulation.columns import IntArray
from simulation.local_time import first_instant, last_instant

_MONDAY: Final = date(1970, 1, 5)
_UTC: Final = UtcOffsets(np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64))


class CalendarError(PlannerError):
    """Business hours that no clock can be made of."""


@dataclass(frozen=True, slots=True)
class Window:
    """A weekly window of local time: on each of `days` (0 = Monday) from `opens` until `closes`.

    A closing at or before the opening lies on the next date: 22:00 to 06:00, 09:00 to 00:00; equal times are
    24 hours. Raises CalendarError without days or with one that is none.
    """

    days: tuple[int, ...]
    opens: time
    closes: time

    def __post_init__(self) -> None:
        if not self.days or not all(0 <= day <= 6 for day in self.days):
            raise CalendarError("a window of hours needs days of the week", mend='for example "Mon-Fri"')


@dataclass(frozen=True, slots=True, eq=False)
class LocalSpans:
    """What windows become on a range of dates: n spans of UTC, sorted by date and opening, none empty."""

    window: IntArray
    """[n] index of the window."""
    day: IntArray
    """[n] local date of the opening, in days since 1970-01-01."""
    opens_s: IntArray
    """[n] first instant."""
    closes_s: IntArray
    """[n] the instant after the last."""


def local_spans(windows: tuple[Window, ...], zone: ZoneInfo, first: date, last: date) -> LocalSpans:
    """The spans of all windows that open on the local dates `first` to `last`, both included.

    Holidays are not looked at, and spans of different windows may overlap.
    """
    return _spans(windows, utc_offsets(zone, first, last), day_number(first), day_number(last))


def business_clock(
    windows: tuple[Window, ...], zone: ZoneInfo, holidays: frozenset[date], first: date, last: date
) -> Clock:
    """The clock of the business days from `first` to `last`, both included.

    Time that windows of one day share counts once; a business day closes with its last window, and hours
    that the next day's windows share with it are the earlier day's. Raises CalendarError if the clock never
    opens.
    """
    if not windows:
        raise CalendarError("business hours without a window never open", mend="give days, from and to")
    offsets = utc_offsets(zone, first, last)
    closed = np.array(sorted(day_number(day) for day in holidays), dtype=np.int64)
    spans = _open_spans(_spans(windows, offsets, day_number(first), day_number(last)), offsets, closed)
    if len(spans.day) == 0:
        raise CalendarError(
            f"these business hours never open between {first} and {last}",
            mend="give windows on days that are not all holidays",
        )
    dates, day = np.unique(spans.day, return_inverse=True)
    working_day_s, working_days = _ordinary_week(windows)
    return Clock(
        opens=spans.opens_s,
        closes=spans.closes_s,
        day=day,
        date_s=dates * DAY_S,
        offset_from=offsets.from_s,
        offset_s=offsets.offset_s,
        working_day_s=working_day_s,
        working_days=working_days,
    )


def _spans(windows: tuple[Window, ...], offsets: UtcOffsets, first: int, last: int) -> LocalSpans:
    dates = np.arange(first, last + 1, dtype=np.int64)
    weekday = (dates + 3) % 7  # 1970-01-01 was a Thursday
    on_dates = [dates[np.isin(weekday, window.days)] for window in windows]
    index = np.repeat(np.arange(len(windows)), [len(days) for days in on_dates])
    opening_s = np.array([_second_of_day(window.opens) for window in windows])
    closing_s = np.array([_second_of_day(window.closes) for window in windows])
    closing_s = np.where(closing_s <= opening_s, closing_s + DAY_S, closing_s)
    day = np.concatenate(on_dates)
    opens = first_instant(offsets.from_s, offsets.offset_s, day * DAY_S + opening_s[index])
    closes = last_instant(offsets.from_s, offsets.offset_s, day * DAY_S + closing_s[index])
    return _rows(LocalSpans(index, day, opens, closes), np.lexsort((index, opens, day)))


def _rows(spans: LocalSpans, rows: IntArray) -> LocalSpans:
    """Those rows in that order, without spans that are empty."""
    kept = rows[spans.closes_s[rows] > spans.opens_s[rows]]
    return LocalSpans(spans.window[kept], spans.day[kept], spans.opens_s[kept], spans.closes_s[kept])


def _open_spans(spans: LocalSpans, offsets: UtcOffsets, closed: IntArray) -> LocalSpans:
    """The spans left by holidays (`closed`, days since 1970), disjoint, merged within each business day."""
    midnight = first_instant(offsets.from_s, offsets.offset_s, (spans.day + 1) * DAY_S)
    closes = np.where(np.isin(spans.day + 1, closed), np.minimum(spans.closes_s, midnight), spans.closes_s)
    working = np.flatnonzero(~np.isin(spans.day, closed))
    spans = _rows(LocalSpans(spans.window, spans.day, spans.opens_s, closes), working)
    if len(spans.day) == 0:
        return spans
    reached = np.maximum.accumulate(spans.closes_s)
    opens = np.concatenate((spans.opens_s[:1], np.maximum(spans.opens_s[1:], reached[:-1])))
    spans = _rows(LocalSpans(spans.window, spans.day, opens, spans.closes_s), np.arange(len(opens)))
    apart = (spans.opens_s[1:] > spans.closes_s[:-1]) | (spans.day[1:] != spans.day[:-1])
    first = np.concatenate(([0], np.flatnonzero(apart) + 1))
    last = np.concatenate((np.flatnonzero(apart), [len(spans.day) - 1]))
    return LocalSpans(spans.window[first], spans.day[first], spans.opens_s[first], spans.closes_s[last])


def _ordinary_week(windows: tuple[Window, ...]) -> tuple[int, int]:
    """Mean open seconds of a working day, and the working days, of a week without holiday or clock change."""
    monday = day_number(_MONDAY)
    spans = _open_spans(_spans(windows, _UTC, monday, monday + 20), _UTC, np.zeros(0, dtype=np.int64))
    second = (spans.day >= monday + 7) & (spans.day < monday + 14)
    working_days = len(np.unique(spans.day[second]))
    open_s = int(np.sum(spans.closes_s[second] - spans.opens_s[second]))
    return (open_s + working_days // 2) // working_days, working_days


def _second_of_day(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
