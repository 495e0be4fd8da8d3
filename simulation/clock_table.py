"""Clock table: several clocks side by side, so that instants on different ones are read in one search.

Separate from the clocks, each of which is a value of its own: a study asks thousands of targets for their open time,
each on the clock of its customers, and a call for each clock takes longer than the reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from simulation.clocks import NEVER, Clock
from simulation.columns import IntArray, freeze_columns

TABLES_KEPT: Final = 8
"""All histories of a study have the same clocks."""


@dataclass(frozen=True, slots=True)
class ClockTable:
    """The intervals of n clocks, one clock behind the other; beyond the last, n stands for plain time."""

    first: IntArray
    """int64[n + 1]: where the intervals of each clock begin."""
    opens: IntArray
    closes: IntArray
    open_before: IntArray
    """Open seconds of the same clock before each interval."""
    owner: IntArray
    """The clock of each interval."""

    def __post_init__(self) -> None:
        freeze_columns(self, "first")
        freeze_columns(self, "opens", "closes", "open_before", "owner")


@lru_cache(maxsize=TABLES_KEPT)
def clock_table(clocks: tuple[Clock, ...]) -> ClockTable:
    """The table of these clocks, which keep their numbers."""
    sizes = np.array([len(clock.opens) for clock in clocks])
    return ClockTable(
        first=np.concatenate(([0], np.cumsum(sizes))),
        opens=np.concatenate([clock.opens for clock in clocks]),
        closes=np.concatenate([clock.closes for clock in clocks]),
        open_before=np.concatenate([clock.open_before[:-1] for clock in clocks]),
        owner=np.repeat(np.arange(len(clocks)), sizes),
    )


def open_times(table: ClockTable, clock: IntArray, at_s: IntArray) -> IntArray:
    """The seconds that count before each instant, on the clock named beside it: `simulation.clocks.open_time`."""
    plain = len(table.first) - 1
    own = np.minimum(clock, plain - 1)
    # One number per (clock, instant); an instant beyond all openings is no later there than just behind them.
    origin_s = int(table.opens.min())
    width_s = int(table.opens.max()) - origin_s + 2
    place = own * width_s + np.clip(at_s - origin_s, -1, width_s - 2)
    row = np.searchsorted(table.owner * width_s + (table.opens - origin_s), place, side="right") - 1
    row = np.maximum(row, table.first[own])
    inside_s = np.maximum(np.minimum(at_s, table.closes[row]) - table.opens[row], 0)
    return np.where(clock == plain, at_s, table.open_before[row] + inside_s)


def instants_at(table: ClockTable, clock: IntArray, open_s: IntArray) -> IntArray:
    """The first instant with so many open seconds before it, on the clock named: `simulation.clocks.instant_at`."""
    wanted_s = np.maximum(open_s, 0)
    reached_s = table.open_before + (table.closes - table.opens)
    width_s = int(reached_s.max()) + 2
    # One number per (clock, open seconds); more than a clock has lie behind its last interval.
    place = clock * width_s + np.minimum(wanted_s, width_s - 1)
    row = np.searchsorted(table.owner * width_s + reached_s, place, side="left")
    comes = row < table.first[clock + 1]
    row = np.minimum(row, len(table.opens) - 1)
    return np.where(comes, table.opens[row] + wanted_s - table.open_before[row], NEVER)
