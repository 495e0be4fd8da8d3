"""Engine choice: which of two engines plays the histories of a study.

SimPy defines the model; the compiled engine plays to the same outcomes many times faster. Separate from what plays, so
that asking costs no loading of either.
"""

from __future__ import annotations

from enum import Enum


class Engine(Enum):
    """Who plays; the values are the words of the command line and of the results."""

    SIMPY = "simpy"
    COMPILED = "compiled"
    AUTO = "auto"
    """The compiled engine, and SimPy in its place wherever that is not ready yet, or cannot be."""
