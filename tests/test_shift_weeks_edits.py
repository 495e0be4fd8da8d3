"""What dragging, stretching and counting make of a shift's raw values."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.business_time.weekdays import parse_days, words_of_days
from planner.scenario.coverage import Shift
from planner.scenario.draft import Data
from planner.shift_weeks.shift_edits import Edge, copied, moved, snapped, stretched, with_engineers, with_on_call
from planner.shift_weeks.wall import DAY_MIN
from tests.small_scenarios import shift


def made(start: str, end: str, days: str = "Mon-Fri") -> Data:
    times = {"from": dt.time.fromisoformat(start), "to": dt.time.fromisoformat(end)}
    return shift(**{"days": days, **times})


def told(data: Data) -> tuple[object, ...]:
    return data["days"], str(data["from"])[:5], str(data["to"])[:5]


@pytest.mark.parametrize(
    ("by_min", "becomes"),
    [
        (90, ("Mon-Fri", "09:30", "17:30")),
        (-480, ("Mon-Fri", "00:00", "08:00")),
        (-495, ("Sun-Thu", "23:45", "07:45")),
        (DAY_MIN, ("Tue-Sat", "08:00", "16:00")),
        (-DAY_MIN + 15, ("Sun-Thu", "08:15", "16:15")),
        (16 * 60, ("Tue-Sat", "00:00", "08:00")),
        (7 * DAY_MIN, ("Mon-Fri", "08:00", "16:00")),
    ],
)
def test_a_move_takes_both_ends_and_past_midnight_the_days(by_min: int, becomes: tuple[str, ...]) -> None:
    assert told(moved(made("08:00", "16:00"), by_min)) == becomes


@pytest.mark.parametrize(
    ("edge", "by_min", "becomes"),
    [
        (Edge.END, 60, ("Mon-Fri", "08:00", "17:00")),
        (Edge.END, 8 * 60, ("Mon-Fri", "08:00", "00:00")),
        (Edge.END, 16 * 60, ("Mon-Fri", "08:00", "08:00")),
        (Edge.END, 30 * 60, ("Mon-Fri", "08:00", "08:00")),
        (Edge.END, -20 * 60, ("Mon-Fri", "08:00", "08:15")),
        (Edge.START, -9 * 60, ("Sun-Thu", "23:00", "16:00")),
        (Edge.START, -30 * 60, ("Sun-Thu", "16:00", "16:00")),
        (Edge.START, 20 * 60, ("Mon-Fri", "15:45", "16:00")),
    ],
)
def test_a_stretch_keeps_between_a_quarter_of_an_hour_and_a_day(
    edge: Edge, by_min: int, becomes: tuple[str, ...]
) -> None:
    assert told(stretched(made("08:00", "16:00"), edge, by_min)) == becomes


def test_a_whole_day_never_becomes_nothing() -> None:
    whole = made("00:00", "00:00", "Mon-Sun")
    assert told(moved(whole, 60)) == ("Mon-Sun", "01:00", "01:00")
    assert stretched(whole, Edge.END, 15) is whole
    assert told(stretched(whole, Edge.END, -15)) == ("Mon-Sun", "00:00", "23:45")
    assert told(stretched(whole, Edge.START, 15)) == ("Mon-Sun", "00:15", "00:00")


def test_a_shift_shorter_than_the_shortest_is_not_made_longer_by_shortening_it() -> None:
    short = made("08:00", "08:10")
    assert stretched(short, Edge.END, -5) is short
    assert told(stretched(short, Edge.END, 5)) == ("Mon-Fri", "08:00", "08:15")


def test_what_changes_nothing_is_the_very_same() -> None:
    data = made("08:00", "16:00")
    assert moved(data, 0) is data
    assert stretched(data, Edge.START, 0) is data
    assert with_engineers(data, 2) is data


@pytest.mark.parametrize("wrong", [{"from": "early"}, {"to": 9}, {"days": "sometimes"}, {"days": 3}])
def test_what_cannot_be_read_is_left_as_it_is(wrong: Data) -> None:
    data = {**made("08:00", "16:00"), **wrong}
    assert moved(data, 60) is data
    assert stretched(data, Edge.END, 60) is data
    assert copied(data, "Day 2") == {**data, "name": "Day 2"}


def test_other_values_stay() -> None:
    data = {**made("08:00", "16:00"), "handles": ["Basic"], "break": {"after": "4 hours"}}
    after = moved(data, 15)
    assert after["handles"] is data["handles"]
    assert after["break"] is data["break"]


@pytest.mark.parametrize(
    ("by_min", "step_min", "snaps_to"), [(4, 15, 0), (8, 15, 5), (20, 15, 20), (-8, 15, -10), (3, 5, 5), (-61, 5, -60)]
)
def test_a_drag_snaps_the_edge_to_whole_steps(by_min: float, step_min: int, snaps_to: int) -> None:
    """A start at 08:10 comes to 08:15, 08:30 or 08:00, and stays where it is for less than half a step."""
    assert snapped(8 * 60 + 10, by_min, step_min) == snaps_to


def test_engineers_are_none_at_least() -> None:
    assert with_engineers(made("08:00", "16:00"), 3)["engineers"] == 3
    assert with_engineers(made("08:00", "16:00"), -1)["engineers"] == 0
    assert with_engineers({"engineers": "two"}, 1) == {"engineers": 1}


def test_on_call_is_taken_and_left() -> None:
    data = made("08:00", "16:00")
    assert with_on_call(data, is_on_call=False) is data
    rota = with_on_call(data, is_on_call=True)
    assert rota["on_call"] == {}
    assert with_on_call(rota, is_on_call=True) is rota
    assert with_on_call(rota, is_on_call=False) == data


def test_a_copy_lies_beside_what_it_copies() -> None:
    assert told(copied(made("08:00", "16:00"), "Day 2")) == ("Mon-Fri", "16:00", "00:00")
    assert told(copied(made("22:00", "06:00"), "Day 2")) == ("Tue-Sat", "06:00", "14:00")
    saturday = copied(made("08:00", "16:00", "Sat"), "Sunday")
    assert (*told(saturday), saturday["name"]) == ("Sun", "08:00", "16:00", "Sunday")


times = st.times(min_value=dt.time(0), max_value=dt.time(23, 59, 59)).map(lambda at: at.replace(microsecond=0))
day_sets = st.lists(st.integers(0, 6), min_size=1, max_size=7)


@given(times, times, day_sets, st.integers(-20_000, 20_000))
def test_moves_keep_the_length_and_can_be_taken_back(
    start: dt.time, end: dt.time, days: list[int], by_min: int
) -> None:
    data = shift(**{"days": words_of_days(tuple(days)), "from": start, "to": end})
    there = moved(data, by_min)
    assert Shift.model_validate(there).length_s == Shift.model_validate(data).length_s
    back = moved(there, -by_min)
    assert {**back, "days": parse_days(str(back["days"]))} == {**data, "days": parse_days(str(data["days"]))}


@given(times, times, st.sampled_from(Edge), st.integers(-3_000, 3_000))
def test_stretches_leave_the_other_end_where_it_is(start: dt.time, end: dt.time, edge: Edge, by_min: int) -> None:
    data = shift(**{"days": "Wed", "from": start, "to": end})
    before, after = Shift.model_validate(data), Shift.model_validate(stretched(data, edge, by_min))
    assert 15 * 60 <= max(after.length_s, 15 * 60 if before.length_s < 15 * 60 else 0) <= 86_400
    if edge is Edge.END:
        assert (after.days, after.start) == (before.days, before.start)
    else:
        assert after.end == before.end
