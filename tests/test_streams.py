"""Streams: keyed by what they are for, so that nobody's draws move for somebody else's sake."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.demand.seeds import seeds
from planner.demand.streams import Purpose, StreamTable, stable_hash, stream
from simulation.columns import FloatArray


def first_draws(seed: int, replication: int, purpose: Purpose, *names: str) -> FloatArray:
    return stream(seed, replication, purpose, *names).random(2_000)


def test_a_name_has_the_same_number_on_every_machine() -> None:
    assert stable_hash("Nordics, Basic") == 0x0789EC5E8188CE54
    assert stable_hash("Oslo", "Day", "3") == 0x48B67BEA1234DD3A


def test_a_key_names_one_stream() -> None:
    again = first_draws(1, 2, Purpose.TOUCH, "Nordics", "urgent")

    np.testing.assert_array_equal(first_draws(1, 2, Purpose.TOUCH, "Nordics", "urgent"), again)


@pytest.mark.parametrize(
    "other",
    [
        (2, 2, Purpose.TOUCH, "Nordics", "urgent"),
        (1, 3, Purpose.TOUCH, "Nordics", "urgent"),
        (1, 2, Purpose.CUSTOMER_WAIT, "Nordics", "urgent"),
        (1, 2, Purpose.TOUCH, "Iberia", "urgent"),
        (1, 2, Purpose.TOUCH, "Nordics", "high"),
        (1, 2, Purpose.TOUCH, "Nordicsurgent"),
    ],
)
def test_every_part_of_the_key_makes_another_independent_stream(other: tuple[int, int, Purpose, str]) -> None:
    """Uncorrelated to within 4.5 standard errors: one sound seed in 150,000 fails, and this one is fixed."""
    draws = first_draws(1, 2, Purpose.TOUCH, "Nordics", "urgent")

    correlation = np.corrcoef(draws, first_draws(*other))[0, 1]

    assert abs(correlation) < 4.5 / np.sqrt(len(draws))


@given(st.lists(st.lists(st.text(max_size=4), max_size=3).map(tuple), min_size=2, max_size=6, unique=True))
def test_names_that_differ_have_numbers_that_differ(keys: list[tuple[str, ...]]) -> None:
    """The boundaries between names count: ("ab",) is not ("a", "b")."""
    for one, other in combinations(keys, 2):
        assert stable_hash(*one) != stable_hash(*other)


@given(
    seed=st.integers(0, 2**70) | st.integers(0, 2**200),
    replication=st.integers(0, 2**40),
    names=st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 2**32), min_size=1, max_size=3),
)
def test_seeds_worked_out_together_are_those_of_numpy_one_by_one(seed: int, replication: int, names: list[int]) -> None:
    """Of every size of seed, of numbers for names that fill one word or two."""
    together = seeds(seed, replication, np.array([1, 24], dtype=np.uint32), np.array(names, dtype=np.uint64))

    for row, name in enumerate(names):
        for column, purpose in enumerate((1, 24)):
            alone = np.random.SeedSequence(seed, spawn_key=(replication, purpose, name))
            np.testing.assert_array_equal(together[row, column], alone.generate_state(4, np.uint64))


def test_streams_of_a_table_are_those_drawn_alone() -> None:
    table = StreamTable(7, 3, [("Nordics", "urgent"), ("Oslo", "Day", "3"), ("Nordics", "urgent")])

    for names in (("Nordics", "urgent"), ("Oslo", "Day", "3")):
        for purpose in Purpose:
            alone = stream(7, 3, purpose, *names)
            np.testing.assert_array_equal(table.of(*names)(purpose).random(5), alone.random(5))


def test_a_table_knows_no_stream_it_was_not_made_for() -> None:
    with pytest.raises(KeyError):
        StreamTable(7, 3, [("Nordics", "urgent")]).of("Nordics", "high")


def test_a_table_for_nobody_can_be_made() -> None:
    StreamTable(7, 3, [])
