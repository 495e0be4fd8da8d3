"""Plan examples: what an example ticket needs to know of a plan that is being edited, and may be wrong in places.

What a plan leaves out, or says wrongly, is as if it had not been said; a promise that is none has no example.
"""

from __future__ import annotations

from datetime import datetime

from planner.business_time.durations import DurationError, Reading, parse_duration
from planner.foresight.due_examples import DueExample, due_example
from planner.plans import Severity
from planner.scenario.customers import CustomerGroup
from planner.scenario.draft import Data, entries_at, value_at
from planner.scenario.normal_forms import targets_in_full
from planner.scenario.parts import read_table


def groups_of_plan(data: Data, name: object) -> dict[str, CustomerGroup]:
    """The customer groups of a draft that have the plan of that name and are sound in themselves, by name."""
    entries = [entry for entry in entries_at(data, ("customers",)) if value_at(entry, ("plan",)) == name]
    groups = [group for entry in entries if (group := read_table(CustomerGroup, entry)) is not None]
    return {group.name: group for group in groups}


def reading_of_plan(plan: Data) -> Reading:
    """How the plan reads a business day."""
    return next((each for each in Reading if each.value == plan.get("business_days")), Reading.END_OF_DAY)


def example_of_plan(plan: Data, severity: Severity, group: CustomerGroup, arrived: datetime) -> DueExample | None:
    """When the first response to a group's ticket is due that arrives at a local time."""
    words = value_at(targets_in_full(plan), (severity.word, "first_response"))
    try:
        duration = parse_duration(words) if isinstance(words, str) else None
    except DurationError:
        duration = None
    if duration is None:
        return None
    observes = plan.get("observe_holidays") is not False
    return due_example(duration, group, arrived, reading_of_plan(plan), observe_holidays=observes)
