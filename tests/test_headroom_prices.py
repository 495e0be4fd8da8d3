"""The price of a promise: every clause a step away from what it says, and what the staffing then costs."""

from __future__ import annotations

import pytest

from planner.demand.frame import build_frame
from planner.errors import PlannerError
from planner.headroom.clauses import ChangedClause, changed_clauses
from planner.headroom.outcome import Staffed, Step
from planner.headroom.price_words import clause_words, price_sentences, saving_words
from planner.headroom.promise_prices import find_clause_prices, find_promise_prices
from planner.plans import Severity
from planner.scenario.scenario import Scenario
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.workers import InlineWorkers
from tests.made_trials import busy_scenario
from tests.small_scenarios import Words, scenario, shift, team

TARGETS: Words = {
    "urgent": {"first_response": "2 hours", "updates": "ongoing"},
    "high": {"first_response": "1 business day", "updates": "2 business days"},
    "low": {"first_response": "1 week", "contractual": False},
}
PLANS = [{"name": "Basic", "goal": 0.95, "targets": TARGETS}]


def of() -> Scenario:
    return scenario(plans=PLANS)


def told(clause: ChangedClause) -> str:
    after = f" {clause.after}" if clause.after else ""
    what = "goal" if clause.is_goal else f"{clause.clause.severity.word} {clause.clause.metric.value}"
    return f"{what} {clause.step.value}{after}"


def test_every_contractual_clause_is_changed_in_every_way() -> None:
    assert [told(clause) for clause in changed_clauses(of())] == [
        "goal looser 90%",
        "goal tighter 98%",
        "urgent first_response only suggested",
        "urgent first_response looser 3 hours",
        "urgent first_response tighter 1 hour",
        "urgent updates dropped",
        "urgent updates looser 1 business day",
        "high first_response only suggested",
        "high first_response looser 2 business days",
        "high updates dropped",
        "high updates looser 3 business days",
        "high updates tighter 1 business day",
    ]


def test_what_is_most_severe_and_served_first_comes_first() -> None:
    both = scenario(plans=[{**PLANS[0], "rank": 2}, {"name": "Extended", "rank": 1, "targets": TARGETS}])
    order = list(dict.fromkeys(f"{each.clause.plan} {each.clause.severity.word}" for each in changed_clauses(both)))
    assert order == ["Extended urgent", "Basic urgent", "Extended high", "Basic high"]


def test_each_changes_its_clause_and_no_other() -> None:
    before = of()
    for clause in changed_clauses(before):
        assert clause.scenario.coverage is before.coverage
        assert clause.scenario.customers is before.customers
        build_frame(clause.scenario)
        plan, changed = before.plans[0], clause.scenario.plans[0]
        if clause.is_goal:
            assert (changed.targets, changed.goal) == (plan.targets, float(clause.after[:-1]) / 100)
            continue
        assert changed.goal == plan.goal
        same = {severity for severity in plan.targets if changed.targets[severity] == plan.targets[severity]}
        assert same == set(plan.targets) - {clause.clause.severity}
    suggested = next(each for each in changed_clauses(before) if each.step is Step.SUGGESTED)
    target = suggested.scenario.plans[0].targets[Severity.URGENT]
    assert (target.contractual, target.first_response) == (False, of().plans[0].targets[Severity.URGENT].first_response)


def staffed(cost: float | None) -> Staffed:
    return Staffed(cost, cost, is_confirmed=True, state="confirmed", replications=40)


def cost_of(of_scenario: Scenario) -> Staffed:
    """A thousand a week, less where the goal is lower, and nothing to be found where it is higher."""
    goal = of_scenario.plans[0].goal
    urgent = of_scenario.plans[0].targets[Severity.URGENT]
    if goal > 0.95:
        return staffed(None)
    return staffed(1_000 - 4_000 * (0.95 - goal) - (0 if urgent.contractual else 500))


def test_a_clause_costs_what_the_staffing_without_it_saves() -> None:
    found = find_promise_prices(of(), cost_of)
    assert found is not None
    assert found.is_complete
    prices = {clause_words(each): each.price for each in found.prices}
    assert prices["Basic, a goal of 90% instead of 95%"] == pytest.approx(200)
    assert prices["Basic urgent, response and updates only suggested"] == pytest.approx(500)
    assert prices["Basic high, first response in 1 business day, 2 business days instead"] == pytest.approx(0)
    assert prices["Basic, a goal of 98% instead of 95%"] is None
    assert found.prices[0].price == pytest.approx(500), "the dearest first"
    assert found.prices[-1].price is None


def test_a_price_lies_between_what_is_proven_and_easier_is_never_dearer() -> None:
    def staff(changed: Scenario) -> Staffed:
        target = changed.plans[0].targets[Severity.URGENT]
        if not target.contractual:
            return Staffed(700.0, 650.0, is_confirmed=False, state="stopped")
        if changed.plans[0].targets[Severity.HIGH].updates is None:
            return Staffed(700.0, 600.0, is_confirmed=True, state="stopped")
        if changed.plans[0].goal > 0.95:
            return Staffed(None, 1_200.0, is_confirmed=False, state="stopped")
        if changed == of():
            return Staffed(1_000.0, 950.0, is_confirmed=True, state="stopped")
        return staffed(1_100 if target.updates is None else 900)

    found = find_promise_prices(of(), staff)
    assert found is not None
    told = {clause_words(each): (each.price, each.low, each.high, saving_words(each, "EUR")) for each in found.prices}
    expected: dict[str, tuple[float | None, float | None, float | None, str]] = {
        # What was not confirmed has no price, not one of nothing.
        "Basic urgent, response and updates only suggested": (
            None,
            0,
            350,
            "would save an amount that is not known, at most 350 EUR a week",
        ),
        "Basic high, update every 2 business days, dropped": (300, 250, 400, "would save 300 EUR a week, at most 400"),
        # What keeps more keeps this too.
        "Basic urgent, ongoing updates, dropped": (0, 0, 0, "would save nothing"),
        "Basic, a goal of 90% instead of 95%": (100, 50, 100, "would save 100 EUR a week"),
        "Basic, a goal of 98% instead of 95%": (
            None,
            None,
            -200,
            "is kept by no staffing that was found: it would add at least 200 EUR a week",
        ),
        # What keeps more never costs less.
        "Basic high, update every 2 business days, 1 business day instead": (0, -50, 0, "would add nothing"),
    }
    assert {words: told[words] for words in expected} == expected
    assert price_sentences(found, "EUR")[-1] == (
        "No staffing was found that keeps 1 tighter clause: the table says which."
    )


def test_prices_found_until_it_is_stopped_are_kept() -> None:
    told_so_far: list[object] = []

    def staff(changed: Scenario) -> Staffed:
        if len(told_so_far) >= 4:
            raise TasksCancelledError("cancelled")
        return cost_of(changed)

    found = find_promise_prices(of(), staff, told_so_far.append)
    assert found is not None
    assert (len(found.prices), found.is_complete) == (2, False)


def test_what_is_found_for_a_clause_is_held_against_the_best_known_at_the_end() -> None:
    asked: list[Scenario] = []

    def staff(changed: Scenario) -> Staffed:
        asked.append(changed)
        return staffed(1_000 if len(asked) == 1 else 900)

    found = find_promise_prices(of(), staff)
    assert found is not None
    assert (asked[0], asked[-1]) == (of(), of())
    assert found.as_promised.cost_per_week == 900
    assert {each.price for each in found.prices} == {0}, "a longer search is no price"


def test_where_the_staffing_as_promised_is_not_confirmed_no_clause_is_priced() -> None:
    found = find_promise_prices(of(), lambda _: Staffed(1_000.0, 500.0, is_confirmed=False, state="stopped"))
    assert found is not None
    assert found.prices == ()
    assert price_sentences(found, "EUR")[1].startswith("Without a confirmed staffing no clause has a price")


def test_where_nothing_keeps_every_promise_no_clause_is_priced() -> None:
    found = find_promise_prices(of(), lambda _: staffed(None))
    assert found is not None
    assert (found.prices, found.is_complete) == ((), True)


def test_a_coverage_is_staffed_again_for_every_clause() -> None:
    busy = busy_scenario(team(shift(engineers=1, at_most=3), cost_per_hour=50.0))
    told_so_far: list[object] = []
    found = find_clause_prices(
        busy, "Here", InlineWorkers(), told_so_far.append, lambda: len(told_so_far) >= 3, time_limit_s=None
    )
    assert found is not None
    assert found.as_promised.cost_per_week is not None
    assert found.as_promised.is_confirmed
    assert found.prices
    assert not found.is_complete
    assert find_clause_prices(busy, "Here", InlineWorkers(), is_cancelled=lambda: True) is None


def test_where_nothing_is_paid_for_no_promise_has_a_price() -> None:
    with pytest.raises(PlannerError, match="names no costs"):
        find_clause_prices(busy_scenario(team(shift())), "Here", InlineWorkers())
