"""Columns: arrays as the entries are compiled for them, whatever they were before."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np

from simulation.columns import BoolArray, IntArray

T = TypeVar("T", bound=NamedTuple)


def column(values: IntArray | BoolArray) -> IntArray:
    """The column as the one kind of array that entries take: whole numbers side by side, to be read alone."""
    made = np.ascontiguousarray(values, dtype=np.int64).view()
    made.flags.writeable = False
    return made


def columns_of(kind: type[T], table: object) -> T:
    """The columns of a table that are the fields of that kind of tuple, under the same names."""
    return kind._make(column(getattr(table, name)) for name in kind._fields)
