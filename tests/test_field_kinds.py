"""Every key of a scenario has a kind, and every kind that people type can be shown."""

from __future__ import annotations

import pytest

from planner.scenario.coverage import Shift, Team
from planner.scenario.customers import CustomerGroup, Incident
from planner.scenario.field_kinds import FieldKind, choices_of, kind_of
from planner.scenario.field_table import fields_by_key
from planner.scenario.field_words import explained, left_out_in_words, unit_beside
from planner.scenario.fields import Table
from planner.scenario.plan import Plan, Target
from planner.scenario.work import WorkOverride


@pytest.mark.parametrize(
    ("table", "key", "kind"),
    [
        (Plan, "goal", FieldKind.SHARE),
        (Plan, "business_days", FieldKind.CHOICE),
        (Plan, "guidance", FieldKind.TABLE),
        (Target, "updates", FieldKind.DURATION),
        (CustomerGroup, "time_zone", FieldKind.ZONE),
        (CustomerGroup, "holidays", FieldKind.HOLIDAYS),
        (CustomerGroup, "accounts", FieldKind.WHOLE),
        (CustomerGroup, "seasonality", FieldKind.OTHER),
        (Incident, "severity", FieldKind.SEVERITY),
        (Incident, "tickets", FieldKind.DISTRIBUTION),
        (Shift, "days", FieldKind.DAYS),
        (Shift, "from", FieldKind.TIME),
        (Shift, "tier", FieldKind.TIERS),
        (Shift, "handles", FieldKind.SELECTION),
        (Shift, "candidate", FieldKind.SWITCH),
        (Team, "cost_per_hour", FieldKind.NUMBER),
        (WorkOverride, "update_ahead", FieldKind.DURATION),
    ],
)
def test_the_kind_of_a_field(table: type[Table], key: str, kind: FieldKind) -> None:
    assert kind_of(fields_by_key(table)[key]) is kind


def test_choices_are_the_words_of_the_file() -> None:
    assert choices_of(fields_by_key(Plan)["business_days"]) == ("end of day", "same time", "working hours")
    assert choices_of(fields_by_key(Incident)["severity"]) == ("urgent", "high", "medium", "low")
    assert choices_of(fields_by_key(Plan)["goal"]) == ()


def test_a_field_is_explained_with_its_range_and_an_example() -> None:
    words = explained("absence", fields_by_key(Team)["absence"])
    assert words[0] == "The share of shifts an engineer is absent from."
    assert words[1:] == ("Between 0 and 100%.", "In the file: absence = 0.06")


def test_what_an_empty_editor_stands_for() -> None:
    assert left_out_in_words(fields_by_key(Plan)["goal"]) == "95%"
    assert left_out_in_words(fields_by_key(Plan)["business_days"]) == "end of day"
    assert left_out_in_words(fields_by_key(Shift)["engineers"]) == ""


def test_money_is_in_the_scenario_s_currency() -> None:
    assert unit_beside(fields_by_key(Team)["cost_per_hour"], "SEK") == "SEK"
    assert unit_beside(fields_by_key(Team)["absence"], "SEK") == ""
