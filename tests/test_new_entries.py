"""What is put in to begin with is sound as it is."""

from __future__ import annotations

import tomllib

from planner.scenario.blank import BLANK
from planner.scenario.draft import checked, with_entry
from planner.scenario.new_entries import WEEKEND_PREMIUM, new_incident, new_plan

DRAFT = tomllib.loads(BLANK)


def test_a_new_plan_and_a_new_incident_are_sound() -> None:
    made = with_entry(DRAFT, ("plans",), 0, new_plan(DRAFT))
    made = with_entry(made, ("incidents",), 0, new_incident(made))
    assert checked(made).errors == ()
    assert checked(with_entry(made, ("coverage", 0, "premiums"), 0, WEEKEND_PREMIUM)).errors == ()


def test_a_second_one_has_a_name_of_its_own() -> None:
    first = with_entry(DRAFT, ("plans",), 0, new_plan(DRAFT))
    assert (new_plan(DRAFT)["name"], new_plan(first)["name"]) == ("New plan", "New plan 2")
