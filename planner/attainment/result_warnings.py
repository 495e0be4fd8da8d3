"""Warnings: what a reader of a coverage's results must know before trusting them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.attainment.results import CoverageResult, TargetResult
from planner.estimates.stopping import Ending
from planner.estimates.verdicts import FEWEST_REPLICATIONS

OPEN_SHARE = 0.01
"""So many of a target's tickets still open when following ends move its attainment enough to be told."""


def study_warnings(
    coverage: CoverageResult, ending: Ending, replications: int, precision: float | None
) -> Iterator[str]:
    """Sentences on how the study ended; `precision` is the half-width that was asked for."""
    if ending is Ending.RUNNING:
        yield f"Still running: these are the results of {_replications(replications)}; intervals will narrow."
    if ending is Ending.CANCELLED:
        yield f"Cancelled after {_replications(replications)}: these are the results so far."
    if replications < FEWEST_REPLICATIONS:
        yield f"{_replications(replications)}: no verdict is given below {FEWEST_REPLICATIONS}."
    if ending is Ending.LIMIT and precision is not None:
        wide = [
            result
            for result in coverage.targets
            if result.target.contractual and result.ci95 is not None and result.ci95.half_width > precision
        ]
        if wide:
            widest = max(result.ci95.half_width for result in wide if result.ci95 is not None)
            yield (
                f"The limit of {_replications(replications)} came before the precision asked for: "
                f"{len(wide)} of the contractual attainments {'is' if len(wide) == 1 else 'are'} known to no better "
                f"than ±{widest * 100:.1f} points, not ±{precision * 100:.1f}."
            )


def open_warning(coverage: CoverageResult) -> str | None:
    """A sentence if enough of some target were still open when following ended to matter to its attainment."""
    if not any(_open(result) > OPEN_SHARE * result.count for result in coverage.targets):
        return None
    past_due = sum(result.past_due for result in coverage.targets)
    not_due = sum(result.not_due for result in coverage.targets)
    return (
        f"When following ended {past_due + not_due} targets of measured tickets were still open, in "
        f"{_replications(len(coverage.count))} together: {past_due} past due, counted as missed, "
        f"and {not_due} not yet due, left out."
    )


def _open(result: TargetResult) -> int:
    return result.past_due + result.not_due


def _replications(number: int) -> str:
    return "1 replication" if number == 1 else f"{number} replications"
