"""Picture: what a chart is asked to show, the numbers behind it, and what every chart can do.

Separate from the catalogue so that each chart can be written without knowing the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from matplotlib.figure import Figure

from planner.attainment.results import CoverageResult, StudyResult, TargetResult
from planner.charts.look import Look
from planner.charts.spots import Spot
from planner.demand.promises import TargetRow
from planner.errors import PlannerError
from planner.scenario.coverage import Coverage
from planner.scenario.scenario import Scenario
from planner.tables.table import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """What a chart is asked to show; where something is None, a sensible choice is made."""

    scenario: Scenario
    study: StudyResult
    coverage: str | None = None
    target: TargetRow | None = None
    zone: str = "UTC"
    """Of the coverage map and the average week."""
    week: date | None = None
    """Any day of the week that the coverage map shows; its clocks hold for the average week too."""
    order: tuple[str, ...] = ()
    """The coverages in the order of their colours and shapes, where that is not the scenario's."""

    @property
    def coverage_result(self) -> CoverageResult:
        """The coverage asked for, or the first."""
        named = [each for each in self.study.coverages if each.name == self.coverage]
        return named[0] if named else self.study.coverages[0]

    @property
    def staffing(self) -> Coverage:
        """The same coverage as the scenario has it; PlannerError if the study is of another scenario."""
        name = self.coverage_result.name
        for each in self.scenario.coverage:
            if each.name == name:
                return each
        raise PlannerError(f"the results are of another scenario: it has no coverage {name!r}", mend="run it again")

    def index_of(self, name: str) -> int:
        """A coverage's place in the scenario, or in the order asked for, which decides its colour and shape."""
        names = list(self.order) or [each.name for each in self.scenario.coverage]
        return names.index(name) if name in names else [each.name for each in self.study.coverages].index(name)

    @property
    def chosen_target(self) -> TargetRow | None:
        """The target asked for, or the contractual one that any coverage falls short of most; None without targets."""
        results = self.study.coverages[0].targets
        if self.target is not None and any(each.target == self.target for each in results):
            return self.target
        rows = range(len(results))
        return results[min(rows, key=self._eagerness)].target if results else None

    def _eagerness(self, row: int) -> tuple[bool, bool, float]:
        results = [coverage.targets[row] for coverage in self.study.coverages]
        margins = [each.attainment - each.target.goal for each in results if each.attainment is not None]
        return (not margins, not results[0].target.contractual, min(margins, default=0.0))

    def result_of(self, coverage: CoverageResult) -> TargetResult | None:
        """The chosen target under a coverage."""
        row = self.row_of_target
        return None if row is None else coverage.targets[row]

    @property
    def row_of_target(self) -> int | None:
        """The chosen target's place among the targets."""
        chosen = self.chosen_target
        if chosen is None:
            return None
        return [each.target for each in self.study.coverages[0].targets].index(chosen)


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of the catalogue.

    `draw` clears the figure and draws for the size it has; after a change of size it is to be drawn again. It raises
    nothing for a study without tickets, replications to compare or months: it says so in a sentence.
    """

    key: str
    """Names files and settings; letters and hyphens."""
    title: str
    question: str
    needs_target: bool
    needs_coverage: bool
    size_in: tuple[float, float]
    """The size it looks best at."""
    draw: Callable[[Figure, Picture, Look], tuple[Spot, ...]]
    """Returns what lies where."""
    numbers: Callable[[Picture], Numbers]
    describe: Callable[[Picture], str]
    """What a screen reader says in place of the picture."""
