"""Worthwhile changes: the three that do most for what a coverage misses, each found by trying.

**decided**: a change helps if some missed contractual target is better for it, told from chance; it harms if another is
worse and by more than half a point or no longer met, or if engineers no longer keep up. Of those that help and do not
harm, the worth is the shortfalls it makes good, added up, for each unit of money it costs a week; what costs less than
a hundredth of the coverage counts as that, so that small things that are free do not crowd out all others. The best of
each kind are chosen first, as three engineers on three shifts are hardly three ideas; those chosen are told by what
they gain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from planner.attainment.comparison import Finding, key_of
from planner.attainment.results import TargetResult
from planner.demand.promises import TargetRow
from planner.estimates.verdicts import Verdict
from planner.headroom.tried import REPLICATIONS, Basis, Tried, Tries, margin
from planner.reasons.candidate_rules import rules
from planner.reasons.candidate_shifts import (
    Ground,
    beside,
    more_handled,
    on_call,
    one_more,
    other_hours,
    other_teams,
)
from planner.reasons.edits import with_edits
from planner.reasons.outcome import Candidate, ChangeKind, WorthwhileChange, WorthwhileChanges
from planner.scenario.draft import checked
from planner.scenario.plain import plain_data
from planner.scenario.scenario import Scenario
from planner.scenario.selection import SelectionItem
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.workers import Workers

MOST_CHANGES = 3
MOST_CANDIDATES = 80
"""Of a scenario with very many shifts, the first of each kind."""

SMALL_COST = 0.01
"""Of the coverage's cost: what costs less counts as that."""

HARMLESS = 0.005
"""So much another target may lose, if it is still met."""


def find_worthwhile_changes(
    scenario: Scenario,
    coverage: str,
    workers: Workers,
    tell: Callable[[object], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    replications: int = REPLICATIONS,
) -> WorthwhileChanges | None:
    """The changes worth most; incomplete if cancelled, None if nothing was found before. Tells words.

    Raises ChoiceError if there is no such coverage.
    """
    try:
        tries = Tries(scenario, coverage, workers, is_cancelled, replications)
    except TasksCancelledError:
        return None
    missed = missed_of(tries.basis)
    candidates = _candidates(scenario, coverage, missed) if missed else []
    found: list[WorthwhileChange] = []
    done = 0
    try:
        tried = tries.each(changed for _, changed in candidates)
        for done, ((candidate, _), each) in enumerate(zip(candidates, tried, strict=True), start=1):
            found += _judged(tries.basis, missed, candidate, each)
            tell(f"{done} of {len(candidates)} changes tried")
    except TasksCancelledError:
        return _changes(tries.basis, missed, found, done, is_complete=False) if done else None
    return _changes(tries.basis, missed, found, done, is_complete=True)


def missed_of(basis: Basis) -> tuple[TargetResult, ...]:
    """The contractual targets below their goals, the furthest first."""
    return tuple(sorted((each for each in basis.contractual if margin(each) < 0), key=margin))


def _candidates(scenario: Scenario, coverage: str, missed: Sequence[TargetResult]) -> list[tuple[Candidate, Scenario]]:
    """Every sound candidate, with the scenario of the one coverage as it changes it."""
    names = [each.name for each in scenario.coverage]
    data, place = plain_data(scenario), names.index(coverage)
    classes = dict.fromkeys(SelectionItem(each.target.plan, each.target.severity) for each in missed)
    ground = Ground(scenario, data, place, tuple(classes))
    makers = (on_call, one_more, other_teams, more_handled, rules, beside, other_hours)
    sound = []
    for candidate in islice(_in_turn([maker(ground) for maker in makers]), MOST_CANDIDATES):
        changed = checked(with_edits(data, place, candidate.edits)).scenario
        if changed is not None:
            sound.append((candidate, changed.model_copy(update={"coverage": (changed.coverage[place],)})))
    return sound


def _in_turn(sources: list[Iterator[Candidate]]) -> Iterator[Candidate]:
    """One of each source after the other, until all are empty."""
    while sources:
        for source in list(sources):
            candidate = next(source, None)
            if candidate is None:
                sources.remove(source)
            else:
                yield candidate


def _judged(
    basis: Basis, missed: Sequence[TargetResult], candidate: Candidate, tried: Tried
) -> Iterator[WorthwhileChange]:
    """The change, if it helps and does not harm."""
    gains = {each.target: _gain(each, tried) for each in missed}
    is_better = any(tried.change_of(each.target).finding is Finding.BETTER for each in missed)
    if is_better and sum(gains.values()) > 0 and not harms(basis, tried):
        cost = 0.0 if tried.against.cost is None else tried.against.cost.value
        yield WorthwhileChange(candidate, tried, max(gains, key=gains.__getitem__), sum(gains.values()), cost)


def _gain(missed: TargetResult, tried: Tried) -> float:
    """By how much less a target falls short of its goal."""
    after = next(each for each in tried.result.targets if key_of(each) == key_of(missed))
    return min(0.0, margin(after) if after.count else 0.0) - margin(missed)


def harms(basis: Basis, tried: Tried) -> bool:
    """Whether a change makes another contractual target worse, or more work than engineers can keep up with."""
    if tried.result.warnings and not basis.as_it_is.warnings:
        return True
    return any(
        _is_harmed(each.target, after, tried)
        for each, after in zip(basis.as_it_is.targets, tried.result.targets, strict=True)
        if each.target.contractual and each.count
    )


def _is_harmed(target: TargetRow, after: TargetResult, tried: Tried) -> bool:
    change = tried.change_of(target)
    if change.finding is not Finding.WORSE or change.difference is None:
        return False
    return change.difference.value < -HARMLESS or after.verdict is not Verdict.MET


def _changes(
    basis: Basis, missed: Sequence[TargetResult], found: list[WorthwhileChange], tried: int, *, is_complete: bool
) -> WorthwhileChanges:
    cost = basis.as_it_is.cost
    shown = most_worth(found, 0.0 if cost is None else cost.total)
    return WorthwhileChanges(basis, tuple(each.target for each in missed), shown, tried, is_complete)


def most_worth(found: Sequence[WorthwhileChange], cost: float) -> tuple[WorthwhileChange, ...]:
    """The three worth most where the coverage costs so much a week, the best of each kind before a second of any."""
    least = max(SMALL_COST * cost, 1.0)
    by_worth = sorted(found, key=lambda change: -change.gain / max(change.cost, least))
    best: dict[ChangeKind, WorthwhileChange] = {}
    for change in by_worth:
        best.setdefault(change.candidate.kind, change)
    rest = [change for change in by_worth if change not in best.values()]
    return tuple(sorted([*best.values(), *rest][:MOST_CHANGES], key=lambda change: -change.gain))
