"""The cases of closed nights: queues that open and close every day, in their periodic steady state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from simulation.columns import FloatArray, IntArray
from simulation.engine import play
from simulation.inputs import Dispatch, ShiftEnd
from simulation.outcomes import Outcomes
from tests.exact.closed_night import DAY_H, ClosedNight
from tests.exact.figures import Case, Sample, Size
from tests.exact.steady_queues import HOUR, in_ticks
from tests.histories import Working, queue_history, rules_of

WARM_UP_DAYS = 15
DAYS_AFTER = 15
"""Days without arrivals, in which what is left is done."""
REAL_H = (0.25, 1.0, 4.0)
OPEN_H = (0.25, 1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Nights:
    """What was played: the tickets of some days after the warm-up, in hours, and all that were present."""

    night: ClosedNight
    days: int
    arrival_h: FloatArray
    start_h: FloatArray
    reply_h: FloatArray

    def measured(self) -> slice:
        return slice(int(np.searchsorted(self.arrival_h, WARM_UP_DAYS * DAY_H)), None)

    def open_h(self, at_h: FloatArray) -> FloatArray:
        """The open hours before each instant."""
        day, hour = np.divmod(at_h, DAY_H)
        length_h = self.night.closes_h - self.night.opens_h
        open_h: FloatArray = day * length_h + np.clip(hour - self.night.opens_h, 0, length_h)
        return open_h

    def present(self, hour: int) -> IntArray:
        """How many wait or are in hand as that hour of each measured day begins; waiting ones only, if finishing."""
        at_h = (WARM_UP_DAYS + np.arange(self.days)) * DAY_H + hour
        gone_h = self.start_h if self.night.finishes else self.reply_h
        return np.asarray(np.searchsorted(self.arrival_h, at_h) - np.searchsorted(np.sort(gone_h), at_h))


def night_case(name: str, night: ClosedNight, full: Size) -> Case:
    """One queue with closed nights."""

    def exact() -> Mapping[str, float]:
        mean, deviation = night.present_at(night.opens_h)
        hours = range(night.opens_h + 1, night.closes_h + 1, 3) if not night.finishes else ()
        return {
            "present at opening": mean,
            "its variance": deviation**2,
            **{f"present at {hour}:00": night.present_at(hour)[0] for hour in hours},
            "T": night.mean_time(),
            **{f"P(W ≤ {h:g} h)": night.started_within(h, on_the_clock=False) for h in REAL_H},
            **{f"P(open W ≤ {h:g} h)": night.started_within(h, on_the_clock=True) for h in OPEN_H},
        }

    def replication(rng: Generator, days: int) -> Sample:
        arrival_h = _arrivals(rng, night, WARM_UP_DAYS + days)
        effort_h = rng.exponential(1 / night.service_rate, len(arrival_h))
        outcomes = _play(night, WARM_UP_DAYS + days, in_ticks(arrival_h), np.maximum(in_ticks(effort_h), 1))
        tickets = outcomes.tickets
        nights = Nights(night, days, arrival_h, tickets.first_start_s / HOUR, tickets.first_reply_s / HOUR)
        expected = night.tickets_a_day * (WARM_UP_DAYS + days)
        deviations = [len(arrival_h) / expected - 1, float(effort_h.mean() * night.service_rate - 1)]
        return Sample(_read(nights), deviations)

    return Case(name, "Kolmogorov's forward equations", exact, replication, full, Size(10, 30))


def _arrivals(rng: Generator, night: ClosedNight, days: int) -> FloatArray:
    counts = rng.poisson(np.tile(night.arrival_rates, days))
    hours = np.repeat(np.arange(len(counts)), counts)
    return np.sort(hours + rng.random(len(hours)))


def _play(night: ClosedNight, days: int, arrival_s: IntArray, effort_s: IntArray) -> Outcomes:
    shifts = [
        ((day * DAY_H + night.opens_h) * HOUR, (day * DAY_H + night.closes_h) * HOUR)
        for day in range(days + DAYS_AFTER)
    ]
    rules = rules_of(dispatch=Dispatch.FIRST_COME, shift_end=ShiftEnd.FINISH if night.finishes else ShiftEnd.HAND_OVER)
    end_s = (days + DAYS_AFTER) * DAY_H * HOUR
    return play(queue_history(arrival_s, effort_s, [Working(shifts)] * night.servers, rules=rules, end_s=end_s))


def _read(nights: Nights) -> Mapping[str, float]:
    measured = nights.measured()
    arrival_h, start_h = nights.arrival_h[measured], nights.start_h[measured]
    assert start_h.min() >= 0, "every ticket is started before following ends"
    waits_h, open_waits_h = start_h - arrival_h, nights.open_h(start_h) - nights.open_h(arrival_h)
    mean, _ = nights.night.present_at(nights.night.opens_h)
    at_opening = nights.present(nights.night.opens_h)
    return {
        "present at opening": float(at_opening.mean()),
        "its variance": float(((at_opening - mean) ** 2).mean()),
        **{
            f"present at {hour}:00": float(nights.present(hour).mean())
            for hour in range(nights.night.opens_h, nights.night.closes_h + 1)
        },
        "T": float((nights.reply_h[measured] - arrival_h).mean()),
        **{f"P(W ≤ {h:g} h)": float((waits_h <= h).mean()) for h in REAL_H},
        **{f"P(open W ≤ {h:g} h)": float((open_waits_h <= h + 1e-9).mean()) for h in OPEN_H},
    }


BY_DAY = (*[4.0] * 7, *[12.0] * 12, *[4.0] * 5)
V7 = ClosedNight(BY_DAY, 8, 18, 10, 2.4, finishes=False)
V8 = ClosedNight(BY_DAY, 8, 18, 10, 2.4, finishes=True)
SMALL_OFFICE_RATES = (*[0.5] * 6, *[3.0] * 4, *[1.5] * 6, *[2.5] * 4, *[1.0] * 4)
SMALL_OFFICE = ClosedNight(SMALL_OFFICE_RATES, 9, 17, 4, 1.6, finishes=False, most=200)
SMALL_OFFICE_FINISHING = ClosedNight(SMALL_OFFICE_RATES, 9, 17, 4, 1.6, finishes=True, most=200)

NIGHT_CASES = (
    night_case("V7 Closed nights, handed back", V7, Size(30, 80)),
    night_case("V8 Closed nights, finished", V8, Size(30, 80)),
    night_case("A small office's nights, handed back", SMALL_OFFICE, Size(30, 120)),
    night_case("A small office's nights, finished", SMALL_OFFICE_FINISHING, Size(30, 120)),
)
