"""Section: a part of an answer, as words, a table and a picture, and what can be done about it.

Plain values, so that a page knows how to show sections and nothing of what they say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.tables.table import Table

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from planner.charts.look import Look

Paint = Callable[["Figure", "Look"], None]
"""Draws on a figure of the size it shall have, in a thread: matplotlib is loaded by then."""


@dataclass(frozen=True, slots=True, eq=False)
class Painting:
    """A chart of a section."""

    paint: Paint
    description: str
    """What a screen reader says in its place."""
    width_to_height: float = 2.2


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Something that can be done about what a section says, as a button."""

    words: str
    sentence: str
    """What it does, for its tooltip."""
    take: Callable[[], None]


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """Shown one below the other."""

    title: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None
    painting: Painting | None = None
    steps: tuple[Step, ...] = ()
