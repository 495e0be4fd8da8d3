"""What a pack advises: the staffing as it is, other headcounts, or neither, and what speaks against them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.attainment.results import CoverageResult, MonthResult
from planner.decision_pack.advice import advice, both_ways, reservations
from planner.decision_pack.case import Case
from planner.decision_pack.risks_section import all_risks
from planner.estimates.intervals import Interval
from planner.estimates.verdicts import Verdict
from planner.headroom.breaking_points import AS_IT_IS, breaking_of
from planner.headroom.growth_words import growth_in_words
from planner.headroom.outcome import DemandPoint, Headroom
from planner.headroom.tried import Basis
from planner.recommending.recommendation import Recommendation, State
from tests.made_packs import case_of, recommendation_of

MEETS = "which still meets every contractual goal"


def judged(verdict: Verdict) -> Case:
    """With that verdict on every contractual target, and none on those that are suggested."""
    case = case_of("no whole month", coverage="Large")
    targets = tuple(replace(each, verdict=verdict) for each in case.result.targets)
    result = replace(case.result, targets=targets)
    rest = tuple(result if each.name == case.chosen else each for each in case.study.coverages)
    return replace(case, study=replace(case.study, coverages=rest))


def with_found(case: Case, found: Recommendation, result: CoverageResult | None = None) -> Case:
    return replace(case, recommendation=replace(found, result=result or case.result))


def months(meet_goal: float) -> MonthResult:
    return MonthResult(meet_goal, Interval(meet_goal - 0.05, min(1.0, meet_goal + 0.05)), 10.0)


def headroom(case: Case, *, keeps_up_to: float) -> Headroom:
    """No target breaks; engineers keep up below a demand."""
    points = (DemandPoint(AS_IT_IS, case.result), DemandPoint(2.0, case.result))
    basis = Basis(case.chosen, 1, 10, case.result)
    overload = None if keeps_up_to >= 2.0 else (keeps_up_to, keeps_up_to + 0.02)
    return Headroom(basis, points, (breaking_of(points, 0),), overload, is_complete=True)


def test_what_meets_all_is_advised_as_it_is_where_nothing_cheaper_is_known() -> None:
    case = judged(Verdict.MET)
    assert advice(case) == "We recommend Large as it is staffed; cheaper headcounts were not looked for."
    same = with_found(case, recommendation_of(case, State.CONFIRMED, (4, 2)))
    if same.recommendation is not None and not same.recommendation.changed_shifts:
        assert "no cheaper headcounts were found" in advice(same)
    assert both_ways(case) is None


def test_cheaper_headcounts_with_nothing_against_them_are_advised() -> None:
    case = judged(Verdict.MET)
    case = with_found(case, recommendation_of(case, State.CONFIRMED, (2, 2)))
    said = advice(case)
    assert said.startswith("We recommend Large with 2 engineers instead of 4 on ")
    assert said.endswith(f", for 5,000 EUR a week, 1,000 less than now, {MEETS}.")
    assert not list(reservations(case))
    assert not any(risk == "With the cheapest headcounts found" for risk, _ in all_risks(case))


def test_cheaper_headcounts_that_leave_little_to_spare_are_told_with_all_that_speaks_against_them() -> None:
    case = judged(Verdict.MET)
    now = replace(case.result, utilisation=replace(case.result.utilisation, share=0.6), months_meet_all=months(0.9))
    rest = tuple(now if each.name == case.chosen else each for each in case.study.coverages)
    case = replace(case, study=replace(case.study, coverages=rest))
    then = replace(now, utilisation=replace(now.utilisation, share=0.9), months_meet_all=months(0.7))
    case = with_found(case, recommendation_of(case, State.NOT_CONFIRMED, (2, 2)), then)
    case = replace(case, headroom=headroom(case, keeps_up_to=1.5), headroom_of_found=headroom(case, keeps_up_to=1.05))
    said = advice(case)
    assert said.startswith("We recommend Large as it is staffed. With 2 engineers instead of 4 on ")
    for part in (
        "new histories did not confirm it",
        "90% of working time is used, as it is 60%",
        "with a chance of 70%",
        "as it is 90%",
        "it bears 5% growth, as it is 50% growth",
    ):
        assert part in said
    assert any(risk == "With the cheapest headcounts found" for risk, _ in all_risks(case))
    grid = both_ways(case)
    assert grid is not None
    assert grid.rows[-1] == ("Growth of demand that it bears", "50% growth", "5% growth")


@pytest.mark.parametrize("verdict", [Verdict.MISSED, Verdict.TOO_CLOSE])
def test_where_goals_are_missed_the_headcounts_that_meet_them_are_advised(verdict: Verdict) -> None:
    case = judged(verdict)
    assert advice(case) == ""
    met = judged(Verdict.MET).result
    case = with_found(case, recommendation_of(case, State.CONFIRMED, (2, 2)), met)
    assert advice(case).startswith("We recommend Large with 2 engineers instead of 4 on ")
    assert "which meets every contractual goal." in advice(case)
    none = replace(case, recommendation=recommendation_of(case, State.INFEASIBLE, None))
    assert advice(none) == "No headcount on the shifts of Large can meet the goals: hours lack cover."


def test_growth_is_what_breaks_first() -> None:
    case = judged(Verdict.MET)
    assert growth_in_words(headroom(case, keeps_up_to=2.0)) == "growth of 100% or more"
    assert growth_in_words(headroom(case, keeps_up_to=1.12)) == "12% growth"
    assert growth_in_words(headroom(case, keeps_up_to=0.9)) == "no growth"
