"""Clocks: open time between instants, by hand and against counting second by second."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulation.clock_reader import ClockReader
from simulation.clocks import NEVER, Clock, around_the_clock, elapsed, instant_at, next_open, open_time
from simulation.columns import IntArray
from simulation.local_time import first_instant, last_instant, local_at
from tests.strategies_clocks import instants, real_clocks, tiny_clocks

HOUR = 3600

Reading = Callable[[IntArray, IntArray, IntArray], IntArray]


def two_days() -> Clock:
    """10 to 14 and 16 to 20 on the first day, 30 to 40 on the second."""
    return Clock(
        opens=np.array([10, 16, 30]),
        closes=np.array([14, 20, 40]),
        day=np.array([0, 0, 1]),
        date_s=np.array([0, 24]),
        offset_from=np.array([0]),
        offset_s=np.array([0]),
        working_day_s=9,
        working_days=2,
    )


def seconds_open(clock: Clock) -> list[int]:
    """Every second at which the clock is open, one by one."""
    pairs = zip(clock.opens.tolist(), clock.closes.tolist(), strict=True)
    return [second for opens, closes in pairs for second in range(opens, closes)]


class TestByHand:
    def test_open_time_stops_in_closed_hours(self) -> None:
        at = np.array([-5, 10, 11, 14, 15, 16, 20, 29, 30, 40, 99, NEVER])
        assert open_time(two_days(), at).tolist() == [0, 0, 1, 4, 4, 4, 8, 8, 8, 18, 18, 18]

    def test_an_amount_of_open_time_ends_at_a_closing_not_at_the_next_opening(self) -> None:
        assert instant_at(two_days(), np.array([1, 4, 5, 8, 9, 18])).tolist() == [11, 14, 17, 20, 31, 40]

    def test_no_open_time_at_all_is_reached_at_the_first_opening(self) -> None:
        assert instant_at(two_days(), np.array([-3, 0])).tolist() == [10, 10]

    def test_more_open_time_than_the_list_has_never_comes(self) -> None:
        assert instant_at(two_days(), np.array([19, NEVER])).tolist() == [NEVER, NEVER]

    def test_a_clock_is_open_at_its_opening_and_closed_at_its_closing(self) -> None:
        at = np.array([0, 10, 13, 14, 16, 20, 39, 40, NEVER])
        assert next_open(two_days(), at).tolist() == [10, 10, 13, 16, 16, 30, 39, NEVER, NEVER]

    def test_elapsed_is_open_time_and_negative_backwards(self) -> None:
        assert elapsed(two_days(), np.array([12, 31]), np.array([31, 12])).tolist() == [7, -7]

    def test_one_instant_needs_no_array(self) -> None:
        assert int(open_time(two_days(), 31)) == 9

    def test_shapes_are_kept(self) -> None:
        assert open_time(two_days(), np.zeros((2, 3), dtype=np.int64)).shape == (2, 3)

    def test_around_the_clock_every_second_counts(self) -> None:
        clock = around_the_clock(1_000, 5_000)
        assert int(elapsed(clock, 1_200, 4_200)) == 3_000
        assert int(instant_at(clock, 10)) == 1_010
        assert int(next_open(clock, 5_000)) == NEVER

    def test_first_opening_and_last_closing_of_each_business_day(self) -> None:
        assert two_days().day_opens.tolist() == [10, 30]
        assert two_days().day_closes.tolist() == [20, 40]


class TestInvalidClocks:
    @pytest.mark.parametrize(
        ("change", "complaint"),
        [
            ({"opens": [], "closes": [], "day": [], "date_s": []}, "never opens"),
            ({"closes": [14, 20]}, "one closing"),
            ({"closes": [14, 16, 40]}, "after it opens"),
            ({"opens": [10, 13, 30]}, "disjoint"),
            ({"opens": [10, 14, 30]}, "touch only where the business day changes"),
            ({"opens": [30, 16, 10], "closes": [40, 20, 14]}, "sorted"),
            ({"day": [1, 1, 2]}, "business days"),
            ({"day": [0, 0, 2]}, "business days"),
            ({"day": [0, 0, 0]}, "business days"),
            ({"date_s": [24, 24]}, "dates"),
            ({"offset_from": [], "offset_s": []}, "UTC offsets"),
            ({"offset_from": [0, 0], "offset_s": [0, 1]}, "UTC offsets"),
            ({"working_day_s": 0}, "open time"),
        ],
    )
    def test_cannot_be_built(self, change: dict[str, list[int] | int], complaint: str) -> None:
        columns = {name: np.array(value) if isinstance(value, list) else value for name, value in change.items()}
        with pytest.raises(ValueError, match=complaint):
            replace(two_days(), **columns)  # type: ignore[arg-type]  # a parameter changes any field

    def test_touching_intervals_of_two_business_days_are_fine(self) -> None:
        clock = replace(two_days(), opens=np.array([10, 16, 20]))
        assert int(open_time(clock, 40)) == 28

    def test_a_clock_does_not_change_with_the_arrays_it_was_made_of(self) -> None:
        opens = np.array([10, 16, 30])
        clock = replace(two_days(), opens=opens)
        opens[0] = 12
        assert clock.opens[0] == 10
        with pytest.raises(ValueError, match="read-only"):
            clock.opens[0] = 12


class TestProperties:
    @given(tiny_clocks())
    def test_open_time_is_the_number_of_open_seconds_before(self, clock: Clock) -> None:
        seconds = seconds_open(clock)
        for instant in range(-20, 120):
            assert int(open_time(clock, instant)) == sum(second < instant for second in seconds)

    @given(tiny_clocks())
    def test_instant_at_is_the_first_with_that_much_open_time(self, clock: Clock) -> None:
        total_s = int(open_time(clock, 1_000))
        for open_s in range(1, total_s + 1):
            by_hand = next(instant for instant in range(-20, 1_000) if int(open_time(clock, instant)) >= open_s)
            assert int(instant_at(clock, open_s)) == by_hand
        assert int(instant_at(clock, total_s + 1)) == NEVER

    @given(tiny_clocks())
    def test_next_open_is_the_first_open_second(self, clock: Clock) -> None:
        seconds = seconds_open(clock)
        for instant in range(-20, 120):
            by_hand = next((second for second in seconds if second >= instant), NEVER)
            assert int(next_open(clock, instant)) == by_hand

    @given(real_clocks(), st.data())
    def test_open_time_never_falls_nor_outruns_real_time(self, clock: Clock, data: st.DataObject) -> None:
        first, last = sorted((data.draw(instants(clock)), data.draw(instants(clock))))
        assert 0 <= int(elapsed(clock, first, last)) <= last - first

    @given(real_clocks(), st.data())
    def test_open_time_undoes_instant_at(self, clock: Clock, data: st.DataObject) -> None:
        open_s = data.draw(st.integers(0, int(clock.open_before[-1])))
        assert int(open_time(clock, instant_at(clock, open_s))) == open_s

    @given(real_clocks(), st.data())
    def test_one_at_a_time_says_the_same_as_all_at_once(self, clock: Clock, data: st.DataObject) -> None:
        reader = ClockReader(clock)
        at = data.draw(st.lists(instants(clock) | st.just(NEVER), min_size=1, max_size=20))
        amounts = data.draw(st.lists(st.integers(-5, int(clock.open_before[-1]) + 5), min_size=1, max_size=20))
        assert open_time(clock, np.array(at)).tolist() == [reader.open_time(one) for one in at]
        assert next_open(clock, np.array(at)).tolist() == [reader.next_open(one) for one in at]
        assert instant_at(clock, np.array(amounts)).tolist() == [reader.instant_at(one) for one in amounts]
        expected = [reader.elapsed(at[0], one) for one in at]
        assert elapsed(clock, at[0], np.array(at)).tolist() == expected


class TestLocalTime:
    """A made-up zone: an hour ahead, two hours ahead from instant 100 h, an hour ahead again from 200 h."""

    FROM_S = np.array([0, 100, 200]) * HOUR
    OFFSET_S = np.array([1, 2, 1]) * HOUR

    def hours(self, *numbers: float) -> IntArray:
        return np.array([round(number * HOUR) for number in numbers])

    def test_local_time_follows_the_offsets_and_the_first_covers_everything_before(self) -> None:
        local = local_at(self.FROM_S, self.OFFSET_S, self.hours(-50, 0, 99.5, 100, 199.5, 200))
        assert local.tolist() == self.hours(-49, 1, 100.5, 102, 201.5, 201).tolist()

    @pytest.mark.parametrize("which", [first_instant, last_instant])
    def test_a_local_time_that_exists_once_is_one_instant(self, which: Reading) -> None:
        instants_s = self.hours(-50, 50, 99, 101, 198, 201.5, 300)
        local = local_at(self.FROM_S, self.OFFSET_S, instants_s)
        assert which(self.FROM_S, self.OFFSET_S, local).tolist() == instants_s.tolist()

    def test_a_local_time_that_does_not_exist_is_the_first_instant_after(self) -> None:
        missing = self.hours(101, 101.5)
        assert first_instant(self.FROM_S, self.OFFSET_S, missing).tolist() == self.hours(100, 100).tolist()
        assert last_instant(self.FROM_S, self.OFFSET_S, missing).tolist() == self.hours(100, 100).tolist()

    def test_of_an_ambiguous_local_time_there_is_a_first_and_a_second(self) -> None:
        twice = self.hours(201, 201.5)
        assert first_instant(self.FROM_S, self.OFFSET_S, twice).tolist() == self.hours(199, 199.5).tolist()
        assert last_instant(self.FROM_S, self.OFFSET_S, twice).tolist() == self.hours(200, 200.5).tolist()
