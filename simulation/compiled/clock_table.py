"""Clock table: instants on different clocks, read one after the other; see `simulation.clock_table`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulation import clock_table
from simulation.clocks import NEVER, Clock
from simulation.columns import IntArray
from simulation.compiled.addressing import words_of
from simulation.compiled.columns import column
from simulation.compiled.compiling import compiled, compiled_apart, entry


class Table(NamedTuple):
    """The columns of `simulation.clock_table.ClockTable` that are read here."""

    first: IntArray
    opens: IntArray
    closes: IntArray
    open_before: IntArray
    clocks: int


def table_of(clocks: tuple[Clock, ...]) -> Table:
    """The table of these clocks, which keep their numbers."""
    return _as_taken(clock_table.clock_table(clocks))


def _as_taken(table: clock_table.ClockTable) -> Table:
    return Table(
        first=column(table.first),
        opens=column(table.opens),
        closes=column(table.closes),
        open_before=column(table.open_before),
        clocks=len(table.first) - 1,
    )


@compiled
def addresses(table: Table) -> Table:
    """The table as addresses (`simulation.compiled.addressing`), to be read for as long as it is kept."""
    return Table(
        words_of(table.first), words_of(table.opens), words_of(table.closes), words_of(table.open_before), table.clocks
    )


def open_times(table: clock_table.ClockTable, clock: IntArray, at_s: IntArray) -> IntArray:
    """See `simulation.clock_table.open_times`."""
    return read_times(_as_taken(table), column(clock), column(at_s))


@entry
def read_times(kept: Table, clock: IntArray, at_s: IntArray) -> IntArray:
    """int64[rows]: `open_time` of each clock and instant."""
    table = addresses(kept)
    found = np.empty(len(at_s), np.int64)
    for row in range(len(at_s)):
        found[row] = open_time(table, clock[row], at_s[row])
    return found


@compiled_apart
def open_time(table: Table, clock: int, at_s: int) -> int:
    """The seconds that count before an instant; the number behind that of the last clock stands for plain time."""
    if clock == table.clocks:
        return at_s
    begin = low = table.first[clock]
    high = table.first[clock + 1]
    while low < high:
        middle = (low + high) >> 1
        if table.opens[middle] <= at_s:
            low = middle + 1
        else:
            high = middle
    if low == begin:
        return 0
    return table.open_before[low - 1] + min(at_s, table.closes[low - 1]) - table.opens[low - 1]  # type: ignore[no-any-return]


@compiled_apart
def instant_at(table: Table, clock: int, open_s: int) -> int:
    """See `simulation.clocks.instant_at`."""
    wanted_s = max(open_s, 0)
    low, end = table.first[clock], table.first[clock + 1]
    high = end
    while low < high:
        middle = (low + high) >> 1
        if table.open_before[middle] + table.closes[middle] - table.opens[middle] < wanted_s:
            low = middle + 1
        else:
            high = middle
    if low == end:
        return NEVER
    return table.opens[low] + wanted_s - table.open_before[low]  # type: ignore[no-any-return]
