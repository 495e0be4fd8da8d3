"""Engines: what plays a history, by name.

The compiled engine is loaded only where it is asked for: Numba takes half a second to load.
"""

# ruff: noqa: PLC0415  # the late import, as said above

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from planner.studies.engine_choice import Engine
from planner.studies.engine_readiness import OF_THIS_PROCESS
from simulation import engine as simpy_engine
from simulation.inputs import History
from simulation.log_reading import VECTORISED, LogReader
from simulation.outcomes import Outcomes

Play = Callable[[History], Outcomes]


def engine_now(engine: Engine) -> Engine:
    """Who plays at this moment, in this process, if that is asked for: one of the two."""
    if engine is not Engine.AUTO:
        return engine
    return Engine.COMPILED if OF_THIS_PROCESS.is_at_hand() else Engine.SIMPY


def player_of(engine: Engine) -> Play:
    """The function that plays a history out."""
    if engine_now(engine) is Engine.SIMPY:
        return simpy_engine.play
    from simulation import compiled

    return compiled.play


def play_with(engine: Engine, history: History) -> Outcomes:
    """Play a history out with that engine."""
    return player_of(engine)(history)


def reader_of(engine: Engine) -> LogReader:
    """What reads the logs that the engine writes; all read the same."""
    if engine_now(engine) is Engine.SIMPY:
        return VECTORISED
    from simulation import compiled

    return compiled.READER


def begin_readiness(on_loaded: Callable[[], None] | None = None) -> None:
    """Have the compiled engine made ready beside other work, for whoever asks for `Engine.AUTO` later; returns at once.

    Once a process is enough, and every study does it: call it to be early. `on_loaded` is called once it is loaded, in
    whatever thread did that.
    """
    OF_THIS_PROCESS.begin(on_loaded)


def awaited() -> Future[None]:
    """The compiled engine being loaded or compiled at full pace, for who asks for it by name and waits.

    The future raises EngineNotReadyError where it cannot be had.
    """
    return OF_THIS_PROCESS.awaited()


def is_ready() -> bool:
    """Whether the compiled engine can play in this process, after a second of loading at the most."""
    return OF_THIS_PROCESS.is_at_hand()


def why_not() -> str:
    """Why it never will be ready in this process, as far as is known; empty while it may be."""
    return OF_THIS_PROCESS.problem
