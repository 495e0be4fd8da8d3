"""Due examples: when an example ticket's promises are due, under each reading of a business day.

What a manager checks a plan by while editing it: the due instants come from the planner's own clocks, the very ones
that a simulation counts on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from planner.business_time.calendar_names import DAY_NAMES, MONTH_NAMES
from planner.business_time.due import Answer, Question, answer
from planner.business_time.durations import Counting, Duration, Reading
from planner.business_time.time_zones import zone
from planner.demand.customer_clocks import windows_of
from planner.errors import PlannerError
from planner.scenario.customers import CustomerGroup


@dataclass(frozen=True, slots=True)
class DueExample:
    """One promise to an example ticket."""

    due: str
    """Under the plan's own reading, such as "Thu 9 Apr 17:00"; or the sentence that says why there is none."""
    readings: Mapping[Reading, str]
    """The same under each reading of a business day."""
    explanation: tuple[str, ...]
    """How the first was counted, stretch by stretch."""


def due_example(
    duration: Duration, group: CustomerGroup, arrived: datetime, reading: Reading, *, observe_holidays: bool = True
) -> DueExample:
    """When a promise to a group's ticket is due that arrives at a local time, which has no zone of its own."""
    holidays = group.holidays if observe_holidays else None
    own = _answered(_question(duration, group, arrived, reading, holidays))
    in_days = duration.counting is Counting.BUSINESS_DAYS
    found = {
        each: _answered(_question(duration, group, arrived, each, holidays)) if in_days else own for each in Reading
    }
    words = {each: result if isinstance(result, str) else moment_in_words(result.due) for each, result in found.items()}
    return DueExample(
        due=words[reading],
        readings=words,
        explanation=() if isinstance(own, str) else own.explanation,
    )


def _question(
    duration: Duration,
    group: CustomerGroup,
    arrived: datetime,
    reading: Reading,
    holidays: object,
) -> Question:
    assert holidays is None or isinstance(holidays, str | tuple)
    return Question(arrived, duration, zone(group.time_zone), windows_of(group.business_hours), holidays, reading)


@lru_cache(maxsize=512)
def _answered(question: Question) -> Answer | str:
    try:
        return answer(question)
    except PlannerError as error:
        return str(error)


def moment_in_words(at: datetime) -> str:
    """A local time, such as "Thu 9 Apr 2026 17:00".

    >>> moment_in_words(datetime(2026, 4, 9, 17))
    'Thu 9 Apr 2026 17:00'
    """
    return f"{DAY_NAMES[at.weekday()]} {at.day} {MONTH_NAMES[at.month - 1]} {at:%Y %H:%M}"
