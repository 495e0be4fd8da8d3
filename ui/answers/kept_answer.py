"""Kept answer: what was found of a coverage and the very scenario it was found in; what that is worth now, in words.

Apart from the page, which asks and shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.scenario.scenario import Scenario
from planner.studies.study_choice import StudyChoice, chosen_scenario
from ui.answers.question import Question

STALE = "Out of date: the scenario has changed since."
STOPPED = "Stopped before anything was found."
CUT_SHORT = "Stopped: this is what had been found by then."
SO_FAR = "This is what is known so far."
EARLIER = "This is what was found before."
WAITING = "This waits for what is being found before it."
CHANGED = "The scenario has changed since this was asked."


@dataclass(frozen=True, slots=True, eq=False)
class KeptAnswer:
    """What was found of a coverage."""

    scenario: Scenario
    found: object
    is_cut_short: bool = False
    """Whether its job was stopped."""


@dataclass(frozen=True, slots=True)
class Worth:
    """How far an answer can be relied on."""

    words: str = ""
    is_stale: bool = False
    """It is of another scenario than the one on screen."""
    can_be_followed: bool = True
    """Whether it may be written into the scenario as it is now."""


def worth_of(kept: KeptAnswer, question: Question, now: Scenario | None, coverage: str) -> Worth:
    """Of an answer, for the scenario as it is now."""
    if now is not None and is_same(kept.scenario, now, coverage):
        return Worth(CUT_SHORT if kept.is_cut_short else "")
    done = "" if now is None else question.done(kept.scenario, now, coverage, kept.found)
    return Worth(done or STALE, is_stale=not done, can_be_followed=False)


def is_same(one: Scenario, other: Scenario, coverage: str) -> bool:
    """Whether all that an answer for this coverage hangs on is alike: the other coverages are none of it."""
    if one is other:
        return True
    names = [{each.name for each in scenario.coverage} for scenario in (one, other)]
    if not all(coverage in each for each in names):
        return False
    return _alone(one, coverage) == _alone(other, coverage)


def _alone(scenario: Scenario, coverage: str) -> Scenario:
    """With that coverage, and no name, which a file that is saved as another may change."""
    return chosen_scenario(scenario, StudyChoice((coverage,))).model_copy(update={"name": ""})
