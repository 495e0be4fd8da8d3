"""Both readers of logs at once: whatever is asked is read by each, and what they read must be the same."""

from __future__ import annotations

import numpy as np

from simulation import compiled
from simulation.clock_table import ClockTable
from simulation.columns import FloatArray, IntArray
from simulation.inputs import History
from simulation.load import EngineerTime
from simulation.log_reading import VECTORISED, LogReader
from simulation.outcomes import Outcomes
from simulation.step_table import StepTable


def open_times(table: ClockTable, clock: IntArray, at_s: IntArray) -> IntArray:
    found = VECTORISED.open_times(table, clock, at_s)
    assert found.tolist() == compiled.READER.open_times(table, clock, at_s).tolist()
    return found


def values_at(table: StepTable, owner: IntArray, at_s: IntArray) -> IntArray:
    found = VECTORISED.values_at(table, owner, at_s)
    assert found.tolist() == compiled.READER.values_at(table, owner, at_s).tolist()
    return found


def first_response_splits(history: History, outcomes: Outcomes, rows: IntArray) -> FloatArray:
    found = VECTORISED.first_response_splits(history, outcomes, rows)
    assert found.tolist() == compiled.READER.first_response_splits(history, outcomes, rows).tolist()
    return found


def update_splits(history: History, outcomes: Outcomes, rows: IntArray) -> FloatArray:
    found = VECTORISED.update_splits(history, outcomes, rows)
    assert found.tolist() == compiled.READER.update_splits(history, outcomes, rows).tolist()
    return found


def engineer_time(history: History, outcomes: Outcomes, from_s: int, to_s: int) -> EngineerTime:
    found = VECTORISED.engineer_time(history, outcomes, from_s, to_s)
    again = compiled.READER.engineer_time(history, outcomes, from_s, to_s)
    for name in EngineerTime.__slots__:
        assert np.array_equal(getattr(found, name), getattr(again, name)), name
    return found


def hourly_seconds(history: History, outcomes: Outcomes, start_s: int, hours: int) -> IntArray:
    found = VECTORISED.hourly_seconds(history, outcomes, start_s, hours)
    assert found.tolist() == compiled.READER.hourly_seconds(history, outcomes, start_s, hours).tolist()
    return found


def open_tickets(history: History, outcomes: Outcomes, at_s: IntArray) -> IntArray:
    found = VECTORISED.open_tickets(history, outcomes, at_s)
    assert found.tolist() == compiled.READER.open_tickets(history, outcomes, at_s).tolist()
    return found


BOTH = LogReader(
    open_times=open_times,
    values_at=values_at,
    first_response_splits=first_response_splits,
    update_splits=update_splits,
    engineer_time=engineer_time,
    hourly_seconds=hourly_seconds,
    open_tickets=open_tickets,
)
