"""A queue that closes for the night: how many are present, and who is started in time, in the steady state.

Arrivals are Poisson at a rate that changes by the hour of the day, efforts exponential, c engineers there from
`opens_h` until `closes_h`. The number present then follows Kolmogorov's forward equations: births around the clock,
deaths in open hours only. The day's transition matrix is put together from matrix exponentials, its stationary vector
is the morning's distribution, and following that vector through the day gives every average. What closing does is a
map of the states: work handed back stays in the queue; work in hand that is finished leaves it.

A ticket that comes then starts after a number of departures that its place decides, at c times the service rate while
open, and that makes the share started within a time a sum of Poisson probabilities. Times in hours, rates per hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import expm
from scipy.special import gammainc, gammaln

from simulation.columns import FloatArray, IntArray

STEPS_PER_HOUR = 120
DAY_H = 24
SMALL = 1e-9


@dataclass(frozen=True)
class ClosedNight:
    """The queue; `finishes` says whether work in hand at closing is finished then, else it is handed back."""

    arrival_rates: tuple[float, ...]
    """Of each of the 24 hours."""
    opens_h: int
    closes_h: int
    servers: int
    service_rate: float
    finishes: bool
    most: int = 320
    """More are never present, for practical purposes."""

    @property
    def tickets_a_day(self) -> float:
        return sum(self.arrival_rates)

    @cached_property
    def _hours(self) -> tuple[FloatArray, ...]:
        """By hour of day: the distribution of the number present at each step of it, both ends included."""
        step = {key: expm(self._generator(*key) / STEPS_PER_HOUR) for key in {self._regime(h) for h in range(DAY_H)}}
        whole = {key: np.linalg.matrix_power(matrix, STEPS_PER_HOUR) for key, matrix in step.items()}
        day = np.eye(self.most + 1)
        for hour in self._day_from_opening():
            day = day @ whole[self._regime(hour)]
            if (hour + 1) % DAY_H == self.closes_h:
                day = day @ self._closing()
        present = _stationary(day)
        hours: dict[int, FloatArray] = {}
        for hour in self._day_from_opening():
            course = [present]
            for _ in range(STEPS_PER_HOUR):
                course.append(course[-1] @ step[self._regime(hour)])
            hours[hour] = np.array(course)
            present = course[-1]
            if (hour + 1) % DAY_H == self.closes_h:
                present = present @ self._closing()
        return tuple(hours[hour] for hour in range(DAY_H))

    def _day_from_opening(self) -> list[int]:
        return [(self.opens_h + hour) % DAY_H for hour in range(DAY_H)]

    def _is_open(self, hour: int) -> bool:
        return self.opens_h <= hour < self.closes_h

    def _regime(self, hour: int) -> tuple[float, bool]:
        return self.arrival_rates[hour], self._is_open(hour)

    def _generator(self, arrival_rate: float, is_open: bool) -> FloatArray:
        present = np.arange(self.most + 1)
        deaths = self.service_rate * np.minimum(present, self.servers) * is_open
        births = np.where(present < self.most, arrival_rate, 0.0)
        generator: FloatArray = np.diag(births[:-1], 1) + np.diag(deaths[1:], -1) - np.diag(births + deaths)
        return generator

    def _closing(self) -> FloatArray:
        closing = np.zeros((self.most + 1, self.most + 1))
        present = np.arange(self.most + 1)
        closing[present, np.maximum(present - self.servers, 0) if self.finishes else present] = 1
        return closing

    def present_at(self, hour: int) -> tuple[float, float]:
        """The mean and deviation of the number present as an hour begins; without what is finished after closing."""
        chances, number = self._hours[hour][0], np.arange(self.most + 1)
        mean = float(chances @ number)
        return mean, float(chances @ (number - mean) ** 2) ** 0.5

    def mean_time(self) -> float:
        """From arrival to reply, by Little's law; what is finished after closing lasts one mean effort more."""
        number = np.arange(self.most + 1)
        present_h = sum(_integral(course @ number) for course in self._hours)
        if self.finishes:
            present_h += (
                float(self._hours[self.closes_h - 1][-1] @ np.minimum(number, self.servers)) / self.service_rate
            )
        return present_h / self.tickets_a_day

    def started_within(self, hours: float, *, on_the_clock: bool) -> float:
        """The share of tickets whose wait is at most `hours`, of real time or of open hours only."""
        started = 0.0
        for hour, course in enumerate(self._hours):
            at = hour + np.arange(STEPS_PER_HOUR + 1) / STEPS_PER_HOUR
            chance = self._chances(hour, at, hours, on_the_clock=on_the_clock)
            started += self.arrival_rates[hour] * _integral((course * chance).sum(axis=1))
        return started / self.tickets_a_day

    def _chances(self, hour: int, at_h: FloatArray, hours: float, *, on_the_clock: bool) -> FloatArray:
        """float64[steps, present]: the chance to be started in time, coming then and finding so many."""
        needed = np.maximum(np.arange(self.most + 1) - self.servers + 1, 0)
        if self._is_open(hour):
            today_h = np.minimum(self.closes_h - at_h, hours)
            tomorrow_h = at_h + hours - (self.closes_h if on_the_clock else self.opens_h + DAY_H)
            goes_on = _reached(tomorrow_h)
            rows = [self._over_a_closing(needed, *row) for row in zip(today_h, tomorrow_h, goes_on, strict=True)]
        else:
            opening_h = self.opens_h + (DAY_H if hour >= self.closes_h else 0)
            open_h = np.full_like(at_h, hours) if on_the_clock else at_h + hours - opening_h
            opened = np.ones_like(at_h) if on_the_clock else _reached(open_h)
            rows = [self._departed(needed, time_h) * row for time_h, row in zip(open_h, opened, strict=True)]
        return np.array(rows)

    def _departed(self, needed: IntArray, open_h: float) -> FloatArray:
        """The chance of so many departures within that open time; none are there from its first instant."""
        rate = self.servers * self.service_rate
        return np.where(needed > 0, gammainc(np.maximum(needed, 1), rate * max(open_h, 0.0)), 1.0)

    def _over_a_closing(self, needed: IntArray, today_h: float, tomorrow_h: float, goes_on: float) -> FloatArray:
        """As `_departed`: what is in hand at closing holds nobody up tomorrow if it is finished tonight."""
        tonight = self._departed(needed, today_h)
        if goes_on == 0:
            return tonight
        if not self.finishes:
            return tonight + goes_on * (self._departed(needed, today_h + max(tomorrow_h, 0.0)) - tonight)
        departed = np.arange(len(needed))
        left = needed[:, None] - departed[None, :]
        in_time = self._departed(departed, tomorrow_h)[np.maximum(left - self.servers, 0)]
        tomorrow = np.where(left > 0, in_time, 0.0)
        return tonight + goes_on * (tomorrow @ self._departures(departed, today_h))

    def _departures(self, number: IntArray, open_h: float) -> FloatArray:
        mean = self.servers * self.service_rate * open_h
        if mean == 0:
            return np.where(number == 0, 1.0, 0.0)
        chances: FloatArray = np.exp(number * np.log(mean) - mean - gammaln(number + 1))
        return chances


def _reached(excess_h: FloatArray) -> FloatArray:
    """1 after an instant and 0 before, along the steps of one hour; where it lies between two steps' panels, half.

    At the hour's own ends it is the limit from within the hour, so that Simpson's rule sees the jump where it is.
    """
    reached = np.where(excess_h > 0, 1.0, 0.0)
    reached[np.abs(excess_h) < SMALL] = 0.5
    if abs(excess_h[0]) < SMALL:
        reached[0] = 1.0
    if abs(excess_h[-1]) < SMALL:
        reached[-1] = 0.0
    return reached


def _stationary(transition: FloatArray) -> FloatArray:
    size = len(transition)
    equations = transition.T - np.eye(size)
    equations[-1] = 1
    return np.linalg.solve(equations, np.eye(size)[-1])


def _integral(values: FloatArray) -> float:
    """Simpson's rule over one hour."""
    weights = np.ones(len(values))
    weights[1:-1:2], weights[2:-1:2] = 4, 2
    return float(weights @ values) / (3 * STEPS_PER_HOUR)
