"""The wall: a week as the clocks of one zone show it, from Monday 00:00, minute 0, to the next Monday, minute 10,080.

A timeline has seven days of one width and the hours of each under each other, so instants become what a clock on the
wall shows. In the week in which clocks are put forward one hour of the wall never comes, in the other one comes twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

import numpy as np

from planner.business_time.time_zones import UtcOffsets, day_number, utc_offsets, zone
from planner.staffing.span_sets import union
from simulation.clocks import DAY_S
from simulation.columns import FloatArray, IntArray
from simulation.local_time import first_instant, last_instant, local_at
from simulation.spans import Cover, cover_of

DAY_MIN = 1_440
WEEK_MIN = 7 * DAY_MIN
MOST_KEPT = 256
MINUTE_S = 60
Minutes = tuple[tuple[float, float], ...]
"""Spans of the wall in minutes: half-open, sorted and disjoint."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A moment at which the clocks are changed."""

    at_s: int
    from_min: float
    """What the wall shows just before."""
    by_min: float
    """How far they are put forward; negative for back."""


@dataclass(frozen=True, slots=True, eq=False)
class Wall:
    """One week in one zone."""

    zone: str
    monday: date
    monday_s: int
    """Monday 00:00 in local seconds since 1970."""
    start_s: int
    """The week's first instant, and the first after it."""
    end_s: int
    offsets: UtcOffsets

    @property
    def jumps(self) -> tuple[Jump, ...]:
        """The clock changes of the week; hardly ever more than one."""
        rows = pairwise(zip(self.offsets.from_s.tolist(), self.offsets.offset_s.tolist(), strict=True))
        return tuple(
            Jump(at_s, (at_s + before_s - self.monday_s) / MINUTE_S, (after_s - before_s) / MINUTE_S)
            for (_, before_s), (at_s, after_s) in rows
            if self.start_s < at_s < self.end_s
        )

    def minutes_of_starts(self, at_s: IntArray) -> FloatArray:
        """What the wall shows at instants."""
        minutes: FloatArray = (self._local(at_s) - self.monday_s) / MINUTE_S
        return minutes

    def minutes_of_ends(self, at_s: IntArray) -> FloatArray:
        """What it shows as instants come: a span that ends as clocks are changed ends before they are."""
        minutes: FloatArray = (self._local(at_s - 1) + 1 - self.monday_s) / MINUTE_S
        return minutes

    def minute_of_start(self, at_s: int) -> float:
        """What the wall shows at one instant."""
        return float(self.minutes_of_starts(np.array([at_s]))[0])

    def minute_of_end(self, at_s: int) -> float:
        """What it shows as one instant comes."""
        return float(self.minutes_of_ends(np.array([at_s]))[0])

    def stretch(self, start_s: int, end_s: int) -> tuple[float, float]:
        """From where to where on the wall a span of instants reaches, whatever the clocks do in between."""
        edges = [start_s, *(jump.at_s for jump in self.jumps if start_s < jump.at_s < end_s), end_s]
        starts = [self.minute_of_start(at_s) for at_s in edges[:-1]]
        ends = [self.minute_of_end(at_s) for at_s in edges[1:]]
        return min(starts), max(ends)

    def spans(self, times: Cover) -> Minutes:
        """A set of instants on the wall; of an hour that comes twice, what lies in either."""
        back_s = [jump.at_s for jump in self.jumps if jump.by_min < 0]
        cuts = [self.start_s, *back_s, self.end_s]
        pieces = [self._shown(times, from_s, to_s) for from_s, to_s in pairwise(cuts)]
        shown = union(pieces)
        pairs = zip(shown.start_s.tolist(), shown.end_s.tolist(), strict=True)
        return tuple((start_s / MINUTE_S, end_s / MINUTE_S) for start_s, end_s in pairs)

    def _shown(self, times: Cover, from_s: int, to_s: int) -> Cover:
        """The part of a set in a stretch in which the wall never goes back."""
        inside = cover_of(np.clip(times.start_s, from_s, to_s), np.clip(times.end_s, from_s, to_s))
        return cover_of(self._local(inside.start_s) - self.monday_s, self._local(inside.end_s - 1) + 1 - self.monday_s)

    def instants(self, minutes: np.ndarray) -> tuple[IntArray, IntArray]:
        """The first and the last instant at which the wall shows each of these minutes."""
        local_s = (np.rint(minutes * MINUTE_S)).astype(np.int64) + self.monday_s
        offsets = self.offsets
        return (
            first_instant(offsets.from_s, offsets.offset_s, local_s),
            last_instant(offsets.from_s, offsets.offset_s, local_s),
        )

    def _local(self, at_s: IntArray) -> IntArray:
        return local_at(self.offsets.from_s, self.offsets.offset_s, at_s)


@lru_cache(maxsize=MOST_KEPT)
def wall_of(time_zone: str, monday: date) -> Wall:
    """The week of a Monday in a zone; raises TimeZoneError for a name that is none."""
    following = monday + timedelta(days=7)
    offsets = utc_offsets(zone(time_zone), monday, following)
    local_s = np.array([day_number(monday) * DAY_S, day_number(following) * DAY_S])
    start_s, end_s = first_instant(offsets.from_s, offsets.offset_s, local_s).tolist()
    return Wall(time_zone, monday, int(local_s[0]), start_s, end_s, offsets)
