"""Outcome picture: what charts of trials are drawn with, in place of a study's results."""

from __future__ import annotations

from planner.attainment.results import CoverageResult, StudyResult
from planner.charts.picture import Picture
from planner.estimates.stopping import Ending
from planner.scenario.scenario import Scenario


def picture_of_trials(
    scenario: Scenario, coverage: str, seed: int, replications: int, results: tuple[CoverageResult, ...] = ()
) -> Picture:
    """A picture of one coverage, in its colour, whose foot says over how many replications of which seed."""
    study = StudyResult(
        scenario=scenario.name,
        seed=seed,
        replications=replications,
        ending=Ending.FIXED,
        precision_asked=None,
        widest_half_width=None,
        engine="compiled",
        coverages=results,
        elapsed_s=0.0,
    )
    return Picture(scenario, study, coverage=coverage)
