"""Spread: elapsed times of any number of tickets, kept in little memory and added up in any order.

Quantiles over all replications need every elapsed time, or a histogram of them. This one has bins of whole seconds up
to 2,048 s and above that 1,024 bins to each doubling, so a bin is never wider than 0.1% of the times in it. Counts and
the sum are whole numbers: adding spreads up is exact, and its order does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulation.columns import IntArray, freeze_columns

_BITS = 10
_EXACT = 2 << _BITS
"""Below this many seconds each bin holds one second."""

BINS = 1 << 15
"""More than any time below 2^41 seconds needs."""


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """A histogram of elapsed seconds with its exact count, sum and extremes."""

    bins: IntArray
    """int64[bins in use], ascending."""
    counts: IntArray
    """int64[bins in use], each at least 1."""
    sum_s: int
    least_s: int
    most_s: int

    def __post_init__(self) -> None:
        freeze_columns(self, "bins", "counts")

    def __len__(self) -> int:
        return int(self.counts.sum())

    @property
    def until_s(self) -> IntArray:
        """int64[bins in use]: the last whole second of each bin, which as many times do not exceed as `counts` sums to.

        Within 0.1%, and never beyond the longest time.
        """
        return np.minimum(np.array([_edges(number)[1] - 1 for number in self.bins.tolist()], np.int64), self.most_s)

    @property
    def mean_s(self) -> float:
        """The exact mean; ValueError without any time."""
        if not len(self):
            raise ValueError("the mean of no elapsed times")
        return self.sum_s / len(self)

    def quantile_s(self, share: float) -> float:
        """The smallest time that at least this share of times does not exceed, within 0.1%; ValueError if empty."""
        total = len(self)
        if not total:
            raise ValueError("a quantile of no elapsed times")
        # The tolerance keeps 0.9 of 10 the ninth time, which 0.9 * 10 in floats need not be.
        rank = max(1, int(np.ceil(share * total - 1e-9)))
        index = int(np.searchsorted(np.cumsum(self.counts), rank))
        low, high = _edges(int(self.bins[index]))
        return min(max((low + high - 1) / 2, float(self.least_s)), float(self.most_s))


def _edges(number: int) -> tuple[int, int]:
    """The half-open range of seconds of a bin."""
    if number < _EXACT:
        return number, number + 1
    shift = (number >> _BITS) - 1
    mantissa = (number & ((1 << _BITS) - 1)) | (1 << _BITS)
    return mantissa << shift, (mantissa + 1) << shift


def bin_of(elapsed_s: IntArray) -> IntArray:
    """The bin of each time, none below 0."""
    # frexp is exact below 2^53, so the exponent is that of the whole number itself.
    exponent = np.frexp(elapsed_s.astype(np.float64))[1].astype(np.int64) - 1
    shift = np.maximum(exponent - _BITS, 0)
    return np.where(elapsed_s < _EXACT, elapsed_s, (shift << _BITS) + (elapsed_s >> shift))


EMPTY = Spread(np.empty(0, np.int64), np.empty(0, np.int64), sum_s=0, least_s=0, most_s=0)
