"""The search against trying everything, on made-up staffings whose answers are known without simulation."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest

from planner.estimates.verdicts import Verdict
from planner.recommending import search as room
from planner.recommending.choices import Headcounts, ShiftChoice
from planner.recommending.program import Problem, Slope, solve
from planner.recommending.search import Search
from planner.recommending.workload_needs import WorkloadNeeds
from planner.studies.ordered_tasks import TasksCancelledError


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """A staffing as an evaluator has it."""

    headcounts: Headcounts
    result: dict[str, float]
    margin: float
    verdict: Verdict
    cost: float
    replications: int = 10

    @property
    def meets(self) -> bool:
        return self.verdict is Verdict.MET


class Case:
    """Up to four shifts, two goals that grow with each engineer, and overtime that falls with them.

    If the first shift takes hours from one on call, both goals have something from that as long as nobody stands it.
    """

    def __init__(
        self,
        seed: int,
        *,
        overtime: float = 0.0,
        close: float = 0.0,
        stop_after: int | None = None,
        takes_hours: bool = False,
    ) -> None:
        draw = random.Random(seed)  # noqa: S311  # made-up cases, no secrets
        shifts = draw.randint(1, 4)
        least = [draw.randint(0, 1) for _ in range(shifts)]
        self.choices = tuple(
            ShiftChoice(0, number, "Team", f"Shift {number}", 1, low, low + draw.randint(1, 3), is_candidate=False)
            for number, low in enumerate(least)
        )
        if takes_hours:
            self.choices = (replace(self.choices[0], takes_hours=True), *self.choices[1:])
        self.costs = tuple(float(draw.randint(50, 150)) for _ in range(shifts))
        self._gains = [[draw.random() + 0.05 for _ in range(shifts)] for _ in range(2)]
        most = [choice.most for choice in self.choices]
        self._needed = [float(np.dot(gains, most)) * draw.uniform(0.2, 0.8) for gains in self._gains]
        self._on_call = draw.random() * 2 if takes_hours else 0.0
        self._overtime = overtime * draw.random() * 100
        self._close = close
        self._stop_after = stop_after
        self._known: dict[Headcounts, Made] = {}
        nothing = WorkloadNeeds((), np.zeros((0, shifts), dtype=np.bool_), (0.0,) * shifts)
        self.problem = Problem(self.choices, self.costs, (), (), nothing)

    goal = None
    looks = (10,)

    @property
    def known(self) -> tuple[Made, ...]:
        return tuple(self._known.values())

    def everything(self) -> list[Made]:
        return [self.made(each) for each in product(*(range(c.least, c.most + 1) for c in self.choices))]

    def made(self, headcounts: Headcounts) -> Made:
        values = {
            str(number): (float(np.dot(gains, headcounts)) + self._on_call * (headcounts[0] == 0) - needed) / needed
            for number, (gains, needed) in enumerate(zip(self._gains, self._needed, strict=True))
        }
        margin = min(values.values())
        verdict = Verdict.MISSED if margin < -self._close else Verdict.TOO_CLOSE if margin < 0 else Verdict.MET
        busy = float(np.dot(self._gains[0], headcounts)) / self._needed[0]
        cost = float(np.dot(headcounts, self.costs)) + self._overtime * max(0.0, 3.0 - 2.0 * busy)
        return Made(headcounts, values, margin, verdict, cost)

    def judged(self, headcounts: Headcounts) -> Made:
        if headcounts not in self._known:
            if self._stop_after is not None and len(self._known) >= self._stop_after:
                raise TasksCancelledError("cancelled")
            self._known[headcounts] = self.made(headcounts)
        return self._known[headcounts]

    def played(self, headcounts: Headcounts, _replications: int) -> Made:
        return self.judged(headcounts)

    def all_played(self, staffings: Iterable[Headcounts], _replications: int) -> list[Made]:
        return [self.judged(each) for each in staffings]


@pytest.fixture(autouse=True)
def _made_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "values_asked", lambda result, _goal: result)


def searched(case: Case) -> Search:
    return Search(case.problem, case, lambda: None)  # type: ignore[arg-type]  # stands for an evaluator


@pytest.mark.parametrize("overtime", [0.0, 1.0])
@pytest.mark.parametrize("close", [0.0, 0.1])
def test_the_search_finds_what_trying_everything_finds(overtime: float, close: float) -> None:
    for seed in range(40):
        case = Case(seed, overtime=overtime, close=close)
        search = searched(case)
        search.run()
        everything = case.everything()
        cheapest = min((each.cost for each in everything if each.meets), default=None)
        found = _cost_of_best(search)
        assert found == pytest.approx(cheapest) if cheapest is not None else found is None, seed
        possible = min((each.cost for each in everything if each.verdict is not Verdict.MISSED), default=None)
        if search.bound is not None and possible is not None:
            assert search.bound.cost <= possible + 0.01, seed
        if cheapest is not None and close == 0.0:
            assert search.bound is not None
            assert search.bound.cost == pytest.approx(cheapest), "nothing is left in doubt"


def test_a_miss_says_nothing_of_staffings_with_more_hours_on_call() -> None:
    for seed in range(100):
        case = Case(seed, takes_hours=True)
        search = searched(case)
        search.run()
        cheapest = min((each.cost for each in case.everything() if each.meets), default=None)
        assert _cost_of_best(search) == (None if cheapest is None else pytest.approx(cheapest)), seed


@pytest.mark.parametrize("stop_after", [0, 1, 3, 6, 10])
def test_a_stopped_search_has_the_best_so_far_and_a_bound_that_holds(stop_after: int) -> None:
    for seed in range(40):
        case = Case(seed, stop_after=stop_after)
        search = searched(case)
        try:
            search.run()
        except TasksCancelledError:
            cheapest = min((each.cost for each in case.everything() if each.meets), default=None)
            assert search.best is None or search.best.meets
            if search.bound is not None and cheapest is not None:
                assert search.bound.cost <= cheapest + 0.01


def test_a_refused_best_is_never_found_again() -> None:
    for seed in range(40):
        case = Case(seed)
        search = searched(case)
        search.run()
        best = search.best
        if best is None:
            continue
        search.refuse(best.headcounts, is_missed=False)
        left = [each.cost for each in case.everything() if each.meets and each.headcounts != best.headcounts]
        found = _cost_of_best(search)
        assert found == pytest.approx(min(left)) if left else found is None, seed


def _cost_of_best(search: Search) -> float | None:
    return None if search.best is None else search.best.cost


def test_an_exclusion_rules_out_all_that_have_nowhere_more() -> None:
    for seed in range(40):
        case = Case(seed)
        draw = random.Random(seed)  # noqa: S311  # made-up cases, no secrets
        missed = [tuple(draw.randint(c.least, c.most) for c in case.choices) for _ in range(3)]
        left = [
            each
            for each in (made.headcounts for made in case.everything())
            if not any(all(n <= m for n, m in zip(each, other, strict=True)) for other in missed)
        ]
        found = solve(case.problem, missed)
        cheapest = min((sum(n * cost for n, cost in zip(each, case.costs, strict=True)) for each in left), default=None)
        assert (found is None) == (cheapest is None)
        if found is not None:
            assert found.headcounts in left
            assert found.cost == pytest.approx(cheapest)


def test_a_slope_asks_for_what_is_short() -> None:
    case = Case(3)
    least = tuple(choice.least for choice in case.choices)
    gains = tuple(0.1 for _ in case.choices)
    found = solve(case.problem, (), [Slope(least, 0.15, gains)])
    assert found is not None
    assert sum(found.headcounts) - sum(least) == 2


def test_work_that_arrives_needs_somebody_who_may_do_it() -> None:
    choices = tuple(
        ShiftChoice(0, number, "Team", name, 1, 0, 9, is_candidate=False) for number, name in enumerate("AB")
    )
    may = np.array([[True, False], [True, True]])
    needs = WorkloadNeeds((50.0, 30.0), may, (30.0, 30.0))
    found = solve(Problem(choices, (100.0, 60.0), (), (), needs))
    assert found is not None
    # 50 hours are A's alone: two of A, with ten hours left for the other kind; one of B does the rest.
    assert found.headcounts == (2, 1)
