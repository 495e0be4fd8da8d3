"""Engines: what plays a history, by name.

The one room that loads the compiled engine, and only where it is asked for: Numba takes half a second to load.
"""

# ruff: noqa: PLC0415  # the late import, as said above

from __future__ import annotations

import threading
from collections.abc import Callable

from planner.studies.engine_choice import Engine
from simulation import engine as simpy_engine
from simulation.inputs import History
from simulation.outcomes import Outcomes

Play = Callable[[History], Outcomes]


def player_of(engine: Engine) -> Play:
    """The function that plays a history out."""
    if engine.player is Engine.SIMPY:
        return simpy_engine.play
    from simulation import compiled

    return compiled.play


def play_with(engine: Engine, history: History) -> Outcomes:
    """Play a history out with that engine."""
    return player_of(engine)(history)


def made_ready(engine: Engine) -> threading.Thread | None:
    """What makes an engine ready beside other work; None if it is.

    The compiled one is loaded in a fraction of a second once it has been compiled on a machine, which takes a minute.
    """
    if engine.player is Engine.SIMPY:
        return None
    from simulation import compiled

    return None if compiled.is_ready() else compiled.compile_now()
