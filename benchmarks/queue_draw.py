"""One queue for every contestant: M/M/10 with eight priorities at load 0.9, drawn once into plain arrays.

All contestants are given the same arrivals and efforts, so they are to agree ticket by ticket and not only on average.
In whole milliseconds: our engine counts in whole units of whatever it is given, and at one instant Ciw decides by lot
what comes first, which in seconds happens to one ticket in twenty.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulation.columns import FloatArray, IntArray, freeze_columns

ENGINEERS = 10
PRIORITIES = 8
LOAD = 0.9
MEAN_EFFORT_MS = 1_800_000
MS_PER_HOUR = 3_600_000


@dataclass(frozen=True, slots=True)
class QueueDraw:
    """Tickets in order of arrival, each of one touch; columns of n tickets."""

    arrival_ms: IntArray
    """Strictly rising: no two programs can then disagree on who came first."""
    effort_ms: IntArray
    priority: IntArray
    """0 is served first."""

    def __post_init__(self) -> None:
        freeze_columns(self)

    def __len__(self) -> int:
        return len(self.arrival_ms)

    def first(self, tickets: int) -> QueueDraw:
        """The first tickets alone."""
        return QueueDraw(self.arrival_ms[:tickets], self.effort_ms[:tickets], self.priority[:tickets])


def draw_queue(tickets: int, seed: int = 1, load: float = LOAD) -> QueueDraw:
    """Poisson arrivals, exponential efforts and equally likely priorities, in whole milliseconds."""
    rng = np.random.default_rng(seed)
    gaps_ms = rng.exponential(MEAN_EFFORT_MS / (ENGINEERS * load), tickets)
    effort_ms = rng.exponential(MEAN_EFFORT_MS, tickets)
    return QueueDraw(
        arrival_ms=np.cumsum(np.maximum(np.rint(gaps_ms), 1)).astype(np.int64),
        effort_ms=np.maximum(np.rint(effort_ms), 1).astype(np.int64),
        priority=rng.integers(0, PRIORITIES, tickets),
    )


def mean_waits_h(draw: QueueDraw, wait_ms: FloatArray) -> FloatArray:
    """float64[priorities]: the mean wait of each, in hours."""
    counts = np.bincount(draw.priority, minlength=PRIORITIES)
    waits_h: FloatArray = np.bincount(draw.priority, wait_ms, minlength=PRIORITIES) / counts / MS_PER_HOUR
    return waits_h


def mean_waiting(draw: QueueDraw, wait_ms: FloatArray) -> float:
    """How many tickets wait, on average over time (Little's law)."""
    return float(wait_ms.sum()) / float((draw.arrival_ms + wait_ms).max() - draw.arrival_ms[0])
