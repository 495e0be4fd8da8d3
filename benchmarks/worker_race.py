"""One worker against two: how much sooner a study ends.

The time of day is counted here, because it is what a user waits for. The processes are started, and have loaded the
compiled engine, beforehand: that costs a second or two once, not in every study.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from time import perf_counter

from planner.scenario.scenario import Scenario
from planner.studies.engine_choice import Engine
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import Workers, available_processors, open_workers

WARMING = 8
"""Replications that reach both processes."""


@dataclass(frozen=True, slots=True)
class WorkerRace:
    """Seconds for the same study, by round; no rounds of two workers on a machine with one processor."""

    replications: int
    one_worker_s: tuple[float, ...]
    two_workers_s: tuple[float, ...]

    @property
    def speed_up(self) -> float | None:
        """One worker's time over two workers', the median over rounds."""
        if not self.two_workers_s:
            return None
        return median(one / two for one, two in zip(self.one_worker_s, self.two_workers_s, strict=True))


def race_workers(scenario: Scenario, replications: int, rounds: int) -> WorkerRace:
    """The study inline and on two processes, in turns, so that a busy spell of the machine meets both."""
    alone_s, together_s = [], []
    with open_workers(1) as one, open_workers(2) as two:
        several = available_processors() > 1
        if several:
            _seconds(scenario, two, WARMING)
        _seconds(scenario, one, 1)
        for _ in range(rounds):
            alone_s.append(_seconds(scenario, one, replications))
            if several:
                together_s.append(_seconds(scenario, two, replications))
    return WorkerRace(replications, tuple(alone_s), tuple(together_s))


def _seconds(scenario: Scenario, workers: Workers, replications: int) -> float:
    choice = StudyChoice(None, replications, None, engine=Engine.COMPILED, is_checked=False)
    begun = perf_counter()
    run_study(scenario, workers, choice=choice)
    return perf_counter() - begun
