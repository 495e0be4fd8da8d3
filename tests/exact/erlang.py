"""M/M/c, first come first served: Erlang's formulas.

Rates are per hour, times in hours. Source: Kleinrock, Queueing Systems I (1975), sections 3.5 and 5.11.
"""

from __future__ import annotations

from math import exp

from scipy.optimize import brentq


def waits_share(servers: int, load: float) -> float:
    """Erlang's C: the share that waits, with `load` = arrival rate / service rate < servers."""
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = load * blocked / (number + load * blocked)
    return blocked / (1 - (load / servers) * (1 - blocked))


def mean_wait(servers: int, arrival_rate: float, service_rate: float) -> float:
    spare_rate = servers * service_rate - arrival_rate
    return waits_share(servers, arrival_rate / service_rate) / spare_rate


def started_within(servers: int, arrival_rate: float, service_rate: float, hours: float) -> float:
    """P(wait ≤ hours)."""
    spare_rate = servers * service_rate - arrival_rate
    return 1 - waits_share(servers, arrival_rate / service_rate) * exp(-spare_rate * hours)


def responded_within(servers: int, arrival_rate: float, service_rate: float, hours: float) -> float:
    """P(wait and service together ≤ hours), the two being independent."""
    waits = waits_share(servers, arrival_rate / service_rate)
    spare_rate = servers * service_rate - arrival_rate
    served, queue_left = exp(-service_rate * hours), exp(-spare_rate * hours)
    if abs(spare_rate - service_rate) < 1e-9 * service_rate:
        both_late = served * (1 + service_rate * hours)
    else:
        both_late = (spare_rate * served - service_rate * queue_left) / (spare_rate - service_rate)
    return 1 - (1 - waits) * served - waits * both_late


def response_quantile(servers: int, arrival_rate: float, service_rate: float, share: float) -> float:
    """The hours within which that share is responded to."""

    def over(hours: float) -> float:
        return responded_within(servers, arrival_rate, service_rate, hours) - share

    farthest = 1.0
    while over(farthest) < 0:
        farthest *= 2
    return float(brentq(over, 0.0, farthest, xtol=1e-12))
