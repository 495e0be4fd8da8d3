"""Wording: numbers and targets in the words of charts, so that all of them say the same in the same way."""

from __future__ import annotations

from collections.abc import Sequence

from planner.attainment.results import CoverageResult, StudyResult, TargetResult
from planner.demand.promises import TargetRow
from planner.estimates.intervals import Interval
from planner.estimates.verdicts import Verdict
from planner.grammar import counted
from planner.plans import Metric
from planner.reporting.target_words import promise_of, things_of, tickets_of

NAME_LENGTH = 36
"""Of a coverage's name within a sentence."""


def in_plain_words(text: str) -> str:
    """One line without control characters, which a name of a file might carry."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def short_name(name: str) -> str:
    """A name for a sentence: whole if it is not very long, else its beginning and its end."""
    return name if len(name) <= NAME_LENGTH else without_middle(name, NAME_LENGTH - 1)


def without_middle(name: str, kept: int) -> str:
    """So many characters of a name, from both ends: long names mostly differ in the last of them."""
    tail = kept * 2 // 5
    return f"{name[: kept - tail].rstrip()}…{name[len(name) - tail :].lstrip()}"


def percent(share: float, decimals: int = 1) -> str:
    """Such as: 97.2%."""
    return f"{share * 100:.{decimals}f}%"


def goal_words(target: TargetRow) -> str:
    """Such as: 95%, 99.5%; never rounded, as a goal is kept or not."""
    return f"{target.goal * 100:g}%"


def share_and_interval(share: float | None, interval: Interval | None) -> str:
    """Such as: 97.2% (96.5–97.9)."""
    if share is None:
        return "no tickets"
    return percent(share) + range_of(interval)


def range_of(interval: Interval | None) -> str:
    """Such as: " (96.5–97.9)"; nothing without an interval."""
    return "" if interval is None else f" ({interval.low * 100:.1f}–{interval.high * 100:.1f})"


def kept_words(result: TargetResult) -> str:
    """Such as: 41.2% (39.0–43.4) of 1,840 tickets in time, goal 95%: missed."""
    share = share_and_interval(result.attainment, result.ci95)
    alone = "" if result.ci95 is not None else ", one replication, so no interval"
    goal = f"goal {goal_words(result.target)}"
    of = counted(result.count, things_of(result.target))
    return f"{share} of {of} in time, {goal}: {result.verdict.value}{alone}"


def metric_of(target: TargetRow) -> str:
    """Such as: response."""
    return "response" if target.metric is Metric.FIRST_RESPONSE else "updates"


def who_and_what(coverage: CoverageResult, target: TargetRow) -> str:
    """Such as: Business hours: Extended urgent, response in 2 hours."""
    return f"{short_name(coverage.name)}: {tickets_of(target)}, {promise_of(target)}"


def done_in_time(target: TargetRow) -> str:
    """Such as: of Extended urgent tickets are answered within 2 hours."""
    if target.metric is Metric.FIRST_RESPONSE:
        return f"of {tickets_of(target)} tickets are answered within {target.words}"
    return f"of updates on {tickets_of(target)} tickets come in time ({promise_of(target)})"


def share_in_time(results: Sequence[TargetResult]) -> str:
    """A target under several coverages, as a sentence with its interval and count; without tickets, that."""
    target = results[0].target
    known = sorted((each for each in results if each.attainment is not None), key=lambda each: each.attainment or 0.0)
    if not known:
        return f"No {things_of(target)}s of {tickets_of(target)}: nothing can be said"
    if len(known) == 1:
        only = known[0]
        return f"{share_and_interval(only.attainment, only.ci95)} {done_in_time(target)}"
    low, high = (each.attainment or 0.0 for each in (known[0], known[-1]))
    if percent(low) == percent(high):
        return f"{percent(low)} {done_in_time(target)}, whatever the coverage"
    return f"{percent(low)} to {percent(high)} {done_in_time(target)}, depending on the coverage"


def counts_of(results: Sequence[TargetResult]) -> str:
    """Such as: 600 tickets; 3,147 to 3,479 updates."""
    counts = [each.count for each in results]
    some = f"{min(counts):,} to " if min(counts) != max(counts) else ""
    return some + counted(max(counts), things_of(results[0].target))


def replications_words(study: StudyResult) -> str:
    """What stands behind the intervals."""
    if all(each.replications < 2 for each in study.coverages):
        return "one replication, so no intervals"
    return f"95% intervals over {study.replications_in_words}"


def contractual(coverage: CoverageResult) -> tuple[TargetResult, ...]:
    """The contractual targets that had tickets."""
    return tuple(
        each for each in coverage.targets if each.target.contractual and each.verdict is not Verdict.NO_TICKETS
    )


def undecided_of(coverage: CoverageResult) -> int:
    """How many contractual targets are too close to call."""
    return sum(each.verdict is Verdict.TOO_CLOSE for each in contractual(coverage))


def met_of(coverage: CoverageResult) -> int:
    """How many contractual targets are met."""
    return sum(each.verdict is Verdict.MET for each in contractual(coverage))


def nothing_arrived(weeks: int) -> str:
    """The sentence in place of a chart without tickets."""
    return f"No tickets in {counted(weeks, 'week')}: nothing can be said."
