"""Reading: the logs of a history read in machine code; see `simulation.log_reading`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from simulation.compiled.causes import claim, first_response_splits, update_splits
from simulation.compiled.clock_table import open_times, read_times
from simulation.compiled.load import (
    engineer_time,
    hourly_seconds,
    open_at,
    open_tickets,
    seconds_by_hour,
    seconds_by_kind,
)
from simulation.compiled.pieces import counted_pieces
from simulation.compiled.step_table import read_steps, values_at
from simulation.log_reading import LogReader

READER: Final = LogReader(
    open_times=open_times,
    values_at=values_at,
    first_response_splits=first_response_splits,
    update_splits=update_splits,
    engineer_time=engineer_time,
    hourly_seconds=hourly_seconds,
    open_tickets=open_tickets,
)

ENTRIES: Final[tuple[Callable[..., object], ...]] = (
    read_times,
    read_steps,
    counted_pieces,
    claim,
    seconds_by_kind,
    seconds_by_hour,
    open_at,
)
"""What is compiled for them."""
