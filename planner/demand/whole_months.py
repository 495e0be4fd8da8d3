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
from simulation.clocks import DAY_S, NEVER
from simulation.columns import int_column
from simulation.local_time import first_instant
from simulation.step_table import StepTable, step_table

NO_MONTH = -1


@dataclass(frozen=True, slots=True, eq=False)
class WholeMonths:
    """The months that are whole for any group, and for which."""

    first_days: tuple[date, ...]
    steps: StepTable
    """By group: the month from each local midnight that begins or ends one, `NO_MONTH` outside the group's own."""

    def __len__(self) -> int:
        return len(self.first_days)


def whole_months(horizon: Horizon, offsets: Sequence[UtcOffsets]) -> WholeMonths:
    """The whole months of groups whose zones have these offsets, over a day more than the horizon on either side."""
    firsts = list(_month_starts(_date_of(horizon.measured_from_s), _date_of(horizon.measured_to_s)))
    midnights = int_column([day_number(first) * DAY_S for first in firsts])
    edges_s = int_column([first_instant(zone.from_s, zone.offset_s, midnights) for zone in offsets])
    # What lies before the first of these months and behind the last begins or ends outside the measured weeks.
    begins_s = np.pad(edges_s, ((0, 0), (1, 0)), constant_values=horizon.start_s - 2 * DAY_S)
    ends_s = np.pad(edges_s, ((0, 0), (0, 1)), constant_values=NEVER)
    is_whole = (begins_s >= horizon.measured_from_s) & (ends_s <= horizon.measured_to_s)
    # Only the first and the last of successive months can reach out of the measured weeks: what is kept has no hole.
    kept = np.flatnonzero(is_whole.any(axis=0))
    number = np.arange(is_whole.shape[1]) - kept.min(initial=is_whole.shape[1])
    month = np.where(is_whole, number, NO_MONTH)
    return WholeMonths(
        first_days=tuple(firsts[place - 1] for place in kept.tolist()),
        steps=step_table(list(zip(begins_s, month, strict=True))),
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
