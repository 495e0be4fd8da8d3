"""Sampling: draws from the distributions a scenario names, in whole numbers.

The one place where a distribution of the file becomes numbers. Lengths are drawn in seconds and rounded; business days
and weeks become open seconds by the ordinary working day of the clock they will run on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from planner.business_time.durations import Counting, Duration, Unit
from planner.scenario.distributions import (
    CountDistribution,
    Distribution,
    DistributionKind,
    EffortDistribution,
    WaitDistribution,
)
from simulation.clocks import Clock
from simulation.columns import FloatArray, IntArray

Spoken = Duration | float
"""A mean or value as the file has it."""

LARGEST = 2.0**40
"""Far beyond any horizon, and far from overflowing; no drawn number is larger."""

LEAST_VARIATION = 1e-6
"""Below it there is no variation to be seen, and the shape of a gamma distribution would overflow."""


def draw_counts(distribution: CountDistribution, n: int, draws: np.random.Generator) -> IntArray:
    """int64[n] numbers of tickets, at least 0."""
    return _rounded(_draw(distribution, _number, n, draws), least=0)


def draw_efforts_s(distribution: EffortDistribution, n: int, draws: np.random.Generator) -> IntArray:
    """int64[n] seconds of work, at least 1."""
    return _rounded(_draw(distribution, _elapsed_s, n, draws), least=1)


def draw_waits_s(distribution: WaitDistribution, clock: Clock, n: int, draws: np.random.Generator) -> IntArray:
    """int64[n] open seconds, at least 0; `clock` says what a business day is worth."""

    def worth(length: Spoken) -> float:
        return open_seconds(_duration(length), clock)

    return _rounded(_draw(distribution, worth, n, draws), least=0)


def draw_geometric(mean: float, n: int, draws: np.random.Generator) -> IntArray:
    """int64[n] of 0, 1, 2, ... with that mean, by inversion: one uniform number each."""
    uniform = draws.random(n)
    if mean <= 0.0:
        return np.zeros(n, dtype=np.int64)
    ratio = mean / (1.0 + mean)
    counts: IntArray = np.floor(np.log1p(-uniform) / np.log(ratio)).astype(np.int64)
    return counts


def open_seconds(duration: Duration, clock: Clock) -> float:
    """What a duration is worth in open seconds: a business day is the clock's ordinary working day."""
    if duration.unit is Unit.WEEK:
        return duration.amount * clock.working_days * clock.working_day_s
    if duration.counting is Counting.BUSINESS_DAYS:
        return duration.amount * clock.working_day_s
    return float(duration.seconds)


def clock_counting(distribution: WaitDistribution) -> Counting:
    """On which kind of clock a wait runs, by the words of its mean or values."""
    spoken = distribution.mean if distribution.mean is not None else (distribution.values or (None,))[0]
    return spoken.counting if spoken is not None else Counting.AROUND_THE_CLOCK


def _draw(
    distribution: Distribution, worth: Callable[[Spoken], float], n: int, draws: np.random.Generator
) -> FloatArray:
    """float64[n]; `worth` is what the words of a mean or value come to."""
    if distribution.kind is DistributionKind.EMPIRICAL:
        values = np.array([worth(value) for value in distribution.values or ()])
        drawn: FloatArray = values[draws.integers(0, len(values), n)].astype(np.float64)
        return drawn
    mean = worth(distribution.mean) if distribution.mean is not None else 0.0
    cv = distribution.cv or 0.0
    match distribution.kind:
        case DistributionKind.EXPONENTIAL:
            return mean * draws.standard_exponential(n)
        case DistributionKind.LOGNORMAL if cv > LEAST_VARIATION:
            sigma, half_variance = _of_lognormal(cv)
            factors: FloatArray = np.exp(sigma * draws.standard_normal(n) - half_variance)
            return mean * factors
        case DistributionKind.GAMMA if cv > LEAST_VARIATION:
            return mean * cv * cv * draws.standard_gamma(cv**-2, n)
        case _:
            return np.full(n, mean)


@cache
def _of_lognormal(cv: float) -> tuple[float, float]:
    """The standard deviation of the logarithm, and half its variance."""
    variance = float(np.log1p(cv * cv))
    return float(np.sqrt(variance)), variance / 2.0


def _rounded(drawn: FloatArray, least: int) -> IntArray:
    # The two are np.clip at a third of its time, which for the few numbers of a batch is most of it.
    return np.rint(np.minimum(np.maximum(drawn, least), LARGEST)).astype(np.int64)


def _number(value: Spoken) -> float:
    if isinstance(value, Duration):
        raise ValueError("a number of tickets is no duration")
    return float(value)


def _elapsed_s(value: Spoken) -> float:
    return float(_duration(value).seconds)


def _duration(value: Spoken) -> Duration:
    if not isinstance(value, Duration):
        raise ValueError("an effort or a wait is a duration")
    return value
