"""Durations in words: what is read, what is written back, and how a wrong one is refused."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.business_time.durations import (
    LONGEST_AMOUNT,
    SHORT_FORMS,
    Counting,
    Duration,
    DurationError,
    Unit,
    parse_duration,
    words_of,
)

amounts = st.one_of(
    st.integers(0, LONGEST_AMOUNT).map(float),
    st.decimals(0, LONGEST_AMOUNT, places=3, allow_nan=False).map(float),
)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("20 minutes", 20, Unit.MINUTE),
        ("1 minute", 1, Unit.MINUTE),
        ("8 business hours", 8, Unit.BUSINESS_HOUR),
        ("3 business days", 3, Unit.BUSINESS_DAY),
        ("2 hours", 2, Unit.HOUR),
        ("1 week", 1, Unit.WEEK),
        ("2 h", 2, Unit.HOUR),
        ("3 bd", 3, Unit.BUSINESS_DAY),
        ("8bh", 8, Unit.BUSINESS_HOUR),
        ("20 min", 20, Unit.MINUTE),
        ("1.5 hours", 1.5, Unit.HOUR),
        ("  8   Business\tHours ", 8, Unit.BUSINESS_HOUR),
    ],
)
def test_words_are_read(text: str, amount: float, unit: Unit) -> None:
    assert parse_duration(text) == Duration(amount, unit)


@pytest.mark.parametrize(("unit", "word"), [(unit, word) for unit in Unit for word in SHORT_FORMS[unit]])
def test_every_short_form_means_its_unit(unit: Unit, word: str) -> None:
    assert parse_duration(f"2 {word}").unit is unit


@given(amounts, st.sampled_from(Unit))
def test_what_is_written_reads_back_unchanged(amount: float, unit: Unit) -> None:
    duration = Duration(amount, unit)
    assert parse_duration(words_of(duration)) == duration


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (Duration(1, Unit.BUSINESS_HOUR), "1 business hour"),
        (Duration(2, Unit.WEEK), "2 weeks"),
        (Duration(0, Unit.MINUTE), "0 minutes"),
        (Duration(0.25, Unit.HOUR), "0.25 hours"),
        (Duration(LONGEST_AMOUNT, Unit.SECOND), "1000000 seconds"),
    ],
)
def test_words_are_written_in_full(duration: Duration, words: str) -> None:
    assert words_of(duration) == words == str(duration)


def test_minutes_and_hours_are_seconds_on_their_clock() -> None:
    assert parse_duration("90 minutes").seconds == 5400
    assert parse_duration("90 minutes").counting is Counting.AROUND_THE_CLOCK
    assert parse_duration("1.5 business hours").seconds == 5400
    assert parse_duration("1.5 business hours").counting is Counting.OPEN_TIME


@pytest.mark.parametrize("text", ["1 business day", "2 weeks"])
def test_days_have_no_length_without_a_calendar(text: str) -> None:
    duration = parse_duration(text)
    assert duration.counting is Counting.BUSINESS_DAYS
    with pytest.raises(ValueError, match="without a calendar"):
        _ = duration.seconds


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("3 days", '"3 business days", or "72 hours"'),
        ("1 d", '"1 business day", or "24 hours"'),
        ("20", '"20 minutes"'),
        ("1,5 hours", "a point"),
        ("-2 hours", "negative"),
        ("two hours", "a number and a unit"),
        ("", "a number and a unit"),
        ("2 fortnights", "the units are"),
        ("2 months", "business days or weeks"),
        ("1e3 hours", "a number and a unit"),
        ("nan hours", "a number and a unit"),
        ("inf hours", "a number and a unit"),
        ("٣ hours", "a number and a unit"),
        ("1 hour 30 minutes", "a number and a unit"),
        (f"{LONGEST_AMOUNT + 1} hours", "at most"),
        ("9" * 79 + "h", "at most"),
        ("9" * 10_000_000 + " hours", "for example"),
    ],
    ids=lambda text: text[:20],
)
def test_a_wrong_one_is_refused_with_its_mend(text: str, mend: str) -> None:
    with pytest.raises(DurationError) as caught:
        parse_duration(text)
    assert mend in caught.value.mend
    assert len(str(caught.value)) < 300


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        duration = parse_duration(text)
    except DurationError:
        return
    assert parse_duration(words_of(duration)) == duration


def test_the_refusal_survives_a_trip_between_processes() -> None:
    with pytest.raises(DurationError) as caught:
        parse_duration("3 days")
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (str(copy), copy.mend) == (str(caught.value), caught.value.mend)
