"""What a recommendation may choose, what is asked of it, what is known before any search, and how it is applied."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.demand.frame import build_frame
from planner.plans import Metric
from planner.recommending.calendar_reach import calendar_reach
from planner.recommending.choices import (
    Headcounts,
    applied,
    applied_to_copy,
    changes_in_words,
    choices_of,
    is_within,
    with_headcounts,
)
from planner.recommending.goals import Goal
from planner.recommending.recommendation import State
from planner.recommending.recommending import recommend
from planner.scenario.draft import Data, checked, draft_of_content
from planner.scenario.scenario import Scenario
from planner.shipped import neptune_sample
from planner.staffing.roster import prepare_roster
from planner.studies.workers import InlineWorkers
from tests.small_scenarios import group, scenario, shift, team

SUN = 2
"""The place of "Follow the sun" in the sample."""
ROTA = {"response": "15 minutes"}


def sample() -> Data:
    data = draft_of_content(neptune_sample().read_bytes())
    data["coverage"][SUN]["teams"][0]["shifts"].append(  # type: ignore[index]  # data of the sample
        {"name": "Late", "days": "Mon-Fri", "from": dt.time(14), "to": dt.time(22), "engineers": 0, "candidate": True}
    )
    return data


def read(data: Data) -> Scenario:
    found = checked(data).scenario
    assert found is not None
    return found


def engineers_of(of: Scenario, coverage: int) -> Headcounts:
    return tuple(each.engineers for each in of.coverage[coverage].shifts)


def test_what_is_applied_is_what_was_chosen_and_nothing_else() -> None:
    data = sample()
    choices = choices_of(read(data).coverage[SUN])
    chosen = (2, 1, 2, 2, 0, 2, 1)
    found = read(applied(data, SUN, choices, chosen))
    assert engineers_of(found, SUN) == chosen
    assert found.coverage[:SUN] == read(data).coverage[:SUN]
    opened = found.coverage[SUN].shifts[2]
    assert (opened.name, opened.candidate) == ("Late", False)


def test_a_candidate_that_stays_closed_stays_a_candidate() -> None:
    data = sample()
    choices = choices_of(read(data).coverage[SUN])
    assert applied(data, SUN, choices, tuple(each.now for each in choices)) == data


def test_applied_to_a_copy_leaves_the_coverage_as_it_is() -> None:
    data = sample()
    choices = choices_of(read(data).coverage[SUN])
    chosen = (2, 1, 0, 2, 1, 2, 1)
    found = read(applied_to_copy(data, SUN, choices, chosen, "Follow the sun"))
    assert found.coverage[SUN] == read(data).coverage[SUN]
    assert engineers_of(found, SUN + 1) == chosen
    assert found.coverage[SUN + 1].name != found.coverage[SUN].name


def test_changes_are_told_where_there_are_any() -> None:
    choices = choices_of(scenario(teams=[team(shift(engineers=4), shift("Late", engineers=1))]).coverage[0])
    assert changes_in_words(choices, (3, 1)) == "Oslo · Day 4 → 3"
    assert changes_in_words(choices, (4, 1)) == "as now"


def test_no_ordinary_shift_leaves_more_hours_on_call() -> None:
    """What a miss says of other staffings: not of those in which others answer in the hours of a closed shift."""
    made = scenario(teams=[team(shift(engineers=2), shift("Rota", days="Mon-Sun", engineers=1, on_call=ROTA))])
    choices = choices_of(made.coverage[0])
    assert is_within((1, 1), (2, 1), choices)
    assert not is_within((0, 1), (2, 1), choices)
    assert not is_within((2, 2), (2, 1), choices)
    (frame, coverage) = build_frame(made), made.coverage[0]

    def hours_on_call(headcounts: Headcounts) -> int:
        staffed = with_headcounts(made, headcounts)
        spans = prepare_roster(staffed, frame, staffed.coverage[0]).shifts[1].spans
        return int((spans.end_s - spans.start_s).sum())

    assert len(coverage.shifts) == 2
    assert hours_on_call((0, 1)) > hours_on_call((1, 1)) == hours_on_call((2, 1))


def test_shifts_of_teams_without_a_rota_take_no_hours() -> None:
    made = scenario(teams=[team(shift(engineers=2), shift("Late", engineers=1))])
    assert is_within((0, 1), (2, 1), choices_of(made.coverage[0]))


@pytest.mark.parametrize("chance", [0.0, 1.0, -0.1, 1.5])
def test_a_chance_lies_between_never_and_always(chance: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Goal(month_chance=chance)


def test_months_that_meet_need_their_share_of_the_goal() -> None:
    assert Goal(month_chance=0.8).part_of(0.95) == pytest.approx(0.76)
    assert Goal().part_of(0.95) == 0.95


def two_halves() -> Scenario:
    """Round the clock in two shifts of twelve hours, for clients who ask at any hour and are promised two."""
    clients = group(plan="Extended", severities={"urgent": 1.0})
    day = shift("Day", days="Mon-Sun", **{"from": dt.time(8), "to": dt.time(20)}, engineers=2, at_most=3)
    night = shift("Night", days="Mon-Sun", **{"from": dt.time(20), "to": dt.time(8)}, engineers=0, at_most=0)
    return scenario([clients], [team(day, night)], plans=[{"name": "Basic"}, {"name": "Extended", "goal": 0.9}])


def test_calendars_reach_what_comes_while_a_shift_stands_or_soon_before() -> None:
    made = two_halves()
    (reach,) = calendar_reach(made, build_frame(made))
    assert reach.target.metric is Metric.FIRST_RESPONSE
    # Twelve hours of its own, and the two before.
    assert reach.bound(frozenset({0})) == pytest.approx(14 / 24, abs=0.01)
    assert reach.bound(frozenset({0, 1})) == pytest.approx(1.0)
    assert reach.bound(frozenset()) == 0.0


def test_a_gap_in_coverage_is_said_before_anything_is_played() -> None:
    found = recommend(two_halves(), "Here", InlineWorkers())
    assert found.state is State.INFEASIBLE
    assert found.tried == ()
    assert found.lacking[0].startswith("At most about 58.")
    assert any("20:00" in sentence and "08:00" in sentence for sentence in found.lacking[1:])


def by_months() -> Scenario:
    """Office hours for nine weeks, of which a calendar month and more are whole."""
    office = {"days": "Mon-Fri", "from": dt.time(9), "to": dt.time(15)}
    clients = group(
        plan="Extended", severities={"urgent": 1.0}, profile="office hours", accounts=150, business_hours=office
    )
    day = team(shift(engineers=3, at_least=1, at_most=3), cost_per_hour=50)
    return scenario([clients], [day], {"weeks": 9}, plans=[{"name": "Basic"}, {"name": "Extended", "goal": 0.9}])


@pytest.mark.parametrize(("chance", "engineers"), [(0.3, 2), (0.6, 3)])
def test_months_are_asked_as_months(chance: float, engineers: int) -> None:
    found = recommend(by_months(), "Here", InlineWorkers(), goal=Goal(month_chance=chance))
    assert (found.state, found.headcounts) == (State.CONFIRMED, (engineers,))
    assert found.result is not None
    months = found.result.months_meet_all
    assert months is not None
    assert months.ci95 is not None
    assert months.ci95.low >= chance
    assert "share of months" in " ".join(found.assumptions)
