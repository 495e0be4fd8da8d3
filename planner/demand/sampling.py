"""Sampling: whole numbers from the distributions of the file.

A distribution becomes a law of plain numbers once per scenario, because a replication draws a few numbers each from
many laws. Durations in days and weeks become open seconds by the ordinary working day of the clock they will be counted
on. Numbers are rounded to whole ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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

LARGEST = 2.0**40
"""Far beyond any horizon, and far from overflowing; no drawn number is larger."""

LEAST_VARIATION = 1e-6
"""A distribution that varies less is drawn as constant: a gamma distribution's shape would leave what floats hold."""

LEAST_MEAN = 1e-300
"""A smaller mean of a geometric number is as good as none."""


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """A distribution in plain numbers: draws of a standard one, and what makes them the numbers asked for."""

    kind: DistributionKind
    """Constant whatever the file calls it, if it does not vary."""
    scale: float
    """What a standard draw is multiplied with, after the exponential of a lognormal one is taken."""
    shape: float = 0.0
    """Of a gamma distribution; of a lognormal one the standard deviation of the logarithm."""
    values: tuple[float, ...] = ()
    """Those of an empirical distribution."""

    @property
    def varies(self) -> bool:
        return self.kind is not DistributionKind.CONSTANT


NOTHING = Law(DistributionKind.CONSTANT, scale=0.0)


def count_law(distribution: CountDistribution) -> Law:
    """The law of a number of tickets."""
    return _law(distribution, _number)


def effort_law(distribution: EffortDistribution) -> Law:
    """The law of seconds of work."""
    return _law(distribution, lambda length: float(_duration(length).seconds))


def wait_law(distribution: WaitDistribution, clock: Clock) -> Law:
    """The law of open seconds; `clock` says what a business day is worth."""
    return _law(distribution, lambda length: open_seconds(_duration(length), clock))


def draw(law: Law, n: int, draws: np.random.Generator, *, least: int) -> IntArray:
    """int64[n] from one law, none below `least`."""
    return scaled([law], [n], standard_draws(law, n, draws), least=least)


def standard_draws(law: Law, n: int, draws: np.random.Generator) -> FloatArray:
    """float64[n] that `scaled` makes the numbers of the law."""
    match law.kind:
        case DistributionKind.LOGNORMAL:
            return draws.standard_normal(n)
        case DistributionKind.EXPONENTIAL:
            return draws.standard_exponential(n)
        case DistributionKind.GAMMA:
            return draws.standard_gamma(law.shape, n)
        case DistributionKind.EMPIRICAL:
            chosen: FloatArray = np.array(law.values)[draws.integers(0, len(law.values), n)]
            return chosen
        case DistributionKind.CONSTANT:
            return np.ones(n)


def scaled(laws: Sequence[Law], counts: Sequence[int] | IntArray, standard: FloatArray, *, least: int) -> IntArray:
    """int64[rows], none below `least`: so many standard draws of each law, one law after the other."""
    sigma = np.array([law.shape if law.kind is DistributionKind.LOGNORMAL else 0.0 for law in laws])
    if sigma.any():
        of_row = np.repeat(sigma, counts)
        factors = np.where(of_row > 0.0, np.exp(of_row * standard - of_row * of_row / 2.0), standard)
    else:
        factors = standard
    drawn = np.repeat([law.scale for law in laws], counts) * factors
    # The two are np.clip at a third of its time.
    numbers: IntArray = np.rint(np.minimum(np.maximum(drawn, least), LARGEST)).astype(np.int64)
    return numbers


def geometric(mean: FloatArray | float, uniform: FloatArray) -> IntArray:
    """int64[n] of 0, 1, 2, ... with these means (one, or one each), by inversion of uniform numbers."""
    ratio = np.maximum(mean, LEAST_MEAN) / (1.0 + mean)
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


def _law(distribution: Distribution, worth: Callable[[Duration | float], float]) -> Law:
    """`worth` is what a mean or value of the file comes to."""
    if distribution.kind is DistributionKind.EMPIRICAL:
        return Law(distribution.kind, scale=1.0, values=tuple(worth(value) for value in distribution.values or ()))
    mean = worth(distribution.mean) if distribution.mean is not None else 0.0
    cv = distribution.cv or 0.0
    match distribution.kind:
        case DistributionKind.EXPONENTIAL:
            return Law(distribution.kind, scale=mean)
        case DistributionKind.LOGNORMAL if cv > LEAST_VARIATION:
            return Law(distribution.kind, scale=mean, shape=float(np.sqrt(np.log1p(cv * cv))))
        case DistributionKind.GAMMA if cv > LEAST_VARIATION:
            return Law(distribution.kind, scale=mean * cv * cv, shape=cv**-2)
        case _:
            return Law(DistributionKind.CONSTANT, scale=mean)


def _number(value: Duration | float) -> float:
    if isinstance(value, Duration):
        raise ValueError("a number of tickets is no duration")
    return float(value)


def _duration(value: Duration | float) -> Duration:
    if not isinstance(value, Duration):
        raise ValueError("an effort or a wait is a duration")
    return value
