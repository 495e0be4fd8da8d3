"""Promise prices: what each clause of the plans costs, by staffing a coverage again without it or a step away from it.

The price of a clause is what the cheapest staffing costs as promised, less what it costs with the clause changed. A
clause that is easier to keep never costs more, as the staffing that keeps it as it stands keeps it then too; nor does a
harder one cost less. Both costs lie between what is proven and the cheapest that was found and confirmed, and so does
their difference: a search that is cut short leaves a wider interval, never a wrong price.

All searches share one time limit. Each begins where those before it ended (`planner.recommending.earlier`). What is
found cheaper for a changed clause is tried for the clause as it stands as well, or a longer search would pass for a
price.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from math import inf
from time import monotonic

from planner.errors import PlannerError
from planner.headroom.clauses import ChangedClause, changed_clauses
from planner.headroom.outcome import ClausePrice, PromisePrices, Staffed, Step
from planner.recommending.choices import Headcounts, alone
from planner.recommending.earlier import Earlier, Played
from planner.recommending.hours_for_costs import has_costs
from planner.recommending.recommendation import Recommendation
from planner.recommending.recommending import recommend_again
from planner.scenario.scenario import Scenario
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.workers import Workers

TIME_LIMIT_S = 900.0
"""Of all searches together, of which two plans need some thirty."""

FIRST_SHARE = 0.25
"""Of it, at the most, for the staffing as promised, which every price hangs on."""

MOST_FIRST = 12
"""Staffings that an earlier search found to be near the answer, looked at before any other."""

Staff = Callable[[Scenario], Staffed]
"""The cheapest staffing of a scenario's one coverage; raises TasksCancelledError when cancelled."""


def find_clause_prices(
    scenario: Scenario,
    coverage: str,
    workers: Workers,
    tell: Callable[[object], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    time_limit_s: float | None = TIME_LIMIT_S,
    as_promised: Recommendation | None = None,
) -> PromisePrices | None:
    """What each clause costs a coverage; incomplete if cancelled, None if nothing was found before.

    Tells words and PromisePrices. What was recommended for the coverage saves the first search. Raises ChoiceError if
    there is no such coverage, PlannerError if it names no costs. Where searches come to the limit of their time, what
    is found hangs on how quick the machine is; without a limit it does not.
    """
    of_coverage = alone(scenario, coverage)
    if not has_costs(of_coverage.coverage[0]):
        raise PlannerError(f"{coverage} names no costs, so no promise has a price", mend="give a team cost_per_hour")
    searches = _Searches(of_coverage, workers, is_cancelled, time_limit_s, as_promised)
    found = find_promise_prices(of_coverage, searches, tell)
    return None if found is None else replace(found, recommendation=searches.as_promised)


class _Searches:
    """Staffs one coverage again and again, each time from what is known by then and in its fair share of the time."""

    def __init__(
        self,
        scenario: Scenario,
        workers: Workers,
        is_cancelled: Callable[[], bool],
        time_limit_s: float | None,
        as_promised: Recommendation | None,
    ) -> None:
        self._scenario = scenario
        self._workers = workers
        self._is_cancelled = is_cancelled
        self._limit_s, self._begun_s = time_limit_s, monotonic()
        self._played = Played(scenario)
        self.as_promised = as_promised
        """The best known; None before anything is."""
        self._cheaper: list[Headcounts] = []
        """What was found for changed clauses."""
        self._left = 2 + sum(1 for _ in changed_clauses(scenario))
        """Staffings to come: as promised, of each clause, and once more as promised."""
        self._is_first = True

    def __call__(self, changed: Scenario) -> Staffed:
        is_first, self._is_first = self._is_first, False
        share_s = self._share_s(is_first=is_first)
        self._left -= 1
        if changed == self._scenario:
            known = self.as_promised
            if known is None or not (is_first and known.is_confirmed):
                self.as_promised = _better(self._search(changed, share_s), known)
            assert self.as_promised is not None, "it was staffed just now"
            return staffed_of(self.as_promised)
        found = self._search(changed, share_s)
        if found.is_confirmed and found.headcounts is not None and found.headcounts not in self._cheaper:
            self._cheaper.append(found.headcounts)
        return staffed_of(found)

    def _share_s(self, *, is_first: bool) -> float | None:
        """Of what is left; the staffing that every price hangs on has a larger part of it."""
        if self._limit_s is None:
            return None
        left_s = max(0.0, self._limit_s - (monotonic() - self._begun_s))
        return left_s * FIRST_SHARE if is_first else left_s / max(1, self._left)

    def _search(self, scenario: Scenario, share_s: float | None) -> Recommendation:
        (coverage,) = scenario.coverage
        found = recommend_again(
            scenario, coverage.name, self._workers, self._earlier(), self._is_cancelled, time_limit_s=share_s
        )
        if self._is_cancelled():
            raise TasksCancelledError("cancelled")
        return found

    def _earlier(self) -> Earlier:
        """From the staffing as promised and those dearer; the others are what it ruled out, or did for a clause."""
        known = self.as_promised
        if known is None or known.headcounts is None:
            return Earlier(self._played)
        dearer = (each.headcounts for each in known.frontier if each.cost_per_week > _cost_of(known))
        first = dict.fromkeys((known.headcounts, *islice(dearer, MOST_FIRST)))
        return Earlier(self._played, tuple(first), tuple(dict.fromkeys((*known.ruled_out, *self._cheaper))))


def _better(found: Recommendation, known: Recommendation | None) -> Recommendation:
    """What is confirmed, then the cheaper; what was proven for one holds for both."""
    if known is None:
        return found
    best = min(known, found, key=lambda each: (not each.is_confirmed, _cost_of(each)))
    bounds = [each.proven_bound for each in (known, found) if each.proven_bound is not None]
    return replace(best, proven_bound=min(max(bounds), _cost_of(best)) if bounds else None)


def _cost_of(found: Recommendation) -> float:
    """Beyond every other where nothing was found."""
    return inf if found.cost_per_week is None else found.cost_per_week


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
    """What each clause costs the scenario's one coverage, as `find_clause_prices`, by any way to staff it.

    It is staffed as promised first, and again at the end, when more is known.
    """
    try:
        as_promised = staff(scenario)
    except TasksCancelledError:
        return None
    clauses = list(changed_clauses(scenario)) if as_promised.is_sure else []
    found: list[tuple[ChangedClause, Staffed]] = []
    try:
        for clause in clauses:
            found.append((clause, staff(clause.scenario)))
            tell(f"{len(found)} of {len(clauses)} clauses priced")
            tell(_prices(scenario, as_promised, found, is_complete=False))
        if found:
            as_promised = staff(scenario)
    except TasksCancelledError:
        return _prices(scenario, as_promised, found, is_complete=False)
    return _prices(scenario, as_promised, found, is_complete=True)


def _prices(
    scenario: Scenario, as_promised: Staffed, found: Sequence[tuple[ChangedClause, Staffed]], *, is_complete: bool
) -> PromisePrices:
    """The dearest first; those that could not be staffed last."""
    prices = [_price(as_promised, clause, staffed) for clause, staffed in found]
    ordered = sorted(prices, key=lambda each: (each.price is None, -abs(each.price or 0.0), -abs(each.high or 0.0)))
    return PromisePrices(scenario.coverage[0].name, scenario.simulation.seed, as_promised, tuple(ordered), is_complete)


def _price(as_promised: Staffed, clause: ChangedClause, staffed: Staffed) -> ClausePrice:
    between = _harder if clause.step is Step.TIGHTER else _easier
    price, low, high = between(as_promised, staffed)
    return ClausePrice(
        clause=clause.clause,
        is_goal=clause.is_goal,
        step=clause.step,
        before=clause.before,
        after=clause.after,
        staffed=staffed,
        price=price,
        low=low,
        high=high,
    )


Price = tuple[float | None, float | None, float | None]
"""As found, and between what and what it lies."""


def _easier(as_promised: Staffed, changed: Staffed) -> Price:
    """What is saved at most: down to what is proven; the staffing as promised will do in any case.

    That it will do is no price: where a search ended with nothing confirmed, what the clause costs is not known.
    """
    cost, bound = as_promised.sure_cost, as_promised.sure_bound
    if not changed.is_sure:
        return None, 0.0, cost - min(changed.sure_bound, cost)
    then = min(cost, changed.sure_cost)
    return cost - then, max(0.0, bound - then), cost - min(changed.sure_bound, then)


def _harder(as_promised: Staffed, changed: Staffed) -> Price:
    """Below zero: what it costs at least and, where a staffing was found that keeps it, at most."""
    cost = as_promised.sure_cost
    least = min(0.0, cost - changed.sure_bound)
    if not changed.is_sure:
        return None, None, least
    then = max(cost, changed.sure_cost)
    return cost - then, as_promised.sure_bound - then, max(least, cost - then)
