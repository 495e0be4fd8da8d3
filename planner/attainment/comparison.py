"""Comparison: what a coverage changes against another, target by target, over the same tickets.

Both coverages faced the same workload in each replication, so the difference is taken within replications: most of
what chance does to one it does to the other, and a small difference shows long before two intervals part.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.attainment.results import CoverageResult
from planner.demand.promises import TargetRow
from planner.estimates.intervals import Difference, difference_interval
from planner.estimates.verdicts import FEWEST_REPLICATIONS, FEWEST_TARGETS


class Finding(Enum):
    """What the interval of a difference says; the values are the words of the results."""

    BETTER = "better"
    WORSE = "worse"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One target: attainment under one coverage less that under the other."""

    target: TargetRow
    difference: Difference | None
    """None where either coverage has no such targets, or with a single replication."""
    finding: Finding
    count: int
    other_count: int
    """Counts differ, because late first responses and long gaps change how many updates come due."""


def compare(coverage: CoverageResult, other: CoverageResult) -> tuple[Comparison, ...]:
    """How a coverage fares against another of the same study, per target in their order."""
    return tuple(_compared(result.target, coverage, other, index) for index, result in enumerate(coverage.targets))


def _compared(target: TargetRow, coverage: CoverageResult, other: CoverageResult, index: int) -> Comparison:
    count, other_count = coverage.count[:, index], other.count[:, index]
    difference = difference_interval(coverage.met[:, index], count, other.met[:, index], other_count)
    fewest = min(int(count.sum()), int(other_count.sum()))
    enough = fewest >= FEWEST_TARGETS and len(count) >= FEWEST_REPLICATIONS
    return Comparison(
        target=target,
        difference=difference,
        finding=_finding(difference) if enough else Finding.CANNOT_TELL,
        count=int(count.sum()),
        other_count=int(other_count.sum()),
    )


def _finding(difference: Difference | None) -> Finding:
    if difference is None:
        return Finding.CANNOT_TELL
    if difference.ci95.low > 0:
        return Finding.BETTER
    if difference.ci95.high < 0:
        return Finding.WORSE
    return Finding.CANNOT_TELL
