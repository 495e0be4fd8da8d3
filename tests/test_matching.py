"""Which entries of two lists are the same one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scenario.matching import in_place, is_same, partners
from tests.strategies_toml import any_values


def named(*names: str) -> list[object]:
    return [{"name": name, "weeks": 1, "goal": 2} for name in names]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("ABC", "ABC", (0, 1, 2)),
        ("ABC", "AC", (0, 2)),
        ("ABC", "BC", (1, 2)),
        ("ABC", "AXBC", (0, None, 1, 2)),
        ("ABC", "CAB", (2, 0, 1)),
        ("ABC", "AXC", (0, 1, 2)),
        ("", "A", (None,)),
        ("A", "", ()),
        ("AAB", "AB", (0, 2)),
        ("AB", "AAB", (0, None, 1)),
        ("ABCD", "XCD", (0, 2, 3)),
    ],
)
def test_named_entries_are_followed(old: str, new: str, expected: tuple[int | None, ...]) -> None:
    assert partners(named(*old), named(*new)) == expected


def test_a_name_counts_more_than_what_an_entry_holds() -> None:
    old = [{"name": "A", "weeks": 1}, {"name": "B", "weeks": 2}]
    assert partners(old, [{"name": "B", "weeks": 1}, {"name": "A", "weeks": 2}]) == (1, 0)


def test_of_two_alike_the_one_that_holds_the_same_is_meant() -> None:
    old = [{"name": "A", "weeks": 1}, {"name": "A", "weeks": 2}, {"name": "B"}]
    assert partners(old, [{"name": "B"}, {"name": "A", "weeks": 2}, {"name": "A", "weeks": 3}]) == (2, 1, 0)


def test_an_entry_with_nothing_in_common_is_another() -> None:
    assert partners([{"name": "A", "weeks": 1, "goal": 2}], [{"name": "B", "weeks": 3, "goal": 4}]) == (None,)
    assert partners([{"weeks": 1}], [{"weeks": 3}]) == (0,)


def test_plain_values_are_followed_by_what_they_are_or_where() -> None:
    assert partners([1, 1, 2], [1, 5, 2]) == (0, 1, 2)
    assert partners(["a", "b", "c"], ["a", "c"]) == (0, 2)
    assert partners(["a", "b", "c"], ["c", "b"]) == (2, 1)
    assert partners([1, 2], [1.0, 2]) == (0, 1)


@given(st.lists(any_values, max_size=6), st.lists(any_values, max_size=6))
def test_every_partner_is_had_once(old: list[object], new: list[object]) -> None:
    found = partners(old, new)
    had = [partner for partner in found if partner is not None]
    assert len(found) == len(new)
    assert len(had) == len(set(had))
    assert all(0 <= partner < len(old) for partner in had)
    assert partners(old, old) == tuple(range(len(old)))


@given(st.permutations(range(7)), st.sets(st.integers(0, 6)))
def test_what_stays_in_place_is_in_the_old_order(order: list[int], new: set[int]) -> None:
    found = tuple(None if index in new else partner for index, partner in enumerate(order))
    staying = [found[index] for index in sorted(in_place(found))]
    assert None not in staying
    assert staying == sorted(partner for partner in staying if partner is not None)
    assert bool(staying) == (len(new) < 7)


def test_moving_one_leaves_the_others_in_place() -> None:
    assert in_place((1, 2, 3, 0)) == {0, 1, 2}
    assert in_place((3, 0, 1, None, 2)) == {1, 2, 4}
    assert in_place(()) == frozenset()


def test_the_same_is_equal_and_of_the_same_type() -> None:
    nan = float("nan")
    assert is_same({"a": [nan, dt.date(2026, 1, 1)]}, {"a": [float("nan"), dt.date(2026, 1, 1)]})
    for first, second in ((1, 1.0), (1, True), (0.0, -0.0), ([1], [1, 1]), ({"a": 1}, {"b": 1}), ({}, [])):
        assert not is_same(first, second)
    utc = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
    assert not is_same(utc, utc.astimezone(dt.timezone(dt.timedelta(hours=1))))
