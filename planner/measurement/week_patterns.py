"""Week patterns: what a replication says of the hours of the week, 168 numbers each, Monday 00:00 first.

When in their own week customers' tickets come and are served in time, and what the average week of a coverage looks
like. Kept apart from the measures of each replication because only their sums over replications are ever asked for:
a study keeps one pattern per coverage, however long it runs.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from planner.demand.arrivals import MONDAY_OFFSET_DAYS
from planner.demand.customer_hours import WEEK_HOURS, hours_of_week
from planner.demand.frame import Frame
from simulation.clocks import DAY_S, WEEK_S
from simulation.columns import BoolArray, IntArray, freeze_columns
from simulation.inputs import History
from simulation.log_reading import VECTORISED, LogReader
from simulation.outcomes import Outcomes


@dataclass(frozen=True, slots=True, eq=False)
class WeekPattern:
    """Sums over the measured weeks of any number of replications.

    Targets are counted by the hour of the customer's local week in which the ticket arrived or the update fell due;
    the load is in engineer's (or waiting work's) seconds by the hour of UTC.
    """

    count: IntArray
    """int64[targets, 168]."""
    met: IntArray
    on_shift_s: IntArray
    """int64[168]; those on call left out."""
    on_call_s: IntArray
    busy_s: IntArray
    """Working on tickets, overtime and call-outs included."""
    waiting_s: IntArray
    """Pieces of work in the queue."""

    def __post_init__(self) -> None:
        freeze_columns(self, "count", "met")
        freeze_columns(self, "on_shift_s", "on_call_s", "busy_s", "waiting_s")

    def __add__(self, other: WeekPattern) -> WeekPattern:
        return WeekPattern(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


def empty_pattern(targets: int) -> WeekPattern:
    """The pattern of no replication."""
    cells = (np.zeros((targets, WEEK_HOURS), dtype=np.int64) for _ in range(2))
    hours = (np.zeros(WEEK_HOURS, dtype=np.int64) for _ in range(4))
    return WeekPattern(*cells, *hours)


def local_hours(frame: Frame, promise: IntArray, at_s: IntArray, reader: LogReader = VECTORISED) -> IntArray:
    """The hour of the week, 0 to 167, of each instant in the time zone of the customers whose promise row is named."""
    return hours_of_week(at_s, reader.values_at(frame.offsets, frame.promises.business_clock[promise], at_s))


def counts_by_hour(target: IntArray, hour: IntArray, met: BoolArray, targets: int) -> tuple[IntArray, IntArray]:
    """int64[targets, 168] each: how many rows lie in each cell, and how many of them are met."""
    cell = 2 * (target * WEEK_HOURS + hour) + met
    by_cell = np.bincount(cell, minlength=2 * targets * WEEK_HOURS).reshape(targets, WEEK_HOURS, 2).astype(np.int64)
    return by_cell.sum(axis=2), by_cell[:, :, 1]


def weekly_load(frame: Frame, history: History, outcomes: Outcomes, reader: LogReader) -> IntArray:
    """int64[4, 168]: seconds on shift, on call, busy and waiting in each hour of the measured weeks' week of UTC."""
    from_s = frame.horizon.measured_from_s
    weeks = (frame.horizon.measured_to_s - from_s) // WEEK_S
    seconds = reader.hourly_seconds(history, outcomes, from_s, weeks * WEEK_HOURS)
    first = (from_s // DAY_S + MONDAY_OFFSET_DAYS) % 7 * 24
    return np.roll(seconds.reshape(len(seconds), weeks, WEEK_HOURS).sum(axis=1), first, axis=1)
