"""Running counts: the attainments of a study under way, whose intervals are asked for after every replication.

Apart from `planner.attainment.estimating`, which makes the whole result once: here a replication is taken in as it
comes, so that asking again costs a few operations on columns, however many replications were taken in before.
"""

from __future__ import annotations

import numpy as np

from planner.estimates.intervals import Interval, ratio_interval
from planner.measurement.measures import TargetCounts
from simulation.columns import IntArray

FIRST_ROOM = 64
"""Replications that there is room for at first."""


class RunningCounts:
    """The counts of one coverage so far, in the order of its replications."""

    def __init__(self, targets: int) -> None:
        self._replications = 0
        # A target's replications lie side by side: it is asked for alone.
        self._count: IntArray = np.zeros((targets, FIRST_ROOM), dtype=np.int64)
        self._met: IntArray = np.zeros((targets, FIRST_ROOM), dtype=np.int64)
        self._crowd_squares: IntArray = np.zeros(targets, dtype=np.int64)
        self._total: IntArray = np.zeros(targets, dtype=np.int64)

    def add(self, counts: TargetCounts) -> None:
        """Take in the next replication."""
        if self._replications == self._count.shape[1]:
            self._count, self._met = (np.concatenate((each, np.zeros_like(each)), axis=1) for each in self._both)
        self._count[:, self._replications] = counts.count
        self._met[:, self._replications] = counts.met
        self._crowd_squares += counts.crowd_squares
        self._total += counts.count
        self._replications += 1

    @property
    def _both(self) -> tuple[IntArray, IntArray]:
        return self._count, self._met

    def has_any(self, target: int) -> bool:
        """Whether any of that target was decided in any replication."""
        return bool(self._total[target])

    def interval(self, target: int) -> Interval | None:
        """The interval of one target's attainment alone: what deciding to stop needs."""
        count, met = (each[target, : self._replications] for each in self._both)
        return ratio_interval(met, count, int(self._crowd_squares[target]) / max(int(self._total[target]), 1))
