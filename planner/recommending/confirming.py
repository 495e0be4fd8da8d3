"""Confirming: the cheapest staffings of a search on fresh seeds, until one meets there too.

What was found by trying many staffings on the same replications is the luckiest of them as well; only replications that
no choice was made by say what to expect of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.estimates.verdicts import Verdict
from planner.recommending.evaluating import Evaluated, Evaluator
from planner.recommending.search import Search
from planner.studies.ordered_tasks import TasksCancelledError

MOST_TRIES = 8

CONFIRMING_LOOK = 160
"""Replications of it: one look, for who looks again and again until it meets will see it meet."""


@dataclass(frozen=True, slots=True, eq=False)
class Confirmation:
    """What came of it."""

    chosen: Evaluated
    """As the search saw it."""
    shown: Evaluated
    """As the fresh seeds did."""
    is_confirmed: bool
    is_stopped: bool = False


def confirm(fresh: Evaluator, search: Search, tell: Callable[[], None]) -> Confirmation | None:
    """The cheapest staffing that meets on fresh seeds, else the cheapest of the search; None if stopped before one."""
    first: Confirmation | None = None
    try:
        for _ in range(MOST_TRIES):
            found = search.best
            if found is None:
                break
            shown = fresh.judged(found.headcounts)
            tell()
            if shown.meets:
                return Confirmation(found, shown, is_confirmed=True)
            first = first or Confirmation(found, shown, is_confirmed=False)
            search.refuse(found.headcounts, is_missed=shown.verdict is Verdict.MISSED)
    except TasksCancelledError:
        return None if first is None else Confirmation(first.chosen, first.shown, is_confirmed=False, is_stopped=True)
    return first
