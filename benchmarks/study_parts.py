"""Where a study's time goes: drawing tickets, drawing rosters, playing, measuring, and the rest.

The study itself runs, as users run it but for the check, on the compiled engine; only the four functions that a
replication calls are replaced by ones that also look at the clock. The rest is what the study takes on top of them:
frame, rosters' patterns, statistics, stopping.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from time import process_time
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from planner.scenario.scenario import Scenario
from planner.studies import replication
from planner.studies.engine_choice import Engine
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from simulation import compiled
from simulation.inputs import History
from simulation.outcomes import Outcomes

P = ParamSpec("P")
T = TypeVar("T")

OF_ALL = {"draw": "draw_workload", "roster": "draw_rosters"}
"""The parts of all coverages together, and the names under which `planner.studies.replication` calls them."""
OF_A_COVERAGE = {"play": "play_with", "measure": "measured"}
"""And those of each."""


@dataclass(frozen=True, slots=True)
class StudyParts:
    """Seconds of processor time in one replication, on average."""

    replications: int
    coverages: tuple[str, ...]
    draw_s: float
    roster_s: float
    rest_s: float
    by_coverage_s: dict[str, tuple[float, ...]]
    """play, measure: a number for each coverage."""
    whole_s: float
    tickets_per_s: float
    """Tickets played, every coverage counted, over the time of the whole study."""
    touches_per_s: float

    @property
    def play_s(self) -> float:
        """The engine alone, all coverages."""
        return sum(self.by_coverage_s["play"])

    @property
    def whole_over_play(self) -> float:
        return self.whole_s / self.play_s


class PartClocks:
    """Adds up the time spent in each part, and what was played."""

    def __init__(self) -> None:
        self.spent_s: defaultdict[str, list[float]] = defaultdict(list)
        self.tickets = 0
        self.touches = 0

    def timed(self, part: str, function: Callable[P, T]) -> Callable[P, T]:
        """The function, its time kept under that part, one number for each call."""

        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            begun = process_time()
            result = function(*args, **kwargs)
            self.spent_s[part].append(process_time() - begun)
            return result

        return call

    def counted(self, play: Callable[[Engine, History], Outcomes]) -> Callable[[Engine, History], Outcomes]:
        """The engine, with what it plays counted."""

        def call(engine: Engine, history: History) -> Outcomes:
            self.tickets += len(history.tickets)
            self.touches += len(history.tickets.effort_s)
            return play(engine, history)

        return call


def median_parts(scenario: Scenario, replications: int, rounds: int) -> StudyParts:
    """The parts of so many studies: those of the one in the middle by the whole over the engine alone."""
    return sorted(
        (study_parts(scenario, replications) for _ in range(rounds)), key=lambda parts: parts.whole_over_play
    )[rounds // 2]


def study_parts(scenario: Scenario, replications: int) -> StudyParts:
    """Run a study of so many replications in this process, and say where its time went."""
    compiled.make_ready()
    clocks = PartClocks()
    choice = StudyChoice(None, replications, None, engine=Engine.COMPILED, is_checked=False)
    with ExitStack() as patches:
        for part, name in {**OF_ALL, **OF_A_COVERAGE}.items():
            function = getattr(replication, name)
            timed = clocks.timed(part, clocks.counted(function) if part == "play" else function)
            patches.enter_context(patch.object(replication, name, timed))
        replication.prepared.cache_clear()
        begun = process_time()
        run_study(scenario, InlineWorkers(), choice=choice)
        whole_s = process_time() - begun
    coverages = tuple(coverage.name for coverage in scenario.coverage)
    return StudyParts(
        replications=replications,
        coverages=coverages,
        draw_s=sum(clocks.spent_s["draw"]) / replications,
        roster_s=sum(clocks.spent_s["roster"]) / replications,
        rest_s=(whole_s - sum(map(sum, clocks.spent_s.values()))) / replications,
        by_coverage_s={
            part: tuple(
                sum(clocks.spent_s[part][index :: len(coverages)]) / replications for index in range(len(coverages))
            )
            for part in OF_A_COVERAGE
        },
        whole_s=whole_s / replications,
        tickets_per_s=clocks.tickets / whole_s,
        touches_per_s=clocks.touches / whole_s,
    )
