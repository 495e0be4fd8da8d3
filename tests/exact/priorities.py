"""Priorities: classes served in order of importance, c servers, exponential efforts of one rate.

While every server is busy with work a class has to wait for, the queue ahead of that class is a random walk with steps
up at the rate at which its own and more important tickets arrive, and down at c times the service rate. So the work
ahead of a ticket that waits is exponential, and more important arrivals stretch it by busy periods of their own.
Source: Kella and Yechiali, Waiting times in the non-preemptive priority M/M/c queue, Stochastic Models 1 (1985).

Rates are per hour, times in hours; class 0 is the most important.
"""

from __future__ import annotations

from cmath import sqrt
from collections.abc import Callable, Sequence
from math import comb, exp, pi

from tests.exact.erlang import mean_wait, waits_share


def wait_mean(servers: int, arrival_rates: Sequence[float], service_rate: float, which: int, waits: float) -> float:
    """The mean wait to the first start, of a class of which the share `waits` has to wait."""
    ahead, higher = sum(arrival_rates[: which + 1]), sum(arrival_rates[:which])
    capacity = servers * service_rate
    return waits * capacity / ((capacity - ahead) * (capacity - higher))


def wait_within(
    servers: int, arrival_rates: Sequence[float], service_rate: float, which: int, waits: float, hours: float
) -> float:
    """P(wait to the first start ≤ hours), by inverting its Laplace transform."""
    if hours == 0:
        return 1 - waits
    spare = servers * service_rate - sum(arrival_rates[: which + 1])
    higher = sum(arrival_rates[:which])

    def late(s: complex) -> complex:
        stretched = s + higher - higher * _busy_period(s, higher, servers * service_rate)
        return (1 - spare / (spare + stretched)) / s

    return 1 - waits * _inverse_laplace(late, hours)


def nonpreemptive_waits(servers: int, arrival_rates: Sequence[float], service_rate: float) -> float:
    """The share that waits, of any class: as without priorities."""
    return waits_share(servers, sum(arrival_rates) / service_rate)


def preemptive_waits(servers: int, arrival_rates: Sequence[float], service_rate: float, which: int) -> float:
    """The share of a class that waits before its first start: less important work does not exist for it."""
    return waits_share(servers, sum(arrival_rates[: which + 1]) / service_rate)


def preemptive_mean_time(servers: int, arrival_rates: Sequence[float], service_rate: float, which: int) -> float:
    """The mean time in the system under preemptive-resume: what classes up to this one have, less those above it."""

    def present(classes: int) -> float:
        rate = sum(arrival_rates[:classes])
        return rate * (mean_wait(servers, rate, service_rate) + 1 / service_rate) if rate else 0.0

    return (present(which + 1) - present(which)) / arrival_rates[which]


def _busy_period(s: complex, arrival_rate: float, service_rate: float) -> complex:
    """The transform of the busy period of an M/M/1 queue (Kleinrock I, 5.144)."""
    if arrival_rate == 0:
        return service_rate / (service_rate + s)
    total = s + arrival_rate + service_rate
    return (total - sqrt(total * total - 4 * arrival_rate * service_rate)) / (2 * arrival_rate)


def _inverse_laplace(transform: Callable[[complex], complex], at: float) -> float:
    """Abate and Whitt's Euler summation (1995); the error is about 1e-8."""
    precision, plain, averaged = 18.4, 30, 12
    sums = [exp(precision / 2) / (2 * at) * transform(precision / (2 * at)).real]
    for number in range(1, plain + averaged + 1):
        s = complex(precision, 2 * pi * number) / (2 * at)
        sums.append(sums[-1] + (-1) ** number * exp(precision / 2) / at * transform(s).real)
    return float(sum(comb(averaged, k) * 2.0**-averaged * sums[plain + k] for k in range(averaged + 1)))
