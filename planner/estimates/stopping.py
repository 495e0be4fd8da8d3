"""Stopping: after how many replications a study is precise enough.

Looking after every replication and stopping at the first narrow interval would favour intervals that are narrow by
chance. So a study is looked at a few times only, each half as far again as the one before. Separate from the study,
which only asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from math import ceil, inf

FIRST_LOOK = 10


class Ending(Enum):
    """Why a study ended, or that it goes on."""

    RUNNING = "so far"
    """It has not ended: findings to look at meanwhile, never to keep."""
    PRECISE = "precision reached"
    LIMIT = "limit reached"
    FIXED = "number given"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Stopping:
    """How many replications at least and at most, and the half-width asked of every contractual attainment.

    With `at_least` not below `at_most` exactly `at_most` are made, however wide the intervals.
    """

    at_least: int
    at_most: int
    precision: float

    @property
    def is_fixed(self) -> bool:
        return self.at_least >= self.at_most

    def looks(self) -> Iterator[int]:
        """10, 15, 23, 35, 53, 80, 120, 180 … from `at_least` on, and `at_most` as the last."""
        look = FIRST_LOOK
        while look < self.at_most and not self.is_fixed:
            if look >= self.at_least:
                yield look
            look = ceil(look * 1.5)
        yield self.at_most

    def ending_at(self, done: int, widest: float) -> Ending | None:
        """Whether to end after a look at `done` replications with that widest half-width, and why."""
        if self.is_fixed:
            return Ending.FIXED if done >= self.at_most else None
        if widest <= self.precision:
            return Ending.PRECISE
        return Ending.LIMIT if done >= self.at_most else None

    def expected(self, done: int, widest: float) -> int:
        """About how many replications it will be in all: half-widths shrink with the square root of their number.

        `widest` may be infinite while nothing is known; then the next look is the best guess.
        """
        wanted = 0.0
        if widest < inf:
            wanted = done * min(widest / self.precision, 1e6) ** 2 if self.precision > 0 else inf
        for look in self.looks():
            if look > done and look >= wanted:
                return look
        return self.at_most
