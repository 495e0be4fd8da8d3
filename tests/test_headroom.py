"""Headroom: where targets break as demand grows, what matters, and what an engineer is worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.attainment.comparison import Finding
from planner.headroom.assumptions import ASSUMPTIONS
from planner.headroom.breaking_points import bracket_of, breaking_of, overload_of
from planner.headroom.engineer_worth import find_engineer_worth
from planner.headroom.growth import SHORT, find_headroom
from planner.headroom.outcome import DemandPoint, Hold
from planner.headroom.scaled_demand import with_demand, with_urgent
from planner.headroom.scaled_work import with_touch_efforts
from planner.headroom.sensitivity import find_sensitivity
from planner.plans import Severity
from planner.scenario.scenario import Scenario
from planner.studies.study_choice import ChoiceError
from planner.studies.workers import InlineWorkers
from tests.made_trials import basis_of, busy_scenario, result_of
from tests.small_scenarios import group, scenario, shift, team


def points_of(curve: dict[float, int]) -> list[DemandPoint]:
    """Of a hundred urgent tickets so many met, at each demand."""
    return [DemandPoint(demand, result_of(met)) for demand, met in curve.items()]


def test_a_target_breaks_where_the_straight_line_crosses_its_goal() -> None:
    breaking = breaking_of(points_of({0.5: 99, 1.0: 99, 1.2: 97, 1.4: 93}), 0)
    assert breaking.hold is Hold.BREAKS
    assert breaking.demand == pytest.approx(1.3)
    assert breaking.low is not None
    assert breaking.low < 1.3
    assert breaking_of(points_of({0.5: 99, 1.0: 99, 2.0: 96}), 0).hold is Hold.HOLDS


def test_the_interval_of_a_breaking_point_reaches_as_far_as_attainment_may() -> None:
    breaking = breaking_of(points_of({1.0: 99, 1.2: 97, 1.4: 93, 1.6: 80}), 0)
    assert breaking.low is not None
    assert breaking.high is not None
    assert breaking.demand is not None
    assert 1.0 < breaking.low < breaking.demand < breaking.high < 1.6


def test_what_is_missed_already_says_at_how_much_less_it_would_be_met() -> None:
    breaking = breaking_of(points_of({0.5: 99, 0.8: 97, 1.0: 93, 1.2: 80}), 0)
    assert breaking.hold is Hold.MISSED
    assert breaking.demand == pytest.approx(0.9)
    twice = breaking_of(points_of({0.5: 99, 0.6: 93, 0.8: 97, 1.0: 93}), 0)
    assert twice.demand == pytest.approx(0.9), "the highest on the way down"
    never = breaking_of(points_of({0.5: 60, 1.0: 50, 1.2: 40}), 0)
    assert (never.hold, never.demand, never.low, never.high) == (Hold.MISSED, None, None, None)


def test_of_several_crossings_the_one_next_to_today_counts() -> None:
    curve = points_of({1.0: 99, 1.2: 93, 1.4: 97, 1.6: 90})
    assert bracket_of(curve, 0) == (1.0, 1.2)
    assert bracket_of(curve, 1) is None


def test_overload_begins_after_the_last_demand_that_was_always_kept_up_with() -> None:
    points = points_of({0.5: 99, 1.0: 99, 1.2: 99, 1.4: 99})
    assert overload_of(points) is None
    rising = [replace(each, result=replace(each.result, warnings=("rises",))) for each in points]
    assert overload_of([*points[:2], *rising[2:]]) == (1.0, 1.2)
    assert overload_of(rising) == (0.0, 0.5)


def test_more_demand_is_more_tickets_of_incidents_too() -> None:
    incident = {"name": "Outage", "per_year": 4, "tickets": {"mean": 20}, "within": "1 hour", "severity": "high"}
    before = scenario(incidents=[incident])
    after = with_demand(before, 1.5)
    assert after.customers[0].tickets_per_account_per_month == pytest.approx(
        1.5 * before.customers[0].tickets_per_account_per_month
    )
    assert after.incidents[0].tickets.mean == pytest.approx(30)
    assert after.incidents[0].per_year == before.incidents[0].per_year


def test_more_urgent_tickets_leave_fewer_others_in_their_proportion() -> None:
    shares = {"urgent": 0.1, "high": 0.6, "low": 0.3}
    (changed,) = with_urgent(scenario([group(severities=shares)]), 1.2).customers
    assert changed.share_of(Severity.URGENT) == pytest.approx(0.12)
    assert changed.share_of(Severity.HIGH) == pytest.approx(2 * changed.share_of(Severity.LOW))
    assert sum(changed.severities.values()) == pytest.approx(1)


def test_efforts_that_the_file_leaves_out_are_scaled_as_well_and_overrides_with_them() -> None:
    override = {"high": {"plans": {"Basic": {"touch": "1 hour"}}}}
    before = scenario(work=override)
    after = with_touch_efforts(before, 1.2)
    for plan, severity in (("Basic", Severity.HIGH), ("Extended", Severity.HIGH), ("Basic", Severity.LOW)):
        less, more = (each.work_for(severity, plan).touch.mean for each in (before, after))
        assert less is not None
        assert more is not None
        assert more.seconds == pytest.approx(1.2 * less.seconds)


def test_an_assumption_that_has_no_part_in_a_scenario_changes_nothing() -> None:
    plain = scenario(work={"high": {"touches": 0}})
    parts = {each.name for each in ASSUMPTIONS if each.scaled(plain, 1.2) != plain}
    assert {"arrivals", "effort of first responses"} <= parts
    assert not parts & {"absence", "other duties", "customer wait", "guidance asked for", "incidents a year"}
    absent = scenario(teams=[team(absence=0.1)])
    assert "absence" in {each.name for each in ASSUMPTIONS if each.scaled(absent, 1.2) != absent}


@pytest.fixture(scope="module")
def busy() -> Scenario:
    return busy_scenario()


def test_a_busy_team_breaks_before_demand_is_double(busy: Scenario) -> None:
    told: list[object] = []
    found = find_headroom(busy, "Here", InlineWorkers(), told.append, replications=10)
    assert found is not None
    assert found.is_complete
    (first,) = (each for each in found.contractual if each.target.metric.value == "first_response")
    assert found.first == first
    assert first.demand is not None
    assert 1.1 < first.demand < 1.8
    assert found.overload is not None
    assert found.overload[0] < 1.5
    demands = [point.demand for point in found.points]
    assert demands == sorted(set(demands))
    below = max(demand for demand in demands if demand <= first.demand)
    above = min(demand for demand in demands if demand >= first.demand)
    assert above - below <= SHORT
    assert any(isinstance(each, str) for each in told)


def test_a_search_that_is_stopped_keeps_what_it_found(busy: Scenario) -> None:
    told: list[object] = []
    stopped = find_headroom(busy, "Here", InlineWorkers(), told.append, lambda: len(told) >= 3, replications=2)
    assert stopped is not None
    assert not stopped.is_complete
    assert len(stopped.points) == 4
    assert find_headroom(busy, "Here", InlineWorkers(), is_cancelled=lambda: True) is None
    assert find_sensitivity(busy, "Here", InlineWorkers(), is_cancelled=lambda: True) is None
    assert find_engineer_worth(busy, "Here", InlineWorkers(), is_cancelled=lambda: True) is None


def test_an_unknown_coverage_is_refused(busy: Scenario) -> None:
    with pytest.raises(ChoiceError):
        find_headroom(busy, "There", InlineWorkers())


def test_effort_matters_to_a_busy_team_and_comes_before_what_cannot_be_told() -> None:
    heavy = with_demand(busy_scenario(), 1.4)
    found = find_sensitivity(heavy, "Here", InlineWorkers(), replications=12)
    assert found is not None
    tightest = found.basis.tightest
    assert tightest is not None
    by_name = {swing.name: swing for swing in found.swings}
    effort = by_name["effort of first responses"]
    assert effort.less.change_of(tightest).finding is Finding.BETTER
    assert effort.more.change_of(tightest).finding is Finding.WORSE
    told = [swing.is_told(tightest) for swing in found.swings]
    assert told == sorted(told, reverse=True)
    again = find_sensitivity(heavy, "Here", InlineWorkers(), replications=12)
    assert again is not None
    assert [swing.size_on(tightest) for swing in again.swings] == [swing.size_on(tightest) for swing in found.swings]


def test_an_engineer_more_helps_a_busy_team_and_costs_his_hours() -> None:
    heavy = with_demand(busy_scenario(), 1.4)
    found = find_engineer_worth(heavy, "Here", InlineWorkers(), replications=12)
    assert found is not None
    (day,) = found.shifts
    tightest = found.basis.tightest
    assert tightest is not None
    assert day.more.change_of(tightest).finding is Finding.BETTER
    assert day.more.against.cost is not None
    assert day.more.against.cost.value == pytest.approx(40 * 50, rel=0.05)
    assert day.fewer is None, "nobody would be left"


def test_of_two_engineers_one_can_go() -> None:
    two = busy_scenario(team(shift(engineers=2), cost_per_hour=50.0))
    found = find_engineer_worth(two, "Here", InlineWorkers(), replications=2)
    assert found is not None
    assert found.shifts[0].fewer is not None


def test_the_tightest_target_is_the_one_with_the_least_margin_of_the_contractual_ones() -> None:
    basis = basis_of(urgent=97, updates=96, low=50)
    assert basis.tightest is not None
    assert basis.tightest.metric.value == "updates"
