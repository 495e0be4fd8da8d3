"""Drafts: plain data that edits never change in place."""

from __future__ import annotations

import copy
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scenario.draft import (
    checked,
    draft_of_content,
    entries_at,
    table_at,
    value_at,
    with_entry,
    with_moved,
    with_value,
    without,
)
from planner.scenario.findings import ScenarioErrors
from planner.shipped import neptune_sample

NEPTUNE = tomllib.loads(neptune_sample().read_text("utf-8"))
ENGINEERS = ("coverage", 0, "teams", 0, "shifts", 0, "engineers")


def test_an_edit_leaves_everything_else_the_very_same() -> None:
    before = copy.deepcopy(NEPTUNE)
    after = with_value(NEPTUNE, ENGINEERS, 99)
    assert before == NEPTUNE
    assert value_at(after, ENGINEERS) == 99
    assert after["customers"] is NEPTUNE["customers"]
    assert value_at(after, ("coverage", 1)) is value_at(NEPTUNE, ("coverage", 1))
    assert value_at(after, ENGINEERS[:4]) is not value_at(NEPTUNE, ENGINEERS[:4])


def test_tables_are_made_on_the_way_and_go_when_they_say_nothing() -> None:
    path = ("work", "urgent", "plans", "Extended", "touches")
    after = with_value({"format": 1}, path, 3)
    assert after == {"format": 1, "work": {"urgent": {"plans": {"Extended": {"touches": 3}}}}}
    assert without(after, path) == {"format": 1}


def test_an_entry_that_says_nothing_stays_an_entry() -> None:
    assert without({"plans": [{"name": "A"}]}, ("plans", 0, "name")) == {"plans": [{}]}


def test_entries_come_go_and_move() -> None:
    data = {"plans": ["a", "b", "c"]}
    assert with_entry(data, ("plans",), 1, "new")["plans"] == ["a", "new", "b", "c"]
    assert without(data, ("plans", 1))["plans"] == ["a", "c"]
    assert with_moved(data, ("plans",), 0, 2)["plans"] == ["b", "c", "a"]
    assert with_entry({}, ("plans",), 0, "only") == {"plans": ["only"]}


def test_what_is_not_there_is_the_default() -> None:
    assert value_at(NEPTUNE, ("plans", 99, "name"), "none") == "none"
    assert value_at(NEPTUNE, ("plans", "name"), "none") == "none"
    assert entries_at(NEPTUNE, ("currency",)) == ()
    assert table_at(NEPTUNE, ("plans",)) == {}
    assert without(NEPTUNE, ("plans", 0, "nothing")) is NEPTUNE


def test_a_wrong_draft_says_where_and_a_sound_one_is_a_scenario() -> None:
    wrong = checked(with_value(NEPTUNE, ENGINEERS, "many"))
    assert wrong.scenario is None
    assert [error.path for error in wrong.errors] == [ENGINEERS]
    assert checked(NEPTUNE).scenario is not None
    nameless = without(NEPTUNE, ("name",))
    assert (found := checked(nameless, "plan-b").scenario) is not None
    assert found.name == "plan-b"


def test_wrong_values_are_a_draft_and_what_is_no_toml_is_none() -> None:
    assert value_at(draft_of_content(b"format = 1\nplans = 5"), ("plans",)) == 5
    assert draft_of_content(b"plans = 5")["format"] == 1
    with pytest.raises(ScenarioErrors, match="not valid TOML"):
        draft_of_content(b"format = = 1")
    with pytest.raises(ScenarioErrors, match="reads formats up to 1"):
        draft_of_content(b"format = 99")


RAW = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
PATHS = st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(tuple)


@given(st.dictionaries(st.sampled_from("abc"), RAW, max_size=3), PATHS, st.integers(10, 20))
def test_what_is_set_stands_there_and_goes_again(data: dict[str, object], path: tuple[str, ...], value: int) -> None:
    before = copy.deepcopy(data)
    after = with_value(data, path, value)
    assert value_at(after, path) == value
    assert value_at(without(after, path), path) is None
    assert data == before


@given(st.dictionaries(st.text(max_size=4), RAW, max_size=3))
def test_any_data_can_be_checked(data: dict[str, object]) -> None:
    assert checked(data).errors
