"""What-if words: what an edit does to a coverage, before and after, a line for each thing that moves."""

from __future__ import annotations

from collections.abc import Iterator

from planner.attainment.results import CoverageResult, TargetResult
from planner.estimates.verdicts import Verdict
from planner.reporting.result_words import NOTHING, SIGNS
from planner.reporting.target_words import promise_of, tickets_of

MOVES = 0.0005
"""A smaller change of attainment is not seen in per cent with one decimal."""


def what_if_lines(before: CoverageResult, after: CoverageResult, currency: str) -> tuple[str, ...]:
    """Such as: Basic medium, response in 6 business days: 93.9% → 95.8%, ● → ✓; the cost last."""
    return (*_targets(before, after), *_cost(before, after, currency))


def _targets(before: CoverageResult, after: CoverageResult) -> Iterator[str]:
    earlier = {result.target: result for result in before.targets}
    for result in after.targets:
        was = earlier.get(result.target)
        if result.target.contractual and was is not None and _has_moved(was, result):
            signs = SIGNS[result.verdict]
            if was.verdict is not result.verdict:
                signs = f"{SIGNS[was.verdict]} → {signs}"
            name = f"{tickets_of(result.target)}, {promise_of(result.target)}"
            yield f"{name}: {_share(was)} → {_share(result)}{_half(result)}  {signs}"


def _has_moved(was: TargetResult, now: TargetResult) -> bool:
    if was.attainment is None or now.attainment is None:
        return was.attainment is not now.attainment
    is_decided = Verdict.TOO_CLOSE not in (was.verdict, now.verdict) and was.verdict is not now.verdict
    return is_decided or abs(was.attainment - now.attainment) >= MOVES


def _share(result: TargetResult) -> str:
    return NOTHING if result.attainment is None else f"{result.attainment:.1%}"


def _half(result: TargetResult) -> str:
    return "" if result.ci95 is None else f" ±{result.ci95.half_width * 100:.1f}"


def _cost(before: CoverageResult, after: CoverageResult, currency: str) -> Iterator[str]:
    if before.cost is None or after.cost is None or after.cost.total == before.cost.total == 0:
        return
    change = after.cost.total - before.cost.total
    yield f"Cost: {before.cost.total:,.0f} → {after.cost.total:,.0f} {currency} a week ({change:+,.0f})"
