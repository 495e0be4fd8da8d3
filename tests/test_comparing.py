"""Two coverages side by side: whether they faced the same tickets, what differs in their staffing, what to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from planner.attainment.estimating import coverage_result
from planner.attainment.results import CoverageResult, StudyResult
from planner.comparing.compared import Compared, Side, against_first, compared
from planner.comparing.same_tickets import differing_parts
from planner.comparing.sentences import on_cost, on_promises, on_replications, on_targets, on_tickets, summary
from planner.comparing.staffing_differences import staffing_differences
from planner.demand.promises import TargetRow
from planner.estimates.spread import EMPTY
from planner.estimates.stopping import Ending
from planner.scenario.coverage import Coverage
from planner.scenario.scenario import Scenario
from planner.staffing.costs import CostParts
from tests.made_measures import LOW, TARGETS, URGENT, counts_of, measures_of
from tests.made_studies import picture_of
from tests.small_scenarios import BASIC, EXTENDED, drawn, group, scenario, shift, team

NOISE = [int(each) for each in np.random.default_rng(11).normal(0, 5, 25)]


def result_of(name: str, mean: int, costs: float, *, targets: Sequence[TargetRow], replications: int) -> CoverageResult:
    """Each contractual target met in about `mean` of 100 cases, in every replication a little more or less."""
    rows = [[(mean + NOISE[index], 100)] * len(targets) for index in range(replications)]
    measures = [replace(measures_of(counts_of(row)), cost=CostParts(paid_hours=costs)) for row in rows]
    return coverage_result(name, tuple(targets), measures, (EMPTY,) * len(targets), weeks=1)


def side(
    name: str,
    mean: int = 80,
    *,
    costs: float = 0.0,
    of: Scenario | None = None,
    targets: Sequence[TargetRow] = TARGETS[:2],
    replications: int = 12,
    seed: int = 1,
    file: str = "",
) -> Side:
    result = result_of(name, mean, costs, targets=targets, replications=replications)
    study = StudyResult("Made up", seed, replications, Ending.FIXED, None, None, "simpy", (result,), 1.0)
    return Side(scenario() if of is None else of, study, result, file)


def against(one: Side, other: Side) -> Compared:
    return compared(one, other)


def test_better_at_what_cost() -> None:
    found = against(side("Follow the sun", 90, costs=16_304), side("Business hours", 80, costs=14_880))
    assert summary(found) == (
        "Follow the sun is better than Business hours on both contractual targets. "
        "It costs 1,424 EUR more a week (10%)."
    )


def test_worse_and_cheaper() -> None:
    found = against(side("One", 60, costs=800, targets=[URGENT]), side("Two", 80, costs=1_000, targets=[URGENT]))
    assert summary(found) == (
        "One is worse than Two on the one contractual target. It costs 200 EUR less a week (20%)."
    )


def test_some_better_and_some_not_to_be_told() -> None:
    ordinary = against_first(picture_of("ordinary").scenario, picture_of("ordinary").study)[0]
    assert on_targets(ordinary) == "Large: 4 replications cannot tell a difference from chance, it takes 10."
    same = against(side("One"), side("Two"))
    assert on_targets(same) == "One cannot be told apart from Two on either contractual target."


def moved(*by: int) -> Compared:
    """Each contractual target met so much more often, per 100 cases."""
    targets = [replace(URGENT, plan=f"Plan {number}") for number in range(len(by))]
    one, other = side("One", targets=targets), side("Two", targets=targets)
    return against(replace(one, coverage=replace(one.coverage, met=one.coverage.met + np.array(by))), other)


@pytest.mark.parametrize(
    ("by", "sentence"),
    [
        ((9, 9, 9, 9, 0, 0), "is better on 4 contractual targets, worse on none, and cannot be told apart on 2."),
        ((9, -9, -9), "is better on one contractual target and worse on 2."),
        ((0, -9, -9), "is worse on 2 contractual targets, better on none, and cannot be told apart on one."),
        ((9, 9, 9), "is better than Two on all 3 contractual targets."),
        ((0, 0, 0), "cannot be told apart from Two on any of the 3 contractual targets."),
    ],
)
def test_contractual_targets_are_counted_by_what_is_found(by: tuple[int, ...], sentence: str) -> None:
    assert on_targets(moved(*by)) == f"One {sentence}"


def test_what_no_one_can_say_of_costs_is_not_said() -> None:
    assert on_cost(against(side("One"), side("Two"))) == ""
    assert on_cost(against(side("One", costs=5), side("Two", costs=5))) == "It costs the same."
    dollars = side("One", costs=5, of=scenario(currency="USD"))
    assert on_cost(against(dollars, side("Two", costs=5))) == (
        "Its costs are in USD, the others in EUR, so they are not compared."
    )
    assert against(dollars, side("Two", costs=5)).cost is None


def test_a_cost_that_may_be_more_or_less_is_not_called_either() -> None:
    one, other = side("One", costs=100, replications=4), side("Two", costs=100, replications=4)
    uneven = replace(one, coverage=replace(one.coverage, costs=np.array([90.0, 110.0, 95.0, 109.0])))
    assert on_cost(against(uneven, other)) == "Whether it costs more or less cannot be told: +1 (−15 to +17) a week."


def test_targets_without_tickets_or_in_common_are_nothing_to_compare() -> None:
    only_low, only_urgent = side("One", targets=[LOW]), side("Two", targets=[URGENT])
    assert on_targets(against(only_low, only_urgent)) == "One and Two share no contractual target that had tickets."
    assert on_promises(against(only_low, only_urgent)) == (
        "Only One promises Extended low response in 5 business days.",
        "Only Two promises Extended urgent response in 2 hours.",
    )


def test_what_is_promised_otherwise_is_said() -> None:
    four = side("One", targets=[replace(URGENT, words="4 hours")], file="other.toml")
    assert on_promises(against(four, side("Two", targets=[URGENT]))) == (
        "One (other.toml) promises Extended urgent response in 4 hours, Two Extended urgent response in 2 hours.",
    )


def test_goals_that_differ_are_said_once_a_plan() -> None:
    strict = [replace(target, goal=0.995) for target in (URGENT, LOW)]
    assert on_promises(against(side("One", targets=strict), side("Two", targets=[URGENT, LOW]))) == (
        "The goal of Extended is 99.5% under One, 95% under Two.",
    )


def test_unequal_numbers_of_replications_are_said() -> None:
    assert on_replications(against(side("One"), side("Two"))) == ""
    assert on_replications(against(side("One", replications=20), side("Two"))) == (
        "Differences are taken over the first 12 replications of each; attainments over all, 20 of One and 12 of Two."
    )


def test_coverages_of_one_study_faced_the_same_tickets() -> None:
    picture = picture_of("ordinary")
    for pair in against_first(picture.scenario, picture.study):
        assert pair.is_of_same_tickets
        assert on_tickets(pair).startswith("Both faced the same tickets in every replication")
    alone = picture_of("one replication")
    assert on_tickets(against_first(alone.scenario, alone.study)[0]) == (
        "Both faced the same tickets, but one replication gives a difference no interval."
    )


WEEKS = {"weeks": 2, "follow_weeks": 1}


@pytest.mark.parametrize(
    "same",
    [
        scenario(name="Another", coverage=[{"name": "There", "teams": [team(shift(engineers=9))]}], simulation=WEEKS),
        scenario(plans=[{**BASIC, "goal": 0.5}, EXTENDED], simulation=WEEKS),
        scenario(plans=[EXTENDED, BASIC], simulation=WEEKS),
        scenario(simulation={**WEEKS, "replications": 7}),
    ],
    ids=["coverage", "goal", "order of plans", "replications"],
)
def test_what_judges_tickets_leaves_them_the_same(same: Scenario) -> None:
    asked = scenario(simulation=WEEKS)
    assert differing_parts(same, asked) == ()
    one, other = drawn(asked).tickets, drawn(same).tickets
    assert (one.arrival_s == other.arrival_s).all()
    assert (one.effort_s == other.effort_s).all()


@pytest.mark.parametrize(
    ("other", "part"),
    [
        (scenario(simulation={"weeks": 3}), "the weeks"),
        (scenario([group(accounts=101)], simulation=WEEKS), "the customer groups"),
        (scenario(work={"high": {"touches": 9}}, simulation=WEEKS), "the work of a ticket"),
        (scenario(plans=[{**BASIC, "rank": 7}, EXTENDED], simulation=WEEKS), "the plans"),
    ],
)
def test_what_differs_in_the_demand_is_named(other: Scenario, part: str) -> None:
    assert differing_parts(scenario(simulation=WEEKS), other) == (part,)
    found = against(side("One", of=other), side("Two", of=scenario(simulation=WEEKS)))
    assert on_tickets(found).startswith(f"The two differ in {part}, so each faced tickets of its own")


def test_another_seed_makes_other_tickets() -> None:
    """The study's seed, not the file's: it may have been asked for."""
    found = against(side("One", seed=2), side("Two"))
    assert found.tickets_differ_by == ("the seed",)
    assert not found.is_of_same_tickets


def coverage(name: str = "Here", /, *teams: object, **changes: object) -> Coverage:
    words: dict[str, object] = {"name": name, "teams": list(teams) or [team()]}
    return Coverage.model_validate(words | changes)


def test_the_same_staffing_differs_in_nothing() -> None:
    assert staffing_differences(coverage("One"), coverage("Two")) == ()


def test_teams_and_shifts_come_and_go() -> None:
    night = shift("Night", engineers=1, days="Mon-Sun", on_call={}, **{"from": dt.time(17), "to": dt.time(0)})
    houston = team(name="Houston", time_zone="America/Chicago")
    assert staffing_differences(coverage("New", team(shift(), night), houston), coverage()) == (
        "+ Houston: Day Mon-Fri 09:00-17:00, 2 engineers",
        "+ Oslo, Night Mon-Sun 17:00-24:00, 1 engineer on call",
    )
    assert staffing_differences(coverage(), coverage("New", team(shift(), night), houston)) == (
        "− Houston: Day Mon-Fri 09:00-17:00, 2 engineers",
        "− Oslo, Night Mon-Sun 17:00-24:00, 1 engineer on call",
    )


def test_what_changes_within_a_shift_a_team_and_the_rules() -> None:
    terms = {"response": "15 minutes", "call_out": 60.0}
    before = coverage("Before", team(shift(), shift("Night", on_call=terms), absence=0.06))
    changed = team(
        shift(engineers=3, days="Mon-Sat", handles=["Extended", "urgent"]),
        shift("Night", on_call={**terms, "call_out": 90.0}),
        absence=0.075,
    )
    rules = {
        "shift_end": "hand over",
        "interrupts": ["Extended urgent"],
        "hand_over": {"same_team": "5 minutes"},
        "premiums": [{"days": "Sat-Sun", "from": dt.time(8), "to": dt.time(0), "factor": 1.5}],
    }
    assert staffing_differences(coverage("After", changed, **rules), before) == (
        "Oslo, Day: days Mon-Fri → Mon-Sat",
        "Oslo, Day: engineers 2 → 3",
        "Oslo, Day: handles everything → Extended, urgent",
        "Oslo, Night: on call, call-out 60 → 90",
        "Oslo: absence 6% → 7.5%",
        "Interrupts: nothing → Extended urgent",
        "Premiums: none → Sat-Sun 08:00-24:00 × 1.5",
        "Shift end: hold → hand over",
        "Hand-over, same team 0 minutes → 5 minutes",
    )


def test_what_a_recommendation_may_choose_is_no_difference() -> None:
    bounded = coverage("Bounded", team(shift(at_least=1, at_most=4)))
    assert staffing_differences(bounded, coverage()) == ()
