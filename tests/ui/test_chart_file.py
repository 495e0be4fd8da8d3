"""Charts as files."""

from __future__ import annotations

import pytest

from planner.attainment.results import StudyResult
from planner.charts.catalogue import CHARTS, Picture
from planner.scenario.reading import scenario_from_text
from planner.shift_weeks.zone_choices import zones_of
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.ui.scenario_files import SMALL
from ui.charts.chart_file import ENDINGS, chart_file
from ui.charts.exporting import file_stem

SCENARIO = scenario_from_text(SMALL)


@pytest.fixture(scope="module")
def study() -> StudyResult:
    return run_study(SCENARIO, InlineWorkers(), choice=StudyChoice(replications=2))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_study_gives_the_same_file(study: StudyResult, ending: str) -> None:
    picture = Picture(SCENARIO, study)
    assert chart_file(CHARTS[0], picture, ending) == chart_file(CHARTS[0], picture, ending)


def test_a_file_is_named_by_what_it_shows(study: StudyResult) -> None:
    target = study.coverages[0].targets[0].target
    picture = Picture(SCENARIO, study, "Around <b>the</b> clock", target)
    stem = file_stem(CHARTS[0], picture)
    assert stem == "a-small-desk-attainment-around-b-the-b-clock-extended-urgent-first-response"


def test_times_can_be_read_where_people_are() -> None:
    assert zones_of(SCENARIO) == ("UTC", "Europe/Oslo")
