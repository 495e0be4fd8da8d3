"""Running counts: the attainments of a study under way, whose intervals are asked for after every replication.

Apart from `planner.attainment.estimating`, which makes the whole result once: here a replication is taken in as it
comes, so that asking again costs a few operations on columns, however many replications were taken in before.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.estimates.intervals import ratio_intervals
from planner.measurement.measures import TargetCounts
from simulation.columns import FloatArray, IntArray

FIRST_ROOM = 64
"""Replications that there is room for at first."""


class RunningCounts:
    """The counts so far, in the order of replications: of all coverages together, which are asked for together."""

    def __init__(self, targets: int) -> None:
        """So many targets of all coverages, one coverage behind the other."""
        self._replications = 0
        self._count: IntArray = np.zeros((targets, FIRST_ROOM), dtype=np.int64)
        self._met: IntArray = np.zeros((targets, FIRST_ROOM), dtype=np.int64)
        self._crowd_squares: IntArray = np.zeros(targets, dtype=np.int64)
        self._total: IntArray = np.zeros(targets, dtype=np.int64)

    def add(self, played: Sequence[TargetCounts]) -> None:
        """Take in the next replication, the counts of each coverage."""
        if self._replications == self._count.shape[1]:
            self._count, self._met = (np.concatenate((each, np.zeros_like(each)), axis=1) for each in self._both)
        count = np.concatenate([counts.count for counts in played])
        self._count[:, self._replications] = count
        self._met[:, self._replications] = np.concatenate([counts.met for counts in played])
        self._crowd_squares += np.concatenate([counts.crowd_squares for counts in played])
        self._total += count
        self._replications += 1

    @property
    def _both(self) -> tuple[IntArray, IntArray]:
        return self._count, self._met

    def half_widths(self) -> FloatArray:
        """float64[targets]: of the attainments' intervals; infinite where none can be told yet, NaN without tickets."""
        count, met = (each[:, : self._replications] for each in self._both)
        low, high = ratio_intervals(met, count, self._crowd_squares / np.maximum(self._total, 1))
        widths = np.where(np.isnan(low), np.inf, (high - low) / 2)
        return np.where(self._total > 0, widths, np.nan)
