"""Grouped covers: how much of different covers lies between instants, for many askers in one search.

As `simulation.spans.covered`, where each row asks its own cover; a call for each cover takes longer than the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from simulation.columns import IntArray
from simulation.spans import Cover

GroupMeasure: TypeAlias = Callable[[IntArray, IntArray], IntArray]
"""The seconds that count before each instant, for the group named beside it."""


def covered_by_group(
    covers: Sequence[Cover], measure: GroupMeasure, group: IntArray, from_s: IntArray, to_s: IntArray
) -> IntArray:
    """int64[rows]: how much of the cover of each row's group lies between two instants, on the group's measure."""
    start_s = np.concatenate([cover.start_s for cover in covers])
    end_s = np.concatenate([cover.end_s for cover in covers])
    if len(start_s) == 0 or len(group) == 0:
        return np.zeros(len(group), dtype=np.int64)
    sizes = np.array([len(cover.start_s) for cover in covers])
    owner = np.repeat(np.arange(len(covers)), sizes)
    first = np.cumsum(sizes) - sizes
    at_start = measure(owner, start_s)
    length = measure(owner, end_s) - at_start
    before = np.concatenate((np.cumsum(length) - length, [0]))
    # One number per (group, instant), so that one search finds both.
    origin_s = min(int(start_s.min()), int(from_s.min()))
    width_s = max(int(end_s.max()), int(to_s.max())) - origin_s + 1
    starts = owner * width_s + (start_s - origin_s)

    def covered_before(at_s: IntArray) -> IntArray:
        """From the beginning of all covers; what lies before a group's own is the same at both instants."""
        row = np.searchsorted(starts, group * width_s + (at_s - origin_s), side="right") - 1
        known = np.maximum(row, 0)
        inside = measure(group, np.minimum(at_s, end_s[known])) - at_start[known]
        reached: IntArray = np.where(row < first[group], before[first[group]], before[known] + inside)
        return reached

    return covered_before(to_s) - covered_before(from_s)
