"""The contestants: five programs that play the same queue.

Each is given the drawn queue and returns a function that plays it from the first arrival to the last reply and hands
back every ticket's wait. Only that function is timed; putting the arrays into the program's own form is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from benchmarks.ciw_queue import ciw_run
from benchmarks.engine_queue import compiled_run, engine_run
from benchmarks.queue_draw import QueueDraw
from benchmarks.smallest_loop import smallest_run
from benchmarks.textbook_queue import textbook_run
from simulation.columns import FloatArray

Run = Callable[[], FloatArray]
"""Plays the queue; float64[tickets], each ticket's wait in milliseconds."""


class Contestant(Enum):
    """Who plays; the values are the words of the tables and of results.json."""

    COMPILED = "our compiled engine"
    SMALLEST = "smallest Numba loop"
    ENGINE = "our SimPy engine"
    TEXTBOOK = "textbook SimPy"
    CIW = "Ciw"


@dataclass(frozen=True, slots=True)
class Entry:
    """A contestant and how it is made ready for a queue."""

    contestant: Contestant
    ready: Callable[[QueueDraw], Run]
    one_in: int = 1
    """It plays the first of so many parts of the tickets: where all of them would take minutes, to the same end."""


ENTRIES = (
    Entry(Contestant.COMPILED, compiled_run),
    Entry(Contestant.SMALLEST, smallest_run),
    Entry(Contestant.ENGINE, engine_run, one_in=10),
    Entry(Contestant.TEXTBOOK, textbook_run),
    Entry(Contestant.CIW, ciw_run, one_in=10),
)
