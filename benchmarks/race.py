"""The race: every contestant plays the same queue, turn by turn, and the medians are compared.

First they must agree: a program that is fast and wrong is not in the race. Turns are interleaved, so that a busy spell
of the machine meets all of them, and processor time is counted, not the time of day, for the same reason.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

import numpy as np

from benchmarks.contestants import ENTRIES, Contestant, Run
from benchmarks.queue_draw import QueueDraw, draw_queue, mean_waits_h
from simulation.columns import FloatArray

TICKETS = 100_000
ROUNDS = 7
NOISE = 0.01
"""How far a mean wait may lie from ours, as a share of it; the draws are the same, so this is generous."""


class DisagreementError(Exception):
    """A contestant plays another queue than ours: its speed says nothing."""


@dataclass(frozen=True, slots=True)
class Lap:
    """How one contestant did."""

    contestant: Contestant
    seconds: tuple[float, ...]
    """Of processor time, one for each round."""
    tickets_per_s: float
    """At the median; a ticket of this queue is one touch."""
    engine_is_faster: float
    """Our speed over its speed, the median over rounds; 1 for ourselves."""
    mean_waits_h: tuple[float, ...]
    """By priority."""


def race(tickets: int = TICKETS, rounds: int = ROUNDS, on_round: Callable[[int], None] = lambda _: None) -> list[Lap]:
    """Check that all agree, then let them play in turns; raises DisagreementError."""
    draw = draw_queue(tickets)
    runs = {entry.contestant: entry.ready(draw) for entry in ENTRIES}
    waits_h = agreed_waits_h(draw, runs)
    seconds: dict[Contestant, list[float]] = {contestant: [] for contestant in runs}
    for number in range(rounds):
        on_round(number)
        for contestant, run in runs.items():
            seconds[contestant].append(_timed(run))
    ours = seconds[Contestant.ENGINE]
    return [
        Lap(
            contestant=contestant,
            seconds=tuple(spent),
            tickets_per_s=tickets / median(spent),
            engine_is_faster=median(theirs / mine for theirs, mine in zip(spent, ours, strict=True)),
            mean_waits_h=tuple(waits_h[contestant].tolist()),
        )
        for contestant, spent in seconds.items()
    ]


def agreed_waits_h(draw: QueueDraw, runs: dict[Contestant, Run]) -> dict[Contestant, FloatArray]:
    """The mean waits by priority of every contestant, in hours; raises DisagreementError if one differs from ours."""
    waits_h = {contestant: mean_waits_h(draw, run()) for contestant, run in runs.items()}
    ours = waits_h[Contestant.ENGINE]
    for contestant, theirs in waits_h.items():
        apart = float(np.abs(theirs / ours - 1).max())
        if apart > NOISE:
            raise DisagreementError(f"{contestant.value}: a mean wait differs from our engine's by {apart:.1%}")
    return waits_h


def _timed(run: Run) -> float:
    gc.collect()
    begun = process_time()
    run()
    return process_time() - begun
