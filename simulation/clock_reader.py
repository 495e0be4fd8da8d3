"""One clock, asked for one instant at a time.

An event loop asks for single instants, for which a search in a Python list is many times faster than numpy.
The rules are those of `simulation.clocks` and `simulation.due`, method by function; a property test holds
them equal.
"""

from bisect import bisect_left, bisect_right
from typing import Final

from simulation.clocks import NEVER, Clock, Count


class ClockReader:
    """The functions of `simulation.clocks` and `simulation.due`, on single instants (UTC seconds)."""

    def __init__(self, clock: Clock) -> None:
        self.clock: Final = clock
        self._opens: list[int] = clock.opens.tolist()
        self._closes: list[int] = clock.closes.tolist()
        self._day: list[int] = clock.day.tolist()
        self._open_before: list[int] = clock.open_before.tolist()
        self._open_after: list[int] = self._open_before[1:]
        self._date_s: list[int] = clock.date_s.tolist()
        self._day_opens: list[int] = clock.day_opens.tolist()
        self._day_closes: list[int] = clock.day_closes.tolist()
        self._offset_from: list[int] = clock.offset_from.tolist()
        self._offset_s: list[int] = clock.offset_s.tolist()
        self._local_ends: list[int] = (clock.offset_from[1:] + clock.offset_s[:-1]).tolist()

    def open_time(self, at: int) -> int:
        """See `simulation.clocks.open_time`."""
        row = bisect_right(self._opens, at) - 1
        if row < 0:
            return 0
        if at >= self._closes[row]:
            return self._open_after[row]
        return self._open_before[row] + at - self._opens[row]

    def instant_at(self, open_s: int) -> int:
        """See `simulation.clocks.instant_at`."""
        if open_s <= 0:
            return self._opens[0]
        row = bisect_left(self._open_after, open_s)
        if row == len(self._opens):
            return NEVER
        return self._opens[row] + open_s - self._open_before[row]

    def next_open(self, at: int) -> int:
        """See `simulation.clocks.next_open`."""
        row = bisect_right(self._closes, at)
        if row == len(self._opens):
            return NEVER
        return max(at, self._opens[row])

    def elapsed(self, from_s: int, to_s: int) -> int:
        """See `simulation.clocks.elapsed`."""
        return self.open_time(to_s) - self.open_time(from_s)

    def due(self, count: Count, amount: int, start: int) -> int:
        """See `simulation.due.due`."""
        if count == Count.OPEN_TIME:
            return self.instant_at(self.open_time(start) + amount) if amount > 0 else self.next_open(start)
        if count == Count.NONE:
            return NEVER
        interval = bisect_right(self._closes, start)
        if interval == len(self._opens):
            return NEVER
        day_0 = self._day[interval]
        day = day_0 + amount
        if day >= len(self._date_s):
            return NEVER
        if count == Count.END_OF_DAY:
            return self._day_closes[day]
        begun = max(start, self._opens[interval])
        offset = self._offset_s[max(bisect_right(self._offset_from, begun) - 1, 0)]
        wanted = self._first_instant(begun + offset - self._date_s[day_0] + self._date_s[day])
        return min(max(wanted, self._day_opens[day], begun), self._day_closes[day])

    def _first_instant(self, local_s: int) -> int:
        """See `simulation.local_time.first_instant`."""
        row = bisect_right(self._local_ends, local_s)
        instant = local_s - self._offset_s[row]
        return max(instant, self._offset_from[row]) if row > 0 else instant

    def is_met(self, due_at: int, reply: int) -> bool:
        """See `simulation.due.is_met`."""
        return reply <= due_at or self.open_time(reply) <= self.open_time(due_at)

    def shown_due(self, due_at: int) -> int:
        """See `simulation.due.shown_due`."""
        row = bisect_right(self._opens, due_at) - 1
        if row < 0 or due_at == NEVER:
            return due_at
        return min(due_at, self._closes[row])

    def last_meeting(self, due_at: int) -> int:
        """See `simulation.due.last_meeting`."""
        return self.next_open(due_at)

    def left_at(self, due_at: int, at: int) -> int:
        """See `simulation.due.left_at`."""
        return self.open_time(due_at) - self.open_time(at)

    def resumed_due(self, count: Count, due_before: int, left_s: int, at: int) -> int:
        """See `simulation.due.resumed_due`."""
        if left_s < 0 or due_before == NEVER:
            return due_before
        open_s = self.open_time(at) + left_s
        if count != Count.END_OF_DAY:
            return self.instant_at(open_s)
        interval = bisect_left(self._open_after, open_s)
        return NEVER if interval == len(self._opens) else self._day_closes[self._day[interval]]
