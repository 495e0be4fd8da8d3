"""What-if: how long from a changed headcount until a first estimate with its interval, and until it is precise.

What the window asks of a study while somebody drags, without the window: the coverage that was touched, first shown
after two replications, on processes that have played before. The time of day is counted, for somebody waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from planner.attainment.results import StudyResult
from planner.scenario.scenario import Scenario
from planner.studies.study import run_study
from planner.studies.study_choice import Showing, StudyChoice
from planner.studies.workers import ProcessWorkers, open_processes
from simulation import compiled

DRAGGING = Showing(first=2, every_s=0.05)
WARMING = 8


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Seconds from the change, by coverage of the scenario."""

    rounds: int
    first_s: dict[str, tuple[float, ...]]
    """Until the first estimate that has an interval."""
    precise_s: dict[str, float]
    """Until the scenario's precision is reached, or its most replications: once."""

    @property
    def typical_s(self) -> float:
        """The first estimate of the slowest coverage: the median over rounds."""
        return max(median(seconds) for seconds in self.first_s.values())


@dataclass(slots=True)
class _Watch:
    """Notes when the first result came."""

    begun_s: float = field(default_factory=perf_counter)
    first_s: float | None = None

    def note(self, _result: StudyResult) -> None:
        if self.first_s is None:
            self.first_s = perf_counter() - self.begun_s

    def is_noted(self) -> bool:
        return self.first_s is not None


def what_if(scenario: Scenario, rounds: int) -> WhatIf:
    """Change the first shift of each coverage again and again, and wait for the first estimate."""
    compiled.make_ready()
    names = [coverage.name for coverage in scenario.coverage]
    with open_processes() as workers:
        run_study(scenario, workers, choice=StudyChoice(None, WARMING, None, is_checked=False))
        first_s: dict[str, list[float]] = {name: [] for name in names}
        for number in range(1, rounds + 1):
            for index, name in enumerate(names):
                first_s[name].append(_first_s(with_more(scenario, index, number), workers, name))
        precise_s = {
            name: _precise_s(with_more(scenario, index, rounds + 1), workers, name) for index, name in enumerate(names)
        }
    return WhatIf(rounds, {name: tuple(seconds) for name, seconds in first_s.items()}, precise_s)


def with_more(scenario: Scenario, index: int, more: int) -> Scenario:
    """So many more engineers in the first shift of that coverage: a scenario that no worker has met."""
    coverages = list(scenario.coverage)
    team, *teams = coverages[index].teams
    shift, *shifts = team.shifts
    shift = shift.model_copy(update={"engineers": shift.engineers + more})
    team = team.model_copy(update={"shifts": (shift, *shifts)})
    coverages[index] = coverages[index].model_copy(update={"teams": (team, *teams)})
    return scenario.model_copy(update={"coverage": tuple(coverages)})


def _choice(coverage: str) -> StudyChoice:
    return StudyChoice((coverage,), showing=DRAGGING, is_checked=False, is_quick=True)


def _first_s(scenario: Scenario, workers: ProcessWorkers, coverage: str) -> float:
    watch = _Watch()
    run_study(scenario, workers, choice=_choice(coverage), on_result=watch.note, is_cancelled=watch.is_noted)
    assert watch.first_s is not None
    return watch.first_s


def _precise_s(scenario: Scenario, workers: ProcessWorkers, coverage: str) -> float:
    begun_s = perf_counter()
    run_study(scenario, workers, choice=_choice(coverage))
    return perf_counter() - begun_s
