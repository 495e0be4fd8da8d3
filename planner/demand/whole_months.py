"""Whole months: the calendar months that lie inside the measured weeks where a customer group is.

A service level is promised per month, so a month of which the measured weeks hold only a part says nothing. Kept apart
from the horizon, whose dates are of UTC, because a month begins at each group's own midnight: one month may be whole
for one group and not for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np

from planner.business_time.time_zones import UtcOffsets, day_number
from planner.demand.horizon import Horizon
from simulation.clocks import DAY_S
from simulation.columns import BoolArray, IntArray, freeze_columns, int_column
from simulation.local_time import first_instant

NO_MONTH = -1


@dataclass(frozen=True, slots=True, eq=False)
class WholeMonths:
    """The months that are whole for any group, and for which."""

    first_days: tuple[date, ...]
    edges_s: IntArray
    """int64[groups, months + 1]: when each month begins where the group is, then when the last ends."""
    is_whole: BoolArray
    """bool[groups, months]: whether the month lies inside the measured weeks where the group is."""

    def __post_init__(self) -> None:
        freeze_columns(self, "edges_s", "is_whole")

    def __len__(self) -> int:
        return len(self.first_days)

    def of(self, group: IntArray, instant_s: IntArray) -> IntArray:
        """The month of each instant where the group named beside it is, -1 outside the group's whole months."""
        edges = self.edges_s.shape[1]
        if edges == 0:
            return np.full(len(instant_s), NO_MONTH, dtype=np.int64)
        # Group and instant in one number, so that one search finds the month.
        origin_s = int(self.edges_s.min()) - 1
        width_s = int(self.edges_s.max()) - origin_s + 1
        places = np.arange(len(self.edges_s))[:, None] * width_s + (self.edges_s - origin_s)
        place = group * width_s + np.clip(instant_s - origin_s, 0, width_s - 1)
        month: IntArray = np.searchsorted(places.ravel(), place, side="right") - group * edges - 1
        month[month == len(self)] = NO_MONTH
        inside = np.flatnonzero(month != NO_MONTH)
        month[inside[~self.is_whole[group[inside], month[inside]]]] = NO_MONTH
        return month


def whole_months(horizon: Horizon, offsets: Sequence[UtcOffsets]) -> WholeMonths:
    """The whole months of groups whose zones have these offsets, over a day more than the horizon on either side."""
    firsts = list(_month_starts(_date_of(horizon.measured_from_s), _date_of(horizon.measured_to_s)))
    midnights = int_column([day_number(first) * DAY_S for first in firsts])
    edges_s = int_column([first_instant(zone.from_s, zone.offset_s, midnights) for zone in offsets])
    is_whole = (edges_s[:, :-1] >= horizon.measured_from_s) & (edges_s[:, 1:] <= horizon.measured_to_s)
    # Only the first and the last of successive months can reach out of the measured weeks: what is kept has no hole.
    kept = np.flatnonzero(is_whole.any(axis=0)).tolist()
    edges_kept = [*kept, kept[-1] + 1] if kept else []
    return WholeMonths(
        first_days=tuple(firsts[month] for month in kept),
        edges_s=np.ascontiguousarray(edges_s[:, edges_kept]),
        is_whole=np.ascontiguousarray(is_whole[:, kept]),
    )


def _month_starts(first: date, end: date) -> Iterator[date]:
    """The first days of all months that begin on these dates, the last included."""
    month = first if first.day == 1 else _next_month(first)
    while month <= end:
        yield month
        month = _next_month(month)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _date_of(midnight_s: int) -> date:
    return datetime.fromtimestamp(midnight_s, UTC).date()
