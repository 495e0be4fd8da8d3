"""Promised responses: what is known of the first responses to measured tickets before anything is played.

Every coverage faces the same tickets, so what their workload says of them is read once for all coverages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.frame import Frame
from planner.demand.workload import Workload
from planner.measurement.bound import last_instants
from planner.measurement.week_patterns import local_hours
from simulation.clock_table import ClockTable, clock_table
from simulation.clocks import DAY_S
from simulation.columns import IntArray, freeze_columns
from simulation.inputs import SEVERITIES
from simulation.log_reading import VECTORISED, LogReader


@dataclass(frozen=True, slots=True, eq=False)
class PromisedResponses:
    """First responses promised to measured tickets, in the order of arrival."""

    row: IntArray
    """The ticket."""
    target: IntArray
    """Index into `Frame.targets`."""
    kind: IntArray
    """plan * SEVERITIES + severity."""
    clock: IntArray
    """Index into `Frame.clocks`, of the target's clock."""
    arrival_s: IntArray
    arrived_open_s: IntArray
    """Open seconds of the clock before the arrival."""
    due_open_s: IntArray
    """And before the due instant."""
    last_s: IntArray
    """The last instant that still meets."""
    day: IntArray
    """The day of UTC of the arrival."""
    hour: IntArray
    """Its hour of the customer's week."""
    month: IntArray
    clocks: ClockTable

    def __post_init__(self) -> None:
        freeze_columns(self, *(name for name in self.__slots__ if name != "clocks"))


def promised_responses(frame: Frame, workload: Workload, reader: LogReader = VECTORISED) -> PromisedResponses:
    """The first responses that a workload asks for."""
    tickets, promises = workload.tickets, frame.promises
    row = np.flatnonzero(workload.measured & (frame.first_target[tickets.promise] >= 0))
    promise, arrival_s, due_s = tickets.promise[row], tickets.arrival_s[row], tickets.first_due_s[row]
    clock, clocks = promises.first_clock[promise], clock_table(frame.clocks)
    return PromisedResponses(
        row=row,
        target=frame.first_target[promise],
        kind=(promises.plan * SEVERITIES + promises.severity)[promise],
        clock=clock,
        arrival_s=arrival_s,
        arrived_open_s=reader.open_times(clocks, clock, arrival_s),
        due_open_s=reader.open_times(clocks, clock, due_s),
        last_s=last_instants(frame, promise, due_s),
        day=arrival_s // DAY_S,
        hour=local_hours(frame, promise, arrival_s, reader),
        month=workload.month[row],
        clocks=clocks,
    )
