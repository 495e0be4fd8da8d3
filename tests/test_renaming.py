"""Renaming entries of a draft: the references follow, everything else stays the very same object."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.scenario.draft import Data, value_at
from planner.scenario.findings import Path
from planner.scenario.matching import is_same
from planner.scenario.reading import scenario_from_data
from planner.scenario.renaming import renamed
from tests.strategies_scenario import scenario_data
from tests.strategies_toml import any_data, names, paths_in

DRAFT: dict[str, Any] = {
    "plans": [{"rank": 1, "name": "Basic", "goal": 0.9}, {"name": "Extended"}],
    "work": {
        "urgent": {"touches": 4, "plans": {"Other": {}, "Basic": {"touches": 6}, "Extended": {}}},
        "high": {"plans": {"Extended": {"touches": 1}}},
    },
    "profiles": [{"name": "retail"}],
    "customers": [
        {"name": "Nordics", "plan": "Basic", "profile": "retail"},
        {"name": "Asia", "plan": "Extended", "profile": "flat"},
    ],
    "incidents": [{"name": "Flood", "customers": ["Asia", "Nordics"]}, {"name": "Fire", "customers": ["Asia"]}],
    "coverage": [
        {
            "name": "Basic",
            "interrupts": ["Basic urgent", "Extended", "urgent"],
            "teams": [
                {"name": "Oslo", "shifts": [{"name": "Basic", "handles": ["Basic", "  Basic  HIGH", "Extended low"]}]},
                {"name": "Pune", "shifts": [{"name": "Day", "handles": ["Extended"]}, {"name": "Night"}]},
            ],
        },
        {"name": "Without", "teams": []},
    ],
}


def test_a_plan_takes_all_references_along() -> None:
    after: Any = renamed(DRAFT, ("plans", 0), "Bronze Plus")
    assert list(after["plans"][0].items()) == [("rank", 1), ("name", "Bronze Plus"), ("goal", 0.9)]
    assert list(after["work"]["urgent"]["plans"]) == ["Other", "Bronze Plus", "Extended"]
    assert [group["plan"] for group in after["customers"]] == ["Bronze Plus", "Extended"]
    coverage = after["coverage"][0]
    assert coverage["name"] == "Basic"
    assert coverage["interrupts"] == ["Bronze Plus urgent", "Extended", "urgent"]
    shift = coverage["teams"][0]["shifts"][0]
    assert shift == {"name": "Basic", "handles": ["Bronze Plus", "Bronze Plus HIGH", "Extended low"]}


def test_what_does_not_refer_to_it_stays_the_same_object() -> None:
    after: Any = renamed(DRAFT, ("plans", 0), "Bronze")
    assert after["plans"][1] is DRAFT["plans"][1]
    assert after["work"]["high"] is DRAFT["work"]["high"]
    assert after["work"]["urgent"]["plans"]["Extended"] is DRAFT["work"]["urgent"]["plans"]["Extended"]
    assert after["profiles"] is DRAFT["profiles"]
    assert after["customers"][1] is DRAFT["customers"][1]
    assert after["incidents"] is DRAFT["incidents"]
    assert after["coverage"][0]["teams"][1] is DRAFT["coverage"][0]["teams"][1]
    assert after["coverage"][1] is DRAFT["coverage"][1]
    assert DRAFT["plans"][0]["name"] == "Basic"


def test_profiles_and_customer_groups_take_their_references_along() -> None:
    after: Any = renamed(DRAFT, ("profiles", 0), "shops")
    assert [group["profile"] for group in after["customers"]] == ["shops", "flat"]
    assert after["coverage"] is DRAFT["coverage"]
    after = renamed(DRAFT, ("customers", 0), "North")
    assert [incident["customers"] for incident in after["incidents"]] == [["Asia", "North"], ["Asia"]]
    assert after["incidents"][1] is DRAFT["incidents"][1]


@pytest.mark.parametrize(
    "path", [("coverage", 0), ("coverage", 0, "teams", 0), ("coverage", 0, "teams", 0, "shifts", 0), ("incidents", 0)]
)
def test_nothing_refers_to_the_others(path: Path) -> None:
    after: Any = renamed(DRAFT, path, "New")
    assert value_at(after, (*path, "name")) == "New"
    assert [key for key in DRAFT if after[key] is not DRAFT[key]] == [path[0]]
    changed = [step for step in paths_in(DRAFT) if not isinstance(value_at(DRAFT, step), dict | list)]
    assert [step for step in changed if value_at(after, step) != value_at(DRAFT, step)] == [(*path, "name")]


def test_of_two_alike_only_the_one_is_renamed() -> None:
    twice = {**DRAFT, "plans": [*DRAFT["plans"], {"name": "Basic"}]}
    after: Any = renamed(twice, ("plans", 2), "Bronze")
    assert [plan["name"] for plan in after["plans"]] == ["Basic", "Extended", "Bronze"]
    assert after["customers"] is DRAFT["customers"]
    flat = {**DRAFT, "profiles": [{"name": "flat"}]}
    assert renamed(flat, ("profiles", 0), "even")["customers"] is DRAFT["customers"]


def test_a_name_that_is_taken_costs_nothing() -> None:
    after: Any = renamed(DRAFT, ("plans", 0), "Extended")
    assert after["work"] is DRAFT["work"]
    assert after["customers"][0]["plan"] == "Extended"


@pytest.mark.parametrize("path", [(), ("plans",), ("plans", 7), ("plans", 0, "name"), ("work", "urgent"), ("no", 0)])
def test_where_no_entry_is_nothing_is_renamed(path: Path) -> None:
    assert renamed(DRAFT, path, "New") is DRAFT


def test_the_same_name_is_no_change() -> None:
    assert renamed(DRAFT, ("plans", 0), "Basic") is DRAFT


def test_an_entry_without_a_name_gets_one() -> None:
    assert renamed({"plans": [{}]}, ("plans", 0), "New") == {"plans": [{"name": "New"}]}
    assert renamed({"plans": [{"name": 3}]}, ("plans", 0), "New") == {"plans": [{"name": "New"}]}


@settings(max_examples=30)
@given(st.data(), scenario_data())
def test_a_sound_scenario_stays_sound_and_comes_back(choice: st.DataObject, data: Data) -> None:
    lists: list[Path] = [(key, 0) for key in ("plans", "customers", "coverage", "profiles", "incidents") if key in data]
    path = choice.draw(st.sampled_from(lists))
    old = value_at(data, (*path, "name"))
    assert isinstance(old, str)
    after = renamed(data, path, "Brand new")
    scenario_from_data(after)
    assert is_same(renamed(after, path, old), data)


@settings(max_examples=100)
@given(any_data, names)
def test_no_draft_is_too_wrong(data: Data, name: str) -> None:
    for path in paths_in(data):
        after = renamed(data, path, name)
        assert after is data or value_at(after, (*path, "name")) == name
