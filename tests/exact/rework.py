"""Rework: tickets that come back. A Jackson network of c engineers and a waiting room for customers.

A touch is the ticket's last with a fixed probability; otherwise the ticket waits on the customer and joins the queue
again. Arrivals at the queue are then no Poisson process, yet in the steady state every touch waits on average as in
M/M/c at the total rate of touches, whatever the distribution of the customers' waits (Jackson 1957; Baskett, Chandy,
Muntz and Palacios 1975). Rates are per hour, times in hours.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.exact.erlang import mean_wait, waits_share


@dataclass(frozen=True, slots=True)
class Rework:
    """A queue with rework; `again` is the probability of another touch."""

    servers: int
    arrival_rate: float
    service_rate: float
    again: float
    customer_wait: float

    @property
    def touches(self) -> float:
        """Touches per ticket."""
        return 1 / (1 - self.again)

    @property
    def touch_rate(self) -> float:
        return self.arrival_rate * self.touches

    @property
    def touch_wait(self) -> float:
        """The mean wait of a touch in the queue."""
        return mean_wait(self.servers, self.touch_rate, self.service_rate)

    @property
    def mean_time(self) -> float:
        """From arrival to solved."""
        return self.touches * (self.touch_wait + 1 / self.service_rate) + (self.touches - 1) * self.customer_wait

    @property
    def first_waits(self) -> float:
        """The share of tickets that finds all engineers busy: new tickets are Poisson, so they see time averages."""
        return waits_share(self.servers, self.touch_rate / self.service_rate)
