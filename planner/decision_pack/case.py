"""Case: everything that was found for a decision, before it is put into words.

Separate from the contents of a pack, which are words already, and from the making, which finds. Every part but the
study may be missing; then the reason stands in its place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from planner.attainment.results import CoverageResult, StudyResult, TargetResult
from planner.charts.picture import Picture
from planner.charts.wording import contractual, met_of
from planner.comparing.compared import Compared, Side, compared
from planner.foresight.foreseen import Foreseen
from planner.headroom.outcome import EngineerWorth, Headroom, PromisePrices, Sensitivity
from planner.reasons.outcome import Reasons, WorthwhileChanges
from planner.recommending.recommendation import Recommendation
from planner.scenario.coverage import Coverage
from planner.scenario.scenario import Scenario


class Part(Enum):
    """What takes simulations of its own, beyond the study; the values are words."""

    RECOMMENDATION = "the cheapest staffing"
    HEADROOM = "headroom"
    SENSITIVITY = "what matters most"
    WORTH = "what an engineer is worth"
    REASONS = "why targets are missed"
    CHANGES = "the changes worth most"
    PRICES = "the price of a promise"


NOT_ASKED = "Not asked for: it takes a search for each clause."
NOT_WANTED = "Not asked for."
"""Why a part is missing, where that was the user's wish."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What a pack is made from."""

    scenario: Scenario
    """As it was studied, with the seed and the replications that were asked for."""
    scenario_text: str
    """As a file has it."""
    study: StudyResult
    chosen: str
    """The name of the coverage that the pack argues for."""
    against: str | None
    """What it is held against; None where there is no other."""
    question: str
    foreseen: Foreseen | None = None
    """What is known of the chosen coverage before any simulation."""
    recommendation: Recommendation | None = None
    headroom: Headroom | None = None
    headroom_of_found: Headroom | None = None
    """Of the recommended headcounts, where these are others than now."""
    sensitivity: Sensitivity | None = None
    worth: EngineerWorth | None = None
    reasons: Reasons | None = None
    changes: WorthwhileChanges | None = None
    prices: PromisePrices | None = None
    why_not: Mapping[Part, str] = field(default_factory=dict)
    """For each part that is missing, a sentence."""
    date: dt.date | None = None

    @property
    def result(self) -> CoverageResult:
        """What was found of the chosen coverage."""
        return self._result_of(self.chosen)

    @property
    def other_result(self) -> CoverageResult | None:
        """What was found of the one it is held against."""
        return None if self.against is None else self._result_of(self.against)

    @property
    def all_targets(self) -> Iterator[TargetResult]:
        """What was found of every target of every coverage."""
        return (target for coverage in self.study.coverages for target in coverage.targets)

    @property
    def staffing(self) -> Coverage:
        """The chosen coverage as the scenario has it."""
        return next(each for each in self.scenario.coverage if each.name == self.chosen)

    @property
    def comparison(self) -> Compared | None:
        """The chosen coverage against the other."""
        other = self.other_result
        if other is None:
            return None
        sides = (Side(self.scenario, self.study, each) for each in (self.result, other))
        return compared(*sides)

    @property
    def picture(self) -> Picture:
        """The whole study, for charts."""
        return Picture(self.scenario, self.study, coverage=self.chosen)

    @property
    def picture_of_two(self) -> Picture:
        """The chosen coverage and the other alone, the other first, in their own colours."""
        other = self.other_result
        two = (self.result,) if other is None else (other, self.result)
        order = tuple(each.name for each in self.scenario.coverage)
        return replace(self.picture, study=replace(self.study, coverages=two), order=order)

    def _result_of(self, name: str) -> CoverageResult:
        return next(each for each in self.study.coverages if each.name == name)


def best_of(study: StudyResult) -> str:
    """The cheapest coverage that meets every contractual target, else the one that meets most of them."""

    def rank(coverage: CoverageResult) -> tuple[int, float]:
        cost = 0.0 if coverage.cost is None else coverage.cost.total
        return (met_of(coverage) - len(contractual(coverage)), -cost)

    return max(study.coverages, key=rank).name


def other_than(study: StudyResult, chosen: str) -> str | None:
    """The first coverage that is not the chosen one."""
    return next((each.name for each in study.coverages if each.name != chosen), None)
