"""Calendars: windows of local time as instants, over every change of daylight saving, midnight and holiday."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.business_time.calendars import CalendarError, Window, business_clock, local_spans
from planner.business_time.opening_hours import parse_hours
from planner.business_time.time_zones import day_number
from simulation.clocks import DAY_S, Clock
from tests.strategies_clocks import DATES, ZONES, at, clock_of, holiday_sets, windows

HOUR = 3600
EVERY_DAY = tuple(range(7))


def intervals(clock: Clock) -> list[tuple[int, int]]:
    return list(zip(clock.opens.tolist(), clock.closes.tolist(), strict=True))


def expected(*pairs: tuple[str, str]) -> list[tuple[int, int]]:
    return [(at(opens), at(closes)) for opens, closes in pairs]


class TestDaylightSaving:
    def test_windows_keep_their_local_hours_over_both_changes(self) -> None:
        spring = clock_of("Europe/Oslo", "Mon-Sun 09:00-17:00", "2026-03-28", "2026-03-29")
        assert intervals(spring) == expected(
            ("2026-03-28 09:00+01:00", "2026-03-28 17:00+01:00"),
            ("2026-03-29 09:00+02:00", "2026-03-29 17:00+02:00"),
        )
        autumn = clock_of("Europe/Oslo", "Mon-Sun 09:00-17:00", "2026-10-24", "2026-10-25")
        assert intervals(autumn) == expected(
            ("2026-10-24 09:00+02:00", "2026-10-24 17:00+02:00"),
            ("2026-10-25 09:00+01:00", "2026-10-25 17:00+01:00"),
        )

    def test_a_night_is_an_hour_shorter_in_spring_and_longer_in_autumn(self) -> None:
        for day, hours in (("2026-03-28", 7), ("2026-10-24", 9), ("2026-06-01", 8)):
            clock = clock_of("Europe/Oslo", "Mon-Sun 22:00-06:00", day, day)
            assert clock.open_before[-1] == hours * HOUR

    def test_24_hours_are_a_local_day_never_86_400_seconds(self) -> None:
        lengths = {"2026-03-29": 23, "2026-10-25": 25, "2026-06-01": 24}
        for day, hours in lengths.items():
            clock = clock_of("Europe/Oslo", "around the clock", day, day)
            assert clock.open_before[-1] == hours * HOUR

    def test_an_opening_that_does_not_exist_is_the_first_instant_after(self) -> None:
        clock = clock_of("Europe/Oslo", "Sun 02:30-08:00", "2026-03-29", "2026-03-29")
        assert intervals(clock) == expected(("2026-03-29 03:00+02:00", "2026-03-29 08:00+02:00"))

    def test_a_closing_that_does_not_exist_is_the_first_instant_after(self) -> None:
        clock = clock_of("Europe/Oslo", "Sat 20:00-02:30", "2026-03-28", "2026-03-28")
        assert intervals(clock) == expected(("2026-03-28 20:00+01:00", "2026-03-29 03:00+02:00"))

    def test_a_window_that_the_change_leaves_out_is_none(self) -> None:
        clock = clock_of("Europe/Oslo", "Sat-Sun 02:15-02:45", "2026-03-28", "2026-03-29")
        assert intervals(clock) == expected(("2026-03-28 02:15+01:00", "2026-03-28 02:45+01:00"))

    def test_an_ambiguous_opening_is_the_first_and_an_ambiguous_closing_the_second(self) -> None:
        clock = clock_of("Europe/Oslo", "Sun 02:30-08:00", "2026-10-25", "2026-10-25")
        assert intervals(clock) == expected(("2026-10-25 02:30+02:00", "2026-10-25 08:00+01:00"))
        clock = clock_of("Europe/Oslo", "Sat 20:00-02:30", "2026-10-24", "2026-10-24")
        assert intervals(clock) == expected(("2026-10-24 20:00+02:00", "2026-10-25 02:30+01:00"))

    def test_in_the_southern_hemisphere_the_other_way_round(self) -> None:
        for day, hours in (("2026-04-04", 9), ("2026-10-03", 7)):
            clock = clock_of("Australia/Sydney", "Mon-Sun 22:00-06:00", day, day)
            assert clock.open_before[-1] == hours * HOUR

    def test_lord_howe_changes_by_half_an_hour(self) -> None:
        for day, hours in (("2026-04-04", 8.5), ("2026-10-03", 7.5)):
            clock = clock_of("Australia/Lord_Howe", "Mon-Sun 22:00-06:00", day, day)
            assert clock.open_before[-1] == hours * HOUR

    @pytest.mark.parametrize(("zone", "offset"), [("Asia/Kolkata", "+05:30"), ("Asia/Kathmandu", "+05:45")])
    def test_zones_not_on_the_hour(self, zone: str, offset: str) -> None:
        clock = clock_of(zone, "Mon-Fri 09:30-18:30", "2026-03-30", "2026-03-30")
        assert intervals(clock) == expected((f"2026-03-30 09:30{offset}", f"2026-03-30 18:30{offset}"))

    def test_a_day_begins_where_midnight_does_not_exist(self) -> None:
        clock = clock_of("America/Santiago", "Sun 00:00-08:00", "2025-09-07", "2025-09-07")
        assert intervals(clock) == expected(("2025-09-07 01:00-03:00", "2025-09-07 08:00-03:00"))


class TestMidnightAndHolidays:
    def test_00_00_as_closing_is_midnight_and_equal_times_are_24_hours(self) -> None:
        evening = clock_of("UTC", "Mon 18:00-00:00", "2026-03-30", "2026-03-30")
        assert intervals(evening) == expected(("2026-03-30 18:00Z", "2026-03-31 00:00Z"))
        day = clock_of("UTC", "Mon 09:00-09:00", "2026-03-30", "2026-03-30")
        assert intervals(day) == expected(("2026-03-30 09:00Z", "2026-03-31 09:00Z"))

    def test_a_business_day_is_the_date_of_its_opening(self) -> None:
        clock = clock_of("Europe/Oslo", "Mon-Tue 22:00-06:00", "2026-03-02", "2026-03-08")
        assert clock.date_s.tolist() == [day_number(date(2026, 3, day)) * DAY_S for day in (2, 3)]
        assert clock.day_closes[0] == at("2026-03-03 06:00+01:00")

    def test_a_window_over_midnight_into_a_holiday_is_cut_and_one_on_a_holiday_does_not_exist(self) -> None:
        clock = clock_of("Europe/Oslo", "Mon-Sun 22:00-06:00", "2026-04-30", "2026-05-02", ("2026-05-01",))
        assert intervals(clock) == expected(
            ("2026-04-30 22:00+02:00", "2026-05-01 00:00+02:00"),
            ("2026-05-02 22:00+02:00", "2026-05-03 06:00+02:00"),
        )

    def test_around_the_clock_less_a_holiday(self) -> None:
        clock = clock_of("Europe/Oslo", "around the clock", "2026-04-30", "2026-05-02", ("2026-05-01",))
        assert clock.open_before[-1] == 48 * HOUR

    def test_a_window_cut_by_a_holiday_on_the_night_of_a_change(self) -> None:
        # Havana's clocks go back from 01:00 to 00:00: the holiday begins at the first midnight.
        clock = clock_of("America/Havana", "Sat 20:00-06:00", "2025-11-01", "2025-11-02", ("2025-11-02",))
        assert intervals(clock) == expected(("2025-11-01 20:00-04:00", "2025-11-02 00:00-04:00"))

    def test_easter_in_norway_is_closed_from_thursday_to_monday(self) -> None:
        closed = ("2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06")
        clock = clock_of("Europe/Oslo", "Mon-Fri 09:00-17:00", "2026-03-30", "2026-04-10", closed)
        days = [datetime.fromtimestamp(second, UTC).date().day for second in clock.date_s.tolist()]
        assert days == [30, 31, 1, 7, 8, 9, 10]


class TestSeveralWindows:
    def test_a_business_day_closes_with_its_last_window(self) -> None:
        clock = clock_of("UTC", "Mon-Tue 08:00-12:00, 13:00-17:00", "2026-03-30", "2026-03-31")
        assert clock.day.tolist() == [0, 0, 1, 1]
        assert clock.day_closes.tolist() == [at("2026-03-30 17:00Z"), at("2026-03-31 17:00Z")]

    def test_windows_that_overlap_or_touch_on_one_day_are_merged(self) -> None:
        clock = clock_of("UTC", "Mon 13:00-17:00, 08:00-12:00, 09:00-11:00, 12:00-12:30", "2026-03-30", "2026-03-30")
        assert intervals(clock) == expected(
            ("2026-03-30 08:00Z", "2026-03-30 12:30Z"), ("2026-03-30 13:00Z", "2026-03-30 17:00Z")
        )

    def test_hours_shared_with_the_next_day_are_the_earlier_days(self) -> None:
        clock = clock_of("UTC", "Mon 20:00-06:00, Tue 04:00-12:00", "2026-03-30", "2026-03-31")
        assert intervals(clock) == expected(
            ("2026-03-30 20:00Z", "2026-03-31 06:00Z"), ("2026-03-31 06:00Z", "2026-03-31 12:00Z")
        )
        assert clock.day.tolist() == [0, 1]

    def test_days_around_the_clock_touch_and_stay_days(self) -> None:
        clock = clock_of("Europe/Oslo", "around the clock", "2026-03-28", "2026-03-30")
        assert clock.day.tolist() == [0, 1, 2]
        assert clock.closes[:-1].tolist() == clock.opens[1:].tolist()


class TestOrdinaryWeek:
    @pytest.mark.parametrize(
        ("hours", "working_days", "working_day_s"),
        [
            ("Mon-Fri 09:00-17:00", 5, 8 * HOUR),
            ("Mon-Fri 09:00-17:00, Sat 10:00-14:00", 6, 44 * HOUR // 6),
            ("around the clock", 7, 24 * HOUR),
            ("Mon-Sun 22:00-06:00", 7, 8 * HOUR),
            ("Mon-Fri 08:00-12:00, 11:00-17:00", 5, 9 * HOUR),
            ("Sun-Thu 08:30-17:00", 5, 17 * HOUR // 2),
            ("Sun 20:00-06:00, Mon 04:00-12:00", 2, 8 * HOUR),
        ],
    )
    def test_open_time_over_working_days(self, hours: str, working_days: int, working_day_s: int) -> None:
        # Over Easter and the change of daylight saving, neither of which makes a week less ordinary.
        clock = clock_of("Europe/Oslo", hours, "2026-03-20", "2026-04-10", ("2026-04-02", "2026-04-03"))
        assert (clock.working_days, clock.working_day_s) == (working_days, working_day_s)


class TestFollowTheSun:
    """Engineers on shift by hour of UTC, three offices, in the three regimes of daylight saving."""

    OFFICES = (
        ("Europe/Berlin", "Mon-Fri 09:00-17:00", 3),
        ("America/New_York", "Mon-Fri 09:00-17:00", 2),
        ("Asia/Kolkata", "Mon-Fri 09:30-17:30", 2),
    )

    @pytest.mark.parametrize(
        ("day", "stretches"),
        [
            (date(2025, 3, 5), [(4, 8, 2), (8, 12, 5), (12, 14, 3), (14, 16, 5), (16, 22, 2)]),
            (date(2025, 3, 12), [(4, 8, 2), (8, 12, 5), (12, 13, 3), (13, 16, 5), (16, 21, 2)]),
            (date(2025, 4, 2), [(4, 7, 2), (7, 12, 5), (12, 13, 3), (13, 15, 5), (15, 21, 2)]),
        ],
    )
    def test_offices_hand_over(self, day: date, stretches: list[tuple[int, int, int]]) -> None:
        on_shift = np.zeros(24, dtype=np.int64)
        midnight = day_number(day) * DAY_S
        for zone, hours, engineers in self.OFFICES:
            spans = local_spans(parse_hours(hours), ZoneInfo(zone), day, day)
            first, last = (spans.opens_s[0] - midnight) // HOUR, (spans.closes_s[0] - midnight) // HOUR
            on_shift[first:last] += engineers
        by_hand = np.zeros(24, dtype=np.int64)
        for first, last, engineers in stretches:
            by_hand[first:last] = engineers
        assert on_shift.tolist() == by_hand.tolist()

    def test_spans_say_whose_they_are(self) -> None:
        hours = (Window((2,), time(22), time(6)), Window((2, 3), time(8), time(16)))
        spans = local_spans(hours, ZoneInfo("UTC"), date(2025, 3, 3), date(2025, 3, 9))
        assert spans.window.tolist() == [1, 0, 1]
        assert spans.day.tolist() == [day_number(date(2025, 3, day)) for day in (5, 5, 6)]


class TestRefused:
    def test_hours_that_are_all_holidays_never_open(self) -> None:
        with pytest.raises(CalendarError, match="never open"):
            clock_of("UTC", "Mon 09:00-17:00", "2026-03-30", "2026-03-31", ("2026-03-30",))

    def test_no_windows_never_open(self) -> None:
        with pytest.raises(CalendarError, match="never open"):
            business_clock((), ZoneInfo("UTC"), frozenset(), date(2026, 3, 30), date(2026, 3, 31))

    @pytest.mark.parametrize("days", [(), (7,), (-1, 2)])
    def test_a_window_needs_days_of_the_week(self, days: tuple[int, ...]) -> None:
        with pytest.raises(CalendarError, match="days of the week"):
            Window(days, time(9), time(17))


def walls(zone: ZoneInfo, first: date, minutes: int) -> list[tuple[int, datetime]]:
    """Every minute from two days before a date, with what a clock on the wall shows."""
    start = datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(days=2)
    moments = (start + timedelta(minutes=minute) for minute in range(minutes))
    return [(int(m.timestamp()), m.astimezone(zone).replace(tzinfo=None, fold=0)) for m in moments]


def minutes_open(
    hours: tuple[Window, ...], zone: ZoneInfo, holidays: frozenset[date], first: date, days: int
) -> set[int]:
    """The minutes at which somebody who follows the rules word by word, watching a wall clock, has opened."""
    wall = walls(zone, first, (days + 5) * 1440)
    found: set[int] = set()
    for number in range(days + 1):
        day = first + timedelta(days=number)
        for window in hours if day not in holidays else ():
            if day.weekday() not in window.days:
                continue
            next_day = day + timedelta(days=window.closes <= window.opens)
            opening, closing = datetime.combine(day, window.opens), datetime.combine(next_day, window.closes)
            opens = next(instant for instant, shown in wall if shown >= opening)
            closes = next(instant for instant, shown in reversed(wall) if shown < closing) + 60
            if day + timedelta(days=1) in holidays:
                midnight = datetime.combine(day + timedelta(days=1), time(0))
                closes = min(closes, next(instant for instant, shown in wall if shown >= midnight))
            found.update(range(opens, closes, 60))
    return found


class TestAgainstAWallClock:
    @settings(max_examples=40)
    @given(st.sampled_from(ZONES), st.sampled_from(DATES), windows(), st.data())
    def test_every_minute(self, name: str, first: date, hours: tuple[Window, ...], data: st.DataObject) -> None:
        holidays = data.draw(holiday_sets(first))
        zone = ZoneInfo(name)
        by_hand = minutes_open(hours, zone, holidays, first, 6)
        if not by_hand:
            with pytest.raises(CalendarError, match="never open"):
                business_clock(hours, zone, holidays, first, first + timedelta(days=6))
            return
        clock = business_clock(hours, zone, holidays, first, first + timedelta(days=6))
        assert {minute for pair in intervals(clock) for minute in range(*pair, 60)} == by_hand

    @given(st.sampled_from(ZONES), st.sampled_from(DATES), windows())
    def test_each_business_day_is_the_local_date_of_its_opening(
        self, name: str, first: date, hours: tuple[Window, ...]
    ) -> None:
        clock = business_clock(hours, ZoneInfo(name), frozenset(), first, first + timedelta(days=14))
        stated_s = clock.date_s.tolist()
        for second, opens in zip(stated_s, clock.day_opens.tolist(), strict=True):
            shown = datetime.fromtimestamp(opens, ZoneInfo(name)).date()
            stated = datetime.fromtimestamp(second, UTC).date()
            # Hours shared with the day before are that day's, so a day may open after its own midnight.
            assert shown - stated in {timedelta(0), timedelta(days=1)}
        assert clock.opens.tolist() == sorted(clock.opens.tolist())
