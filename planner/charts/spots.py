"""Spots: what lies where in a chart, so that a picture can be asked what it shows.

While a chart draws, it notes the rectangle of each mark, bar or cell, its numbers in words, and which tickets stand
behind it. Noted then and not read off the picture later, because only the chart knows what it drew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.tickets.behind import Behind

CLICK = "click for the tickets"
"""The last line of the words of a spot that has tickets behind it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of the figure, in shares of its width and height from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    words: str
    """Value, interval and count, in a few lines."""
    behind: Behind | None = None
    """The tickets that are shown when it is clicked."""

    def __post_init__(self) -> None:
        if not (0 <= self.left < self.right <= 1 and 0 <= self.bottom < self.top <= 1):
            raise ValueError(f"no rectangle of a figure: {self.left}–{self.right}, {self.bottom}–{self.top}")
        if (self.behind is not None) != self.words.endswith(CLICK):
            raise ValueError(f"the words and the tickets of a spot disagree: {self.words}")

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def spot_at(spots: Sequence[Spot], x: float, y: float) -> int | None:
    """Which of the spots lies at that place of the figure: where several do, the smallest."""
    there = [number for number, spot in enumerate(spots) if spot.holds(x, y)]
    return min(there, key=lambda number: spots[number].area, default=None)
