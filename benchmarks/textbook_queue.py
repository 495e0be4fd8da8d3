"""The textbook program: a process for each ticket on a simpy.PriorityResource, as SimPy's documentation would write it.

Source: SimPy's examples "Bank renege" and "Machine shop". It knows arrivals, priorities and efforts, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

import numpy as np
import simpy

from benchmarks.queue_draw import ENGINEERS, QueueDraw
from simulation.columns import FloatArray


def textbook_run(draw: QueueDraw) -> Callable[[], FloatArray]:
    """The queue as lists, which a program that takes one ticket at a time reads fastest."""
    arrivals, efforts, priorities = draw.arrival_ms.tolist(), draw.effort_ms.tolist(), draw.priority.tolist()

    def run() -> FloatArray:
        return np.array(_play(arrivals, efforts, priorities), dtype=np.float64)

    return run


def _play(arrivals: list[int], efforts: list[int], priorities: list[int]) -> list[float]:
    env = simpy.Environment()
    engineers = simpy.PriorityResource(env, capacity=ENGINEERS)
    waits = [0.0] * len(arrivals)

    def ticket(index: int) -> Generator[simpy.Event]:
        with engineers.request(priority=priorities[index]) as request:
            yield request
            waits[index] = env.now - arrivals[index]
            yield env.timeout(efforts[index])

    def source() -> Generator[simpy.Event]:
        for index, arrival_ms in enumerate(arrivals):
            yield env.timeout(arrival_ms - env.now)
            env.process(ticket(index))

    env.process(source())
    env.run()
    return waits
