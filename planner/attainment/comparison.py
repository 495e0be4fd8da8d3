"""Comparison: what a coverage changes against another, target by target, over the same replications.

Two coverages of one study faced the same workload in each replication, so the difference is taken within
replications: most of what chance does to one it does to the other, and a small difference shows long before two
intervals part. Of two studies, the first replications of both are paired by their number. That is right too, for a
study's replications are independent and alike; only where both drew the same tickets is the difference as narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.attainment.results import CoverageResult, TargetResult
from planner.demand.promises import TargetRow
from planner.estimates.intervals import Difference, difference_interval, mean_difference, ratio_difference
from planner.estimates.verdicts import FEWEST_REPLICATIONS, FEWEST_TARGETS
from planner.plans import Metric, Severity

TargetKey = tuple[str, Severity, Metric]
"""What makes targets of two scenarios the same: plan, severity and metric, however long the promise is."""


class Finding(Enum):
    """What the interval of a difference says; the values are the words of the results."""

    BETTER = "better"
    WORSE = "worse"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One target: attainment under one coverage less that under the other."""

    target: TargetRow
    other_target: TargetRow
    """The same unless the scenarios promise differently."""
    difference: Difference | None
    """None where either coverage has no such targets, or with a single replication."""
    finding: Finding
    count: int
    other_count: int
    """Counts differ, because late first responses and long gaps change how many updates come due."""

    @property
    def is_contractual(self) -> bool:
        """For either coverage."""
        return self.target.contractual or self.other_target.contractual

    @property
    def is_known(self) -> bool:
        """Whether both coverages had such targets."""
        return self.count > 0 and self.other_count > 0


@dataclass(frozen=True, slots=True, eq=False)
class CoverageComparison:
    """All that one coverage changes against another."""

    replications: int
    """So many of each are paired, from the first on."""
    targets: tuple[Comparison, ...]
    """Those that both have, in the coverage's order."""
    only_here: tuple[TargetRow, ...]
    only_there: tuple[TargetRow, ...]
    cost: Difference | None
    """Per measured week; None where either is not known, or with a single replication."""
    hand_overs: Difference | None
    """Per measured ticket."""

    def contractual(self, finding: Finding) -> int:
        """On how many contractual targets, of those that both had any of, that is found."""
        return sum(each.finding is finding for each in self.targets if each.is_contractual and each.is_known)


def compare(coverage: CoverageResult, other: CoverageResult) -> tuple[Comparison, ...]:
    """How a coverage fares against another, per target that both have, in the coverage's order."""
    row_of = {key_of(result): row for row, result in enumerate(other.targets)}
    return tuple(
        _compared(coverage, row, other, row_of[key_of(result)])
        for row, result in enumerate(coverage.targets)
        if key_of(result) in row_of
    )


def compare_coverages(coverage: CoverageResult, other: CoverageResult) -> CoverageComparison:
    """As `compare`, with what only one of them promises, the cost and the hand-overs."""
    here, there = ({key_of(result) for result in each.targets} for each in (coverage, other))
    return CoverageComparison(
        replications=_paired(coverage, other),
        targets=compare(coverage, other),
        only_here=tuple(result.target for result in coverage.targets if key_of(result) not in there),
        only_there=tuple(result.target for result in other.targets if key_of(result) not in here),
        cost=_cost_difference(coverage, other),
        hand_overs=_hand_over_difference(coverage, other),
    )


def finding_of(difference: Difference | None) -> Finding:
    """What its interval says, if more is better: on which side of zero it lies, if on one."""
    if difference is None:
        return Finding.CANNOT_TELL
    if difference.ci95.low > 0:
        return Finding.BETTER
    if difference.ci95.high < 0:
        return Finding.WORSE
    return Finding.CANNOT_TELL


def key_of(result: TargetResult) -> TargetKey:
    """What it is a promise of, in whichever scenario."""
    return result.target.plan, result.target.severity, result.target.metric


def _paired(coverage: CoverageResult, other: CoverageResult) -> int:
    return min(len(coverage.count), len(other.count))


def _compared(coverage: CoverageResult, row: int, other: CoverageResult, other_row: int) -> Comparison:
    paired = _paired(coverage, other)
    met, count = coverage.met[:paired, row], coverage.count[:paired, row]
    other_met, other_count = other.met[:paired, other_row], other.count[:paired, other_row]
    difference = difference_interval(met, count, other_met, other_count)
    fewest = min(int(count.sum()), int(other_count.sum()))
    enough = fewest >= FEWEST_TARGETS and paired >= FEWEST_REPLICATIONS
    return Comparison(
        target=coverage.targets[row].target,
        other_target=other.targets[other_row].target,
        difference=difference,
        finding=finding_of(difference) if enough else Finding.CANNOT_TELL,
        count=int(count.sum()),
        other_count=int(other_count.sum()),
    )


def _cost_difference(coverage: CoverageResult, other: CoverageResult) -> Difference | None:
    if coverage.costs is None or other.costs is None:
        return None
    paired = _paired(coverage, other)
    return mean_difference(coverage.costs[:paired], other.costs[:paired])


def _hand_over_difference(coverage: CoverageResult, other: CoverageResult) -> Difference | None:
    paired = _paired(coverage, other)
    return ratio_difference(
        coverage.hand_overs[:paired],
        coverage.measured_tickets[:paired],
        other.hand_overs[:paired],
        other.measured_tickets[:paired],
    )
