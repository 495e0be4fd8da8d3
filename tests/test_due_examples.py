"""Examples of due instants, which are the clocks' own."""

from __future__ import annotations

from datetime import datetime

from planner.business_time.durations import Reading, parse_duration
from planner.foresight.due_examples import due_example
from planner.scenario.customers import CustomerGroup

NORDICS = CustomerGroup.model_validate(
    {
        "name": "Nordics",
        "plan": "Basic",
        "time_zone": "Europe/Oslo",
        "holidays": "NO",
        "accounts": 1,
        "tickets_per_account_per_month": 1,
    }
)
FRIDAY = datetime(2026, 3, 27, 15, 30)


def test_easter_does_not_count() -> None:
    found = due_example(parse_duration("6 business days"), NORDICS, FRIDAY, Reading.END_OF_DAY)
    assert found.due == "Thu 9 Apr 2026 17:00"
    assert found.readings[Reading.SAME_TIME] == "Thu 9 Apr 2026 15:30"
    assert any("Good Friday" in line for line in found.explanation)


def test_a_plan_may_count_holidays_as_ordinary_days() -> None:
    six_days = parse_duration("6 business days")
    found = due_example(six_days, NORDICS, FRIDAY, Reading.END_OF_DAY, observe_holidays=False)
    assert found.due == "Mon 6 Apr 2026 17:00"


def test_hours_are_the_same_however_days_are_read() -> None:
    found = due_example(parse_duration("2 hours"), NORDICS, FRIDAY, Reading.SAME_TIME)
    assert set(found.readings.values()) == {"Fri 27 Mar 2026 17:30"}


def test_what_cannot_be_counted_is_said() -> None:
    found = due_example(parse_duration("1.5 business days"), NORDICS, FRIDAY, Reading.END_OF_DAY)
    assert "whole number of business days" in found.due
    assert found.explanation == ()
