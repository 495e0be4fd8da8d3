"""The histogram of elapsed times."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.estimates.running_spread import RunningSpread
from planner.estimates.spread import EMPTY, Spread, spread_of, spreads_of

TIMES = st.lists(st.integers(0, 2**40), max_size=60)


def of(times: list[int]) -> Spread:
    return spread_of(np.array(times, dtype=np.int64))


def same(one: Spread, other: Spread) -> bool:
    return (
        np.array_equal(one.bins, other.bins)
        and np.array_equal(one.counts, other.counts)
        and (one.sum_s, one.least_s, one.most_s) == (other.sum_s, other.least_s, other.most_s)
    )


def added_up(*spreads: Spread) -> Spread:
    running = RunningSpread()
    for spread in spreads:
        running.add(spread)
    return running.spread


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


@given(TIMES, TIMES, TIMES)
def test_added_up_they_are_the_spread_of_all_in_any_order(a: list[int], b: list[int], c: list[int]) -> None:
    whole = of(a + b + c)
    assert same(whole, added_up(of(a), of(b), of(c)))
    assert same(whole, added_up(of(c), added_up(of(b), of(a))))


def test_short_times_are_exact() -> None:
    times = list(range(2_048))
    assert [of([time]).quantile_s(0.5) for time in times] == times
    assert len(of(times).bins) == 2_048


def test_memory_is_bounded_however_many_times() -> None:
    """Ten years of seconds have 2,048 bins and 1,024 for each of the 18 doublings above."""
    times = np.random.default_rng(1).integers(0, 10 * 366 * 86_400, 300_000)
    spread = spread_of(times)
    assert len(spread.bins) <= 2_048 + 18 * 1_024
    assert len(pickle.dumps(spread)) < 400_000


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
    for number, found in enumerate(spreads_of(times, group, 4)):
        alone = spread_of(times[group == number])
        assert (found.bins.tolist(), found.counts.tolist()) == (alone.bins.tolist(), alone.counts.tolist())
        assert (found.sum_s, found.least_s, found.most_s) == (alone.sum_s, alone.least_s, alone.most_s)
