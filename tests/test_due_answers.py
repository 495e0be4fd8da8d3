"""The answer to "when is it due", and its explanation, as the command prints them."""

import pytest

from planner.business_time.counting import CountingError, count_and_amount
from planner.business_time.due import Answer, DueError, answer, read_question
from planner.business_time.durations import DurationError, Reading, parse_duration
from planner.errors import PlannerError
from simulation.clocks import Count, around_the_clock
from tests.strategies_clocks import clock_of

OSLO = {"time_zone": "Europe/Oslo", "hours": "Mon-Fri 09:00-17:00", "holidays": "NO"}


def ask(arrived: str, duration: str, **options: str) -> Answer:
    return answer(read_question(arrived, duration, **{**OSLO, **options}))


def first_line(arrived: str, duration: str, **options: str) -> str:
    return ask(arrived, duration, **options).lines[0]


class TestTheFirstLine:
    def test_is_the_due_instant_alone(self) -> None:
        assert first_line("2026-03-27 15:30", "8 business hours") == "2026-03-30 15:30+02:00"

    @pytest.mark.parametrize(
        ("reading", "due"),
        [
            ("end of day", "2026-03-31 17:00+02:00"),
            ("same time", "2026-03-31 09:00+02:00"),
            ("working hours", "2026-03-30 17:00+02:00"),
            ("Working-Hours", "2026-03-30 17:00+02:00"),
        ],
    )
    def test_follows_the_reading_of_business_days(self, reading: str, due: str) -> None:
        assert first_line("2026-03-28 10:30", "1 business day", business_days=reading) == due

    def test_a_week_is_the_customers_working_days(self) -> None:
        assert first_line("2026-03-31 16:00", "1 week") == "2026-04-10 17:00+02:00"
        six_days = {"hours": "Mon-Sat 09:00-17:00", "holidays": ""}
        assert first_line("2026-03-31 16:00", "1 week", **six_days) == "2026-04-07 17:00+02:00"

    def test_plain_hours_run_around_the_clock(self) -> None:
        assert first_line("2026-03-29 01:30", "2 hours", hours="", holidays="") == "2026-03-29 04:30+02:00"

    def test_an_arrival_that_does_not_exist_counts_from_the_first_moment_after(self) -> None:
        assert first_line("2026-03-29 02:30", "2 hours") == "2026-03-29 05:00+02:00"

    def test_of_an_ambiguous_arrival_the_first_counts(self) -> None:
        assert first_line("2026-10-25 02:30", "1 hour") == "2026-10-25 02:30+01:00"

    def test_due_in_a_break_is_shown_as_the_closing_before(self) -> None:
        hours = "Mon 09:00-17:00, Tue 09:00-12:00, 13:00-17:00"
        due = first_line("2026-03-02 12:30", "1 business day", hours=hours, business_days="same time")
        assert due == "2026-03-03 12:00+01:00"

    def test_seconds_are_shown_only_where_there_are_any(self) -> None:
        assert first_line("2026-03-30T10:00:05", "1 business hour") == "2026-03-30 11:00:05+02:00"

    def test_holidays_may_be_listed(self) -> None:
        due = first_line("2026-03-27 15:30", "1 business day", holidays="2026-03-31, 2026-03-30")
        assert due == "2026-04-01 17:00+02:00"

    def test_due_years_ahead(self) -> None:
        assert first_line("2026-03-27 15:30", "20000 business hours").startswith("2036-")


class TestTheExplanation:
    def test_stretch_by_stretch(self) -> None:
        assert ask("2026-04-01 15:30", "8 business hours").explanation == (
            "8 business hours from 2026-04-01 15:30+02:00, Europe/Oslo",
            "open Mon-Fri 09:00-17:00; holidays: NO",
            "Wed 2026-04-01 15:30 to 17:00  1 h 30 min, 1 h 30 min in all",
            "Thu 2026-04-02  closed: Maundy Thursday",
            "Fri 2026-04-03  closed: Good Friday",
            "Sat 2026-04-04  closed",
            "Sun 2026-04-05  closed: Easter Sunday",
            "Mon 2026-04-06  closed: Easter Monday",
            "Tue 2026-04-07 09:00 to 15:30  6 h 30 min, 8 h in all",
        )

    def test_day_by_day(self) -> None:
        assert ask("2026-03-28 10:30", "1 business day").explanation == (
            "1 business day from 2026-03-28 10:30+01:00, Europe/Oslo",
            "open Mon-Fri 09:00-17:00; holidays: NO",
            'business days read as "end of day"',
            "Sat 2026-03-28 10:30  closed; counts from the next opening, Mon 2026-03-30 09:00",
            "Sat 2026-03-28  closed",
            "Sun 2026-03-29  closed",
            "Sun 2026-03-29 02:00  clocks are put forward by 1 h",
            "Mon 2026-03-30 09:00 to 17:00  business day 0",
            "Tue 2026-03-31 09:00 to 17:00  business day 1, due at its closing",
            "a reply in closed hours still meets it, until the next opening: 2026-04-01 09:00+02:00",
        )

    def test_working_hours_say_how_long_a_day_is(self) -> None:
        hours = "Mon-Fri 09:00-17:00, Sat 09:00-14:00"
        lines = ask("2026-03-02 09:00", "1 business day", hours=hours, business_days="working hours").explanation
        assert lines[2] == 'business days read as "working hours", 7.5 open hours each'

    @pytest.mark.parametrize(
        ("hours", "arrived", "reason"),
        [
            ("Mon-Fri 09:00-17:00", "2026-03-02 11:00", "due at the same local time"),
            ("Mon 09:00-17:00, Tue 09:00-12:00", "2026-03-02 16:00", "due no later than its closing"),
            ("Mon 09:00-17:00, Tue 10:00-12:00", "2026-03-02 09:30", "due at 10:00, the first moment after"),
        ],
    )
    def test_same_time_says_why(self, hours: str, arrived: str, reason: str) -> None:
        lines = ask(arrived, "1 business day", hours=hours, business_days="same time").explanation
        assert any(reason in line for line in lines)

    def test_around_the_clock_nothing_is_closed(self) -> None:
        assert ask("2026-10-24 23:30", "4 hours").explanation == (
            "4 hours from 2026-10-24 23:30+02:00, Europe/Oslo",
            "counted around the clock",
            "Sat 2026-10-24 23:30 to Sun 2026-10-25 02:30  4 h, 4 h in all",
            "Sun 2026-10-25 03:00  clocks are put back by 1 h",
        )

    def test_what_was_read_one_way_or_another_is_said(self) -> None:
        assert "02:30 does not exist" in ask("2026-03-29 02:30", "2 hours").explanation[1]
        assert "02:30 comes twice" in ask("2026-10-25 02:30", "2 hours").explanation[1]

    def test_a_long_count_is_shortened_in_the_middle(self) -> None:
        explanation = ask("2026-03-27 15:30", "8000 business hours").explanation
        assert len(explanation) < 50
        assert sum("lines more" in line for line in explanation) == 1
        assert explanation[-1].endswith("8,000 h in all")

    def test_the_sum_of_the_stretches_is_what_was_promised(self) -> None:
        explanation = ask("2026-03-27 16:59:30", "9 business hours", hours="Mon-Fri 22:00-06:00").explanation
        assert explanation[-1].endswith(", 9 h in all")


class TestRefused:
    @pytest.mark.parametrize(
        ("arrived", "duration", "options", "error"),
        [
            ("yesterday", "1 business day", {}, DueError),
            ("2026-03-27 15:30+01:00", "1 business day", {}, DueError),
            ("1812-03-27 15:30", "1 business day", {}, DueError),
            ("2026-03-27 15:30", "1 business day", {"hours": " "}, DueError),
            ("2026-03-27 15:30", "1 business day", {"business_days": "calendar days"}, DueError),
            ("2026-03-27 15:30", "1.5 business days", {}, CountingError),
            ("2026-03-27 15:30", "3 days", {}, DurationError),
            ("2026-03-27 15:30", "1 business day", {"hours": "Mon 9-17", "holidays": "XX"}, PlannerError),
        ],
    )
    def test_is_said_with_its_mend(
        self, arrived: str, duration: str, options: dict[str, str], error: type[PlannerError]
    ) -> None:
        with pytest.raises(error) as caught:
            ask(arrived, duration, **options)
        assert caught.value.mend

    def test_after_2100(self) -> None:
        with pytest.raises(DueError, match="after 2100"):
            ask("2026-03-27 15:30", "1000000 business hours", holidays="")


class TestCounting:
    def test_hours_and_business_hours_are_open_seconds(self) -> None:
        clock = around_the_clock(0, 10)
        for words, seconds in (("2 hours", 7200), ("90 minutes", 5400), ("1.5 business hours", 5400)):
            counted = count_and_amount(parse_duration(words), Reading.END_OF_DAY, clock)
            assert counted == (Count.OPEN_TIME, seconds)

    @pytest.mark.parametrize(
        ("words", "reading", "counted"),
        [
            ("3 business days", Reading.END_OF_DAY, (Count.END_OF_DAY, 3)),
            ("3 business days", Reading.SAME_TIME, (Count.SAME_TIME, 3)),
            ("3 business days", Reading.WORKING_HOURS, (Count.OPEN_TIME, 22 * 3600)),
            ("2 weeks", Reading.END_OF_DAY, (Count.END_OF_DAY, 12)),
            ("1 week", Reading.WORKING_HOURS, (Count.OPEN_TIME, 44 * 3600)),
            ("0.5 weeks", Reading.SAME_TIME, (Count.SAME_TIME, 3)),
        ],
    )
    def test_business_days_and_weeks_follow_the_reading(
        self, words: str, reading: Reading, counted: tuple[Count, int]
    ) -> None:
        clock = clock_of("UTC", "Mon-Fri 09:00-17:00, Sat 10:00-14:00", "2026-03-02", "2026-03-15")
        assert count_and_amount(parse_duration(words), reading, clock) == counted
