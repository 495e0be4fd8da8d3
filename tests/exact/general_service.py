"""Queues whose efforts are not exponential: M/G/1, with and without priorities, and M/D/c.

Rates are per hour, times in hours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import ceil, floor

import numpy as np
from scipy.special import gammaln

from simulation.columns import FloatArray


def pollaczek_khinchine(arrival_rate: float, effort: float, effort_squared: float) -> float:
    """The mean wait of M/G/1 from the first two moments of effort (Kleinrock I, 5.70)."""
    return arrival_rate * effort_squared / (2 * (1 - arrival_rate * effort))


def cobham(
    arrival_rates: Sequence[float], efforts: Sequence[float], efforts_squared: Sequence[float], which: int
) -> float:
    """The mean wait of a class of M/G/1 with non-preemptive priorities (Cobham, Operations Research 2, 1954)."""
    busy = [rate * effort for rate, effort in zip(arrival_rates, efforts, strict=True)]
    residual = sum(rate * squared for rate, squared in zip(arrival_rates, efforts_squared, strict=True)) / 2
    return residual / ((1 - sum(busy[:which])) * (1 - sum(busy[: which + 1])))


def preemptive_resume_time(
    arrival_rates: Sequence[float], efforts: Sequence[float], efforts_squared: Sequence[float], which: int
) -> float:
    """The mean time in M/G/1 of a class under preemptive-resume (Kleinrock II, 1976, 3.39)."""
    busy = [rate * effort for rate, effort in zip(arrival_rates, efforts, strict=True)]
    squares = [rate * squared for rate, squared in zip(arrival_rates, efforts_squared, strict=True)]
    free, free_above = 1 - sum(busy[: which + 1]), 1 - sum(busy[:which])
    return efforts[which] / free_above + sum(squares[: which + 1]) / (2 * free * free_above)


def constant_effort_mean_wait(servers: int, arrival_rate: float, effort: float) -> float:
    """The mean wait of M/D/c: by Little's law from the number that waits."""
    present = _present(servers, arrival_rate * effort)
    waiting = np.maximum(np.arange(len(present)) - servers, 0)
    return float(present @ waiting) / arrival_rate


def constant_effort_within(servers: int, arrival_rate: float, effort: float, hours: float) -> float:
    """P(wait ≤ hours) of M/D/c (Franx, A simple solution for the M/D/c waiting time distribution, 2001)."""
    present = np.cumsum(_present(servers, arrival_rate * effort))
    services = floor(hours / effort) + 1
    count = services * servers
    before = arrival_rate * (services * effort - hours)
    at_most_waiting = present[servers + np.arange(count)]
    return float(_poisson(before, count) @ at_most_waiting[::-1])


@cache
def _present(servers: int, load: float) -> FloatArray:
    """How many are present in M/D/c: whoever is in service now is gone one effort later, whoever comes is not."""
    size = servers + ceil(40 / (1 - load / servers)) + 200
    arrivals = _poisson(load, size)
    equations = np.zeros((size, size))
    for before in range(size):
        left = max(before - servers, 0)
        equations[left:, before] = arrivals[: size - left]
    equations -= np.eye(size)
    equations[-1] = 1
    present: FloatArray = np.linalg.solve(equations, np.eye(size)[-1])
    present.flags.writeable = False
    return present


def _poisson(mean: float, size: int) -> FloatArray:
    number = np.arange(size)
    if mean == 0:
        return np.where(number == 0, 1.0, 0.0)
    chances: FloatArray = np.exp(number * np.log(mean) - mean - gammaln(number + 1))
    return chances


def squared(mean: float, cv: float) -> float:
    """E[effort²] of efforts of that mean and coefficient of variation."""
    return mean * mean * (1 + cv * cv)


def lognormal_parameters(mean: float, cv: float) -> tuple[float, float]:
    """The mean and deviation of the logarithm of a lognormal effort."""
    variance = float(np.log1p(cv * cv))
    return float(np.log(mean)) - variance / 2, variance**0.5
