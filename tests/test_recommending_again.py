"""A search that begins with what an earlier one knows, and what is spared where nothing has a price."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.headroom.clauses import changed_clauses
from planner.headroom.outcome import Step
from planner.recommending.earlier import Earlier, Played
from planner.recommending.hours_for_costs import ROSTERED_HOURS, with_hours_for_costs
from planner.recommending.recommendation import Recommendation, State
from planner.recommending.recommending import recommend, recommend_again
from planner.recommending.sentences import caveat, recommendation_sentence
from planner.scenario.scenario import Scenario
from planner.studies.workers import InlineWorkers
from tests.made_trials import busy_scenario
from tests.small_scenarios import HOUR_OF_WORK, group, shift, team

WORKERS = InlineWorkers()
LONG_WORK = {"distribution": "constant", "mean": "4 hours"}


def two_shifts() -> Scenario:
    """Days that need three engineers or four, and weekends that help little."""
    office = team(
        shift("Day", engineers=3, at_most=5),
        shift("Weekend", days="Sat-Sun", engineers=1, at_most=2),
        cost_per_hour=50.0,
    )
    return busy_scenario(office, plans=[{"name": "Basic", "goal": 0.9}])


@pytest.fixture(scope="module")
def played() -> Played:
    return Played(two_shifts())


@pytest.fixture(scope="module")
def found(played: Played) -> Recommendation:
    return recommend_again(two_shifts(), "Here", WORKERS, Earlier(played))


def likewise(scenario: Scenario) -> Iterator[Scenario]:
    """With a clause changed in ways that play the same histories, a goal, and in ways that play others, a time."""
    yield from (each.scenario for each in changed_clauses(scenario) if each.step in {Step.LOOSER, Step.TIGHTER})


def test_without_anything_earlier_it_finds_what_any_search_finds(found: Recommendation) -> None:
    alone = recommend(two_shifts(), "Here", WORKERS)
    assert (found.headcounts, found.cost_per_week, found.state) == (alone.headcounts, alone.cost_per_week, alone.state)
    assert found.is_confirmed


@pytest.mark.slow
def test_a_changed_clause_is_staffed_as_by_a_search_of_its_own(played: Played, found: Recommendation) -> None:
    assert found.headcounts is not None
    earlier = Earlier(played, (found.headcounts,), found.ruled_out)
    costs = set()
    for changed in likewise(two_shifts()):
        again = recommend_again(changed, "Here", WORKERS, earlier)
        alone = recommend(changed, "Here", WORKERS)
        assert again.is_confirmed == alone.is_confirmed
        assert again.cost_per_week == pytest.approx(alone.cost_per_week)
        if again.cost_per_week is not None:
            assert again.proven_bound is not None
            assert again.proven_bound <= again.cost_per_week
        costs.add(again.cost_per_week)
    assert len(costs) > 1, "some clause has a price, or this shows little"


@pytest.mark.usefixtures("found")
def test_goals_and_contracts_share_histories_and_nothing_else_does(played: Played) -> None:
    base = two_shifts()
    changed = {(each.is_goal, each.step): each.scenario for each in changed_clauses(base)}
    own = played.of(base)
    assert own
    assert played.of(changed[True, Step.LOOSER]) is own
    assert played.of(changed[False, Step.SUGGESTED]) is own
    assert not played.of(changed[False, Step.TIGHTER])
    other_seed = base.model_copy(update={"simulation": base.simulation.model_copy(update={"seed": 77})})
    assert not played.of(other_seed)


def test_where_nothing_has_a_price_rostered_hours_are_spared() -> None:
    free = busy_scenario(team(shift(engineers=4, at_most=6)))
    priced = busy_scenario(team(shift(engineers=4, at_most=6), cost_per_hour=50.0))
    found, same = (recommend(each, "Here", WORKERS) for each in (free, priced))
    assert found.headcounts == same.headcounts
    assert found.headcounts is not None
    assert found.currency == ROSTERED_HOURS
    assert found.cost_per_week == pytest.approx(40.0 * found.headcounts[0], rel=0.1), "overtime on top"
    assert any("names no costs" in each for each in found.assumptions)
    assert with_hours_for_costs(priced) is priced


def test_engineers_who_cost_nothing_are_not_recommended_for_nothing() -> None:
    rota = {"engineers": 1, "at_most": 3, "handles": ["urgent"], "on_call": {"response": "15 minutes"}}
    office = team(shift(engineers=3, at_most=4), shift("On call", days="Mon-Sun", **rota), cost_per_hour=50.0)
    found = recommend(busy_scenario(office), "Here", WORKERS)
    assert found.headcounts is not None
    assert found.headcounts[1] == 0, "there are no Urgent tickets to be called for"


def test_what_cannot_be_shown_or_is_not_asked_is_said() -> None:
    targets = {"high": {"first_response": "1 business day", "contractual": False}}
    nothing = busy_scenario(plans=[{"name": "Basic", "targets": targets}])
    assert recommend(nothing, "Here", WORKERS).assumptions[0].startswith("No target is contractual")
    perfect = busy_scenario(plans=[{"name": "Basic", "goal": 1.0}])
    found = recommend(perfect, "Here", WORKERS)
    assert not found.is_feasible
    assert found.assumptions[0].startswith("No simulation can show that a goal of 100% is met")
    (closest,) = found.lacking
    assert closest.startswith("The closest that was tried, ")
    assert closest.endswith("; the goal is 100%.")


def test_work_that_no_contract_asks_for_may_pile_up_and_that_is_said(found: Recommendation) -> None:
    assert caveat(found) == ""
    work = {"high": {"first_response": HOUR_OF_WORK, "touches": 0}, "low": {"first_response": LONG_WORK, "touches": 0}}
    office = team(shift(engineers=1, at_least=1, at_most=1), cost_per_hour=50.0)
    clients = group(accounts=300, severities={"high": 0.5, "low": 0.5})
    cheap = recommend(busy_scenario(office, work=work, customers=[clients]), "Here", WORKERS)
    assert cheap.is_confirmed
    beware = "Beware: it misses 1 suggested target, and engineers cannot keep up with all of the work."
    assert recommendation_sentence(cheap).endswith(f"; confirmed on fresh seeds. {beware}")


def test_stopped_at_once_it_recommends_nothing_dearer_than_now() -> None:
    """The headcounts of now are judged first, and meet; the most of every shift would meet too."""
    told: list[object] = []
    roomy = busy_scenario(team(shift(engineers=3, at_most=8), cost_per_hour=50.0))
    stopped = recommend(roomy, "Here", WORKERS, told.append, lambda: bool(told))
    assert (stopped.state, stopped.headcounts) == (State.STOPPED, (3,))
