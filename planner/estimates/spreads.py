"""Spreads: the elapsed times of many groups at once, as one replication finds them and as a study adds them up.

Apart from `planner.estimates.spread`, which is the histogram of one group: a replication has dozens of groups with few
times in each, and what is made of them, sent to another process and added there is a few columns for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from planner.estimates.spread import BINS, EMPTY, Spread, bin_of
from simulation.columns import IntArray, freeze_columns

Numbers: TypeAlias = npt.NDArray[np.integer[Any]]

NO_TIME = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class Spreads:
    """The histograms of groups numbered from 0."""

    cell: Numbers
    """int[bins in use]: group * `BINS` + bin, ascending; narrow in one replication's, which are sent about."""
    counts: Numbers
    """int[bins in use], each at least 1."""
    sum_s: IntArray
    """int64[groups]."""
    least_s: IntArray
    """`NO_TIME` where there is none."""
    most_s: IntArray
    """0 where there is none."""

    def __post_init__(self) -> None:
        freeze_columns(self, "cell", "counts")
        freeze_columns(self, "sum_s", "least_s", "most_s")

    def of(self, group: int) -> Spread:
        """The histogram of one group."""
        begin, end = np.searchsorted(self.cell, (group * BINS, (group + 1) * BINS)).tolist()
        if begin == end:
            return EMPTY
        ends = (int(column[group]) for column in (self.sum_s, self.least_s, self.most_s))
        bins, counts = (column[begin:end].astype(np.int64) for column in (self.cell, self.counts))
        return Spread(bins - group * BINS, counts, *ends)


def spreads_of(elapsed_s: IntArray, group: IntArray, groups: int) -> Spreads:
    """The spreads of each group's elapsed times, each at least 0 (ValueError), the group of each named beside it."""
    if int(elapsed_s.min(initial=0)) < 0:
        raise ValueError("an elapsed time is negative")
    # Half as many bytes are sorted, and sent, in half the time.
    cells, counts = np.unique((group * BINS + bin_of(elapsed_s)).astype(np.int32), return_counts=True)
    least_s, most_s = np.full(groups, NO_TIME), np.zeros(groups, dtype=np.int64)
    np.minimum.at(least_s, group, elapsed_s)
    np.maximum.at(most_s, group, elapsed_s)
    return Spreads(
        cell=cells,
        counts=counts.astype(np.int32),
        # Weights are floats, and exact: no sum here comes near 2^53.
        sum_s=np.bincount(group, weights=elapsed_s, minlength=groups).astype(np.int64),
        least_s=least_s,
        most_s=most_s,
    )


class RunningSpreads:
    """The sum of the spreads of any number of replications; their order does not matter.

    It keeps a count for every bin there may be, so that adding costs no more than the bins that are added.
    """

    def __init__(self, groups: int) -> None:
        self._counts: IntArray = np.zeros(groups * BINS, dtype=np.int64)
        self._sum_s: IntArray = np.zeros(groups, dtype=np.int64)
        self._least_s: IntArray = np.full(groups, NO_TIME)
        self._most_s: IntArray = np.zeros(groups, dtype=np.int64)

    def add(self, spreads: Spreads) -> None:
        """Take in those of another replication."""
        cell, counts = (column.astype(np.int64) for column in (spreads.cell, spreads.counts))
        np.add.at(self._counts, cell, counts)  # Of one width, in half the time of `+=`.
        self._sum_s += spreads.sum_s
        self._least_s = np.minimum(self._least_s, spreads.least_s)
        self._most_s = np.maximum(self._most_s, spreads.most_s)

    @property
    def spreads(self) -> Spreads:
        """All that was taken in, as one."""
        cell = np.flatnonzero(self._counts)
        return Spreads(
            cell=cell,
            counts=self._counts[cell],
            sum_s=self._sum_s.copy(),
            least_s=self._least_s.copy(),
            most_s=self._most_s.copy(),
        )
