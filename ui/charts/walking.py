"""Walking: from spot to spot of a chart by the arrow keys, as a caret goes through a text.

Separate from the view, as it is geometry and nothing of Qt. A chart notes its spots row by row from the top, each row
from the left: right and left follow that order, down and up go to the row below and above.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from planner.charts.spots import Spot

NEAR = 1e-6


class Direction(Enum):
    """Where an arrow key points."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()


def step(spots: Sequence[Spot], at: int, direction: Direction) -> int:
    """The number of the spot that comes next in that direction, or of the same one where none does."""
    if direction is Direction.RIGHT:
        return min(at + 1, len(spots) - 1)
    if direction is Direction.LEFT:
        return max(at - 1, 0)
    return _in_next_row(spots, at, -1 if direction is Direction.DOWN else 1)


def _in_next_row(spots: Sequence[Spot], at: int, upwards: int) -> int:
    """Of the nearest row on that side the spot that is least to the side."""
    here = spots[at]
    x, y = here.middle
    away = {number: (spot.middle[1] - y) * upwards for number, spot in enumerate(spots)}
    nearest = min((distance for distance in away.values() if distance > NEAR), default=None)
    if nearest is None:
        return at
    row = [number for number, distance in away.items() if abs(distance - nearest) <= NEAR]
    return min(row, key=lambda number: (_aside(here, spots[number]), abs(spots[number].middle[0] - x)))


def _aside(here: Spot, there: Spot) -> float:
    """How far one lies to the side of the other; nothing where one is above the other."""
    return max(0.0, max(here.left, there.left) - min(here.right, there.right))
