"""The columns of the table of results: heading, term, text and order of each, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.attainment.results import Hours, TargetResult
from planner.estimates.verdicts import WORST_FIRST
from planner.reporting.result_words import NOTHING, SIGNS, attainment_in_words
from planner.reporting.target_words import goal_of, promise_of, tickets_of
from ui import terms

SortKey = float | str
UNKNOWN = -1.0
"""Sorts what there is no number of before every number."""
SUGGESTED = "*"
"""Beside a goal; the word itself in each row would cost the last columns their room."""
SUGGESTED_NOTE = f"{SUGGESTED} A suggested goal, which binds nobody."


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `order` is what its rows are sorted by."""

    heading: str
    term: str
    text: Callable[[TargetResult], str]
    order: Callable[[TargetResult], tuple[SortKey, ...]]
    is_number: bool = False
    spoken: Callable[[TargetResult], str] | None = None
    """What a screen reader says in place of the text, where a sign in it needs words."""


def verdict_in_words(result: TargetResult) -> str:
    """Sign and word."""
    return f"{SIGNS[result.verdict]} {result.verdict.value}"


def _worst_first(result: TargetResult) -> tuple[SortKey, ...]:
    margin = 0.0 if result.attainment is None else result.attainment - result.target.goal
    return (WORST_FIRST.index(result.verdict), margin)


def _tickets_of(result: TargetResult) -> str:
    return tickets_of(result.target)


def _promise_of(result: TargetResult) -> str:
    return promise_of(result.target)


def _goal(result: TargetResult) -> str:
    return goal_of(result.target) + ("" if result.target.contractual else SUGGESTED)


def _spoken_goal(result: TargetResult) -> str:
    return goal_of(result.target) + ("" if result.target.contractual else ", suggested")


def _months(result: TargetResult) -> str:
    return NOTHING if result.months is None else f"{result.months.meet_goal:.0%}"


def _hours(hours: float | None) -> str:
    return NOTHING if hours is None else f"{hours:.1f} h"


def _quantile(heading: str, term: str, of: Callable[[Hours], float]) -> Column:
    """A column of a quantile of the hours that a promise takes."""

    def hours(result: TargetResult) -> float | None:
        return None if result.hours is None else of(result.hours)

    return Column(
        heading, term, lambda result: _hours(hours(result)), lambda result: (_number(hours(result)),), is_number=True
    )


def _number(value: float | None) -> float:
    return UNKNOWN if value is None else value


COLUMNS: tuple[Column, ...] = (
    Column("Verdict", terms.VERDICT, verdict_in_words, _worst_first),
    Column(
        "Tickets of",
        terms.TICKETS_OF,
        _tickets_of,
        lambda of: (of.target.plan_index, of.target.severity, of.target.metric.value),
    ),
    Column("Promise", terms.PROMISE, _promise_of, lambda of: (of.target.metric.value, of.target.severity)),
    Column("Attainment", terms.ATTAINMENT, attainment_in_words, lambda of: (_number(of.attainment),), is_number=True),
    Column("0 to 100%", terms.BAR, attainment_in_words, lambda of: (_number(of.attainment),)),
    Column("Goal", terms.GOAL, _goal, lambda of: (of.target.goal,), is_number=True, spoken=_spoken_goal),
    Column("Count", terms.COUNT, lambda of: f"{of.count:,}", lambda of: (of.count,), is_number=True),
    Column(
        "Months",
        terms.MONTHS,
        _months,
        lambda of: (_number(None if of.months is None else of.months.meet_goal),),
        is_number=True,
    ),
    _quantile("50th", terms.P50, lambda hours: hours.p50),
    _quantile("90th", terms.P90, lambda hours: hours.p90),
    _quantile("95th", terms.P95, lambda hours: hours.p95),
    _quantile("99th", terms.P99, lambda hours: hours.p99),
)
VERDICT_COLUMN = 0
BAR_COLUMN = 4
