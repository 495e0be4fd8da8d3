"""Recommendations against the exhaustive optimum: small simulated cases in which every staffing is tried.

Both judge a staffing in the same replications and by the same looks, so they differ only if the search, or what it
takes to be so (more engineers never do worse), is wrong. With given seeds that is no matter of chance: the test has no
false alarms. The optimum is that of judging by intervals of 95%, in the search and again on fresh seeds.
"""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from planner.recommending.choices import Headcounts, choices_of
from planner.recommending.evaluating import Evaluated, Evaluator
from planner.recommending.goals import Goal
from planner.recommending.recommendation import State
from planner.recommending.recommending import recommend
from planner.scenario.scenario import Scenario
from planner.studies.trials import Trials
from planner.studies.workers import InlineWorkers
from tests.small_scenarios import group, scenario, shift, team

CASES = range(20)


def case(seed: int) -> Scenario:
    """Two to four shifts of up to three engineers, whose hours, costs and demand are drawn."""
    starts = [(8, 16), (12, 20), (16, 0), (0, 8)][: 2 + seed % 3]
    shifts = [
        shift(
            f"From {start}",
            days="Mon-Sun",
            **{"from": dt.time(start), "to": dt.time(end)},
            engineers=1 + (seed + number) % 2,
            at_least=0,
            at_most=2 if len(starts) > 2 else 3,
        )
        for number, (start, end) in enumerate(starts)
    ]
    clients = group(
        plan="Extended",
        accounts=60 + 25 * (seed % 5),
        tickets_per_account_per_month=2.0,
        severities={"urgent": 0.3, "high": 0.7},
        profile="office hours" if seed % 2 else "flat",
        business_hours={"days": "Mon-Fri", "from": dt.time(9), "to": dt.time(17)},
    )
    goal = (0.6, 0.8, 0.9)[seed % 3]
    plans = [{"name": "Basic"}, {"name": "Extended", "goal": goal}]
    weeks = {"weeks": 3, "warm_up_weeks": 1, "follow_weeks": 1, "seed": 100 + seed}
    return scenario([clients], [team(*shifts, cost_per_hour=40 + 5 * (seed % 4))], weeks, plans=plans)


@pytest.mark.slow
@pytest.mark.parametrize("seed", CASES)
def test_the_recommendation_is_the_exhaustive_optimum(seed: int) -> None:
    made = case(seed)
    workers = InlineWorkers()
    found = recommend(made, "Here", workers)
    evaluator = Evaluator(made, Goal(), Trials(workers))
    choices = choices_of(made.coverage[0])
    everything = [evaluator.judged(each) for each in product(*(range(c.least, c.most + 1) for c in choices))]
    met = [each for each in everything if each.meets]
    if found.headcounts is None:
        assert found.state in (State.INFEASIBLE, State.NOT_FOUND)
        assert not met
        return
    refused = [each for each in met if each.headcounts != found.headcounts and each.cost < _cost(met, found.headcounts)]
    if found.is_confirmed and refused:
        # What was cheaper in the search did not meet on fresh seeds: then it must not meet there.
        assert found.confirming_seed is not None
        fresh = Evaluator(
            made.model_copy(update={"simulation": made.simulation.model_copy(update={"seed": found.confirming_seed})}),
            Goal(),
            Trials(workers),
            looks=(160,),
        )
        assert not any(fresh.judged(each.headcounts).meets for each in refused)
    else:
        assert _cost(met, found.headcounts) == pytest.approx(min(each.cost for each in met))
    assert found.proven_bound is not None
    assert found.proven_bound <= min(each.cost for each in met) + 0.01


def _cost(met: list[Evaluated], headcounts: Headcounts) -> float:
    return next(each.cost for each in met if each.headcounts == headcounts)


def test_the_cases_have_both_endings() -> None:
    """Some can be met and some cannot, or the twenty would show little."""
    states = {recommend(case(seed), "Here", InlineWorkers()).is_feasible for seed in (0, 2)}
    assert states == {True, False}
