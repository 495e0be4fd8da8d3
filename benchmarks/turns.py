"""Turns: things that are compared run one after the other, again and again, so that a busy spell meets all of them.

A ratio is taken within each round and the median over the rounds, which one bad round does not move. Processor time is
counted, not the time of day, for the same reason. In each turn everybody plays twice, and the second time counts: the
first pays for memory that the system has taken back meanwhile, as long as the work itself where that is machine code.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from statistics import median
from time import process_time
from typing import TypeVar

Name = TypeVar("Name")


def in_turns(
    runs: Mapping[Name, Callable[[], object]], rounds: int, on_round: Callable[[int], None] = lambda _: None
) -> dict[Name, tuple[float, ...]]:
    """Seconds of processor time, one for each round, of every run; it runs twice in each."""
    seconds: dict[Name, list[float]] = {name: [] for name in runs}
    for number in range(rounds):
        on_round(number)
        for name, run in runs.items():
            run()
            seconds[name].append(processor_s(run))
    return {name: tuple(spent) for name, spent in seconds.items()}


def processor_s(run: Callable[[], object]) -> float:
    """The processor time of one run, in seconds, over all threads."""
    gc.collect()
    begun_s = process_time()
    run()
    return process_time() - begun_s


def median_ratio(over: Iterable[float], under: Iterable[float]) -> float:
    """The first over the second, round by round: the median."""
    return median(one / other for one, other in zip(over, under, strict=True))
