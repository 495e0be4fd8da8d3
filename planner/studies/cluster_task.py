"""Cluster task: a task as a worker of a cluster runs it, in a process that began long before and knows nothing of us.

It is refused where it would not give what it gives here, also by a worker that joined after all others were asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import Final, TypeVar

from planner.errors import PlannerError
from planner.studies.build import Build, this_build
from planner.studies.engine_choice import Engine
from planner.studies.engines import begin_readiness, is_ready, why_not

Result = TypeVar("Result")

COMPILED_WITHIN_S: Final = 180.0
"""What one process of a machine compiles for all, with what that has left; later each compiles for itself."""

LOOK_EVERY_S: Final = 0.2

_ONE_AT_A_TIME: Final = threading.Lock()
"""A worker may have several threads. What processes keep for the next task is made for one of them."""


class BuildDiffersError(PlannerError):
    """A worker has another build than whoever gave it a task."""


def run_task(build: Build, function: Callable[..., Result], arguments: tuple[object, ...]) -> Result:
    """Call the function, if this process has the same build, with the engine that its task asks for."""
    refuse_other(build, this_build(), "a worker of the cluster")
    engines = {getattr(task, "engine", Engine.SIMPY) for task in arguments}
    with _ONE_AT_A_TIME:
        if engines != {Engine.SIMPY}:
            begin_readiness()
        if Engine.COMPILED in engines:
            _await_engine()
        return function(*arguments)


def refuse_other(wanted: Build, found: Build, who: str) -> None:
    """Raise BuildDiffersError unless the two are equal."""
    if found != wanted:
        raise BuildDiffersError(
            f"{who} has {wanted.differing(found)}", mend="install the same there as here, and start it again"
        )


def _await_engine() -> None:
    """Until this machine has it compiled, or will not."""
    end_s = monotonic() + COMPILED_WITHIN_S
    pause = threading.Event()
    while not is_ready() and not why_not() and monotonic() < end_s:
        pause.wait(LOOK_EVERY_S)
