"""Step table: numbers that change from time to time, those of many owners side by side, read in one search.

A zone's offset from UTC and a customer's calendar month are such numbers; each holds until the next begins. Separate
from the clocks, whose open time grows in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulation.columns import IntArray, freeze_columns, int_column


@dataclass(frozen=True, slots=True, eq=False)
class StepTable:
    """The steps of n owners, one owner behind the other; each has one at least."""

    first: IntArray
    """int64[n + 1]: where the steps of each owner begin."""
    from_s: IntArray
    """When each step begins, sorted for each owner; an owner's first holds for all before it too."""
    value: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self, "first")
        freeze_columns(self, "from_s", "value")


def step_table(owners: Sequence[tuple[IntArray, IntArray]]) -> StepTable:
    """The table of these owners, of each when its steps begin and what they are."""
    return StepTable(
        first=np.cumsum([0, *(len(from_s) for from_s, _ in owners)]),
        from_s=np.concatenate([int_column([]), *(from_s for from_s, _ in owners)]),
        value=np.concatenate([int_column([]), *(value for _, value in owners)]),
    )


def values_at(table: StepTable, owner: IntArray, at_s: IntArray) -> IntArray:
    """The value at each instant of the owner named beside it."""
    # Owner and instant in one number; what lies before or behind all steps is as good as at the first or the last.
    origin_s = table.from_s.min(initial=0)
    width_s = table.from_s.max(initial=0) - origin_s + 1
    begins = np.repeat(np.arange(len(table.first) - 1), np.diff(table.first)) * width_s + (table.from_s - origin_s)
    place = owner * width_s + np.clip(at_s - origin_s, 0, width_s - 1)
    row = np.searchsorted(begins, place, side="right") - 1
    values: IntArray = table.value[np.maximum(row, table.first[owner])]
    return values
