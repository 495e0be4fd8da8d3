"""Sensitivity: every assumption of a scenario a fifth less and a fifth more, one at a time.

What moves the tightest target most is what to measure better, or to work on. Differences are paired: the same chances
play in all trials, and only what the assumption touches is otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.headroom.assumptions import ASSUMPTIONS, Assumption
from planner.headroom.outcome import Sensitivity, Swing
from planner.headroom.tried import REPLICATIONS, Basis, Tried, Tries
from planner.scenario.scenario import Scenario
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.workers import Workers

LESS, MORE = 0.8, 1.2


def find_sensitivity(
    scenario: Scenario,
    coverage: str,
    workers: Workers,
    tell: Callable[[object], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    replications: int = REPLICATIONS,
) -> Sensitivity | None:
    """What matters most to a coverage; incomplete if cancelled, None if nothing was found before. Tells words.

    Raises ChoiceError if there is no such coverage.
    """
    swings: list[Swing] = []
    try:
        tries = Tries(scenario, coverage, workers, is_cancelled, replications)
    except TasksCancelledError:
        return None
    assumptions = [each for each in ASSUMPTIONS if each.scaled(tries.scenario, MORE) != tries.scenario]
    try:
        for assumption, less, more in _pairs(assumptions, tries):
            swings.append(Swing(assumption.name, less, more))
            tell(f"{len(swings)} of {len(assumptions)} assumptions tried")
    except TasksCancelledError:
        return _sensitivity(tries.basis, swings, is_complete=False) if swings else None
    return _sensitivity(tries.basis, swings, is_complete=True)


def _pairs(assumptions: list[Assumption], tries: Tries) -> Iterator[tuple[Assumption, Tried, Tried]]:
    changed = [each.scaled(tries.scenario, factor) for each in assumptions for factor in (LESS, MORE)]
    found = tries.each(changed)
    for assumption in assumptions:
        yield assumption, next(found), next(found)


def _sensitivity(basis: Basis, swings: list[Swing], *, is_complete: bool) -> Sensitivity:
    tightest = basis.tightest
    if tightest is not None:
        swings = sorted(swings, key=lambda swing: (not swing.is_told(tightest), -swing.size_on(tightest)))
    return Sensitivity(basis, tuple(swings), is_complete)
