"""Our engines on the queue: the full model, with shifts, clocks and every log, on a case that needs none of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from benchmarks.queue_draw import ENGINEERS, PRIORITIES, QueueDraw
from simulation import compiled
from simulation.columns import FloatArray
from simulation.engine import play
from simulation.inputs import Dispatch, History
from simulation.outcomes import Outcomes
from tests.histories import Working, queue_history, rules_of

PLANS = 2
CELLS = [(priority % PLANS, priority // PLANS) for priority in range(PRIORITIES)]
"""Plan and severity of each priority: severity first, then the plan's rank, as the engine orders classes."""


def engine_run(draw: QueueDraw) -> Callable[[], FloatArray]:
    """The SimPy model on the queue as a history."""
    return _run(draw, play)


def compiled_run(draw: QueueDraw) -> Callable[[], FloatArray]:
    """The compiled engine on the same history; compiled before it is timed."""
    compiled.make_ready()
    return _run(draw, compiled.play)


def _run(draw: QueueDraw, play: Callable[[History], Outcomes]) -> Callable[[], FloatArray]:
    """The queue as a history of ten engineers who never leave."""
    end_ms = int(draw.arrival_ms[-1] + draw.effort_ms.sum())
    history = queue_history(
        draw.arrival_ms,
        draw.effort_ms,
        [Working([(0, end_ms + 1)])] * ENGINEERS,
        cells=CELLS,
        promise=draw.priority,
        rules=rules_of(dispatch=Dispatch.SEVERITY),
    )

    def run() -> FloatArray:
        return (play(history).tickets.first_start_s - draw.arrival_ms).astype(np.float64)

    return run
