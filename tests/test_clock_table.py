"""Several clocks read at once: as each is read alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulation.clock_table import clock_table, instants_at
from simulation.clocks import NEVER, Clock, Count, instant_at, open_time
from simulation.columns import int_column
from simulation.due import due, due_on
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


@given(
    st.lists(tiny_clocks(), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 150)), max_size=8),
)
def test_instants_are_those_of_each_clock(clocks: list[Clock], asked: list[tuple[int, int]]) -> None:
    numbers = [min(number, len(clocks) - 1) for number, _ in asked]
    wanted = [open_s for _, open_s in asked]
    found = instants_at(clock_table(tuple(clocks)), int_column(numbers), int_column(wanted))
    assert found.tolist() == [int(instant_at(clocks[n], open_s)) for n, open_s in zip(numbers, wanted, strict=True)]


@given(
    st.lists(tiny_clocks(), min_size=1, max_size=4),
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(Count), st.integers(0, 40), st.integers(-20, 120)), max_size=8
    ),
)
def test_promises_on_many_clocks_fall_due_as_on_each_alone(
    clocks: list[Clock], asked: list[tuple[int, Count, int, int]]
) -> None:
    rows = [(min(number, len(clocks) - 1), count, amount, at_s) for number, count, amount, at_s in asked]
    clock, counts, amounts, starts = (int_column([row[place] for row in rows]) for place in range(4))
    found = due_on(tuple(clocks), clock, counts, amounts, starts)
    expected = [int(due(clocks[number], count, amount, at_s)) for number, count, amount, at_s in rows]
    assert found.tolist() == expected
