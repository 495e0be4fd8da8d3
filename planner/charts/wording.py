"""Wording: numbers and targets in the words of charts, so that all of them say the same in the same way."""

from __future__ import annotations

from collections.abc import Sequence

from planner.intervals import Interval
from planner.plans import Metric
from planner.promises import TargetRow
from planner.results import CoverageResult, TargetResult
from planner.verdicts import Verdict

NAME_LENGTH = 36
"""Of a coverage's name within a sentence."""

SIGNS = {Verdict.MET: "✓", Verdict.MISSED: "✕", Verdict.TOO_CLOSE: "●", Verdict.NO_TICKETS: "○"}


def in_plain_words(text: str) -> str:
    """One line without control characters, which a name of a file might carry."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def short_name(name: str) -> str:
    """A name for a sentence: whole if it is not very long."""
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1].rstrip() + "…"


def counted(number: int, word: str) -> str:
    """Such as: 1 replication, 1,840 tickets."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def percent(share: float, decimals: int = 1) -> str:
    """Such as: 97.2 %."""
    return f"{share * 100:.{decimals}f} %"


def share_and_interval(share: float | None, interval: Interval | None) -> str:
    """Such as: 97.2 % (96.5–97.9)."""
    if share is None:
        return "no tickets"
    return percent(share) + range_of(interval)


def range_of(interval: Interval | None) -> str:
    """Such as: " (96.5–97.9)"; nothing without an interval."""
    return "" if interval is None else f" ({interval.low * 100:.1f}–{interval.high * 100:.1f})"


def tickets_of(target: TargetRow) -> str:
    """Such as: Extended urgent."""
    return f"{target.plan} {target.severity.word}"


def promise_of(target: TargetRow) -> str:
    """Such as: response in 2 hours; update every 2 hours."""
    if target.metric is Metric.FIRST_RESPONSE:
        return f"response in {target.words}"
    return "ongoing updates" if target.words == "ongoing" else f"update every {target.words}"


def metric_of(target: TargetRow) -> str:
    """Such as: response."""
    return "response" if target.metric is Metric.FIRST_RESPONSE else "updates"


def things_of(target: TargetRow) -> str:
    """What is counted: tickets, or updates owed."""
    return "ticket" if target.metric is Metric.FIRST_RESPONSE else "update"


def done_in_time(target: TargetRow) -> str:
    """Such as: of Extended urgent tickets are answered within 2 hours."""
    if target.metric is Metric.FIRST_RESPONSE:
        return f"of {tickets_of(target)} tickets are answered within {target.words}"
    return f"of updates on {tickets_of(target)} tickets come in time ({promise_of(target)})"


def replications_words(replications: int) -> str:
    """What stands behind the intervals."""
    if replications < 2:
        return "one replication, so no intervals"
    return f"95 % intervals over {replications} replications"


def contractual(coverage: CoverageResult) -> tuple[TargetResult, ...]:
    """The contractual targets that had tickets."""
    return tuple(
        each for each in coverage.targets if each.target.contractual and each.verdict is not Verdict.NO_TICKETS
    )


def met_of(coverage: CoverageResult) -> int:
    """How many contractual targets are met."""
    return sum(each.verdict is Verdict.MET for each in contractual(coverage))


def joined(parts: Sequence[str]) -> str:
    """Such as: one, two and three."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def nothing_arrived(weeks: int) -> str:
    """The sentence in place of a chart without tickets."""
    return f"No tickets in {counted(weeks, 'week')}: nothing can be said."
