"""Customer hours: the hour of the week where a customer is, for instants of many customers at once.

Apart from `simulation.local_time`, which knows one zone: a replication asks for thousands of instants in the zones of
all customers, and one search in the offsets of all of them is what that takes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.arrivals import MONDAY_OFFSET_DAYS
from simulation.clocks import HOUR_S, Clock
from simulation.columns import IntArray, freeze_columns

WEEK_HOURS = 168
MONDAY_OFFSET_H = 24 * MONDAY_OFFSET_DAYS


@dataclass(frozen=True, slots=True, eq=False)
class CustomerHours:
    """The UTC offsets of all customer clocks, one clock behind the other."""

    place: IntArray
    """Clock and instant in one number: from there on the offset holds; a clock's first holds for all before it too."""
    offset_s: IntArray
    origin_s: int
    width_s: int

    def __post_init__(self) -> None:
        freeze_columns(self, "place", "offset_s")

    def of(self, clock: IntArray, at_s: IntArray) -> IntArray:
        """The hour of the week, 0 to 167, of each instant where the clock named beside it tells the time."""
        place = clock * self.width_s + np.clip(at_s - self.origin_s, 0, self.width_s - 1)
        local_s = at_s + self.offset_s[np.searchsorted(self.place, place, side="right") - 1]
        return (local_s // HOUR_S + MONDAY_OFFSET_H) % WEEK_HOURS


def customer_hours(clocks: tuple[Clock, ...]) -> CustomerHours:
    """The hours of these clocks, which keep their numbers."""
    from_s = [clock.offset_from for clock in clocks]
    origin_s = min(int(each[0]) for each in from_s)
    width_s = max(int(each[-1]) for each in from_s) - origin_s + 1
    starts = (number * width_s + np.append(0, each[1:] - origin_s) for number, each in enumerate(from_s))
    return CustomerHours(
        place=np.concatenate(tuple(starts)),
        offset_s=np.concatenate([clock.offset_s for clock in clocks]),
        origin_s=origin_s,
        width_s=width_s,
    )
