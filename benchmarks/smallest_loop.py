"""The smallest loop: what Numba does with this queue alone, in two heaps and nothing else.

No shifts, clocks, owners, interruptions or logs: the least that any compiled program must do, and so the measure of
what all the features of ours cost. Python's own heapq, compiled, holds the waiting tickets and the busy engineers.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush, heapreplace
from typing import cast

import numba
import numpy as np

from benchmarks.queue_draw import ENGINEERS, QueueDraw
from simulation.columns import FloatArray, IntArray


def smallest_run(draw: QueueDraw) -> Callable[[], FloatArray]:
    """The queue as it was drawn; compiled before it is timed."""
    _play(draw.arrival_ms[:2], draw.effort_ms[:2], draw.priority[:2], ENGINEERS)

    def run() -> FloatArray:
        return _play(draw.arrival_ms, draw.effort_ms, draw.priority, ENGINEERS)

    return run


def _waits(arrival_ms: IntArray, effort_ms: IntArray, priority: IntArray, engineers: int) -> FloatArray:
    tickets = len(arrival_ms)
    waits = np.empty(tickets, dtype=np.float64)
    busy_until = [arrival_ms[0] for _ in range(engineers)]
    # One number for priority and place in the order of arrival.
    waiting = [np.int64(0) for _ in range(0)]
    arrived = 0
    for _ in range(tickets):
        free_ms = busy_until[0]
        while arrived < tickets and (arrival_ms[arrived] <= free_ms or not waiting):
            heappush(waiting, priority[arrived] * tickets + arrived)
            arrived += 1
        ticket = heappop(waiting) % tickets
        begun_ms = max(free_ms, arrival_ms[ticket])
        waits[ticket] = begun_ms - arrival_ms[ticket]
        heapreplace(busy_until, begun_ms + effort_ms[ticket])
    return waits


_play = cast(Callable[[IntArray, IntArray, IntArray, int], FloatArray], numba.njit(_waits))
