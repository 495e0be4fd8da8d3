"""The engine beside a study: made ready while replications are played, told of if it cannot be, and checked.

Separate from the study, which asks after each replication and waits for the check at its end.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import wait
from types import TracebackType
from typing import Self

from planner.studies.checking import Check
from planner.studies.engine_choice import Engine
from planner.studies.engines import awaited, begin_readiness, why_not
from planner.studies.ordered_tasks import POLL_S, TasksCancelledError
from planner.studies.study_choice import StudyChoice


class EngineBeside:
    """From the beginning of one study to its end; a context manager, which leaves nothing running but for a moment."""

    def __init__(self, choice: StudyChoice, study: bytes, on_warning: Callable[[str], None]) -> None:
        self._engine = choice.engine
        self._study = study
        self._is_check_wanted = choice.is_checked
        self._on_warning = on_warning
        self._has_warned = False
        self._check: Check | None = None

    def begin(self, is_cancelled: Callable[[], bool]) -> None:
        """Have the engine made ready, wait for it if it was asked for by name, and begin the check.

        Raises TasksCancelledError, and EngineNotReadyError if it was asked for by name and cannot be had.
        """
        if self._engine is Engine.SIMPY:
            return
        if self._engine is Engine.COMPILED:
            _await_engine(is_cancelled)
        else:
            begin_readiness()
        if self._is_check_wanted:
            self._check = Check(self._study)

    def look(self) -> bool:
        """Whether the engines are known to agree; warns once, raises EnginesDifferError, if there is reason to."""
        problem = "" if self._engine is not Engine.AUTO or self._has_warned else why_not()
        if problem:
            self._has_warned = True
            self._on_warning(f"SimPy plays, which takes longer: the compiled engine cannot be had here: {problem}")
        return self._check is not None and self._check.has_agreed

    def await_check(self, is_cancelled: Callable[[], bool]) -> bool:
        """Whether they agree, once that is known; False if it never will be, or nobody waits any more."""
        if self._check is None:
            return False
        while not self._check.is_over(POLL_S):
            if is_cancelled():
                return False
        return self._check.has_agreed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._check is not None:
            self._check.stop()


def _await_engine(is_cancelled: Callable[[], bool]) -> None:
    """Before any worker needs it: what is compiled here is loaded there."""
    ready = awaited()
    while not wait((ready,), POLL_S).done:
        if is_cancelled():
            raise TasksCancelledError("cancelled")
    ready.result()
