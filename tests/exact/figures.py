"""Figures: an exact number, what the engine gives for it, and how sure that is.

Every figure of a case is estimated from independent replications. What goes in is drawn, so its means are known: the
estimate is a regression on how far each replication's own inputs lay from them (control variates), and the interval is
the t interval of the regression's constant. Source: Law, Simulation Modeling and Analysis (2015), section 11.4.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator, SeedSequence, default_rng
from scipy.special import stdtrit

FALSE_ALARM = 1e-4
"""How often an interval of a sound engine leaves the exact answer out."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One replication: its figures, and the deviations of its inputs from what they are on average."""

    figures: Mapping[str, float]
    deviations: Sequence[float]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is played for a case: independent replications, each of so many tickets or days."""

    replications: int
    length: int


@dataclass(frozen=True, slots=True)
class Case:
    """One queue with an exact answer. Its seed is its name, so no other case moves its draws."""

    name: str
    source: str
    exact: Callable[[], Mapping[str, float]]
    replication: Callable[[Generator, int], Sample]
    """One replication of a length."""
    full: Size
    small: Size


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    case: str
    name: str
    exact: float
    simulated: float
    half_width: float
    """Of the interval around `simulated` at the rate of false alarms."""

    @property
    def agrees(self) -> bool:
        return abs(self.simulated - self.exact) <= self.half_width


def figures_of(case: Case, size: Size) -> list[Figure]:
    """Play a case and hold it against its exact answers."""
    seeds = SeedSequence([*case.name.encode()]).spawn(size.replications)
    samples = [case.replication(default_rng(seed), size.length) for seed in seeds]
    deviations = np.array([sample.deviations for sample in samples], dtype=np.float64)
    exact = case.exact()
    figures = []
    for name, answer in exact.items():
        values = np.array([sample.figures[name] for sample in samples])
        figures.append(Figure(case.name, name, answer, *_constant(values, deviations)))
    return figures


def _constant(values: np.ndarray, deviations: np.ndarray) -> tuple[float, float]:
    """The mean where nothing deviates, and the half-width of its interval."""
    varied = deviations[:, deviations.std(axis=0) > 0]
    design = np.column_stack([np.ones(len(values)), varied])
    inverse = np.linalg.inv(design.T @ design)
    coefficients = inverse @ design.T @ values
    residuals = values - design @ coefficients
    freedom = len(values) - design.shape[1]
    error = float(np.sqrt(residuals @ residuals / freedom * inverse[0, 0]))
    return float(coefficients[0]), error * float(stdtrit(freedom, 1 - FALSE_ALARM / 2))
