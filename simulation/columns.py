"""Columns: the array types of inputs and outcomes, and how they are made safe to share.

A frozen dataclass with a writable array inside is not a value. Every dataclass of this floor passes its columns
through `freeze_columns`, which checks their lengths against each other and makes them read-only.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]
FloatArray: TypeAlias = npt.NDArray[np.float64]


def freeze_columns(table: object, *names: str) -> None:
    """Make the named array attributes of a dataclass read-only and hold them to one length (raises ValueError)."""
    lengths = set()
    for name in names or _names_of(type(table)):  # type: ignore[arg-type]  # a class can be hashed
        column: npt.NDArray[Any] = getattr(table, name)
        column.flags.writeable = False
        lengths.add(len(column))
    if len(lengths) > 1:
        raise ValueError(f"{type(table).__name__}: columns differ in length: {sorted(lengths)}")


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def distinct(numbers: IntArray) -> list[int]:
    """The different numbers of a column of small whole ones, none below 0, in their order; sorts nothing."""
    return np.flatnonzero(np.bincount(numbers)).tolist()


def int_column(values: object) -> IntArray:
    """A fresh int64 column from any sequence of whole numbers."""
    return np.array(values, dtype=np.int64)
