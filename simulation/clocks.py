"""Clocks: the hours that count towards a target, and how much of them lies between two instants.

A clock is a list of half-open intervals in UTC, in which daylight saving and holidays are already resolved.
All arithmetic on it goes through one function, A(t) = the open seconds before t, and its inverse; both are a
search in a sorted array. When a promise falls due is another idea: `simulation.due`. Every function takes an
array of instants (or one) and gives an array of its shape; an event loop that asks for one instant at a time
uses `simulation.clock_reader`, whose answers are the same.
"""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

import numpy as np

from simulation.columns import IntArray

HOUR_S: Final = 3_600
DAY_S: Final = 24 * HOUR_S
WEEK_S: Final = 7 * DAY_S

NEVER: Final = 2**62
"""An instant that does not come within the clock's list."""


class Count(IntEnum):
    """How an amount of business time is counted towards a due instant."""

    NONE = 0
    """Nothing is promised."""
    OPEN_TIME = 1
    """An amount of open seconds."""
    END_OF_DAY = 2
    """The last closing of the N-th business day."""
    SAME_TIME = 3
    """The same local time on the N-th business day."""


@dataclass(frozen=True, slots=True, eq=False)
class Clock:
    """Hours that count, as sorted half-open UTC intervals.

    m intervals on d business days, with k UTC offsets. Intervals are disjoint; two may touch only if they
    belong to different business days. Raises ValueError if the arrays do not fit together or the clock never
    opens.
    """

    opens: IntArray
    """[m] openings, UTC seconds."""
    closes: IntArray
    """[m] closings, UTC seconds."""
    day: IntArray
    """[m] the business day of each interval, 0, 1, 2 .. without gaps: the local date of its opening."""
    date_s: IntArray
    """[d] local midnight of each business day's date, in local seconds."""
    offset_from: IntArray
    """[k] instants from which a UTC offset holds; the first covers everything before it too."""
    offset_s: IntArray
    """[k] that offset: local = UTC + offset."""
    working_day_s: int
    """Open seconds of an ordinary business day: the week's open time over its working days."""
    working_days: int
    """Working days in an ordinary week."""

    open_before: IntArray = field(init=False)
    """[m + 1] open seconds before each interval, and in all."""
    day_opens: IntArray = field(init=False)
    """[d] first opening of each business day."""
    day_closes: IntArray = field(init=False)
    """[d] last closing of each business day."""

    def __post_init__(self) -> None:
        for name in ("opens", "closes", "day", "date_s", "offset_from", "offset_s"):
            self._freeze(name, getattr(self, name))
        _check(self)
        new_day = np.flatnonzero(np.diff(self.day)) + 1
        self._freeze("open_before", np.concatenate(([0], np.cumsum(self.closes - self.opens))))
        self._freeze("day_opens", self.opens[np.concatenate(([0], new_day))])
        self._freeze("day_closes", self.closes[np.concatenate((new_day - 1, [-1]))])

    def _freeze(self, name: str, values: IntArray) -> None:
        array = np.array(values, dtype=np.int64)
        array.setflags(write=False)
        object.__setattr__(self, name, array)


def _check(clock: Clock) -> None:
    """Raise ValueError, in a sentence, unless the arrays describe a clock."""
    if len(clock.opens) == 0:
        raise ValueError("a clock that never opens cannot count time")
    if not len(clock.opens) == len(clock.closes) == len(clock.day):
        raise ValueError("a clock needs one closing and one business day for each opening")
    if np.any(clock.closes <= clock.opens):
        raise ValueError("each interval of a clock closes after it opens")
    step = np.diff(clock.day)
    if clock.day[0] != 0 or np.any((step < 0) | (step > 1)) or clock.day[-1] != len(clock.date_s) - 1:
        raise ValueError("business days are numbered 0, 1, 2 .. and each has a date")
    if np.any(clock.opens[1:] - clock.closes[:-1] < (step == 0)):
        raise ValueError("intervals are sorted and disjoint, and touch only where the business day changes")
    if np.any(np.diff(clock.date_s) <= 0):
        raise ValueError("the dates of business days are sorted")
    if not 0 < len(clock.offset_from) == len(clock.offset_s) or np.any(np.diff(clock.offset_from) <= 0):
        raise ValueError("a clock needs its UTC offsets, each with the instant from which it holds, sorted")
    if clock.working_day_s < 1 or clock.working_days < 1:
        raise ValueError("an ordinary week has working days, and they have open time")


def around_the_clock(from_s: int, to_s: int) -> Clock:
    """The clock that is open at every instant from `from_s` until `to_s`.

    It counts hours; it has a single business day, so business days must not be counted on it.
    """
    return Clock(
        opens=np.array([from_s]),
        closes=np.array([to_s]),
        day=np.array([0]),
        date_s=np.array([from_s // DAY_S * DAY_S]),
        offset_from=np.array([from_s]),
        offset_s=np.array([0]),
        working_day_s=DAY_S,
        working_days=7,
    )


def open_time(clock: Clock, at: IntArray | int) -> IntArray:
    """A(at): the open seconds of the clock before `at`."""
    instant = np.asarray(at, dtype=np.int64)
    row = np.maximum(np.searchsorted(clock.opens, instant, side="right") - 1, 0)
    inside = np.minimum(instant, clock.closes[row]) - clock.opens[row]
    return clock.open_before[row] + np.maximum(inside, 0)


def instant_at(clock: Clock, open_s: IntArray | int) -> IntArray:
    """The smallest instant with that many open seconds before it: a closing, not the opening after it.

    The first opening for 0 or less; NEVER if the list has less open time.
    """
    wanted = np.maximum(np.asarray(open_s, dtype=np.int64), 0)
    row = interval_of_open_time(clock, wanted)
    known = np.minimum(row, len(clock.opens) - 1)
    return np.where(row == known, clock.opens[known] + wanted - clock.open_before[known], NEVER)


def interval_of_open_time(clock: Clock, open_s: IntArray) -> IntArray:
    """The interval in which that much open time is reached, its closing included; m if the list has less."""
    return np.asarray(np.searchsorted(clock.open_before[1:], open_s, side="left"))


def next_interval(clock: Clock, at: IntArray) -> IntArray:
    """The interval that is open at `at`, or else the first after; m if none comes."""
    return np.asarray(np.searchsorted(clock.closes, at, side="right"))


def next_open(clock: Clock, at: IntArray | int) -> IntArray:
    """The first instant from `at` on at which the clock is open; NEVER if none comes."""
    instant = np.asarray(at, dtype=np.int64)
    row = next_interval(clock, instant)
    known = np.minimum(row, len(clock.opens) - 1)
    return np.where(row == known, np.maximum(instant, clock.opens[known]), NEVER)


def elapsed(clock: Clock, from_s: IntArray | int, to_s: IntArray | int) -> IntArray:
    """The open seconds between two instants."""
    return open_time(clock, to_s) - open_time(clock, from_s)
