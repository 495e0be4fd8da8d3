"""Due instants: when a promise given on a clock falls due, whether a reply met it, and what a pause does.

Separate from `simulation.clocks`, which only measures open time. Written for arrays;
`simulation.clock_reader` has the same rules for one instant at a time. They are explained in
`docs/model.md`.
"""

from typing import Final

import numpy as np

from simulation.clock_table import clock_table, instants_at, open_times
from simulation.clocks import (
    NEVER,
    Clock,
    Count,
    instant_at,
    interval_of_open_time,
    next_interval,
    next_open,
    open_time,
)
from simulation.columns import BoolArray, IntArray, distinct
from simulation.local_time import first_instant, local_at


def due(clock: Clock, count: Count | IntArray, amount: IntArray | int, start: IntArray | int) -> IntArray:
    """When a promise of `amount` (open seconds or business days, by `count`) made at `start` falls due.

    Shapes broadcast. Time counts from the first open moment at or after `start`; the business day of that
    moment is day 0. Never before `start`; NEVER if nothing is promised or the clock's list ends before. The
    amount is at least 0: no open time falls due at the first open moment, no business day at its closing.
    """
    counts, amounts, starts = np.broadcast_arrays(*(np.asarray(a, np.int64) for a in (count, amount, start)))
    result = np.full(starts.shape, NEVER, dtype=np.int64)
    for kind, rule in _RULES.items():
        of_kind = counts == kind
        if np.any(of_kind):
            result[of_kind] = rule(clock, amounts[of_kind], starts[of_kind])
    return result


def due_on(clocks: tuple[Clock, ...], clock: IntArray, count: IntArray, amount: IntArray, start: IntArray) -> IntArray:
    """As `due`, int64[rows], each promise on the clock named beside it."""
    due_at = np.full(len(start), NEVER, dtype=np.int64)
    is_open_time = (count == Count.OPEN_TIME) & (amount > 0)
    rows = np.flatnonzero(is_open_time)  # Nearly all, and read on all clocks at once.
    table, on = clock_table(clocks), clock[rows]
    due_at[rows] = instants_at(table, on, open_times(table, on, start[rows]) + amount[rows])
    others = np.flatnonzero(~is_open_time)
    for number in distinct(clock[others]):
        mine = others[clock[others] == number]
        due_at[mine] = due(clocks[number], count[mine], amount[mine], start[mine])
    return due_at


def _in_open_time(clock: Clock, amount: IntArray, start: IntArray) -> IntArray:
    return np.where(amount > 0, instant_at(clock, open_time(clock, start) + amount), next_open(clock, start))


def _at_end_of_day(clock: Clock, amount: IntArray, start: IntArray) -> IntArray:
    _, day, comes = _business_day_after(clock, amount, start)
    return np.where(comes, clock.day_closes[day], NEVER)


def _same_time(clock: Clock, amount: IntArray, start: IntArray) -> IntArray:
    interval, day, comes = _business_day_after(clock, amount, start)
    begun = np.maximum(start, clock.opens[interval])
    since_midnight = local_at(clock.offset_from, clock.offset_s, begun) - clock.date_s[clock.day[interval]]
    wanted = first_instant(clock.offset_from, clock.offset_s, clock.date_s[day] + since_midnight)
    earliest = np.maximum(clock.day_opens[day], begun)
    return np.where(comes, np.clip(wanted, earliest, clock.day_closes[day]), NEVER)


def _business_day_after(clock: Clock, days: IntArray, start: IntArray) -> tuple[IntArray, IntArray, BoolArray]:
    """The interval of the first open moment, the business day `days` later, and whether the list has both."""
    interval = next_interval(clock, start)
    known = np.minimum(interval, len(clock.opens) - 1)
    day = clock.day[known] + np.minimum(days, len(clock.date_s))
    comes = (interval == known) & (day < len(clock.date_s))
    return known, np.minimum(day, len(clock.date_s) - 1), comes


_RULES: Final = {
    Count.OPEN_TIME: _in_open_time,
    Count.END_OF_DAY: _at_end_of_day,
    Count.SAME_TIME: _same_time,
}


def is_met(clock: Clock, due_at: IntArray | int, reply: IntArray | int) -> BoolArray:
    """Whether no open time lies between the due instant and the reply."""
    return np.asarray(open_time(clock, reply) <= open_time(clock, due_at))


def shown_due(clock: Clock, due_at: IntArray | int) -> IntArray:
    """The due instant as people are shown it: one in closed hours is shown as the closing before it."""
    instant = np.asarray(due_at, dtype=np.int64)
    row = np.searchsorted(clock.opens, instant, side="right") - 1
    closing = np.minimum(instant, clock.closes[np.maximum(row, 0)])
    return np.where((row < 0) | (instant == NEVER), instant, closing)


def last_meeting(clock: Clock, due_at: IntArray | int) -> IntArray:
    """The last instant at which a reply still meets: the due instant, or in closed hours the next opening."""
    return next_open(clock, due_at)


def left_at(clock: Clock, due_at: IntArray | int, at: IntArray | int) -> IntArray:
    """The open seconds left until due, as a pause that begins at `at` keeps them; negative when past due."""
    return open_time(clock, due_at) - open_time(clock, at)


def resumed_due(
    clock: Clock,
    count: Count | IntArray,
    due_before: IntArray | int,
    left_s: IntArray | int,
    at: IntArray | int,
) -> IntArray:
    """The due instant after a pause that kept `left_s` ends at `at`. Shapes broadcast.

    What was past due already stays as it was. The "end of day" reading moves to the closing of the business
    day in which the open time left runs out.
    """
    before = np.asarray(due_before, dtype=np.int64)
    left = np.asarray(left_s, dtype=np.int64)
    open_s = open_time(clock, at) + np.maximum(left, 0)
    interval = interval_of_open_time(clock, open_s)
    known = np.minimum(interval, len(clock.opens) - 1)
    closing = np.where(interval == known, clock.day_closes[clock.day[known]], NEVER)
    counted = np.where(np.asarray(count) == Count.END_OF_DAY, closing, instant_at(clock, open_s))
    return np.where((left < 0) | (before == NEVER), before, counted)
