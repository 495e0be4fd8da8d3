"""The histogram of elapsed times."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.estimates.spread import EMPTY, Spread
from planner.estimates.spreads import RunningSpreads, Spreads, spreads_of
from simulation.columns import int_column
from tests.made_spreads import spread_of

TIMES = st.lists(st.integers(0, 2**40), max_size=60)


def of(times: list[int]) -> Spread:
    return spread_of(np.array(times, dtype=np.int64))


def same(one: Spread, other: Spread) -> bool:
    return (
        np.array_equal(one.bins, other.bins)
        and np.array_equal(one.counts, other.counts)
        and (one.sum_s, one.least_s, one.most_s) == (other.sum_s, other.least_s, other.most_s)
    )


def several(*groups: list[int]) -> Spreads:
    group = [number for number, times in enumerate(groups) for _ in times]
    return spreads_of(int_column([time for times in groups for time in times]), int_column(group), len(groups))


def added_up(*spreads: Spreads) -> Spreads:
    running = RunningSpreads(len(spreads[0].sum_s))
    for each in spreads:
        running.add(each)
    return running.spreads


def exact_quantile(times: list[int], per_mille: int) -> int:
    return sorted(times)[max(0, -(-len(times) * per_mille // 1000) - 1)]


@given(TIMES.filter(len), st.sampled_from([1, 500, 900, 950, 990, 1000]))
def test_quantiles_are_within_a_thousandth(times: list[int], per_mille: int) -> None:
    truth = exact_quantile(times, per_mille)
    assert of(times).quantile_s(per_mille / 1000) == pytest.approx(truth, rel=0.001, abs=0)


@given(TIMES.filter(len))
def test_mean_and_count_are_exact(times: list[int]) -> None:
    assert len(of(times)) == len(times)
    assert of(times).mean_s == sum(times) / len(times)


@given(TIMES, TIMES, TIMES, TIMES)
def test_added_up_they_are_the_spreads_of_all_in_any_order(
    a: list[int], b: list[int], c: list[int], other: list[int]
) -> None:
    one, two, three = several(a, other), several(b, []), several(c, other)
    for both in (added_up(one, two, three), added_up(three, added_up(two, one))):
        assert same(both.of(0), of(a + b + c))
        assert same(both.of(1), of(other + other))


def test_short_times_are_exact() -> None:
    times = list(range(2_048))
    assert [of([time]).quantile_s(0.5) for time in times] == times
    assert len(of(times).bins) == 2_048


def test_memory_is_bounded_however_many_times() -> None:
    """Ten years of seconds have 2,048 bins and 1,024 for each of the 18 doublings above."""
    times = np.random.default_rng(1).integers(0, 10 * 366 * 86_400, 300_000)
    spreads = spreads_of(times, np.zeros_like(times), 1)
    assert len(spreads.cell) <= 2_048 + 18 * 1_024
    assert len(pickle.dumps(spreads)) < 400_000


def test_no_times_have_no_mean() -> None:
    assert len(EMPTY) == 0
    with pytest.raises(ValueError, match="no elapsed"):
        EMPTY.quantile_s(0.5)
    with pytest.raises(ValueError, match="no elapsed"):
        _ = EMPTY.mean_s
    with pytest.raises(ValueError, match="negative"):
        of([-1])


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 10**7)), max_size=40))
def test_spreads_of_groups_are_those_of_each_group(rows: list[tuple[int, int]]) -> None:
    group, times = (np.array([row[part] for row in rows], dtype=np.int64) for part in (0, 1))
    found = spreads_of(times, group, 4)
    for number in range(4):
        assert same(found.of(number), spread_of(times[group == number]))
