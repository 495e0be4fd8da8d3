"""Due instants: the published cases, the three readings of business days, pauses, and counting second by second."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulation.clock_reader import ClockReader
from simulation.clocks import NEVER, Clock, Count, around_the_clock, elapsed, open_time
from simulation.due import due, is_met, last_meeting, left_at, resumed_due, shown_due
from simulation.local_time import local_at
from tests.strategies_clocks import at, clock_of, instants, real_clocks, tiny_clocks

HOUR = 3600
COUNTS = st.sampled_from([Count.OPEN_TIME, Count.END_OF_DAY, Count.SAME_TIME])


def due_at(clock: Clock, count: Count, amount: int, start: str) -> int:
    return int(due(clock, count, amount, at(start)))


@pytest.fixture(scope="module")
def new_york() -> Clock:
    return clock_of("America/New_York", "Mon-Fri 09:00-17:00", "2025-03-01", "2025-11-30")


@pytest.fixture(scope="module")
def oslo() -> Clock:
    easter = ("2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06")
    return clock_of("Europe/Oslo", "Mon-Fri 09:00-17:00", "2026-03-01", "2026-04-30", easter)


class TestPublishedCases:
    def test_business_hours_over_the_spring_change(self, new_york: Clock) -> None:
        expected = at("2025-03-10 12:30-04:00")
        assert due_at(new_york, Count.OPEN_TIME, 4 * HOUR, "2025-03-07 16:30-05:00") == expected

    def test_business_hours_over_the_autumn_change(self, new_york: Clock) -> None:
        expected = at("2025-11-03 12:30-05:00")
        assert due_at(new_york, Count.OPEN_TIME, 4 * HOUR, "2025-10-31 16:30-04:00") == expected

    def test_a_zone_half_an_hour_off_with_six_working_days(self) -> None:
        clock = clock_of("Asia/Kolkata", "Mon-Sat 09:30-18:30", "2025-06-01", "2025-06-30")
        expected = at("2025-06-16 10:00+05:30")
        assert due_at(clock, Count.OPEN_TIME, HOUR, "2025-06-14 18:00+05:30") == expected

    def test_waiting_on_the_customer_stops_the_clock(self, new_york: Clock) -> None:
        promised = due(new_york, Count.OPEN_TIME, 8 * HOUR, at("2025-06-16 10:00-04:00"))
        left_s = left_at(new_york, promised, at("2025-06-16 11:00-04:00"))
        resumed = resumed_due(new_york, Count.OPEN_TIME, promised, left_s, at("2025-06-17 15:00-04:00"))
        assert int(left_s) == 7 * HOUR
        assert int(resumed) == at("2025-06-18 14:00-04:00")

    def test_updates_every_four_business_hours(self, new_york: Clock) -> None:
        reply, dues = at("2025-06-16 15:00-04:00"), []
        for _ in range(4):
            reply = int(due(new_york, Count.OPEN_TIME, 4 * HOUR, reply))
            dues.append(reply)
        expected = ["2025-06-17 11:00", "2025-06-17 15:00", "2025-06-18 11:00", "2025-06-18 15:00"]
        assert dues == [at(f"{one}-04:00") for one in expected]

    def test_the_example_of_the_command(self, oslo: Clock) -> None:
        expected = at("2026-03-30 15:30+02:00")
        assert due_at(oslo, Count.OPEN_TIME, 8 * HOUR, "2026-03-27 15:30+01:00") == expected


class TestThreeReadings:
    """A ticket in closed hours, one business day: Friday 22:00 or Saturday 10:30."""

    @pytest.mark.parametrize("start", ["2026-03-06 22:00+01:00", "2026-03-07 10:30+01:00"])
    def test_end_of_day_is_tuesday_at_closing(self, oslo: Clock, start: str) -> None:
        assert due_at(oslo, Count.END_OF_DAY, 1, start) == at("2026-03-10 17:00+01:00")

    @pytest.mark.parametrize("start", ["2026-03-06 22:00+01:00", "2026-03-07 10:30+01:00"])
    def test_same_time_is_tuesday_at_opening(self, oslo: Clock, start: str) -> None:
        assert due_at(oslo, Count.SAME_TIME, 1, start) == at("2026-03-10 09:00+01:00")

    @pytest.mark.parametrize("start", ["2026-03-06 22:00+01:00", "2026-03-07 10:30+01:00"])
    def test_working_hours_is_monday_at_closing(self, oslo: Clock, start: str) -> None:
        assert due_at(oslo, Count.OPEN_TIME, oslo.working_day_s, start) == at("2026-03-09 17:00+01:00")

    def test_a_ticket_in_open_hours_counts_from_its_own_day(self, oslo: Clock) -> None:
        start = "2026-03-10 11:20+01:00"
        assert due_at(oslo, Count.END_OF_DAY, 2, start) == at("2026-03-12 17:00+01:00")
        assert due_at(oslo, Count.SAME_TIME, 2, start) == at("2026-03-12 11:20+01:00")

    def test_at_the_closing_instant_the_day_is_over(self, oslo: Clock) -> None:
        assert due_at(oslo, Count.END_OF_DAY, 1, "2026-03-10 17:00+01:00") == at("2026-03-12 17:00+01:00")
        assert due_at(oslo, Count.END_OF_DAY, 1, "2026-03-10 16:59:59+01:00") == at("2026-03-11 17:00+01:00")

    def test_holidays_at_easter_are_no_business_days(self, oslo: Clock) -> None:
        assert due_at(oslo, Count.END_OF_DAY, 3, "2026-03-31 12:00+02:00") == at("2026-04-08 17:00+02:00")

    def test_same_time_keeps_local_time_over_a_change_of_daylight_saving(self, oslo: Clock) -> None:
        assert due_at(oslo, Count.SAME_TIME, 1, "2026-03-27 11:20+01:00") == at("2026-03-30 11:20+02:00")


class TestNothingToCount:
    def test_no_open_time_is_due_at_the_first_open_moment(self, oslo: Clock) -> None:
        assert due_at(oslo, Count.OPEN_TIME, 0, "2026-03-07 10:30+01:00") == at("2026-03-09 09:00+01:00")
        assert due_at(oslo, Count.OPEN_TIME, 0, "2026-03-09 10:30+01:00") == at("2026-03-09 10:30+01:00")

    def test_no_business_days_end_with_day_0(self, oslo: Clock) -> None:
        assert due_at(oslo, Count.END_OF_DAY, 0, "2026-03-07 10:30+01:00") == at("2026-03-09 17:00+01:00")
        assert due_at(oslo, Count.SAME_TIME, 0, "2026-03-09 10:30+01:00") == at("2026-03-09 10:30+01:00")

    def test_nothing_promised_is_never_due(self, oslo: Clock) -> None:
        assert due_at(oslo, Count.NONE, 5, "2026-03-09 10:30+01:00") == NEVER

    @pytest.mark.parametrize("count", [Count.OPEN_TIME, Count.END_OF_DAY, Count.SAME_TIME])
    def test_beyond_the_list_is_never(self, oslo: Clock, count: Count) -> None:
        assert due_at(oslo, count, 10_000_000, "2026-03-09 10:30+01:00") == NEVER
        assert due_at(oslo, count, 1, "2027-01-01 00:00+01:00") == NEVER


class TestSameTimeOnAnotherKindOfDay:
    def test_no_later_than_a_shorter_days_closing(self) -> None:
        clock = clock_of("UTC", "Mon-Fri 09:00-17:00, Sat 10:00-14:00", "2026-03-02", "2026-03-15")
        assert due_at(clock, Count.SAME_TIME, 1, "2026-03-06 16:00+00:00") == at("2026-03-07 14:00+00:00")

    def test_no_earlier_than_a_later_days_opening(self) -> None:
        clock = clock_of("UTC", "Mon-Fri 09:00-17:00, Sat 10:00-14:00", "2026-03-02", "2026-03-15")
        assert due_at(clock, Count.SAME_TIME, 1, "2026-03-06 09:30+00:00") == at("2026-03-07 10:00+00:00")

    def test_in_a_break_it_is_shown_as_the_closing_before_and_met_until_the_next_opening(self) -> None:
        clock = clock_of("UTC", "Mon 09:00-17:00, Tue 09:00-12:00, 13:00-17:00", "2026-03-02", "2026-03-15")
        promised = due_at(clock, Count.SAME_TIME, 1, "2026-03-02 12:30+00:00")
        assert promised == at("2026-03-03 12:30+00:00")
        assert int(shown_due(clock, promised)) == at("2026-03-03 12:00+00:00")
        assert int(last_meeting(clock, promised)) == at("2026-03-03 13:00+00:00")

    def test_after_midnight_it_belongs_to_the_day_the_window_opened(self) -> None:
        clock = clock_of("Europe/Oslo", "Mon-Fri 22:00-06:00", "2026-03-02", "2026-03-15")
        assert due_at(clock, Count.SAME_TIME, 1, "2026-03-03 01:15+01:00") == at("2026-03-04 01:15+01:00")
        assert due_at(clock, Count.SAME_TIME, 1, "2026-03-07 01:15+01:00") == at("2026-03-10 01:15+01:00")
        assert due_at(clock, Count.END_OF_DAY, 1, "2026-03-07 01:15+01:00") == at("2026-03-10 06:00+01:00")

    def test_a_local_time_that_does_not_exist_is_the_first_instant_after(self) -> None:
        clock = clock_of("Europe/Oslo", "Mon-Sun 22:00-06:00", "2026-03-20", "2026-04-05")
        assert due_at(clock, Count.SAME_TIME, 1, "2026-03-28 02:30+01:00") == at("2026-03-29 03:00+02:00")

    def test_of_an_ambiguous_local_time_the_first_counts(self) -> None:
        clock = clock_of("Europe/Oslo", "Mon-Sun 22:00-06:00", "2026-10-20", "2026-11-05")
        assert due_at(clock, Count.SAME_TIME, 1, "2026-10-24 02:30+02:00") == at("2026-10-25 02:30+02:00")

    def test_no_day_later_is_not_earlier_when_the_hour_comes_twice(self) -> None:
        clock = clock_of("Europe/Oslo", "Mon-Sun 22:00-06:00", "2026-10-20", "2026-11-05")
        assert due_at(clock, Count.SAME_TIME, 0, "2026-10-25 02:30+01:00") == at("2026-10-25 02:30+01:00")


class TestMet:
    def test_a_reply_in_closed_hours_meets_a_target_due_at_closing(self, oslo: Clock) -> None:
        closing = at("2026-03-10 17:00+01:00")
        replies = [at(f"2026-03-{moment}+01:00") for moment in ("10 20:00", "11 09:00", "11 09:00:01")]
        assert is_met(oslo, closing, np.array(replies)).tolist() == [True, True, False]

    def test_due_in_closed_hours_is_shown_as_the_closing_before(self, oslo: Clock) -> None:
        dues = [at(f"2026-03-{moment}+01:00") for moment in ("10 20:00", "10 12:00", "10 17:00", "10 09:00")]
        shown = [at(f"2026-03-{moment}+01:00") for moment in ("10 17:00", "10 12:00", "10 17:00", "10 09:00")]
        assert shown_due(oslo, np.array(dues)).tolist() == shown

    def test_before_the_first_opening_there_is_no_closing_to_show(self, oslo: Clock) -> None:
        early = at("2020-01-01 00:00+00:00")
        assert shown_due(oslo, np.array([early, NEVER])).tolist() == [early, NEVER]

    def test_around_the_clock_a_second_late_is_late(self) -> None:
        clock = around_the_clock(0, 10_000)
        assert is_met(clock, 500, np.array([499, 500, 501])).tolist() == [True, True, False]
        assert int(last_meeting(clock, 500)) == 500


class TestPauses:
    """Promised Monday 2026-03-09 11:00, due Wednesday; paused and resumed."""

    START, PAUSED = "2026-03-09 11:00+01:00", at("2026-03-10 12:00+01:00")

    def resumed(self, clock: Clock, count: Count, amount: int, paused: int, resumed: str) -> int:
        promised = due_at(clock, count, amount, self.START)
        left_s = left_at(clock, promised, paused)
        return int(resumed_due(clock, count, promised, left_s, at(resumed)))

    def test_end_of_day_moves_to_the_closing_of_the_day_on_which_the_time_left_runs_out(self, oslo: Clock) -> None:
        # Due Wednesday 17:00; 13 open hours left on Tuesday at noon run out on Friday at 16:00.
        resumed = self.resumed(oslo, Count.END_OF_DAY, 2, self.PAUSED, "2026-03-12 11:00+01:00")
        assert resumed == at("2026-03-13 17:00+01:00")

    def test_same_time_stays_at_the_instant_at_which_the_time_left_runs_out(self, oslo: Clock) -> None:
        # Due Wednesday 11:00; 7 open hours left on Tuesday at noon.
        resumed = self.resumed(oslo, Count.SAME_TIME, 2, self.PAUSED, "2026-03-12 11:00+01:00")
        assert resumed == at("2026-03-13 10:00+01:00")

    def test_a_pause_in_closed_hours_moves_nothing(self, oslo: Clock) -> None:
        evening = at("2026-03-10 18:00+01:00")
        resumed = self.resumed(oslo, Count.END_OF_DAY, 2, evening, "2026-03-11 09:00+01:00")
        assert resumed == at("2026-03-11 17:00+01:00")

    def test_what_was_past_due_stays_as_it_was(self, oslo: Clock) -> None:
        late = at("2026-03-12 10:00+01:00")
        resumed = self.resumed(oslo, Count.END_OF_DAY, 2, late, "2026-03-13 11:00+01:00")
        assert resumed == at("2026-03-11 17:00+01:00")

    def test_paused_with_nothing_left_it_is_due_at_once(self, oslo: Clock) -> None:
        exactly = at("2026-03-11 11:00+01:00")
        resumed = self.resumed(oslo, Count.SAME_TIME, 2, exactly, "2026-03-13 12:00+01:00")
        assert resumed == at("2026-03-13 12:00+01:00")

    def test_what_is_never_due_stays_so(self, oslo: Clock) -> None:
        assert int(resumed_due(oslo, Count.END_OF_DAY, NEVER, 5, self.PAUSED)) == NEVER

    def test_time_left_that_outlasts_the_list_never_comes(self, oslo: Clock) -> None:
        assert int(resumed_due(oslo, Count.END_OF_DAY, self.PAUSED, 10**9, self.PAUSED)) == NEVER


def by_seconds(clock: Clock) -> list[tuple[int, int]]:
    """Every second at which the clock is open, with its business day."""
    rows = zip(clock.opens.tolist(), clock.closes.tolist(), clock.day.tolist(), strict=True)
    return [(second, day) for opens, closes, day in rows for second in range(opens, closes)]


class TestAgainstCountingSeconds:
    @given(tiny_clocks(), st.integers(1, 20))
    def test_open_time(self, clock: Clock, amount: int) -> None:
        seconds = by_seconds(clock)
        for start in range(-10, 60):
            counted = [second for second, _ in seconds if second >= start][:amount]
            expected = counted[-1] + 1 if len(counted) == amount else NEVER
            assert int(due(clock, Count.OPEN_TIME, amount, start)) == expected

    @given(tiny_clocks(), st.integers(0, 6))
    def test_end_of_day(self, clock: Clock, amount: int) -> None:
        seconds = by_seconds(clock)
        for start in range(-10, 60):
            days = [day for second, day in seconds if second >= start]
            last = [second for second, day in seconds if days and day == days[0] + amount]
            assert int(due(clock, Count.END_OF_DAY, amount, start)) == (last[-1] + 1 if last else NEVER)

    @given(real_clocks(), st.integers(0, 8), st.data())
    def test_same_time(self, clock: Clock, amount: int, data: st.DataObject) -> None:
        start = data.draw(instants(clock))
        row = int(np.searchsorted(clock.closes, start, side="right"))
        assume(row < len(clock.opens) and clock.day[row] + amount < len(clock.date_s))
        day_0, day = clock.day[row], clock.day[row] + amount
        begun = max(start, int(clock.opens[row]))
        every_second = np.arange(clock.day_opens[day] - 90_000, clock.day_closes[day] + 1)
        local_s = local_at(clock.offset_from, clock.offset_s, every_second) - clock.date_s[day]
        wanted_s = local_at(clock.offset_from, clock.offset_s, np.array(begun)) - clock.date_s[day_0]
        reached = every_second[local_s >= wanted_s]
        first = int(reached[0]) if len(reached) else int(clock.day_closes[day])
        expected = min(max(first, int(clock.day_opens[day]), begun), int(clock.day_closes[day]))
        assert int(due(clock, Count.SAME_TIME, amount, start)) == expected

    @given(tiny_clocks(), st.integers(-10, 60))
    def test_met_means_no_open_second_between_due_and_reply(self, clock: Clock, promised: int) -> None:
        seconds = [second for second, _ in by_seconds(clock)]
        for reply in range(-10, 60):
            between = [second for second in seconds if promised <= second < reply]
            assert bool(is_met(clock, promised, reply)) is (not between)


class TestProperties:
    @given(real_clocks(), COUNTS, st.integers(0, 9), st.data())
    def test_never_due_before_the_start(self, clock: Clock, count: Count, amount: int, data: st.DataObject) -> None:
        start = data.draw(instants(clock))
        assert int(due(clock, count, amount, start)) >= start

    @given(real_clocks(), COUNTS, st.integers(0, 9), st.data())
    def test_a_later_start_or_a_larger_amount_is_never_due_earlier(
        self, clock: Clock, count: Count, amount: int, data: st.DataObject
    ) -> None:
        start = data.draw(instants(clock))
        promised = int(due(clock, count, amount, start))
        assert int(due(clock, count, amount + 1, start)) >= promised
        if count is not Count.SAME_TIME:  # over a change back of daylight saving, local time itself goes back
            assert int(due(clock, count, amount, start + data.draw(st.integers(0, 200_000)))) >= promised

    @given(real_clocks(), COUNTS, st.integers(0, 9), st.data())
    def test_met_exactly_until_the_last_meeting_instant(
        self, clock: Clock, count: Count, amount: int, data: st.DataObject
    ) -> None:
        promised = due(clock, count, amount, data.draw(instants(clock)))
        last = last_meeting(clock, promised)
        assert bool(is_met(clock, promised, last))
        assert int(last) == NEVER or not is_met(clock, promised, last + 1)
        reply = data.draw(instants(clock))
        assert bool(is_met(clock, promised, reply)) is bool(reply <= last)

    @given(real_clocks(), COUNTS, st.integers(0, 9), st.data())
    def test_what_is_shown_as_due_meets_the_same_replies(
        self, clock: Clock, count: Count, amount: int, data: st.DataObject
    ) -> None:
        promised = due(clock, count, amount, data.draw(instants(clock)))
        shown = shown_due(clock, promised)
        assert int(shown) <= int(promised)
        assert int(open_time(clock, shown)) == int(open_time(clock, promised))

    @given(real_clocks(), COUNTS, st.integers(0, 9), st.data())
    def test_a_pause_without_length_changes_nothing(
        self, clock: Clock, count: Count, amount: int, data: st.DataObject
    ) -> None:
        promised = due(clock, count, amount, data.draw(instants(clock)))
        paused = data.draw(instants(clock))
        resumed = resumed_due(clock, count, promised, left_at(clock, promised, paused), paused)
        assert int(last_meeting(clock, resumed)) == int(last_meeting(clock, promised))

    @given(real_clocks(), st.integers(1, 100_000), st.data())
    def test_a_pause_moves_an_amount_of_open_time_by_the_open_time_paused(
        self, clock: Clock, amount: int, data: st.DataObject
    ) -> None:
        start, paused, resumed_at = sorted(data.draw(instants(clock)) for _ in range(3))
        promised = due(clock, Count.OPEN_TIME, amount, start)
        left_s = left_at(clock, promised, paused)
        resumed = resumed_due(clock, Count.OPEN_TIME, promised, left_s, resumed_at)
        assume(left_s > 0 and resumed < NEVER)
        moved_s = elapsed(clock, promised, resumed)
        assert int(moved_s) == int(elapsed(clock, paused, resumed_at))

    @given(real_clocks(), st.data())
    def test_one_at_a_time_says_the_same_as_all_at_once(self, clock: Clock, data: st.DataObject) -> None:
        reader = ClockReader(clock)
        rows = st.tuples(st.sampled_from(Count), st.integers(0, 12), instants(clock), instants(clock))
        drawn = data.draw(st.lists(rows, min_size=1, max_size=20))
        counts, amounts, starts, others = (np.array(column) for column in zip(*drawn, strict=True))
        dues = due(clock, counts, amounts, starts)
        left_s = left_at(clock, dues, others)
        one_by_one = [reader.due(count, amount, start) for count, amount, start, _ in drawn]
        assert dues.tolist() == one_by_one
        pairs = list(zip(one_by_one, others.tolist(), strict=True))
        assert is_met(clock, dues, others).tolist() == [reader.is_met(*pair) for pair in pairs]
        assert shown_due(clock, dues).tolist() == [reader.shown_due(one) for one in one_by_one]
        assert last_meeting(clock, dues).tolist() == [reader.last_meeting(one) for one in one_by_one]
        assert left_s.tolist() == [reader.left_at(*pair) for pair in pairs]
        resumed = [
            reader.resumed_due(row[0], promised, int(left), row[2])
            for row, promised, left in zip(drawn, one_by_one, left_s, strict=True)
        ]
        assert resumed_due(clock, counts, dues, left_s, starts).tolist() == resumed
