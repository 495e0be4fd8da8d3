"""Search: cutting planes over headcounts, guided by simulation, and what they prove.

After Atlason, Epelman and Henderson (2004, 2008) and Cezik and L'Ecuyer (2008): an integer program names headcounts,
simulation says what they miss and how that would change with one engineer more, and a cut sends the program on. Its
slopes only guide. What is proven rests on the valid cuts alone: calendars, workload, and staffings that were seen to
miss (docs/recommending.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planner.estimates.verdicts import Verdict
from planner.recommending.choices import Headcounts, ShiftChoice, are_within_bounds, is_within
from planner.recommending.evaluating import GRADIENT_REPLICATIONS, Evaluated, Evaluator
from planner.recommending.goals import values_asked
from planner.recommending.program import Optimum, Problem, Slope, solve

MOST_GUIDED = 30
"""Headcounts tried by slopes; then the proof takes over, which needs none."""

MOST_BELOW = 30
"""Staffings judged for the bound alone, below those that stayed too close to call."""

CENT = 0.005
"""Costs that differ by less are equal."""


class Search:
    """One search. What it knows stands in its attributes at any moment, so it can be stopped at any."""

    def __init__(self, problem: Problem, evaluator: Evaluator, tell: Callable[[], None]) -> None:
        self._problem = problem
        self._evaluator = evaluator
        self._tell = tell
        self.missed: list[Headcounts] = []
        """Seen to miss, the whole interval of something below what is asked."""
        self.undecided: list[Headcounts] = []
        """Too close to call after the last look, or not confirmed: neither recommended nor ruled out."""
        self.passed: list[Headcounts] = []
        """They meet on a cheaper roster, and cost more than the best all the same: overtime and call-outs."""
        self.best: Evaluated | None = None
        self.bound: Optimum | None = None
        """The cheapest that may still meet: those judged at what they cost in all, all others at their roster alone."""
        self.is_impossible = False
        """Whether valid cuts allow none."""

    @property
    def choices(self) -> tuple[ShiftChoice, ...]:
        return self._problem.choices

    def run(self) -> None:
        """Search until the best is proven the cheapest, or nothing is left; raises TasksCancelledError when stopped."""
        self._bound_again()
        if self.is_impossible:
            return
        most = tuple(choice.most for choice in self.choices)
        if self.judge(most).verdict is Verdict.MISSED and solve(self._problem, self.missed) is None:
            self.is_impossible = True
            return
        self._least_of_each(most)
        self._guided(most)
        self._finish()

    def run_from(self, first: Sequence[Headcounts], others: Sequence[Headcounts]) -> None:
        """As `run`, from what another search found: the first of these that meets, then a look at the others."""
        self._bound_again()
        if self.is_impossible:
            return
        for found in self._evaluator.recalled():
            self._note(found)
        for headcounts in first:
            if self.judge(headcounts).meets:
                break
        else:
            self._upwards(first[-1])
        for found in self._evaluator.all_played(others, self._evaluator.looks[0]):
            self._note(found)
        self._bound_again()
        self._finish()

    def _finish(self) -> None:
        """From a first staffing that meets to the cheapest, if there is one."""
        self._local()
        self._prove()
        self._raise_bound()

    # --- what is known ---

    def roster_cost(self, headcounts: Headcounts) -> float:
        """What the roster costs a week at least, before overtime and call-outs."""
        return sum(n * cost for n, cost in zip(headcounts, self._problem.costs, strict=True))

    def judge(self, headcounts: Headcounts) -> Evaluated:
        """The staffing after as many looks as it takes; what it says of others is kept."""
        found = self._evaluator.judged(headcounts)
        self._note(found)
        if found.verdict is Verdict.TOO_CLOSE and headcounts not in self.undecided:
            self.undecided.append(headcounts)
        self._tell()
        return found

    def _note(self, found: Evaluated) -> None:
        """What meets may be the best, what misses rules out others; what is too close to call says nothing yet."""
        if found.verdict is Verdict.MISSED:
            self._note_miss(found.headcounts)
        elif self._may_be_best(found) and (self.best is None or _is_less(found, self.best)):
            self.best = found

    def _note_miss(self, headcounts: Headcounts) -> None:
        """Keep the largest only: who misses with more rules out who has fewer."""
        if not self.is_ruled_out(headcounts):
            self.missed = [other for other in self.missed if not is_within(other, headcounts, self.choices)]
            self.missed.append(headcounts)

    def met(self) -> list[Evaluated]:
        """All within the bounds that met in the replications of the search, and were not refused."""
        return [
            each for each in self._evaluator.known if self._may_be_best(each) and not self.is_ruled_out(each.headcounts)
        ]

    def _may_be_best(self, found: Evaluated) -> bool:
        """Whether it met, was not refused, and may be chosen."""
        is_open = found.headcounts not in self.undecided and are_within_bounds(found.headcounts, self.choices)
        return found.meets and is_open

    def refuse(self, headcounts: Headcounts, *, is_missed: bool) -> None:
        """What met here and not on fresh seeds is not the best; search on from the next. May raise as `run` does."""
        self.undecided.append(headcounts)
        if is_missed:
            self._note_miss(headcounts)
        self.best = min(self.met(), key=lambda each: each.cost, default=None)
        self._finish()

    def is_ruled_out(self, headcounts: Headcounts) -> bool:
        return any(is_within(headcounts, other, self.choices) for other in self.missed)

    def cheaper_undecided(self) -> list[Evaluated]:
        """What may cost less than the best and meet after all: it holds the bound down."""
        return [
            each
            for each in self._judged()
            if each.headcounts in self.undecided and (self.best is None or each.cost < self.best.cost - CENT)
        ]

    def _judged(self) -> list[Evaluated]:
        """What was called met or too close to call, and is not ruled out, as far as the proof came by it."""
        best = () if self.best is None else (self.best.headcounts,)
        wanted = {*self.passed, *self.undecided, *best}
        return [
            each
            for each in self._evaluator.known
            if each.headcounts in wanted and not self.is_ruled_out(each.headcounts)
        ]

    def _bound_again(self) -> Optimum | None:
        """Returns the cheapest roster that valid cuts allow, of those not judged."""
        others = solve(self._problem, self.missed, passed=[each.headcounts for each in self._judged()])
        judged = [Optimum(each.headcounts, each.cost) for each in self._judged()]
        possible = judged if others is None else [*judged, others]
        self.bound = min(possible, key=lambda each: each.cost, default=self.bound)
        self.is_impossible = self.bound is None
        return others

    # --- the steps ---

    def _least_of_each(self, most: Headcounts) -> None:
        """The fewest engineers of each shift with which all others at their most do not miss: strong cuts, early."""
        for shift, choice in enumerate(self.choices):
            low, high = choice.least, choice.most
            while low < high:
                middle = (low + high - 1) // 2
                if self.judge(_with(most, shift, middle)).verdict is Verdict.MISSED:
                    low = middle + 1
                else:
                    high = middle

    def _guided(self, most: Headcounts) -> None:
        """Follow slopes to a first staffing that meets."""
        slopes: list[Slope] = []
        seen: set[Headcounts] = set()
        for _ in range(MOST_GUIDED):
            wanted = solve(self._problem, self.missed, slopes)
            if wanted is None or wanted.headcounts in seen:
                break
            seen.add(wanted.headcounts)
            if self.judge(wanted.headcounts).meets:
                return
            slopes += self._slopes(wanted.headcounts)
        self._upwards(max(seen, key=self.roster_cost, default=most))

    def _slopes(self, headcounts: Headcounts) -> Iterator[Slope]:
        """A cut for everything asked that is short there, from what one engineer more on each shift changes."""
        more = [shift for shift, choice in enumerate(self.choices) if headcounts[shift] < choice.most]
        here, *there = self._evaluator.all_played(
            [headcounts, *(_with(headcounts, shift, headcounts[shift] + 1) for shift in more)], GRADIENT_REPLICATIONS
        )
        self._tell()
        values = values_asked(here.result, self._evaluator.goal)
        for key, value in values.items():
            if value < 0:
                gains = [0.0] * len(self.choices)
                for shift, found in zip(more, there, strict=True):
                    gains[shift] = values_asked(found.result, self._evaluator.goal).get(key, 0.0) - value
                yield Slope(headcounts, -value, tuple(gains))

    def _upwards(self, headcounts: Headcounts) -> None:
        """Add the engineer who gains most for the money until it meets."""
        here = self.judge(headcounts)
        while not here.meets:
            more = [shift for shift, choice in enumerate(self.choices) if here.headcounts[shift] < choice.most]
            if not more:
                return
            staffings = [_with(here.headcounts, shift, here.headcounts[shift] + 1) for shift in more]
            found = self._evaluator.all_played(staffings, GRADIENT_REPLICATIONS)
            margin = here.margin

            def worth(each: Evaluated, margin: float = margin, cost: float = here.cost) -> float:
                return (each.margin - margin) / max(each.cost - cost, 1.0)

            here = self.judge(max(found, key=worth).headcounts)

    def _local(self) -> None:
        """Drop an engineer, or swap one for another that costs less, as long as that meets."""
        improved = True
        while improved and self.best is not None:
            before = self.best
            for headcounts in self._cheaper_neighbours(before.headcounts):
                if not self.is_ruled_out(headcounts) and headcounts not in self.undecided:
                    self.judge(headcounts)
                if self.best is not before:
                    break
            improved = self.best is not before

    def _cheaper_neighbours(self, headcounts: Headcounts) -> list[Headcounts]:
        fewer = [
            _with(headcounts, shift, headcounts[shift] - 1)
            for shift, choice in enumerate(self.choices)
            if headcounts[shift] > choice.least
        ]
        swapped = [
            _with(less, shift, less[shift] + 1)
            for less in fewer
            for shift, choice in enumerate(self.choices)
            if less[shift] < choice.most and less[shift] >= headcounts[shift]
        ]
        cost = self.roster_cost(headcounts)
        cheaper = [each for each in swapped if self.roster_cost(each) < cost - CENT] + fewer
        return sorted(dict.fromkeys(cheaper), key=self.roster_cost)

    def _prove(self) -> None:
        """Try the cheapest that valid cuts allow, until that costs as much as the best."""
        while True:
            self._bound_again()
            self._tell()
            best = self.best
            # A dearer roster may cost less in the end, with less overtime: compare it with all that the best costs.
            passed = [*self.passed, *(() if best is None else (best.headcounts,))]
            wanted = solve(self._problem, [*self.missed, *self.undecided], passed=passed)
            if wanted is None or (best is not None and wanted.cost >= best.cost - CENT):
                return
            if self.judge(wanted.headcounts).verdict is Verdict.MISSED:
                self._raise_miss(wanted.headcounts)
            else:
                self.passed.append(wanted.headcounts)

    def _raise_bound(self) -> None:
        """Judge what lies below a staffing too close to call: most of it misses, and would hold the bound down."""
        for _ in range(MOST_BELOW):
            others = self._bound_again()
            self._tell()
            if self.best is None or others is None or others.cost >= self.best.cost - CENT:
                return
            if self.judge(others.headcounts).meets:
                self.passed.append(others.headcounts)
        self._bound_again()

    def _raise_miss(self, headcounts: Headcounts) -> None:
        """Let a staffing that misses have more where that does not help it: the more it has, the more it rules out."""
        here = headcounts
        for shift, choice in enumerate(self.choices):
            if here[shift] < choice.most:
                more = _with(here, shift, choice.most)
                if not self.is_ruled_out(more) and self._looks_missed(more):
                    here = more
        if here != headcounts:
            self.judge(here)

    def _looks_missed(self, headcounts: Headcounts) -> bool:
        """At the first look: enough to say which of many is worth judging."""
        return self._evaluator.played(headcounts, self._evaluator.looks[0]).verdict is Verdict.MISSED


def _is_less(found: Evaluated, best: Evaluated) -> bool:
    """Whether it is cheaper, or does as well with fewer engineers, of whom some may cost nothing."""
    has_fewer = sum(found.headcounts) < sum(best.headcounts)
    return found.cost < best.cost - CENT or (has_fewer and found.cost <= best.cost)


def _with(headcounts: Headcounts, shift: int, engineers: int) -> Headcounts:
    return (*headcounts[:shift], engineers, *headcounts[shift + 1 :])
