"""Erlang C as the decision is held against: as lean as its own theory allows, and shifts that cover what it asks."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.erlang_staffing import ANSWERED_WITHIN_MIN, FULLEST, cover, positions
from simulation.columns import BoolArray
from tests.exact.erlang import started_within

pytest.importorskip("pyworkforce", reason="an extra of the benchmarks")


def hours(*of_day: int) -> BoolArray:
    """A week in which these hours of each day stand."""
    found: BoolArray = np.isin(np.arange(168) % 24, of_day)
    return found


@pytest.mark.parametrize("calls", [0.5, 1.4, 3.3, 8.0])
@pytest.mark.parametrize("answered", [0.5, 0.95])
def test_it_asks_for_the_fewest_that_answer_in_time(calls: float, answered: float) -> None:
    found = positions(calls, 30.0, answered, shrinkage=0.0)

    def share(engineers: int) -> float:
        if engineers * FULLEST < calls / 2:
            return 0.0
        return started_within(engineers, calls, 2.0, ANSWERED_WITHIN_MIN / 60)

    assert share(found) >= answered > share(found - 1)


def test_absence_is_made_up_for_in_whole_engineers() -> None:
    at_work = positions(3.3, 30.0, 0.5, shrinkage=0.0)
    assert positions(3.3, 30.0, 0.5, shrinkage=0.25) == -(-at_work * 4 // 3)


def test_no_touches_need_nobody() -> None:
    assert positions(0.0, 30.0, 0.95, shrinkage=0.2) == 0


def test_shifts_cover_every_hour_at_the_lowest_cost() -> None:
    needed = [0] * 24
    needed[8:12], needed[12:16] = [2] * 4, [3] * 4
    shifts = {0: hours(*range(8, 16)), 3: hours(*range(12, 16)), 5: hours(*range(10, 16))}
    found = cover(needed, shifts, (100.0, 0.0, 0.0, 40.0, 0.0, 60.0))
    assert {number: engineers for number, engineers in found.items() if engineers} == {0: 2, 3: 1}
