"""Behind: which tickets are asked for, as a bar, a cell or a row of a table names them.

Separate from how they are found, so that whatever shows a number can say what stands behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.business_time.calendar_names import FULL_DAY_NAMES
from planner.demand.customer_hours import WEEK_HOURS
from planner.demand.promises import TargetRow
from planner.plans import Metric
from planner.reporting.cause_words import CAUSE_WORDS
from planner.reporting.target_words import promise_of, tickets_of
from simulation.causes import Cause


class Outcome(Enum):
    """What became of a target; the values are words."""

    ALL = "all"
    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Behind:
    """Which tickets, of one coverage; for an update target, which updates owed."""

    coverage: str
    """Its name."""
    target: TargetRow | None = None
    """None: all targets."""
    outcome: Outcome = Outcome.ALL
    hour_of_week: int | None = None
    """0 to 167, Monday 00:00 first: when in the customer's local week it arrived, or an update fell due."""
    cause: Cause | None = None
    """Only misses, and of those the ones of which it is the largest cause."""

    def __post_init__(self) -> None:
        if self.hour_of_week is not None and not 0 <= self.hour_of_week < WEEK_HOURS:
            raise ValueError(f"hours of the week are 0 to {WEEK_HOURS - 1}, not {self.hour_of_week}")
        if self.cause is not None and self.outcome is Outcome.MET:
            raise ValueError("what was met has no cause of a miss")


def words_of(behind: Behind) -> str:
    """What is asked for, as the beginning of a sentence.

    Such as: Extended urgent, first response in 2 hours: missed, arrived Tuesday 18:00–19:00, under Business hours.
    """
    parts = [_outcome_words(behind)]
    if behind.hour_of_week is not None:
        parts.append(_hour_words(behind.target, behind.hour_of_week))
    parts.append(f"under {behind.coverage}")
    return f"{target_words(behind.target)}: {', '.join(parts)}"


def target_words(target: TargetRow | None) -> str:
    """Such as: Extended urgent, first response in 2 hours; all targets."""
    return "All targets" if target is None else f"{tickets_of(target)}, {promise_words(target)}"


def promise_words(target: TargetRow) -> str:
    """Such as: first response in 2 hours; update every 2 hours; ongoing updates."""
    return f"first {promise_of(target)}" if target.metric is Metric.FIRST_RESPONSE else promise_of(target)


def hour_words(hour_of_week: int) -> str:
    """Such as: Tuesday 18:00–19:00."""
    day, hour = divmod(hour_of_week, 24)
    return f"{FULL_DAY_NAMES[day]} {hour:02d}:00–{hour + 1:02d}:00"


def _outcome_words(behind: Behind) -> str:
    if behind.cause is None:
        return "met and missed" if behind.outcome is Outcome.ALL else behind.outcome.value
    return f"missed, mainly {CAUSE_WORDS[behind.cause]}"


def _hour_words(target: TargetRow | None, hour_of_week: int) -> str:
    words = hour_words(hour_of_week)
    if target is None:
        return words
    return f"{'arrived' if target.metric is Metric.FIRST_RESPONSE else 'due'} {words}"
