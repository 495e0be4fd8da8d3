"""Promise prices: what each clause of the plans costs, by staffing a coverage again without it or a step away from it.

The price of a clause is what the cheapest staffing costs as promised, less what it costs with the clause changed. Both
are found by a search with a limit of time, and a price is told only where both are confirmed and near what is proven:
of a search that was cut short it would say more about the search than about the promise. A clause that is easier to
keep never costs more, as the staffing that keeps it as it stands keeps it then too; nor does a harder one cost less.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.headroom.clauses import ChangedClause, changed_clauses
from planner.headroom.outcome import ClausePrice, PromisePrices, Staffed, Step
from planner.recommending.recommendation import Recommendation
from planner.recommending.recommending import recommend
from planner.scenario.scenario import Scenario
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.study_choice import StudyChoice, chosen_scenario
from planner.studies.workers import Workers

SEARCH_LIMIT_S = 90.0
"""Of each search, of which two plans need some thirty: enough for a dozen shifts, and prices come one by one."""

Staff = Callable[[Scenario], Staffed]
"""The cheapest staffing of a scenario's one coverage; raises TasksCancelledError when cancelled."""


def find_clause_prices(
    scenario: Scenario,
    coverage: str,
    workers: Workers,
    tell: Callable[[object], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    search_limit_s: float = SEARCH_LIMIT_S,
) -> PromisePrices | None:
    """What each clause costs a coverage; incomplete if cancelled, None if nothing was found before.

    Tells words and PromisePrices. Raises ChoiceError if there is no such coverage. Where a search comes to the limit of
    its time, what it found hangs on how quick the machine is.
    """

    def staff(changed: Scenario) -> Staffed:
        found = recommend(changed, coverage, workers, is_cancelled=is_cancelled, time_limit_s=search_limit_s)
        if is_cancelled():
            raise TasksCancelledError("cancelled")
        return staffed_of(found)

    return find_promise_prices(chosen_scenario(scenario, StudyChoice(coverages=(coverage,))), staff, tell)


def staffed_of(recommendation: Recommendation) -> Staffed:
    """What a search found, as far as a price hangs on it."""
    return Staffed(
        cost_per_week=recommendation.cost_per_week,
        proven_bound=recommendation.proven_bound,
        is_confirmed=recommendation.is_confirmed,
        state=recommendation.state.value,
        replications=0 if recommendation.result is None else len(recommendation.result.count),
    )


def find_promise_prices(
    scenario: Scenario, staff: Staff, tell: Callable[[object], None] = lambda _: None
) -> PromisePrices | None:
    """What each clause costs the scenario's one coverage, as `find_clause_prices`, by any way to staff it."""
    try:
        as_promised = staff(scenario)
    except TasksCancelledError:
        return None
    clauses = list(changed_clauses(scenario)) if as_promised.is_near_cheapest else []
    prices: list[ClausePrice] = []
    try:
        for clause in clauses:
            prices.append(_price(as_promised, clause, staff(clause.scenario)))
            tell(f"{len(prices)} of {len(clauses)} clauses priced")
            tell(_prices(scenario, as_promised, prices, is_complete=False))
    except TasksCancelledError:
        return _prices(scenario, as_promised, prices, is_complete=False)
    return _prices(scenario, as_promised, prices, is_complete=True)


def _price(as_promised: Staffed, clause: ChangedClause, staffed: Staffed) -> ClausePrice:
    return ClausePrice(
        clause=clause.clause,
        is_goal=clause.is_goal,
        step=clause.step,
        before=clause.before,
        after=clause.after,
        staffed=staffed,
        price=_difference(as_promised, staffed, clause.step),
    )


def _difference(as_promised: Staffed, staffed: Staffed, step: Step) -> float | None:
    before, after = as_promised.cost_per_week, staffed.cost_per_week
    if before is None or after is None or not (as_promised.is_near_cheapest and staffed.is_near_cheapest):
        return None
    return min(0.0, before - after) if step is Step.TIGHTER else max(0.0, before - after)


def _prices(
    scenario: Scenario, as_promised: Staffed, prices: Sequence[ClausePrice], *, is_complete: bool
) -> PromisePrices:
    """The dearest first; those that could not be staffed last."""
    ordered = sorted(prices, key=lambda each: (each.price is None, -abs(each.price or 0.0)))
    return PromisePrices(scenario.coverage[0].name, scenario.simulation.seed, as_promised, tuple(ordered), is_complete)
