"""Evaluating: what headcounts give in simulated replications, few at first, more where the answer is close.

All staffings face the same replications, so differences between them are differences between them; what was played once
is never played again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planner.attainment.estimating import coverage_result
from planner.attainment.results import CoverageResult
from planner.demand.promises import target_rows
from planner.estimates.spread import EMPTY
from planner.estimates.verdicts import Verdict
from planner.measurement.backlog import rising_backlog
from planner.recommending.choices import Headcounts, with_headcounts
from planner.recommending.earlier import Measured
from planner.recommending.goals import Goal, margin, verdict
from planner.scenario.scenario import Scenario
from planner.studies.trials import Trial, Trials

LOOKS = (10, 20, 40, 80, 160)
"""Replications after which a staffing is judged; the next only if the last was too close to call."""

GRADIENT_REPLICATIONS = 20


@dataclass(frozen=True, slots=True, eq=False)
class Evaluated:
    """One staffing, so far."""

    headcounts: Headcounts
    result: CoverageResult
    """Without elapsed times; warned of a backlog that rises."""
    replications: int
    margin: float
    verdict: Verdict

    @property
    def cost(self) -> float:
        """Per week, overtime and call-outs included."""
        cost = self.result.cost
        return 0.0 if cost is None else cost.total

    @property
    def meets(self) -> bool:
        return self.verdict in (Verdict.MET, Verdict.NO_TICKETS)


class Evaluator:
    """Plays staffings of a scenario with one coverage, and remembers."""

    def __init__(
        self,
        scenario: Scenario,
        goal: Goal,
        trials: Trials,
        looks: Sequence[int] = LOOKS,
        measured: Measured | None = None,
    ) -> None:
        """`measured` is what was played of these very histories before, and is added to."""
        self.scenario = scenario
        self.goal = goal
        self.looks = tuple(looks)
        self._targets = target_rows(scenario)
        self._trials = trials
        self._measures: Measured = {} if measured is None else measured
        self._latest: dict[Headcounts, Evaluated] = {}

    @property
    def known(self) -> tuple[Evaluated, ...]:
        """Every staffing played, as far as it was."""
        return tuple(self._latest.values())

    def judged(self, headcounts: Headcounts) -> Evaluated:
        """The staffing after as many looks as it takes to call it, or after the last; raises TasksCancelledError."""
        for look in self.looks:
            found = self.played(headcounts, look)
            if found.verdict is not Verdict.TOO_CLOSE:
                break
        return found

    def played(self, headcounts: Headcounts, replications: int) -> Evaluated:
        """The staffing in at least so many replications; raises TasksCancelledError."""
        return self.all_played([headcounts], replications)[0]

    def all_played(self, staffings: Iterable[Headcounts], replications: int) -> list[Evaluated]:
        """Several staffings, played side by side."""
        wanted = list(staffings)
        short = [each for each in dict.fromkeys(wanted) if len(self._measures.get(each, ())) < replications]
        trials = [
            Trial(with_headcounts(self.scenario, each), range(len(self._measures.get(each, ())), replications))
            for each in short
        ]
        for headcounts, measures in zip(short, self._trials.play(trials), strict=True):
            self._measures[headcounts] = (*self._measures.get(headcounts, ()), *measures)
        return [self._evaluated(each) for each in wanted]

    def recalled(self) -> list[Evaluated]:
        """Every staffing that was ever played in these histories, as far as it was: nothing is played."""
        return [self._evaluated(each) for each in self._measures]

    def _evaluated(self, headcounts: Headcounts) -> Evaluated:
        """Once for as much as was played of it."""
        latest = self._latest.get(headcounts)
        if latest is None or latest.replications < len(self._measures[headcounts]):
            latest = self._latest[headcounts] = self._estimated(headcounts)
        return latest

    def _estimated(self, headcounts: Headcounts) -> Evaluated:
        measures = self._measures[headcounts]
        name, weeks = self.scenario.coverage[0].name, self.scenario.simulation.weeks
        result = coverage_result(name, self._targets, measures, [EMPTY] * len(self._targets), weeks=weeks)
        rising = rising_backlog(measures, self.scenario.simulation.warm_up_weeks)
        if rising is not None:
            result = replace(result, warnings=(rising,))
        reached = verdict(result, self.goal, len(measures))
        return Evaluated(headcounts, result, len(measures), margin(result, self.goal), reached)
