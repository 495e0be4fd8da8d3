"""Intervals: how far an estimate over a few replications may lie from the truth.

Tickets of one history are not independent: they miss their targets together, behind one absence or one backlog. So
every interval here comes from the differences between replications, and none from counting tickets as if each were an
experiment of its own. Separate from attainment because the same three intervals serve shares of tickets, shares of
months, differences and plain means.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan

import numpy as np
from scipy.special import stdtrit

from simulation.columns import FloatArray, IntArray

LEVEL = 0.95

PSEUDO_BURST = 2.0
"""How many crowds of targets are taken to be able to miss together, whatever was seen: a bad day and the next."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% confidence interval."""

    low: float
    high: float

    @property
    def half_width(self) -> float:
        return (self.high - self.low) / 2


@dataclass(frozen=True, slots=True)
class Difference:
    """One ratio or mean less another, over the same replications, and its interval."""

    value: float
    ci95: Interval


def t_quantile(replications: int) -> float:
    """The two-sided 95% quantile of Student's t for an estimate over that many replications, at least 2."""
    return float(stdtrit(replications - 1, 0.5 + LEVEL / 2))


def ratio_interval(met: IntArray, count: IntArray, crowd: float) -> Interval | None:
    """The interval of sum(met) / sum(count) over replications; None below 2 replications or without targets.

    `met` and `count` are int64[replications], `crowd` is how many targets share a day, averaged over targets
    (sum n² / sum n over days): what can be missed together before anything is known of misses.

    Wilson's interval with n / max(1, design effect) for n and the t quantile for the normal one:

        centre (p + t²/2n) / (1 + t²/n),  half-width t / (1 + t²/n) · sqrt(p(1 - p)/n + t²/4n²)

    The design effect is the variance of the ratio between replications over that of independent targets. Near 100%
    it rests on the few bursts of misses that happened to be seen, or on none, and then undercounts. So two things
    unseen are added to it: a burst of two crowds, and one more residual as large as the largest. Both fade as misses
    come in. tests/test_intervals.py states the coverage that this reaches.

    >>> met, count = np.full(10, 41), np.full(10, 100)
    >>> interval = ratio_interval(met, count, crowd=1.0)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.375, 0.446)
    """
    low, high = ratio_intervals(met[None], count[None], np.array([crowd]))[:, 0].tolist()
    return None if isnan(low) else Interval(low, high)


def ratio_intervals(met: IntArray, count: IntArray, crowd: FloatArray) -> FloatArray:
    """float64[2, k]: the low and the high ends of k such intervals at once; NaN for None.

    `met` and `count` are int64[k, replications], `crowd` is float64[k].
    """
    replications = count.shape[1]
    known = count.sum(axis=1)
    if replications < 2:
        return np.full((2, len(known)), np.nan)
    targets = np.maximum(known, 1)
    share = met.sum(axis=1) / targets
    independent = targets / np.maximum(1.0, _design_effect(met, count, share, crowd))
    t = t_quantile(replications)
    spread = t * t / independent
    centre = (share + spread / 2) / (1 + spread)
    half = t / (1 + spread) * np.sqrt(share * (1 - share) / independent + spread / (4 * independent))
    low, high = np.minimum(centre - half, share), np.maximum(centre + half, share)
    return np.where(known > 0, np.stack((np.maximum(low, 0.0), np.minimum(high, 1.0))), np.nan)


def _design_effect(met: IntArray, count: IntArray, share: FloatArray, crowd: FloatArray) -> FloatArray:
    replications = count.shape[1]
    squares = (met - share[:, None] * count) ** 2
    between = replications / (replications - 1) * squares.sum(axis=1)
    burst = PSEUDO_BURST * np.maximum(1.0, crowd)
    unseen = burst * burst + squares.max(axis=1)
    effect: FloatArray = (between + unseen) / (count.sum(axis=1) * share * (1 - share) + burst)
    return effect


def difference_interval(
    met: IntArray, count: IntArray, other_met: IntArray, other_count: IntArray
) -> Difference | None:
    """The share sum(met)/sum(count) less the other's, paired by replication, kept within -1 and 1.

    None if either cannot be told; all int64[replications].
    """
    difference = ratio_difference(met, count, other_met, other_count)
    if difference is None:
        return None
    low, high = difference.ci95.low, difference.ci95.high
    return Difference(difference.value, Interval(max(-1.0, low), min(1.0, high)))


def ratio_difference(
    total: IntArray, count: IntArray, other_total: IntArray, other_count: IntArray
) -> Difference | None:
    """The ratio sum(total)/sum(count) less the other's, paired by replication; None if either cannot be told.

    Per replication e = (M₁ - R₁N₁)/N̄₁ - (M₂ - R₂N₂)/N̄₂, with R the pooled ratios and N̄ the mean counts; a t
    interval on the mean of e, laid around the difference. All int64[replications].
    """
    replications = len(count)
    if replications < 2 or not count.any() or not other_count.any():
        return None
    ratio, residual = _ratio(total, count)
    other_ratio, other_residual = _ratio(other_total, other_count)
    value, half = ratio - other_ratio, _half_width(residual - other_residual)
    return Difference(value, Interval(value - half, value + half))


def _ratio(total: IntArray, count: IntArray) -> tuple[float, FloatArray]:
    ratio = int(total.sum()) / int(count.sum())
    return ratio, (total - ratio * count) / float(count.mean())


def mean_difference(values: FloatArray, others: FloatArray) -> Difference | None:
    """The mean less the other's, paired by replication, with its t interval; None below 2. float64[replications]."""
    interval = mean_interval(values - others)
    return None if interval is None else Difference(float((values - others).mean()), interval)


def mean_interval(values: FloatArray) -> Interval | None:
    """The t interval of a mean over replications; None below 2."""
    if len(values) < 2:
        return None
    mean, half = float(values.mean()), _half_width(values)
    return Interval(mean - half, mean + half)


def _half_width(values: FloatArray) -> float:
    return t_quantile(len(values)) * float(values.std(ddof=1)) / float(np.sqrt(len(values)))
