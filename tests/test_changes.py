"""Changes between drafts, in words."""

import copy
import datetime as dt
import tomllib
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.scenario.changes import Change, changes_between, words_of_changes
from planner.scenario.draft import Data, with_entry, with_moved, with_value, without
from planner.scenario.findings import Path
from planner.scenario.matching import is_same
from planner.scenario.renaming import renamed
from tests.strategies_toml import any_data, edited

NEPTUNE: dict[str, Any] = tomllib.loads(
    (FilePath(__file__).parent.parent / "scenarios" / "neptune.toml").read_text(encoding="utf-8")
)
DAY: Path = ("coverage", 0, "teams", 0, "shifts", 0)
REST = {"after": "4 hours", "for": "30 minutes"}


def words(after: Data, before: Data = NEPTUNE) -> str:
    return words_of_changes(changes_between(before, after))


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ((*DAY, "engineers"), 8, "engineers 7 → 8"),
        ((*DAY, "from"), dt.time(7, 30), "from 08:00 → 07:30"),
        ((*DAY, "from"), dt.time(7, 30, 15), "from 08:00 → 07:30:15"),
        ((*DAY, "break", "after"), "3 hours", "break after 4 hours → 3 hours"),
        ((*DAY, "break"), "noon", "break … → noon"),
        ((*DAY, "at_most"), 9, "set at most to 9"),
        ((*DAY, "candidate"), True, "set candidate to yes"),
        ((*DAY, "handles"), ["urgent"], "set handles"),
        ((*DAY, "on_call"), {}, "set on call"),
        ((*DAY, "colour"), "red", "set colour to red"),
        (DAY, "Day", "shift … → Day"),
        (("simulation", "start"), dt.date(2026, 2, 2), "start 2026-01-05 → 2026-02-02"),
        (("simulation", "weeks"), 20, "measured weeks 26 → 20"),
        (("simulation", "replications", "at_least"), 20, "replications at least 10 → 20"),
        (("simulation", "replications"), 20, "replications … → 20"),
        (("plans", 1, "targets", "urgent", "first_response"), "4 hours", "first response 2 hours → 4 hours"),
        (("plans", 0, "targets", "urgent", "contractual"), False, "set contractual to no"),
        (("plans", 0, "goal"), 1, "goal 0.95 → 1"),
        (("plans", 0, "goal"), 10**30, "goal 0.95 → a very large number"),
        (("work", "urgent", "touch", "mean"), "50 minutes", "touch mean 40 minutes → 50 minutes"),
        (("work", "urgent", "plans", "Basic", "touches"), 2, "set work of Basic"),
        (("work", "urgent", "root_cause_analysis", "share"), 0.5, "root-cause analysis share 0.8 → 0.5"),
        (("customers", 0, "severities", "urgent"), 0.1, "severities urgent 0.03 → 0.1"),
        (("customers", 0, "seasonality", 6), 1, "change seasonality"),
        (("customers", 0, "holidays"), [dt.date(2026, 5, 1)], "holidays NO → …"),
        (("coverage", 1, "hand_over", "same_team"), "", "hand-over same team 5 minutes → “”"),
        (("coverage", 1, "teams"), "Oslo", "teams … → Oslo"),
        (("name",), "Neptune Support in all of the world", "name Neptune Support → Neptune Supp…f the world"),
        (("name",), "two\nlines", "name Neptune Support → two lines"),
        (("notes",), "none yet", "set notes to none yet"),
        (("customers",), "all", "customers … → all"),
    ],
)
def test_a_value_is_named_with_what_it_was_and_is(path: Path, value: object, expected: str) -> None:
    assert words(with_value(NEPTUNE, path, value)) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((*DAY, "break"), "remove break"),
        ((*DAY, "at_least"), "remove at least"),
        (DAY, "delete shift “Day”"),
        (("coverage", 2, "teams", 1), "delete team “Houston”"),
        (("incidents",), "delete incident “Cloud outage”"),
        (("work", "low"), "remove low work"),
        (("plans", 0, "targets", "low"), "remove low target"),
        (("currency",), "remove currency"),
    ],
)
def test_what_goes_is_named(path: Path, expected: str) -> None:
    assert words(without(NEPTUNE, path)) == expected


def test_entries_come_move_and_are_duplicated() -> None:
    group = {**NEPTUNE["customers"][0], "name": "Nordics"}
    assert words(with_entry(NEPTUNE, ("customers",), 2, group)) == "add customer group “Nordics”"
    assert words(with_value(NEPTUNE, ("profiles",), [{"name": "retail"}])) == "add profile “retail”"
    assert words(with_entry(NEPTUNE, ("customers",), 0, {"name": "\0"})) == "add customer group “”"
    assert words(with_entry(NEPTUNE, ("customers",), 0, {})) == "add customer group"
    premium = {"days": "Sat", "factor": 2}
    assert words(with_value(NEPTUNE, ("coverage", 0, "premiums"), [premium])) == "add premium"
    assert words(with_moved(NEPTUNE, ("customers",), 0, 3)) == "move customer group “Europe, Basic”"
    assert words(with_moved(NEPTUNE, ("coverage",), 2, 0)) == "move coverage “Follow the sun”"


@pytest.mark.parametrize(
    ("path", "name", "expected"),
    [
        (("plans", 0), "Bronze", "rename plan “Basic” → “Bronze”"),
        (("plans", 1), "Gold", "rename plan “Extended” → “Gold”"),
        (("customers", 1), "Europe", "rename customer group “Europe, Extended” → “Europe”"),
        (DAY, "Early", "rename shift “Day” → “Early”"),
    ],
)
def test_a_rename_with_all_its_references_is_one_change(path: Path, name: str, expected: str) -> None:
    assert words(renamed(NEPTUNE, path, name)) == expected
    assert words(with_value(NEPTUNE, (*path, "name"), name)) == expected


def test_a_rename_beside_other_changes_is_told_apart_from_them() -> None:
    after = with_value(renamed(NEPTUNE, ("plans", 0), "Bronze"), ("plans", 0, "goal"), 0.9)
    assert changes_between(NEPTUNE, after) == (
        Change(("plans", 0, "name"), "rename plan “Basic” → “Bronze”"),
        Change(("plans", 0, "goal"), "goal 0.95 → 0.9"),
    )


def test_more_changes_are_counted() -> None:
    once = with_value(NEPTUNE, (*DAY, "engineers"), 8)
    twice = with_value(once, ("coverage", 1, "teams", 0, "absence"), 0.2)
    assert words(twice) == "engineers 7 → 8 and 1 more"
    assert words(without(twice, ("customers", 5))) == "delete customer group “Asia-Pacific, Extended” and 2 more"


def test_nothing_has_no_words() -> None:
    assert words(NEPTUNE) == ""
    assert words(copy.deepcopy(NEPTUNE)) == ""
    assert words_of_changes(()) == ""


def test_a_long_name_is_cut_in_the_middle() -> None:
    group = {"name": "The customers of the north " * 4}
    assert words(with_entry(NEPTUNE, ("customers",), 0, group)) == (
        "add customer group “The customers of the…tomers of the north”"
    )


def test_a_path_leads_to_what_changed() -> None:
    (change,) = changes_between(NEPTUNE, with_value(NEPTUNE, (*DAY, "engineers"), 8))
    assert change.path == (*DAY, "engineers")
    (change,) = changes_between(NEPTUNE, with_entry(NEPTUNE, ("customers",), 2, {"name": "Nordics"}))
    assert change.path == ("customers", 2)


def test_parts_that_are_the_same_object_are_not_looked_at() -> None:
    class Unlooked(list[object]):
        def __iter__(self) -> Any:  # noqa: ANN401 - never returns
            raise AssertionError("this part is the same in both")

    before = {"weeks": 1, "customers": Unlooked(), "coverage": [{"teams": Unlooked(), "name": "A"}, {"name": "B"}]}
    after = with_value(with_value(before, ("weeks",), 2), ("coverage", 1, "goal"), 3)
    assert [change.words for change in changes_between(before, after)] == ["weeks 1 → 2", "set goal to 3"]


@settings(max_examples=100)
@given(any_data, any_data)
def test_any_two_drafts_can_be_told_apart(before: Data, after: Data) -> None:
    changes = changes_between(before, after)
    assert bool(changes) == (not is_same(before, after))
    assert all(change.words == change.words.strip() and change.words.isprintable() for change in changes)


@settings(max_examples=100)
@given(st.data(), any_data)
def test_an_edit_of_any_draft_has_words(choice: st.DataObject, before: Data) -> None:
    after = choice.draw(edited(before))
    assert bool(words(after, before)) == (not is_same(before, after))
