"""Compared: one coverage set against another, of the same study or of another file's.

Separate from the comparison of results, which knows numbers only: here the scenarios stand beside them, which say
whether both faced the same tickets and whether their money is the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.attainment.comparison import CoverageComparison, compare_coverages
from planner.attainment.results import CoverageResult, StudyResult
from planner.comparing.same_tickets import differing_parts
from planner.errors import PlannerError
from planner.estimates.intervals import Difference
from planner.scenario.coverage import Coverage
from planner.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A coverage with its study and the scenario that was studied."""

    scenario: Scenario
    study: StudyResult
    coverage: CoverageResult
    file: str = ""
    """The name of the file it is of, where that is another one."""

    @property
    def name(self) -> str:
        """The coverage's name, with its file where that is another one."""
        return f"{self.coverage.name} ({self.file})" if self.file else self.coverage.name

    @property
    def staffing(self) -> Coverage:
        """The same coverage as the scenario has it; PlannerError if the study is of another scenario."""
        for each in self.scenario.coverage:
            if each.name == self.coverage.name:
                return each
        raise PlannerError(f"the results are of another scenario: it has no coverage {self.coverage.name!r}")


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What `side` changes against `baseline`."""

    side: Side
    baseline: Side
    found: CoverageComparison
    tickets_differ_by: tuple[str, ...]
    """Why the two did not face the same tickets, in words; empty if they did."""

    @property
    def is_of_same_tickets(self) -> bool:
        return not self.tickets_differ_by

    @property
    def has_one_currency(self) -> bool:
        return self.side.scenario.currency == self.baseline.scenario.currency

    @property
    def has_costs(self) -> bool:
        """Whether there is money to compare: in one currency, and named by at least one of the two."""
        costs = (self.side.coverage.cost, self.baseline.coverage.cost)
        return self.has_one_currency and any(cost is not None and cost.total for cost in costs)

    @property
    def cost(self) -> Difference | None:
        """Of what a week costs; None too where there is no money to compare."""
        return self.found.cost if self.has_costs else None


def compared(side: Side, baseline: Side) -> Compared:
    """Compare two coverages, each with what was found of it."""
    is_one_study = side.study is baseline.study
    return Compared(
        side=side,
        baseline=baseline,
        found=compare_coverages(side.coverage, baseline.coverage),
        tickets_differ_by=() if is_one_study else _differing(side, baseline),
    )


def against_first(scenario: Scenario, study: StudyResult) -> tuple[Compared, ...]:
    """Every other coverage of a study against its first."""
    first, *others = (Side(scenario, study, coverage) for coverage in study.coverages)
    return tuple(compared(side, first) for side in others)


def _differing(side: Side, baseline: Side) -> tuple[str, ...]:
    """The seed is the study's, which may have been asked for in place of the file's."""
    seed = () if side.study.seed == baseline.study.seed else ("the seed",)
    return (*seed, *differing_parts(side.scenario, baseline.scenario))
