"""Where the SimPy engine's time goes: its functions by cumulative time, each in the words of its own docstring.

cProfile makes every call dearer, small functions most, so this says what to look at and not how long it takes.
"""

from __future__ import annotations

import cProfile
import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

import simulation.engine
from benchmarks.sample_histories import sample_histories
from planner.scenario.scenario import Scenario
from simulation.engine import play

TOP = 10
PACKAGE = Path(simulation.engine.__file__ or "").parent
FEWEST_CALLS = 100
"""Functions called less often are the frame of a history, not its work."""


@dataclass(frozen=True, slots=True)
class Hotspot:
    """One function of the engine."""

    place: str
    words: str
    calls: int
    cumulative_share: float
    """Of the whole time, with what it calls."""
    own_share: float


def engine_hotspots(scenario: Scenario) -> tuple[Hotspot, ...]:
    """The ten engine functions with the largest cumulative time, in one replication of every coverage."""
    histories = sample_histories(scenario)
    profile = cProfile.Profile()
    profile.enable()
    for history in histories:
        play(history)
    profile.disable()
    entries = profile.getstats()
    whole_s = sum(entry.inlinetime for entry in entries)
    words = _words_of_functions()
    found = [
        Hotspot(
            place=f"{Path(code.co_filename).stem}: {code.co_qualname}",
            words=words.get(code, _spoken(code.co_name)),
            calls=entry.callcount,
            cumulative_share=entry.totaltime / whole_s,
            own_share=entry.inlinetime / whole_s,
        )
        for entry in entries
        if isinstance(code := entry.code, CodeType) and Path(code.co_filename).parent == PACKAGE
    ]
    often = [hotspot for hotspot in found if hotspot.calls >= FEWEST_CALLS]
    return tuple(sorted(often, key=lambda hotspot: -hotspot.cumulative_share)[:TOP])


def _words_of_functions() -> dict[CodeType, str]:
    """The first sentence of every function's docstring, by its code."""
    words = {}
    for module_info in pkgutil.iter_modules([str(PACKAGE)], "simulation.engine."):
        module = importlib.import_module(module_info.name)
        owners = [module, *(value for _, value in inspect.getmembers(module, inspect.isclass))]
        for owner in owners:
            for function in vars(owner).values():
                if isinstance(function, FunctionType) and function.__doc__:
                    words[function.__code__] = function.__doc__.strip().splitlines()[0].rstrip(".")
    return words


def _spoken(name: str) -> str:
    return name.strip("_").replace("_", " ").capitalize()
