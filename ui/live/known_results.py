"""Known results: what was found of the last drafts, so that any of them can be shown again without simulating."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import replace

from planner.attainment.results import CoverageResult, StudyResult
from planner.estimates.stopping import Ending
from planner.scenario.scenario import Scenario
from ui.document import Studied, result_named

MOST_KNOWN = 8


class KnownResults:
    """Whole results of the last few scenarios, one of each."""

    def __init__(self) -> None:
        self._known: deque[Studied] = deque(maxlen=MOST_KNOWN)

    def __contains__(self, studied: object) -> bool:
        return studied in self._known

    def of(self, scenario: Scenario) -> Studied | None:
        """What is known of a scenario."""
        return next((each for each in self._known if each.scenario == scenario), None)

    def remember(self, studied: Studied) -> None:
        """Keep it in place of what was known of its scenario; not what is only a part."""
        if is_whole(studied):
            others = (each for each in self._known if each.scenario != studied.scenario)
            self._known = deque((*others, studied), maxlen=MOST_KNOWN)

    def replace(self, known: Studied, studied: Studied) -> None:
        """More is known of the same results."""
        self._known = deque((studied if each is known else each for each in self._known), maxlen=MOST_KNOWN)

    def clear(self) -> None:
        self._known.clear()


def is_whole(studied: Studied) -> bool:
    """Whether every coverage was simulated to the end."""
    names = {each.name for each in studied.result.coverages}
    is_done = studied.result.ending not in {Ending.RUNNING, Ending.CANCELLED}
    return is_done and names >= {each.name for each in studied.scenario.coverage}


def joined(scenario: Scenario, result: StudyResult, names: Collection[str], settled: Studied | None) -> StudyResult:
    """What was found now of the coverages of these names, and of the others, which an edit left, what was before."""
    found: list[CoverageResult] = []
    for coverage in scenario.coverage:
        is_new = coverage.name in names
        of = result if is_new or settled is None else settled.result
        one = result_named(of, coverage.name)
        if one is not None:
            found.append(one)
    return replace(result, coverages=tuple(found))
