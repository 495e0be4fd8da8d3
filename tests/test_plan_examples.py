"""Examples of plans that are being edited, and may be wrong in places."""

from __future__ import annotations

from datetime import datetime

import pytest

from planner.business_time.durations import Reading
from planner.foresight.plan_examples import example_of_plan, groups_of_plan, reading_of_plan
from planner.plans import Severity
from planner.scenario.migration import Data

EASTER = datetime(2026, 3, 27, 15, 30)
NORDICS = {
    "name": "Nordics",
    "plan": "Basic",
    "time_zone": "Europe/Oslo",
    "holidays": "NO",
    "accounts": 1,
    "tickets_per_account_per_month": 1,
}
PLAN: Data = {"targets": {"high": {"first_response": "6 business days"}, "low": {"first_response": "soon"}}}


def due(plan: Data, severity: Severity = Severity.HIGH) -> str | None:
    group = groups_of_plan({"customers": [NORDICS]}, "Basic")["Nordics"]
    example = example_of_plan(plan, severity, group, EASTER)
    return None if example is None else example.due


def test_only_sound_groups_of_the_plan_are_examples() -> None:
    others = [{**NORDICS, "name": "Gulf", "plan": "Extended"}, {**NORDICS, "name": "Broken", "accounts": "many"}]
    assert list(groups_of_plan({"customers": [*others, NORDICS]}, "Basic")) == ["Nordics"]
    assert groups_of_plan({}, "Basic") == {}


def test_the_plan_says_how_days_are_read_and_whether_holidays_count() -> None:
    assert due(PLAN) == "Thu 9 Apr 2026 17:00"
    assert due({**PLAN, "observe_holidays": False}) == "Mon 6 Apr 2026 17:00"
    assert due({**PLAN, "business_days": "same time"}) == "Thu 9 Apr 2026 15:30"


@pytest.mark.parametrize("said", [{}, {"business_days": "whenever"}, {"business_days": 3}])
def test_without_a_reading_that_there_is_days_are_read_as_usual(said: Data) -> None:
    assert reading_of_plan(said) is Reading.END_OF_DAY


def test_what_is_no_promise_has_no_example() -> None:
    assert due(PLAN, Severity.LOW) is None
    assert due(PLAN, Severity.URGENT) is None
    assert due({}) is None
