"""Log reading: what a history comes to, read off its logs, as functions handed to whoever measures.

The vectorised functions of this floor say what is read; `simulation.compiled` reads the same in machine code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulation import causes, clock_table, load, step_table
from simulation.clock_table import ClockTable
from simulation.columns import FloatArray, IntArray
from simulation.inputs import History
from simulation.load import EngineerTime
from simulation.outcomes import Outcomes
from simulation.step_table import StepTable


@dataclass(frozen=True, slots=True)
class LogReader:
    """The functions that take as long as playing does; each is explained where the vectorised one stands."""

    open_times: Callable[[ClockTable, IntArray, IntArray], IntArray]
    """`simulation.clock_table.open_times`."""
    values_at: Callable[[StepTable, IntArray, IntArray], IntArray]
    """`simulation.step_table.values_at`."""
    first_response_splits: Callable[[History, Outcomes, IntArray], FloatArray]
    """`simulation.causes.first_response_splits`."""
    update_splits: Callable[[History, Outcomes, IntArray], FloatArray]
    """`simulation.causes.update_splits`."""
    engineer_time: Callable[[History, Outcomes, int, int], EngineerTime]
    """`simulation.load.engineer_time`."""
    hourly_seconds: Callable[[History, Outcomes, int, int], IntArray]
    """`simulation.load.hourly_seconds`."""
    open_tickets: Callable[[History, Outcomes, IntArray], IntArray]
    """`simulation.load.open_tickets`."""


VECTORISED = LogReader(
    open_times=clock_table.open_times,
    values_at=step_table.values_at,
    first_response_splits=causes.first_response_splits,
    update_splits=causes.update_splits,
    engineer_time=load.engineer_time,
    hourly_seconds=load.hourly_seconds,
    open_tickets=load.open_tickets,
)
