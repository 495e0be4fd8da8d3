"""Business hours typed in one line, as the file holds them, and back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.business_time.weekdays import words_of_days
from planner.scenario.hours_in_words import LONGEST_LINE, hours_entered, hours_shown, problem_with_hours

NINE_TO_FIVE = {"days": "Mon-Fri", "from": dt.time(9), "to": dt.time(17)}
SATURDAY = {"days": "Sat", "from": dt.time(10), "to": dt.time(14)}
MORNING = {"days": "Mon-Fri", "from": dt.time(9), "to": dt.time(12)}
AFTERNOON = {"days": "Mon-Fri", "from": dt.time(13), "to": dt.time(17, 30)}
ALWAYS = {"days": "Mon-Sun", "from": dt.time(0), "to": dt.time(0)}

times = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59), st.sampled_from((0, 0, 30)))
days = st.sets(st.integers(0, 6), min_size=1).map(lambda chosen: words_of_days(tuple(sorted(chosen))))
windows = st.fixed_dictionaries({"days": days, "from": times, "to": times})


@pytest.mark.parametrize(
    ("text", "raw", "shown"),
    [
        ("Mon-Fri 09:00-17:00", NINE_TO_FIVE, "Mon-Fri 09:00-17:00"),
        ("  monday - friday 9-17 ", NINE_TO_FIVE, "Mon-Fri 09:00-17:00"),
        ("Mon-Fri 9:00-17:00; Sat 10-14", [NINE_TO_FIVE, SATURDAY], "Mon-Fri 09:00-17:00; Sat 10:00-14:00"),
        ("Mon-Fri 09:00-17:00, Sat 10-14", [NINE_TO_FIVE, SATURDAY], "Mon-Fri 09:00-17:00; Sat 10:00-14:00"),
        ("Mon-Fri 9-12, 13-17:30", [MORNING, AFTERNOON], "Mon-Fri 09:00-12:00, 13:00-17:30"),
        ("24/7", ALWAYS, "around the clock"),
        ("", None, ""),
        ("from nine to five", "from nine to five", "from nine to five"),
        ("Mon-Fri 09:00-25:00", "Mon-Fri 09:00-25:00", "Mon-Fri 09:00-25:00"),
    ],
)
def test_what_is_typed_becomes_what_the_file_holds(text: str, raw: object, shown: str) -> None:
    assert hours_entered(text) == raw
    assert hours_shown(raw) == shown


def test_a_list_of_one_window_is_shown_like_the_window() -> None:
    assert hours_shown([NINE_TO_FIVE]) == hours_shown(NINE_TO_FIVE)


def test_around_the_clock_beside_other_windows_can_be_read_back() -> None:
    assert hours_entered(hours_shown([ALWAYS, SATURDAY])) == [ALWAYS, SATURDAY]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ({"days": "Mon-Fry", "from": dt.time(9), "to": dt.time(17)}, "Mon-Fry 09:00-17:00"),
        ({"from": dt.time(9)}, "Mon-Fri 09:00-?"),
        ([NINE_TO_FIVE, 7], "Mon-Fri 09:00-17:00; 7"),
        ([], ""),
        (7, ""),
    ],
)
def test_wrong_hours_are_shown_as_they_stand(raw: object, shown: str) -> None:
    assert hours_shown(raw) == shown


def test_what_is_wrong_with_a_text_is_said_with_what_would_be_right() -> None:
    sentence = problem_with_hours("from nine to five")
    assert '"from nine to five" names no opening hours' in sentence
    assert "Mon-Fri 09:00-17:00" in sentence
    assert "did you mean Fri?" in problem_with_hours("Mon-Fry 09:00-17:00")
    assert problem_with_hours(NINE_TO_FIVE) == ""


@given(st.lists(windows, min_size=2, max_size=60))
def test_hours_that_are_shown_are_read_back(raw: list[object]) -> None:
    assert hours_entered(hours_shown(raw)) == raw


@given(st.text(max_size=200))
def test_any_text_is_read_or_stays_what_it_is(text: str) -> None:
    raw = hours_entered(text)
    assert raw is None or raw == text.strip() or hours_entered(hours_shown(raw)) == raw
    assert isinstance(problem_with_hours(text), str)


def test_a_text_without_end_names_no_hours() -> None:
    text = "Mon 9-17; " * LONGEST_LINE * 10
    assert hours_entered(text) == text.strip()
