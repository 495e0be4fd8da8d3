"""Study request: a study that somebody asks for, before it runs, while it does, and with what it found."""

from __future__ import annotations

from dataclasses import dataclass

from planner.scenario.scenario import Scenario
from planner.studies.study_choice import StudyChoice


@dataclass(frozen=True, slots=True, eq=False)
class StudyRequest:
    """What to simulate. Findings come back with it, so it carries what they are wanted for."""

    scenario: Scenario
    choice: StudyChoice
    words: str
    """What is run, for a list of what waits: all coverages, or the names of some."""
    key: object = None
    """A request that waits is replaced by a newer one of an equal key; None replaces nothing."""
    purpose: object = None
    """Anything that whoever asks wants to find again with the findings."""
