"""Agreement: a program that is fast and wrong is not in the race.

All are to make every ticket wait as long as our compiled engine does, and that engine's mean waits are to lie around
the exact ones of queueing theory, as far as so many tickets can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np

from benchmarks.contestants import Contestant
from benchmarks.queue_draw import ENGINEERS, LOAD, MEAN_EFFORT_MS, MS_PER_HOUR, PRIORITIES, QueueDraw, mean_waits_h
from planner.estimates.intervals import mean_interval
from simulation.columns import FloatArray
from tests.exact.priorities import nonpreemptive_waits, wait_mean

NOISE_MS: Final = 0.5
"""How far one wait may lie from ours: Ciw counts in fractions, all others in whole milliseconds."""

STRETCHES: Final = 20
"""The tickets in order of arrival are cut into so many, which are nearly independent of each other."""

FARTHEST: Final = 3.0
"""In half-widths of a 95% interval: further from the exact answer no mean wait lies by chance."""


class DisagreementError(Exception):
    """A contestant plays another queue than all others: its speed says nothing."""


def assert_same(contestant: Contestant, wait_ms: FloatArray, ours_ms: FloatArray) -> None:
    """Raise DisagreementError unless every ticket waits as long as in our compiled engine."""
    apart_ms = float(np.abs(wait_ms - ours_ms).max())
    if apart_ms > NOISE_MS:
        raise DisagreementError(f"{contestant.value}: a wait differs from our compiled engine's by {apart_ms:.0f} ms")


def exact_waits_h() -> FloatArray:
    """float64[priorities]: the mean wait of each in the long run (Cobham), in hours."""
    service_per_h = MS_PER_HOUR / MEAN_EFFORT_MS
    rates_per_h = [LOAD * ENGINEERS * service_per_h / PRIORITIES] * PRIORITIES
    waits = nonpreemptive_waits(ENGINEERS, rates_per_h, service_per_h)
    return np.array([wait_mean(ENGINEERS, rates_per_h, service_per_h, k, waits) for k in range(PRIORITIES)])


def assert_exact(draw: QueueDraw, wait_ms: FloatArray) -> None:
    """Raise DisagreementError unless every priority's mean wait lies around the exact one."""
    stretch_h = np.array([mean_waits_h(tickets, wait_ms[part]) for part, tickets in _stretches(draw)])
    for priority, exact_h in enumerate(exact_waits_h()):
        interval = mean_interval(stretch_h[:, priority])
        assert interval is not None
        middle_h = (interval.low + interval.high) / 2
        if abs(middle_h - exact_h) > FARTHEST * interval.half_width:
            raise DisagreementError(
                f"priority {priority} waits {middle_h:.4f} h ± {interval.half_width:.4f}, exactly {exact_h:.4f} h"
            )


def _stretches(draw: QueueDraw) -> Iterator[tuple[slice, QueueDraw]]:
    cuts = np.linspace(0, len(draw), STRETCHES + 1).astype(int).tolist()
    for begin, end in pairwise(cuts):
        part = slice(begin, end)
        yield part, QueueDraw(draw.arrival_ms[part], draw.effort_ms[part], draw.priority[part])
