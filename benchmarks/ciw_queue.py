"""Ciw on the queue: one node of ten servers and a customer class for each priority.

Ciw draws for itself, so each class is given its own drawn gaps and efforts as a sequence. Within a class it serves in
order of arrival, so every ticket meets its own effort.
"""

from __future__ import annotations

from collections.abc import Callable

import ciw  # type: ignore[import-untyped]  # it ships no types
import numpy as np

from benchmarks.queue_draw import ENGINEERS, PRIORITIES, QueueDraw
from simulation.columns import FloatArray

NEVER_AGAIN = float("inf")
"""The gap after the last ticket of a class."""


def ciw_run(draw: QueueDraw) -> Callable[[], FloatArray]:
    """The queue as a Ciw network."""
    arrivals = {}
    efforts = {}
    for priority in range(PRIORITIES):
        mine = draw.priority == priority
        gaps_ms = np.diff(draw.arrival_ms[mine], prepend=0).tolist()
        arrivals[f"Class {priority}"] = [ciw.dists.Sequential([*gaps_ms, NEVER_AGAIN])]
        efforts[f"Class {priority}"] = [ciw.dists.Sequential(draw.effort_ms[mine].tolist())]
    network = ciw.create_network(
        arrival_distributions=arrivals,
        service_distributions=efforts,
        number_of_servers=[ENGINEERS],
        priority_classes={f"Class {priority}": priority for priority in range(PRIORITIES)},
    )
    count = len(draw)

    def run() -> FloatArray:
        simulation = ciw.Simulation(network)
        simulation.simulate_until_max_customers(count, method="Complete")
        records = simulation.get_all_records()
        arrived = np.array([record.arrival_date for record in records])
        waited = np.array([record.waiting_time for record in records], dtype=np.float64)
        return waited[np.argsort(arrived)]

    return run
