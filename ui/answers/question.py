"""Question: what an answer page asks of the planner, and how it shows what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.scenario.scenario import Scenario
from ui.answers.section import Section
from ui.jobs.job import JobWork


def _nothing_done(_scenario: Scenario, _now: Scenario, _coverage: str, _found: object) -> str:
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One kind of answer, of any coverage."""

    key: str
    title: str
    """Of the page."""
    explanation: str
    """What will be found, before it is asked."""
    ask: str
    """The words of the button."""
    doing: str
    """What the job is called, before the coverage's name: "Finding the headroom of"."""
    work: Callable[[Scenario, str], JobWork]
    """What to do for a scenario and the name of its coverage."""
    sections: Callable[[Scenario, str, object], Sequence[Section]]
    """What was found, as sections; also of what a job tells on its way, where that is of the same kind."""
    done: Callable[[Scenario, Scenario, str, object], str] = _nothing_done
    """The scenario it was found in, the scenario now, the coverage, and what was found: a sentence where the change
    between them is that the answer was followed, which does not make it outdated; else empty."""
