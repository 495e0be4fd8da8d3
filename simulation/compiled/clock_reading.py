"""Clock reading: the functions of `simulation.clock_reader`, on clocks in memory."""

from __future__ import annotations

from simulation.clocks import NEVER, Count
from simulation.columns import IntArray
from simulation.compiled.compiling import compiled, compiled_apart
from simulation.compiled.words import Head, OfClock


@compiled_apart
def count_until(m: IntArray, column: int, count: int, value: int, near: int) -> int:
    """How many of a sorted column are at most a value; soonest found if it is about `near`."""
    low, high, step = near, near, 1
    while low > 0 and m[column + low - 1] > value:
        high = low - 1
        low -= step
        step *= 2
    low, step = max(low, 0), 1
    while high < count and m[column + high] <= value:
        low = high + 1
        high += step
        step *= 2
    high = min(high, count)
    while low < high:
        middle = (low + high) >> 1
        if m[column + middle] <= value:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _row_of(m: IntArray, clock: int, at_s: int) -> int:
    """The last interval that opens no later than an instant; -1 before the first."""
    row: int = m[clock + OfClock.NEAR]
    opens, count = m[clock + OfClock.OPENS], m[clock + OfClock.COUNT]
    if not (row > 0 and m[opens + row - 1] <= at_s and (row == count or m[opens + row] > at_s)):
        row = count_until(m, opens, count, at_s, row)
        if at_s == m[Head.NOW_S]:
            m[clock + OfClock.NEAR] = row
    return row - 1


@compiled
def _row_of_open_time(m: IntArray, clock: int, open_s: int) -> int:
    """The interval in which so much open time is reached, its closing included."""
    after, count, row = m[clock + OfClock.OPEN_BEFORE] + 1, m[clock + OfClock.COUNT], m[clock + OfClock.NEAR] - 1
    if row < 0 or m[after + row] < open_s or (row > 0 and m[after + row - 1] >= open_s):
        row = count_until(m, after, count, open_s - 1, max(row, 0))
    return row  # type: ignore[no-any-return]  # a word is a whole number


@compiled
def open_time(m: IntArray, clock: int, at_s: int) -> int:
    """See `simulation.clocks.open_time`."""
    row = _row_of(m, clock, at_s)
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
        row = _row_of_open_time(m, clock, open_s)
        at_s = NEVER if row == m[clock + OfClock.COUNT] else m[opens + row] + open_s - m[before + row]
    return at_s


@compiled
def _next_interval(m: IntArray, clock: int, at_s: int) -> int:
    """The interval that is open at an instant, or else the first after."""
    near = max(m[clock + OfClock.NEAR] - 1, 0)
    return count_until(m, m[clock + OfClock.CLOSES], m[clock + OfClock.COUNT], at_s, near)


@compiled_apart
def next_open(m: IntArray, clock: int, at_s: int) -> int:
    """See `simulation.clocks.next_open`."""
    row = _next_interval(m, clock, at_s)
    if row == m[clock + OfClock.COUNT]:
        return NEVER
    opening_s: int = m[m[clock + OfClock.OPENS] + row]
    return max(at_s, opening_s)


@compiled_apart
def due(m: IntArray, clock: int, count: int, amount: int, start_s: int) -> int:
    """See `simulation.due.due`."""
    if count == Count.OPEN_TIME:
        if amount > 0:
            return instant_at(m, clock, open_time(m, clock, start_s) + amount)
        return next_open(m, clock, start_s)
    if count == Count.NONE:
        return NEVER
    interval = _next_interval(m, clock, start_s)
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
    row = max(count_until(m, from_s, m[clock + OfClock.OFFSETS], begun_s, 0) - 1, 0)
    date_s = m[clock + OfClock.DATE_S]
    local_s = begun_s + m[offsets + row] - m[date_s + day_0] + m[date_s + day]
    # See `simulation.local_time.first_instant`.
    row = count_until(m, m[clock + OfClock.LOCAL_ENDS], m[clock + OfClock.OFFSETS] - 1, local_s, 0)
    wanted_s: int = local_s - m[offsets + row]
    if row > 0:
        wanted_s = max(wanted_s, m[from_s + row])
    opening_s: int = m[m[clock + OfClock.DAY_OPENS] + day]
    return max(wanted_s, opening_s, begun_s)


@compiled_apart
def resumed_due(m: IntArray, clock: int, count: int, due_before_s: int, left_s: int, at_s: int) -> int:
    """See `simulation.due.resumed_due`."""
    if left_s < 0 or due_before_s == NEVER:
        return due_before_s
    open_s = open_time(m, clock, at_s) + left_s
    if count != Count.END_OF_DAY:
        return instant_at(m, clock, open_s)
    interval = _row_of_open_time(m, clock, open_s)
    due_s: int = NEVER
    if interval != m[clock + OfClock.COUNT]:
        due_s = m[m[clock + OfClock.DAY_CLOSES] + m[m[clock + OfClock.DAY] + interval]]
    return due_s
