"""Running spread: the elapsed times of a study under way, into which those of each replication are added.

Apart from `planner.estimates.spread`, whose spreads are as small as what they hold: this one keeps a count for every
bin up to the last in use, so that adding costs no more than the bins that are added.
"""

from __future__ import annotations

import numpy as np

from planner.estimates.spread import EMPTY, Spread
from simulation.columns import IntArray


class RunningSpread:
    """The sum of any number of spreads; their order does not matter."""

    def __init__(self) -> None:
        self._counts: IntArray = np.zeros(0, dtype=np.int64)
        self._sum_s = 0
        self._least_s: int | None = None
        self._most_s = 0

    def add(self, spread: Spread) -> None:
        """Take in another spread."""
        if len(spread.bins) == 0:
            return
        last = int(spread.bins[-1])
        if last >= len(self._counts):
            self._counts = np.concatenate((self._counts, np.zeros(last + 1 - len(self._counts), dtype=np.int64)))
        self._counts[spread.bins] += spread.counts
        self._sum_s += spread.sum_s
        self._least_s = spread.least_s if self._least_s is None else min(self._least_s, spread.least_s)
        self._most_s = max(self._most_s, spread.most_s)

    @property
    def spread(self) -> Spread:
        """All that was taken in, as one."""
        if self._least_s is None:
            return EMPTY
        bins = np.flatnonzero(self._counts)
        return Spread(bins, self._counts[bins], self._sum_s, self._least_s, self._most_s)
