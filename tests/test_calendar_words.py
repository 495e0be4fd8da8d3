"""Days of the week, opening hours, holidays and time zones as people write them, and what a mistake is told."""

import doctest
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.business_time import weekdays
from planner.business_time.calendars import Window
from planner.business_time.holiday_dates import HolidayError, holiday_dates
from planner.business_time.opening_hours import HoursError, parse_hours, words_of_hours
from planner.business_time.time_zones import (
    TimeZoneError,
    date_of,
    day_number,
    instant_of,
    local_datetime,
    utc_offsets,
    zone,
)
from planner.business_time.weekdays import WeekdayError, parse_days, words_of_days
from planner.errors import PlannerError
from tests.strategies_clocks import ZONES, at, windows

WORKWEEK = (0, 1, 2, 3, 4)


class TestWeekdays:
    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("Mon-Fri", WORKWEEK),
            ("Sun-Thu", (0, 1, 2, 3, 6)),
            ("Mon, Wed", (0, 2)),
            ("Sat-Sun", (5, 6)),
            ("Mon-Sun", (0, 1, 2, 3, 4, 5, 6)),
            ("Fri-Mon", (0, 4, 5, 6)),
            ("sunday", (6,)),
            ("Mon - Tue, TUE,friday", (0, 1, 4)),
        ],
    )
    def test_are_read(self, text: str, days: tuple[int, ...]) -> None:
        assert parse_days(text) == days

    @given(st.sets(st.integers(0, 6), min_size=1))
    def test_are_read_back_from_their_words(self, days: set[int]) -> None:
        chosen = tuple(sorted(days))
        assert parse_days(words_of_days(chosen)) == chosen

    @pytest.mark.parametrize(
        ("text", "mend"),
        [("", "Mon"), ("Mnday", "Mon"), ("Mon-Wed-Fri", "Mon-Fri"), ("Mon,,Tue", "Mon"), ("x" * 999, "Mon-Fri")],
    )
    def test_a_mistake_is_told_what_would_be_right(self, text: str, mend: str) -> None:
        with pytest.raises(WeekdayError) as caught:
            parse_days(text)
        assert mend in caught.value.mend

    def test_the_examples_in_the_module_run(self) -> None:
        result = doctest.testmod(weekdays)
        assert result.attempted == 2
        assert result.failed == 0


class TestOpeningHours:
    def test_several_windows_and_days(self) -> None:
        assert parse_hours("Mon-Fri 09:00-17:00, Sat 10:00-14:00") == (
            Window(WORKWEEK, time(9), time(17)),
            Window((5,), time(10), time(14)),
        )

    @pytest.mark.parametrize("comma", [", ", "; ", " "])
    def test_hours_without_days_are_on_the_days_before_them(self, comma: str) -> None:
        assert parse_hours(f"Mon-Fri 9-12{comma}13:00-17:30") == (
            Window(WORKWEEK, time(9), time(12)),
            Window(WORKWEEK, time(13), time(17, 30)),
        )

    def test_a_list_of_days(self) -> None:
        assert parse_hours("Mon, Wed 22:00-06:00") == (Window((0, 2), time(22), time(6)),)

    def test_24_00_is_midnight(self) -> None:
        assert parse_hours("Sun 18:00-24:00") == (Window((6,), time(18), time(0)),)

    @pytest.mark.parametrize("text", ["24/7", "around the clock", " Around the Clock "])
    def test_around_the_clock(self, text: str) -> None:
        assert parse_hours(text) == (Window((0, 1, 2, 3, 4, 5, 6), time(0), time(0)),)

    @given(windows())
    def test_are_read_back_from_their_words(self, hours: tuple[Window, ...]) -> None:
        assert parse_hours(words_of_hours(hours)) == hours

    @pytest.mark.parametrize(
        "text", ["", "09:00-17:00", "Mon-Fri", "Mon 9-25", "Mon 09:60-10:00", "Mon 9-17 or so", "Mon 9", "x" * 999]
    )
    def test_a_mistake_is_told_what_would_be_right(self, text: str) -> None:
        with pytest.raises(HoursError) as caught:
            parse_hours(text)
        assert '"' in caught.value.mend


class TestHolidays:
    def test_norway_at_easter(self) -> None:
        found = holiday_dates("NO", [2026])
        assert found[date(2026, 4, 2)] == "Maundy Thursday"
        assert found[date(2026, 4, 6)] == "Easter Monday"
        assert date(2026, 4, 7) not in found

    def test_part_of_a_country_has_its_own(self) -> None:
        assert date(2026, 3, 31) in holiday_dates("US-CA", [2026])  # Cesar Chavez Day
        assert date(2026, 3, 31) not in holiday_dates("US", [2026])

    def test_names_may_be_written_small(self) -> None:
        assert holiday_dates("us-ca", [2026]) == holiday_dates("US-CA", [2026])

    def test_several_years_in_order(self) -> None:
        found = list(holiday_dates("NO", [2027, 2026]))
        assert found == sorted(found)
        assert {day.year for day in found} == {2026, 2027}

    def test_a_list_of_dates_is_kept_whatever_the_years(self) -> None:
        days = (date(2026, 12, 24), date(2020, 1, 1))
        assert list(holiday_dates(days, [2026])) == sorted(days)

    def test_none_are_none(self) -> None:
        assert holiday_dates(None, [2026]) == {}

    @pytest.mark.parametrize(
        ("spec", "mend"),
        [
            ("Norway", "did you mean NO?"),
            ("Germny", "did you mean DE?"),
            ("", "two letters"),
            ("9", "two letters"),
            ("GB-ENGL", "GB-ENG"),
            ("GB-Q", "GB-SCT"),
            ("IS-X", 'write "IS"'),
        ],
    )
    def test_a_mistake_is_told_what_would_be_right(self, spec: str, mend: str) -> None:
        with pytest.raises(HolidayError) as caught:
            holiday_dates(spec, [2026])
        assert mend in caught.value.mend


class TestTimeZones:
    @pytest.mark.parametrize("name", ["UTC", *ZONES])
    def test_are_found_by_name(self, name: str) -> None:
        assert zone(name).key == name

    @pytest.mark.parametrize(
        ("name", "mend"),
        [
            ("Oslo", "did you mean Europe/Oslo?"),
            ("europe/oslo", "did you mean Europe/Oslo?"),
            ("New York", "America/New_York"),
            ("Europe/Olso", "Europe/Oslo"),
            ("", "a region and a city"),
            ("Europe", "a region and a city"),
            ("../../etc/passwd", "a region and a city"),
            ("/etc/localtime", "a region and a city"),
            ("localtime", "a region and a city"),
        ],
    )
    def test_a_mistake_is_told_what_would_be_right(self, name: str, mend: str) -> None:
        with pytest.raises(TimeZoneError) as caught:
            zone(name)
        assert mend in caught.value.mend

    def test_changes_of_offset_are_found_to_the_second(self) -> None:
        offsets = utc_offsets(ZoneInfo("Europe/Oslo"), date(2026, 1, 1), date(2026, 12, 31))
        assert offsets.from_s[1:].tolist() == [at("2026-03-29 01:00Z"), at("2026-10-25 01:00Z")]
        assert offsets.offset_s.tolist() == [3600, 7200, 3600]

    @given(st.sampled_from(ZONES), st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)))
    def test_the_instant_of_a_local_time_shows_that_time_or_the_first_after_it(
        self, name: str, local: datetime
    ) -> None:
        local = local.replace(microsecond=0)
        instant = instant_of(ZoneInfo(name), local)
        shown = local_datetime(ZoneInfo(name), instant)
        before = local_datetime(ZoneInfo(name), instant - 1).replace(tzinfo=None)
        assert shown.fold == 0
        assert shown.replace(tzinfo=None) == local or before < local < shown.replace(tzinfo=None)

    @given(st.dates())
    def test_dates_are_numbers_from_1970(self, day: date) -> None:
        assert date_of(day_number(day)) == day
        assert day_number(date(1970, 1, 2)) == 1


def test_every_refusal_is_of_the_one_family() -> None:
    for error in (WeekdayError, HoursError, HolidayError, TimeZoneError):
        assert issubclass(error, PlannerError)
