"""Distribution shapes: what a distribution looks like and what it amounts to, for whoever is typing one.

The curve and the quantiles belong to the very distributions that `planner.demand.sampling` draws from; a test holds the
two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, log1p, sqrt
from statistics import NormalDist

import numpy as np
from scipy.special import gammaincinv

from planner.business_time.durations import UNIT_SECONDS, Counting, Duration, Unit, words_of_number
from planner.demand.sampling import LEAST_VARIATION
from planner.scenario.distributions import Distribution, DistributionKind
from simulation.columns import FloatArray, freeze_columns

POINTS = 160
FEWEST_POINTS = 3
SMALLEST, LARGEST_DENSITY = 1e-12, 50.0
"""In means."""
SMALLEST_SAID = 0.001
FARTHEST = 0.985
"""The curve is drawn up to this quantile."""
WORKING_DAYS = 5
"""Of an ordinary week, for a picture of weeks beside business days."""
QUARTER, THREE_QUARTERS, RARE = 0.25, 0.75, 0.99


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A distribution in the unit of its mean."""

    at: FloatArray
    """float64[n] values, ascending from 0; the last is near the largest that is common."""
    height: FloatArray
    """float64[n]: the density there, as a share of its largest; of listed values and constants, 1 at each."""
    is_listed: bool
    """Whether `at` holds single values rather than points of a curve."""
    mean: float
    unit: str
    """In the plural."""
    quarter: float
    three_quarters: float
    rare: float
    """One in a hundred is larger."""

    def __post_init__(self) -> None:
        freeze_columns(self, "at", "height")

    @property
    def words(self) -> str:
        """What it amounts to, such as: half lie between 9 and 25 minutes; 1 in 100 is over 80."""
        if self.rare == self.quarter:
            return "always the same"
        return (
            f"half lie between {_number(self.quarter)} and {_number(self.three_quarters)} {self.unit}; "
            f"1 in 100 is over {_number(self.rare)}"
        )


def shape_of(distribution: Distribution) -> Shape:
    """The shape of a sound distribution."""
    unit = _unit(distribution)
    if distribution.values:
        return _listed(distribution, np.sort(np.array([_amount(value, unit) for value in distribution.values])))
    assert distribution.mean is not None
    mean, cv = _amount(distribution.mean, unit), distribution.cv or 0.0
    is_varied = distribution.kind is DistributionKind.EXPONENTIAL or cv > LEAST_VARIATION
    if mean == 0 or not is_varied or distribution.kind is DistributionKind.CONSTANT:
        return _listed(distribution, np.array([mean]))
    quantiles = _Quantiles(distribution.kind, cv)
    at, height = _curve(quantiles)
    return Shape(
        at=at * mean,
        height=height,
        is_listed=False,
        mean=mean,
        unit=_unit_words(distribution),
        quarter=quantiles.at(QUARTER) * mean,
        three_quarters=quantiles.at(THREE_QUARTERS) * mean,
        rare=quantiles.at(RARE) * mean,
    )


def _curve(quantiles: _Quantiles) -> tuple[FloatArray, FloatArray]:
    """Values and the density at each, as a share of its largest; at levels rather than in equal steps, so that a steep
    start has as many points as a long tail.
    """
    levels = np.linspace(0.004, FARTHEST, POINTS)
    at, first = np.unique([quantiles.at(level) for level in levels], return_index=True)
    if len(at) < FEWEST_POINTS:
        return at, np.ones(len(at))
    # Near 0 a distribution of great variation piles up beyond what a picture, or a number, can hold.
    density = np.minimum(np.gradient(levels[first], np.maximum(at, SMALLEST * np.arange(len(at)))), LARGEST_DENSITY)
    return at, density / density.max()


@dataclass(frozen=True, slots=True)
class _Quantiles:
    """The quantiles of one distribution of mean 1."""

    kind: DistributionKind
    cv: float

    def at(self, level: float) -> float:
        match self.kind:
            case DistributionKind.EXPONENTIAL:
                return -log1p(-level)
            case DistributionKind.GAMMA:
                return self.cv**2 * _gamma_quantile(self.cv**-2, level)
            case _:
                variance = log1p(self.cv * self.cv)
                return exp(sqrt(variance) * NormalDist().inv_cdf(level) - variance / 2)


def _gamma_quantile(shape: float, level: float) -> float:
    return float(gammaincinv(shape, level))


def _listed(distribution: Distribution, values: FloatArray) -> Shape:
    quarter, three_quarters, rare = (float(np.quantile(values, level)) for level in (QUARTER, THREE_QUARTERS, RARE))
    return Shape(
        at=values,
        height=np.ones(len(values)),
        is_listed=True,
        mean=float(values.mean()),
        unit=_unit_words(distribution),
        quarter=quarter,
        three_quarters=three_quarters,
        rare=rare,
    )


def _unit(distribution: Distribution) -> Unit | None:
    """The unit that the mean, or the first value, is given in; None for a number of tickets."""
    spoken = distribution.mean if distribution.mean is not None else (distribution.values or (0.0,))[0]
    return spoken.unit if isinstance(spoken, Duration) else None


def _unit_words(distribution: Distribution) -> str:
    unit = _unit(distribution)
    return "tickets" if unit is None else f"{unit.value}s"


def _amount(value: Duration | float, unit: Unit | None) -> float:
    """A value in the unit; a week among business days is five of them."""
    if not isinstance(value, Duration) or unit is None:
        return float(value) if isinstance(value, int | float) else value.amount
    if value.unit is unit:
        return value.amount
    if value.counting is Counting.BUSINESS_DAYS:
        return value.amount * WORKING_DAYS if value.unit is Unit.WEEK else value.amount / WORKING_DAYS
    return value.seconds / UNIT_SECONDS[unit]


def _number(value: float) -> str:
    """Two digits that say something, or all before the point."""
    if value < SMALLEST_SAID:
        return "0" if value <= 0 else "nearly 0"
    decimals = max(0, 1 - int(np.floor(log(value) / log(10))))
    return words_of_number(round(value, decimals))
