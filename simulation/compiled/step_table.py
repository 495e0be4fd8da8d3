"""Step table: values of different owners, read one after the other; see `simulation.step_table`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulation import step_table
from simulation.columns import IntArray
from simulation.compiled.addressing import words_of
from simulation.compiled.columns import column, columns_of
from simulation.compiled.compiling import entry
from simulation.compiled.load import first_from


class Steps(NamedTuple):
    """The columns of `simulation.step_table.StepTable`."""

    first: IntArray
    from_s: IntArray
    value: IntArray


def values_at(table: step_table.StepTable, owner: IntArray, at_s: IntArray) -> IntArray:
    """See `simulation.step_table.values_at`."""
    return read_steps(columns_of(Steps, table), column(owner), column(at_s))


@entry
def read_steps(steps: Steps, owner: IntArray, at_s: IntArray) -> IntArray:
    """int64[rows]: the value of each owner and instant."""
    first, from_s, value = words_of(steps.first), words_of(steps.from_s), words_of(steps.value)
    found = np.empty(len(at_s), np.int64)
    for row in range(len(at_s)):
        begin, end = first[owner[row]], first[owner[row] + 1]
        following = first_from(from_s, begin, end, at_s[row] + 1)
        found[row] = value[max(following - 1, begin)]
    return found
