"""Confirming: the cheapest staffings of a search on fresh seeds, until one meets there too.

What was found by trying many staffings on the same replications is the luckiest of them as well; only replications that
no choice was made by say what to expect of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planner.recommending.choices import Headcounts
from planner.recommending.evaluating import Evaluated, Evaluator
from planner.recommending.search import Search

MOST_TRIES = 8


@dataclass(frozen=True, slots=True, eq=False)
class Confirmation:
    """What came of it."""

    chosen: Evaluated
    """As the search saw it."""
    shown: Evaluated
    """As the fresh seeds did."""
    is_confirmed: bool


def confirm(fresh: Evaluator, search: Search, tell: Callable[[], None]) -> Confirmation:
    """The cheapest staffing that meets on fresh seeds, else the cheapest of the search; raises TasksCancelledError."""
    first: Confirmation | None = None
    for count, found in enumerate(_candidates(search)):
        shown = fresh.judged(found.headcounts)
        tell()
        confirmation = Confirmation(found, shown, shown.meets)
        if shown.meets:
            return confirmation
        first = first or confirmation
        if count + 1 >= MOST_TRIES:
            break
    assert first is not None, "a search without a best is not confirmed"
    return first


def _candidates(search: Search) -> Iterator[Evaluated]:
    """The best and what else met, the cheapest first; then the best with an engineer more somewhere."""
    assert search.best is not None
    yield search.best
    given = {search.best.headcounts}
    for found in sorted(search.met(), key=lambda each: each.cost):
        if found.headcounts not in given:
            given.add(found.headcounts)
            yield found
    for headcounts in _with_one_more(search):
        if headcounts not in given:
            found = search.judge(headcounts)
            if found.meets:
                yield found


def _with_one_more(search: Search) -> list[Headcounts]:
    assert search.best is not None
    here = search.best.headcounts
    more = [
        (*here[:shift], here[shift] + 1, *here[shift + 1 :])
        for shift, choice in enumerate(search.choices)
        if here[shift] < choice.most
    ]
    return sorted(more, key=search.roster_cost)
