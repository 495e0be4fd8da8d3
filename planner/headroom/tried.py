"""Tried: what a changed scenario measured, beside the scenario as it is in the same replications.

Everything in this room and in `planner.reasons` that asks "what if" asks it here, so that all of it is one kind of
value: estimates of the changed scenario, and paired differences from the unchanged one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.attainment.comparison import Comparison, CoverageComparison, compare_coverages
from planner.attainment.estimating import coverage_result
from planner.attainment.results import CoverageResult, TargetResult
from planner.demand.promises import TargetRow, target_rows
from planner.estimates.spread import EMPTY
from planner.measurement.backlog import rising_backlog
from planner.measurement.measures import Measures
from planner.scenario.scenario import Scenario
from planner.studies.study_choice import StudyChoice, chosen_scenario
from planner.studies.trials import Trial, Trials
from planner.studies.workers import Workers

REPLICATIONS = 30
"""Of every trial: few seconds each on the sample, and paired differences of a point or less can be told."""


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What all trials of one question are held against: one coverage as it is."""

    coverage: str
    """Its name."""
    seed: int
    replications: int
    as_it_is: CoverageResult
    """Without elapsed times and hours of the week, which trials do not keep; so for every result of a trial."""
    currency: str = ""
    """Of its costs; empty where it is not known."""

    @property
    def contractual(self) -> tuple[TargetResult, ...]:
        """The contractual targets that had tickets, in the order of the file."""
        return contractual_of(self.as_it_is)

    @property
    def tightest(self) -> TargetRow | None:
        """The contractual target furthest below its goal, or least above it; None without any."""
        tightest = min(self.contractual, key=margin, default=None)
        return None if tightest is None else tightest.target


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """One change, tried."""

    result: CoverageResult
    against: CoverageComparison
    """The changed scenario less the one as it is."""

    def change_of(self, target: TargetRow) -> Comparison:
        """What it changes for one target, which both must have."""
        return next(each for each in self.against.targets if each.other_target == target)


def contractual_of(result: CoverageResult) -> tuple[TargetResult, ...]:
    """The contractual targets of a result that had tickets."""
    return tuple(each for each in result.targets if each.target.contractual and each.count)


def margin(result: TargetResult) -> float:
    """How far above its goal a target is; below zero, how far below. Only of one that had tickets."""
    assert result.attainment is not None, "a target without tickets has no margin"
    return result.attainment - result.target.goal


class Tries:
    """Tries changes of one coverage. Made, it has played the coverage as it is."""

    def __init__(
        self,
        scenario: Scenario,
        coverage: str,
        workers: Workers,
        is_cancelled: Callable[[], bool] = lambda: False,
        replications: int = REPLICATIONS,
    ) -> None:
        """Raises ChoiceError if there is no such coverage, TasksCancelledError when cancelled."""
        self.scenario = chosen_scenario(scenario, StudyChoice(coverages=(coverage,)))
        self._trials = Trials(workers, is_cancelled=is_cancelled)
        self._replications = range(replications)
        measures = self._trials.play_one(Trial(self.scenario, self._replications))
        self.basis = Basis(
            coverage=coverage,
            seed=scenario.simulation.seed,
            replications=replications,
            as_it_is=result_of_trial(self.scenario, measures),
            currency=scenario.currency,
        )

    def each(self, changed: Iterable[Scenario]) -> Iterator[Tried]:
        """Each changed scenario, with its one coverage, tried; raises TasksCancelledError when cancelled."""
        scenarios = tuple(changed)
        played = self._trials.play(Trial(each, self._replications) for each in scenarios)
        for scenario, measures in zip(scenarios, played, strict=True):
            result = result_of_trial(scenario, measures)
            yield Tried(result, compare_coverages(result, self.basis.as_it_is))


def result_of_trial(scenario: Scenario, measures: Sequence[Measures]) -> CoverageResult:
    """The estimates of a trial, warned of a backlog that rises; elapsed times and hours of the week are left empty."""
    targets, simulation = target_rows(scenario), scenario.simulation
    name = scenario.coverage[0].name
    result = coverage_result(name, targets, measures, [EMPTY] * len(targets), weeks=simulation.weeks)
    rising = rising_backlog(measures, simulation.warm_up_weeks)
    return result if rising is None else replace(result, warnings=(rising,))
