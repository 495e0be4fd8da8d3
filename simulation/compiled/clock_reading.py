"""Clock reading: the functions of `simulation.clock_reader`, on clocks in memory."""

from __future__ import annotations

from simulation.clocks import NEVER, Count
from simulation.columns import IntArray
from simulation.compiled.compiling import compiled
from simulation.compiled.words import OfClock


@compiled
def count_until(m: IntArray, column: int, count: int, value: int) -> int:
    """How many of a sorted column are at most a value."""
    low, high = 0, count
    while low < high:
        middle = (low + high) >> 1
        if m[column + middle] <= value:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def count_before(m: IntArray, column: int, count: int, value: int) -> int:
    """How many of a sorted column are less than a value."""
    low, high = 0, count
    while low < high:
        middle = (low + high) >> 1
        if m[column + middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def open_time(m: IntArray, clock: int, at_s: int) -> int:
    """See `simulation.clocks.open_time`."""
    row = count_until(m, m[clock + OfClock.OPENS], m[clock + OfClock.COUNT], at_s) - 1
    if row < 0:
        return 0
    before = m[clock + OfClock.OPEN_BEFORE] + row
    if at_s >= m[m[clock + OfClock.CLOSES] + row]:
        all_of_it: int = m[before + 1]
        return all_of_it
    part: int = m[before] + at_s - m[m[clock + OfClock.OPENS] + row]
    return part


@compiled
def instant_at(m: IntArray, clock: int, open_s: int) -> int:
    """See `simulation.clocks.instant_at`."""
    opens, before = m[clock + OfClock.OPENS], m[clock + OfClock.OPEN_BEFORE]
    at_s: int = m[opens]
    if open_s > 0:
        row = count_before(m, before + 1, m[clock + OfClock.COUNT], open_s)
        at_s = NEVER if row == m[clock + OfClock.COUNT] else m[opens + row] + open_s - m[before + row]
    return at_s


@compiled
def next_open(m: IntArray, clock: int, at_s: int) -> int:
    """See `simulation.clocks.next_open`."""
    row = count_until(m, m[clock + OfClock.CLOSES], m[clock + OfClock.COUNT], at_s)
    if row == m[clock + OfClock.COUNT]:
        return NEVER
    return max(at_s, m[m[clock + OfClock.OPENS] + row])


@compiled
def due(m: IntArray, clock: int, count: int, amount: int, start_s: int) -> int:
    """See `simulation.due.due`."""
    if count == Count.OPEN_TIME:
        if amount > 0:
            return instant_at(m, clock, open_time(m, clock, start_s) + amount)
        return next_open(m, clock, start_s)
    if count == Count.NONE:
        return NEVER
    interval = count_until(m, m[clock + OfClock.CLOSES], m[clock + OfClock.COUNT], start_s)
    if interval == m[clock + OfClock.COUNT]:
        return NEVER
    day_0 = m[m[clock + OfClock.DAY] + interval]
    day = day_0 + amount
    if day >= m[clock + OfClock.DAYS]:
        return NEVER
    at_s: int = m[m[clock + OfClock.DAY_CLOSES] + day]
    if count == Count.SAME_TIME:
        at_s = min(_same_time(m, clock, max(start_s, m[m[clock + OfClock.OPENS] + interval]), day_0, day), at_s)
    return at_s


@compiled
def _same_time(m: IntArray, clock: int, begun_s: int, day_0: int, day: int) -> int:
    """The local time of `begun_s` on another business day, not before that day's opening."""
    offsets, from_s = m[clock + OfClock.OFFSET_S], m[clock + OfClock.OFFSET_FROM]
    row = max(count_until(m, from_s, m[clock + OfClock.OFFSETS], begun_s) - 1, 0)
    date_s = m[clock + OfClock.DATE_S]
    local_s = begun_s + m[offsets + row] - m[date_s + day_0] + m[date_s + day]
    # See `simulation.local_time.first_instant`.
    row = count_until(m, m[clock + OfClock.LOCAL_ENDS], m[clock + OfClock.OFFSETS] - 1, local_s)
    wanted_s = local_s - m[offsets + row]
    if row > 0:
        wanted_s = max(wanted_s, m[from_s + row])
    return max(wanted_s, m[m[clock + OfClock.DAY_OPENS] + day], begun_s)


@compiled
def resumed_due(m: IntArray, clock: int, count: int, due_before_s: int, left_s: int, at_s: int) -> int:
    """See `simulation.due.resumed_due`."""
    if left_s < 0 or due_before_s == NEVER:
        return due_before_s
    open_s = open_time(m, clock, at_s) + left_s
    if count != Count.END_OF_DAY:
        return instant_at(m, clock, open_s)
    interval = count_before(m, m[clock + OfClock.OPEN_BEFORE] + 1, m[clock + OfClock.COUNT], open_s)
    due_s: int = NEVER
    if interval != m[clock + OfClock.COUNT]:
        due_s = m[m[clock + OfClock.DAY_CLOSES] + m[m[clock + OfClock.DAY] + interval]]
    return due_s
