"""What-if words: what an edit does to a coverage, before and after, a line for each thing that can be told to move.

Both are taken over the replications that both have: an edit is simulated in fewer than the run before it, and what
differs between the histories of two studies is nothing that the edit does.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.attainment.comparison import Comparison, Finding, compare
from planner.attainment.results import CoverageResult
from planner.demand.promises import TargetRow
from planner.grammar import counted
from planner.reporting.difference_words import amount, points, with_interval
from planner.reporting.result_words import NOTHING, SIGNS
from planner.reporting.target_words import promise_of, tickets_of

MOVES = 0.0005
"""A smaller change of attainment is not seen in per cent with one decimal."""


def what_if_lines(before: CoverageResult, after: CoverageResult, currency: str) -> tuple[str, ...]:
    """Such as: Basic medium, response in 6 business days: 93.9% → 95.8%, +1.9 (+1.1 to +2.7) points, ● → ✓."""
    return (*_targets(before, after), *_cost(before, after, currency))


def _targets(before: CoverageResult, after: CoverageResult) -> Iterator[str]:
    both = min(before.replications, after.replications)
    untold = 0
    for change in compare(after, before):
        if not change.is_contractual:
            continue
        if _moves(change):
            yield _line(before, after, change, both)
        else:
            untold += change.finding is Finding.CANNOT_TELL and change.is_known
    if untold:
        yield f"{counted(untold, 'contractual target')}: no change that can be told from chance."


def _moves(change: Comparison) -> bool:
    """Whether it can be told, and be seen; or tickets came where there were none, or the other way round."""
    if change.difference is None:
        return (change.count > 0) is not (change.other_count > 0)
    return change.finding is not Finding.CANNOT_TELL and abs(change.difference.value) >= MOVES


def _line(before: CoverageResult, after: CoverageResult, change: Comparison, replications: int) -> str:
    was, now = _row(before, change.other_target), _row(after, change.target)
    signs = (SIGNS[before.targets[was].verdict], SIGNS[after.targets[now].verdict])
    shares = f"{_share(before, was, replications)} → {_share(after, now, replications)}"
    told = "" if change.difference is None else f", {with_interval(change.difference, points)} points"
    name = f"{tickets_of(change.target)}, {promise_of(change.target)}"
    return f"{name}: {shares}{told}, {' → '.join(dict.fromkeys(signs))}"


def _row(result: CoverageResult, target: TargetRow) -> int:
    return next(row for row, each in enumerate(result.targets) if each.target == target)


def _share(result: CoverageResult, row: int, replications: int) -> str:
    count = int(result.count[:replications, row].sum())
    return f"{int(result.met[:replications, row].sum()) / count:.1%}" if count else NOTHING


def _cost(before: CoverageResult, after: CoverageResult, currency: str) -> Iterator[str]:
    if before.costs is None or after.costs is None or not (before.costs.any() or after.costs.any()):
        return
    both = min(len(before.costs), len(after.costs))
    was, now = (float(each[:both].mean()) for each in (before.costs, after.costs))
    yield f"Cost: {was:,.0f} → {now:,.0f} {currency} a week ({amount(now - was)})"
