"""Steady queues: Poisson arrivals at engineers who never leave, as histories, and what to read off their outcomes.

An hour is a million of the engine's seconds here, so that rounding to whole seconds moves no figure by 1e-5 of itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator

from simulation.columns import BoolArray, FloatArray, IntArray
from simulation.engine import play
from simulation.inputs import Dispatch, Rules
from tests.exact.erlang import mean_wait
from tests.exact.figures import Sample
from tests.exact.recursions import starts_of
from tests.histories import Cell, Working, queue_history, rules_of

HOUR = 1_000_000
FOREVER = 10**12
CELLS: tuple[Cell, ...] = ((0, 0), (1, 0), (0, 1), (1, 1))
"""Four classes, the most important first: plan and severity."""
WARM_UP, TAIL = 0.15, 0.03
"""Shares of a replication's tickets that are not looked at: before the steady state, and without followers."""

Draw = Callable[[Generator, int], FloatArray]
"""Efforts in hours, so many."""


@dataclass(frozen=True)
class SteadyQueue:
    """c engineers around the clock; classes by arrival rate per hour, each with its mean effort and draw of it."""

    servers: int
    arrival_rates: Sequence[float]
    mean_efforts: Sequence[float]
    draws: Sequence[Draw]
    rules: Rules = field(default_factory=lambda: rules_of(dispatch=Dispatch.FIRST_COME))
    first_come_wait_h: float | None = None
    """The exact mean wait if the same tickets were served first come; the recursion's is then one more input."""


@dataclass(frozen=True, slots=True)
class Played:
    """Waits and times in the system of the tickets looked at, in hours, and their classes."""

    kind: IntArray
    wait_h: FloatArray
    time_h: FloatArray

    def of(self, kind: int) -> tuple[FloatArray, FloatArray]:
        mine: BoolArray = self.kind == kind
        return self.wait_h[mine], self.time_h[mine]


def exponential(mean: float) -> Draw:
    return lambda rng, count: rng.exponential(mean, count)


def constant(effort: float) -> Draw:
    return lambda _, count: np.full(count, effort)


def lognormal(log_mean: float, log_deviation: float) -> Draw:
    return lambda rng, count: rng.lognormal(log_mean, log_deviation, count)


def exponential_queue(servers: int, arrival_rates: Sequence[float], service_rate: float, rules: Rules) -> SteadyQueue:
    """A queue of classes that differ in importance only."""
    means = [1 / service_rate] * len(arrival_rates)
    first_come_h = mean_wait(servers, sum(arrival_rates), service_rate) if len(arrival_rates) > 1 else None
    return SteadyQueue(servers, arrival_rates, means, [exponential(mean) for mean in means], rules, first_come_h)


def in_ticks(hours: FloatArray) -> IntArray:
    return np.rint(hours * HOUR).astype(np.int64)


def replicate(queue: SteadyQueue, read: Callable[[Played], Mapping[str, float]]) -> Callable[[Generator, int], Sample]:
    """What plays one replication of a queue and reads its figures."""

    def replication(rng: Generator, count: int) -> Sample:
        rate = sum(queue.arrival_rates)
        gaps_h = rng.exponential(1 / rate, count)
        kind = rng.choice(len(queue.arrival_rates), count, p=np.array(queue.arrival_rates) / rate)
        effort_h = np.zeros(count)
        for number, draw in enumerate(queue.draws):
            effort_h[kind == number] = draw(rng, int((kind == number).sum()))
        arrival_s, effort_s = in_ticks(np.cumsum(gaps_h)), np.maximum(in_ticks(effort_h), 1)
        engineers = [Working([(0, FOREVER)])] * queue.servers
        history = queue_history(arrival_s, effort_s, engineers, cells=CELLS, promise=kind, rules=queue.rules)
        tickets = play(history).tickets
        looked_at = slice(int(count * WARM_UP), int(count * (1 - TAIL)))
        played = Played(
            kind[looked_at],
            ((tickets.first_start_s - arrival_s) / HOUR)[looked_at],
            ((tickets.first_reply_s - arrival_s) / HOUR)[looked_at],
        )
        deviations = [float(gaps_h.mean() * rate - 1), *_work_deviations(queue, kind, effort_h)]
        if queue.first_come_wait_h is not None:
            first_come_h = (starts_of(arrival_s, effort_s, queue.servers) - arrival_s)[looked_at] / HOUR
            deviations.append(float(first_come_h.mean()) - queue.first_come_wait_h)
        return Sample(read(played), deviations)

    return replication


def _work_deviations(queue: SteadyQueue, kind: IntArray, effort_h: FloatArray) -> list[float]:
    """How far the work of each class lies from its expectation, as a share of all work."""
    rates, means = np.array(queue.arrival_rates), np.array(queue.mean_efforts)
    expected = len(kind) * rates * means / rates.sum()
    work_h = np.bincount(kind, effort_h, minlength=len(rates))
    return [float(deviation) for deviation in (work_h - expected) / expected.sum()]
