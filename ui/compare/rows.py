"""Rows: what the table of a comparison says, in words, and the columns it says it in.

A row is about one target, the cost or the hand-overs, under one coverage and the baseline. Rows of one target stand
together, contractual targets first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planner.attainment.comparison import Comparison, Finding, TargetKey, key_of
from planner.attainment.results import CoverageResult, TargetResult
from planner.estimates.intervals import Difference
from planner.reporting.difference_words import (
    amount,
    exact_or_with_interval,
    finding_in_words,
    per_ticket,
    points,
    with_interval,
)
from planner.reporting.result_words import NOTHING, SIGNS
from planner.reporting.target_words import promise_of, tickets_of
from ui.compare import terms
from ui.compare.candidates import Pair


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line."""

    pair: Pair
    subject: str
    """Whose tickets, or what else is compared."""
    promise: str
    baseline_words: str
    words: str
    difference_words: str
    finding_words: str
    counts: str
    is_contractual: bool = True
    finding: Finding | None = None
    difference: Difference | None = None
    """Of attainments, which are drawn; None where there is none to draw."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    heading: str
    term: str
    text: Callable[[Row], str]
    is_number: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("Tickets of", terms.SUBJECT, lambda row: row.subject),
    Column("Promise", terms.PROMISE, lambda row: row.promise),
    Column("Coverage", terms.COVERAGE, lambda row: row.pair.candidate.name),
    Column("Baseline", terms.BASELINE, lambda row: row.baseline_words, is_number=True),
    Column("Compared", terms.COMPARED, lambda row: row.words, is_number=True),
    Column("Finding", terms.FINDING, lambda row: row.finding_words),
    Column("Difference (95%)", terms.DIFFERENCE, lambda row: row.difference_words, is_number=True),
    Column("worse | better", terms.INTERVAL, lambda row: row.difference_words),
    Column("Counts", terms.COUNTS, lambda row: row.counts, is_number=True),
)
SUBJECT_COLUMN, PROMISE_COLUMN, COVERAGE_COLUMN, BASELINE_COLUMN, COMPARED_COLUMN = range(5)
FINDING_COLUMN, INTERVAL_COLUMN = 5, 7


def rows_of(pairs: Sequence[Pair]) -> tuple[Row, ...]:
    """All rows of these comparisons, which have one baseline."""
    targets = [row for key in _keys(pairs) for pair in pairs for row in _target_rows(pair, key)]
    costs = [_cost_row(pair) for pair in pairs if pair.compared.has_costs]
    hand_overs = [_hand_over_row(pair) for pair in pairs]
    return (*sorted(targets, key=lambda row: not row.is_contractual), *costs, *hand_overs)


def _keys(pairs: Sequence[Pair]) -> Iterator[TargetKey]:
    """Every target that any of the coverages has, those of the baseline first."""
    sides = [pair.baseline.side for pair in pairs[:1]] + [pair.candidate.side for pair in pairs]
    return iter({key_of(result): None for side in sides for result in side.coverage.targets})


def _target_rows(pair: Pair, key: TargetKey) -> Iterator[Row]:
    here, there = (_result_of(each.side.coverage, key) for each in (pair.candidate, pair.baseline))
    some = here or there
    if some is None:
        return
    comparison = next((each for each in pair.compared.found.targets if _is_of(each, key)), None)
    difference = None if comparison is None else comparison.difference
    yield Row(
        pair=pair,
        subject=tickets_of(some.target),
        promise=promise_of(some.target),
        baseline_words=_words_of(there),
        words=_words_of(here),
        difference_words=NOTHING if difference is None else with_interval(difference, points),
        finding_words=_finding_words(comparison, here),
        counts="" if comparison is None else f"{comparison.other_count:,} / {comparison.count:,}",
        is_contractual=any(each is not None and each.target.contractual for each in (here, there)),
        finding=None if comparison is None or not comparison.is_known else comparison.finding,
        difference=difference,
    )


def _result_of(coverage: CoverageResult, key: TargetKey) -> TargetResult | None:
    return next((result for result in coverage.targets if key_of(result) == key), None)


def _is_of(comparison: Comparison, key: TargetKey) -> bool:
    target = comparison.target
    return (target.plan, target.severity, target.metric) == key


def _words_of(result: TargetResult | None) -> str:
    """Such as: ✕ 41.2%; its own interval is not what a difference is judged by, and stands with the verdicts."""
    if result is None:
        return "not promised"
    share = NOTHING if result.attainment is None else f"{result.attainment:.1%}"
    return f"{SIGNS[result.verdict]} {share}"


def _finding_words(comparison: Comparison | None, here: TargetResult | None) -> str:
    if comparison is None:
        return "only in the baseline" if here is None else "not in the baseline"
    return finding_in_words(comparison.finding) if comparison.is_known else "no tickets"


def _cost_row(pair: Pair) -> Row:
    cost, currency = pair.compared.cost, pair.candidate.side.scenario.currency
    return Row(
        pair=pair,
        subject="Cost per week",
        promise=currency,
        baseline_words=_money(pair.baseline.side.coverage),
        words=_money(pair.candidate.side.coverage),
        difference_words=exact_or_with_interval(cost, amount),
        finding_words=_more_or_less(cost, 0, ("costs more", "costs less", "costs the same")),
        counts="",
    )


def _money(coverage: CoverageResult) -> str:
    return NOTHING if coverage.cost is None else f"{coverage.cost.total:,.0f}"


def _hand_over_row(pair: Pair) -> Row:
    hand_overs = pair.compared.found.hand_overs
    return Row(
        pair=pair,
        subject="Hand-overs per ticket",
        promise="",
        baseline_words=_number(pair.baseline.side.coverage.hand_overs_per_ticket),
        words=_number(pair.candidate.side.coverage.hand_overs_per_ticket),
        difference_words=exact_or_with_interval(hand_overs, per_ticket),
        finding_words=_more_or_less(hand_overs, 2, ("more", "fewer", "as many")),
        counts="",
        is_contractual=False,
    )


def _number(number: float | None) -> str:
    return NOTHING if number is None else f"{number:.2f}"


def _more_or_less(difference: Difference | None, decimals: int, words: tuple[str, str, str]) -> str:
    """More, less or the same: no verdict, for what is better depends on what is bought by it."""
    if difference is None:
        return ""
    more, less, same = words
    low, high = round(difference.ci95.low, decimals), round(difference.ci95.high, decimals)
    if low == high == 0:
        return same
    if low > 0:
        return more
    return less if high < 0 else finding_in_words(Finding.CANNOT_TELL)
