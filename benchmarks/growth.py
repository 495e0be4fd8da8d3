"""Growth: the compiled engine's time against the number of tickets, from ten thousand to ten million.

Every ticket is put into a waiting line and taken out of it, which costs at best the logarithm of its length. So time
should grow as tickets × log(waiting). At a load of 0.9 the line is as long however many tickets come; at 1.1, where
more comes than can be done, it grows with them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import median

import numpy as np

from benchmarks.engine_queue import compiled_run
from benchmarks.queue_draw import LOAD, draw_queue, mean_waiting
from benchmarks.turns import processor_s

LOADS = (LOAD, 1.1)
ONCE_FROM = 2_000_000
"""So many tickets are played in the first round only: they take long, and vary little."""


@dataclass(frozen=True, slots=True)
class Step:
    """One number of tickets."""

    tickets: int
    waiting: float
    """Tickets in the waiting line, on average over time."""
    seconds: tuple[float, ...]
    """Of processor time, by round."""

    @property
    def median_s(self) -> float:
        return median(self.seconds)

    @property
    def work(self) -> float:
        """Tickets × log(waiting), of base two; nobody waiting still leaves a comparison to be made."""
        return self.tickets * log2(2 + self.waiting)


@dataclass(frozen=True, slots=True)
class Growth:
    """Steps of one load, ascending."""

    load: float
    steps: tuple[Step, ...]

    @property
    def exponent(self) -> float:
        """Time grows as this power of tickets × log(waiting), by least squares on logarithms; linear is 1."""
        work = np.log([step.work for step in self.steps])
        spent = np.log([step.median_s for step in self.steps])
        return float(np.polyfit(work, spent, 1)[0])

    @property
    def ns_of_work(self) -> float:
        """The line: nanoseconds for each unit of work, the median over the steps."""
        return median(step.median_s / step.work for step in self.steps) * 1e9


def growths(
    tickets: Sequence[int], rounds: int, on_step: Callable[[float, int], None] = lambda _load, _tickets: None
) -> tuple[Growth, ...]:
    """The growth at each load; all numbers of tickets in turns."""
    return tuple(_growth(load, tickets, rounds, on_step) for load in LOADS)


def _growth(load: float, tickets: Sequence[int], rounds: int, on_step: Callable[[float, int], None]) -> Growth:
    draw = draw_queue(max(tickets), load=load)
    seconds: dict[int, list[float]] = {count: [] for count in tickets}
    waiting: dict[int, float] = {}
    for number in range(rounds):
        for count in tickets if number == 0 else [count for count in tickets if count < ONCE_FROM]:
            on_step(load, count)
            some = draw.first(count)
            run = compiled_run(some)
            # The first play pays for memory that the process has not had yet.
            waiting[count] = mean_waiting(some, run())
            seconds[count].append(processor_s(run))
    return Growth(load, tuple(Step(count, waiting[count], tuple(seconds[count])) for count in tickets))
