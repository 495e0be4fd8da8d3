"""Several clocks read at once: as each is read alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulation.clock_table import clock_table
from simulation.clocks import NEVER, Clock, open_time
from simulation.columns import int_column
from tests.both_readers import open_times
from tests.strategies_clocks import tiny_clocks

instants = st.one_of(st.integers(-20, 120), st.just(NEVER))


@given(st.lists(tiny_clocks(), min_size=1, max_size=4), st.lists(st.tuples(st.integers(0, 4), instants), max_size=8))
def test_open_times_are_those_of_each_clock(clocks: list[Clock], asked: list[tuple[int, int]]) -> None:
    numbers = [min(number, len(clocks)) for number, _ in asked]
    found = open_times(clock_table(tuple(clocks)), int_column(numbers), int_column([at for _, at in asked]))
    expected = [
        int(at if number == len(clocks) else open_time(clocks[number], at))
        for number, (_, at) in zip(numbers, asked, strict=True)
    ]
    assert found.tolist() == expected
