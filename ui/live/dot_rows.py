"""Dot rows: what the painted attainment chart shows, a row for each target, ready to be painted.

Apart from the painting, so that what stands where can be tested in numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.attainment.results import CoverageResult, TargetResult
from planner.demand.promises import TargetRow
from planner.plans import Metric
from planner.reporting.target_words import goal_of, promise_of, tickets_of


@dataclass(frozen=True, slots=True)
class Series:
    """The attainments of one coverage."""

    name: str
    mark: int | None
    """Which of the coverages' marks; None for what was before an edit."""
    result: CoverageResult


@dataclass(frozen=True, slots=True)
class Dot:
    """One attainment, from 0 to 1, and its interval where there is one."""

    mark: int | None
    attainment: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class DotRow:
    """One target under every coverage shown."""

    name: str
    short_name: str
    """Where there is little room: still another for each target."""
    goal: float
    is_contractual: bool
    dots: tuple[Dot, ...]
    words: str
    """All of it, a line for each coverage."""


def dot_rows(shown: Sequence[Series], *, only_contractual: bool = False) -> tuple[DotRow, ...]:
    """A row for each target of the last coverage that had tickets under any, in the order of the promises."""
    if not shown:
        return ()
    found = [{each.target: each for each in series.result.targets} for series in shown]
    targets = [each.target for each in shown[-1].result.targets]
    rows = (
        _row(target, [(series, of[target]) for series, of in zip(shown, found, strict=True) if target in of])
        for target in targets
        if target.contractual or not only_contractual
    )
    return tuple(row for row in rows if row.dots)


def _row(target: TargetRow, results: Sequence[tuple[Series, TargetResult]]) -> DotRow:
    name = f"{tickets_of(target)}, {promise_of(target)}"
    dots = tuple(_dot(series.mark, result) for series, result in results if result.attainment is not None)
    lines = (f"{series.name}: {_words(result)}" for series, result in results if result.attainment is not None)
    short = f"{tickets_of(target)}, {'response' if target.metric is Metric.FIRST_RESPONSE else 'updates'}"
    words = "\n".join((f"{name}, goal {goal_of(target)}", *lines))
    return DotRow(name, short, target.goal, target.contractual, dots, words)


def _dot(mark: int | None, result: TargetResult) -> Dot:
    low, high = (None, None) if result.ci95 is None else (result.ci95.low, result.ci95.high)
    return Dot(mark, result.attainment or 0.0, low, high)


def _words(result: TargetResult) -> str:
    interval = "" if result.ci95 is None else f" ({result.ci95.low * 100:.1f}–{result.ci95.high * 100:.1f})"
    return f"{result.attainment or 0.0:.1%}{interval}"
