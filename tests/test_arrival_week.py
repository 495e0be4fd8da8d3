"""The arrival map of a draft's customer groups: what it shows, what painting changes, what a spreadsheet takes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.demand.arrival_week import (
    flat_weights,
    office_weights,
    week_of_group,
    week_of_profile,
)
from planner.demand.arrivals import tickets_per_week
from planner.demand.customer_clocks import windows_of
from planner.demand.profile_words import is_shared, users_of_profile, words_on_week
from planner.demand.profiles import profile_of
from planner.demand.week_copying import week_pasted, week_text
from planner.demand.week_painting import (
    Values,
    cells_of,
    name_painted,
    new_profile,
    own_profile,
    painting_of_group,
    painting_of_profile,
)
from planner.scenario.copies import with_copies
from planner.scenario.customers import BUILT_IN_PROFILES
from planner.scenario.draft import Data, checked, draft_of_text, value_at, with_entry, with_value
from planner.scenario.pasted_block import PasteError
from tests.scenario_texts import CONTRACT

DRAFT = draft_of_text(CONTRACT)
OWN = with_value(DRAFT, ("customers", 0, "profile"), "retail")
GROUP = "Nordics, Basic"


def with_values(data: Data, values: Values) -> Data:
    for path, value in values.items():
        data = with_value(data, path, value)
    return data


def profile(name: str) -> Data:
    return with_value(DRAFT, ("customers", 0, "profile"), name)


@pytest.mark.parametrize("name", [*BUILT_IN_PROFILES, "retail"])
def test_the_hours_are_those_that_a_study_draws_from(name: str) -> None:
    data = profile(name)
    scenario = checked(data).scenario
    assert scenario is not None
    group = scenario.customers[0]
    quarters = profile_of(name, scenario.profiles, windows_of(group.business_hours))
    expected = tickets_per_week(group) * quarters.reshape(7, 24, 4).sum(axis=2)
    week = week_of_group(data, 0)
    shown = [[week.tickets_per_h(day, hour) for hour in range(24)] for day in range(7)]
    assert np.allclose(np.array(shown, dtype=np.float64), expected)
    assert (week.profile, week.entry) == (name, 0 if name == "retail" else None)


def test_a_built_in_profile_weighs_one_in_its_fullest_hour() -> None:
    week = week_of_group(profile("office hours"), 0)
    assert week.weights[1][8:18] == (0.0, *(1.0,) * 8, 0.0)
    assert week.weights[5] == (0.0,) * 24
    half = with_value(profile("office hours"), ("customers", 0, "business_hours"), "broken")
    assert week_of_group(half, 0).weights == office_weights({}, None)


def test_an_hour_says_its_weight_and_its_tickets() -> None:
    assert week_of_group(DRAFT, 0).words(1, 10) == "Tuesday 10:00–11:00: weight 1, 0.77 tickets an hour"
    unknown = with_value(DRAFT, ("customers", 0, "accounts"), "many")
    assert week_of_group(unknown, 0).words(1, 10) == "Tuesday 10:00–11:00: weight 1"


def test_painting_a_built_in_profile_makes_a_copy_named_after_the_group() -> None:
    values = painting_of_group(DRAFT, 0, {(5, 10): 0.5})
    data = with_values(DRAFT, values)
    assert name_painted(DRAFT, values) == GROUP
    week = week_of_group(data, 0)
    assert week.profile == GROUP
    assert week.weights[5][10] == 0.5
    assert week.weights[:5] == week_of_group(DRAFT, 0).weights[:5]
    assert checked(data).errors == ()
    assert value_at(data, ("profiles", 0)) is value_at(DRAFT, ("profiles", 0))


def test_a_copy_never_takes_a_name_that_is_taken() -> None:
    data = with_entry(DRAFT, ("profiles",), 0, {**new_profile(DRAFT), "name": GROUP})
    assert name_painted(data, painting_of_group(data, 0, {(0, 0): 1})) == f"{GROUP} 2"
    flat = with_value(DRAFT, ("customers", 0, "name"), "flat")
    assert name_painted(flat, painting_of_group(flat, 0, {(0, 0): 1})) == "flat 2"


def test_painting_a_profile_of_the_file_changes_that_one() -> None:
    values = painting_of_group(OWN, 0, {(0, 0): 3, (6, 23): 0.25})
    assert list(values) == [("profiles", 0, "weights")]
    assert name_painted(OWN, values) == "retail"
    weights = week_of_profile(with_values(OWN, values), 0).weights
    assert (weights[0][0], weights[6][23]) == (3, 0.25)
    assert values == painting_of_profile(OWN, 0, {(0, 0): 3, (6, 23): 0.25})


def test_an_own_copy_of_a_shared_profile_leaves_the_shared_one_alone() -> None:
    data = with_values(OWN, own_profile(OWN, 0))
    assert week_of_group(data, 0).profile == GROUP
    assert week_of_group(data, 0).weights == week_of_group(OWN, 0).weights
    assert users_of_profile(OWN, "retail") == (GROUP,)
    assert users_of_profile(data, "retail") == ()


def test_whose_a_profile_is_and_what_painting_does_is_said() -> None:
    built_in, own = week_of_group(DRAFT, 0), week_of_group(OWN, 0)
    assert words_on_week(DRAFT, built_in, 0).startswith(f"{GROUP}: “office hours”, which is built in.")
    assert words_on_week(OWN, own, 0) == f"{GROUP}: a profile of its own, “retail”."
    assert words_on_week(OWN, own, None) == f"The profile of {GROUP}."
    assert words_on_week(DRAFT, own, None) == "No customer group has “retail”."
    shared = with_copies(OWN, ("customers",), [0])
    assert words_on_week(shared, own, 0) == (
        f"{GROUP}: “retail”, which another group also has: painting changes it for all of them."
    )
    assert [is_shared(DRAFT, built_in), is_shared(OWN, own), is_shared(shared, own)] == [True, False, True]


def test_weights_are_written_as_a_person_would() -> None:
    values = painting_of_profile(OWN, 0, {(0, 0): 2.0, (0, 1): 1 / 3, (0, 2): -1.0, (0, 3): 1e300})
    (weights,) = values.values()
    assert isinstance(weights, list)
    assert weights[0][:4] == [2, 0.333333, 0, 1_000_000_000]
    assert isinstance(weights[0][0], int)


@pytest.mark.parametrize("weights", ["none", [], [[1, "x", True, -1]], [[1] * 30] * 9])
def test_a_profile_in_which_something_is_wrong_can_be_looked_at_and_painted(weights: object) -> None:
    data = with_value(OWN, ("profiles", 0, "weights"), weights)
    assert {len(row) for row in week_of_group(data, 0).weights} == {24}
    painted = with_values(data, painting_of_group(data, 0, {(0, 0): 1}))
    assert checked(painted).errors == ()


def test_a_profile_that_does_not_exist_is_empty() -> None:
    week = week_of_group(profile("none"), 0)
    assert week.weights == flat_weights(0.0)
    assert week.words(0, 0) == "Monday 00:00–01:00: weight 0"


def test_a_week_can_be_copied_and_pasted_back() -> None:
    weights = week_of_group(profile("always on"), 0).weights
    for decimal in (".", ","):
        text = week_text(weights, decimal=decimal)
        assert week_pasted(text, (3, 3), decimal=decimal) == cells_of(weights)


def test_headings_around_a_week_are_passed_over() -> None:
    weights = week_of_group(profile("always on"), 0).weights
    hours = "\t".join(["", *(f"{hour:02}" for hour in range(24))])
    rows = [f"{day}\t{row}" for day, row in zip("MTWTFSS", week_text(weights).splitlines(), strict=True)]
    assert week_pasted("\n".join([hours, *rows]), (0, 0)) == cells_of(weights)


def test_a_smaller_block_goes_where_it_is_put() -> None:
    assert week_pasted("1\t2\n3\t", (5, 22)) == {(5, 22): 1, (5, 23): 2, (6, 22): 3, (6, 23): 0}


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("1\t2", (0, 23), "beyond the end"),
        ("1\n2", (6, 0), "beyond the end"),
        ("1\tx", (0, 0), "“x” in row 1, column 2 is no weight"),
        ("-1", (0, 0), "no weight"),
        ("", (0, 0), "nothing to paste"),
    ],
)
def test_what_is_no_block_of_weights_is_refused(text: str, at: tuple[int, int], words: str) -> None:
    with pytest.raises(PasteError, match=words):
        week_pasted(text, at)


@given(st.text(max_size=300), st.integers(0, 6), st.integers(0, 23))
def test_any_text_is_a_block_of_weights_or_refused(text: str, day: int, hour: int) -> None:
    try:
        cells: Mapping[tuple[int, int], float] = week_pasted(text, (day, hour))
    except PasteError:
        return
    assert all(0 <= day < 7 and 0 <= hour < 24 and weight >= 0 for (day, hour), weight in cells.items())
