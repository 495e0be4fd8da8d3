"""Differences: where two outcomes of one history say different things, if anywhere.

Two engines that play the same history must agree in every column of every log. What is found here is said precisely
enough that whoever gets it can look it up in both.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from simulation.columns import IntArray
from simulation.outcomes import Outcomes


@dataclass(frozen=True, slots=True)
class Difference:
    """The first row of the first column in which two outcomes differ."""

    log: str
    column: str
    row: int
    expected: int | None
    """What stands there, None where the log has ended before."""
    found: int | None

    def __str__(self) -> str:
        return f"{self.log}.{self.column}[{self.row}] is {_said(self.found)}, not {_said(self.expected)}"


def first_difference(expected: Outcomes, found: Outcomes) -> Difference | None:
    """The first difference, in the order of the logs and their columns; None if there is none."""
    for log in fields(expected):
        if log.name == "end_s":
            if expected.end_s != found.end_s:
                return Difference("outcomes", "end_s", 0, expected.end_s, found.end_s)
            continue
        one, other = getattr(expected, log.name), getattr(found, log.name)
        for column in fields(one):
            these, those = getattr(one, column.name), getattr(other, column.name)
            common = min(len(these), len(those))
            rows = np.flatnonzero(these[:common] != those[:common])
            if len(rows) or len(these) != len(those):
                row = int(rows[0]) if len(rows) else common
                return Difference(log.name, column.name, row, _at(these, row), _at(those, row))
    return None


def _at(column: IntArray, row: int) -> int | None:
    return int(column[row]) if row < len(column) else None


def _said(value: int | None) -> str:
    return "at its end" if value is None else str(value)
