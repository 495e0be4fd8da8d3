"""Engine readiness: how far the compiled engine is in this process, where nobody wants to wait for it.

From what is kept on disk it is there in a second, and whoever needs it waits for that. Compiling takes half a minute
the first time after an update: a process of its own does it, with what the machine has left, and until then SimPy
serves. So it does where the other cannot be had at all (a broken Numba, a disk that keeps nothing): that is told, never
raised.
"""

# ruff: noqa: PLC0415  # loading the compiled engine is what is put off

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from planner.errors import PlannerError


class EngineNotReadyError(PlannerError):
    """The compiled engine was asked for by name, and cannot be had here."""


class Readiness:
    """Of one process; safe to use from several threads."""

    def __init__(self) -> None:
        self._begins = threading.Lock()
        self._lock = threading.Lock()
        self._has_begun = False
        self._awaited: Future[None] | None = None
        self._compiling: subprocess.Popen[bytes] | None = None
        self._is_ready = False
        self._on_loaded: Callable[[], None] = _nothing
        self.problem = ""
        """Why it cannot be had in this process; empty while it can."""

    def begin(self, on_loaded: Callable[[], None] | None = None) -> None:
        """Get it ready beside other work: loaded by a thread, or else compiled by a process. Returns at once.

        `on_loaded` is called once it is loaded, in the thread that did that.
        """
        with self._begins:
            has_begun, self._has_begun = self._has_begun, True
            self._on_loaded = on_loaded or self._on_loaded
        if not has_begun:
            # No daemon: a process that ends while machine code is being loaded may end with a crash.
            threading.Thread(target=self._load_or_have_it_compiled, name="loading the engine").start()

    def is_at_hand(self) -> bool:
        """Whether it can play now, after a second of loading at the most."""
        if self._is_ready or self.problem:
            return self._is_ready
        with self._lock:
            self._look()
        return self._is_ready

    def awaited(self) -> Future[None]:
        """For who waits: it is loaded, or compiled at full pace. The future may raise EngineNotReadyError."""
        with self._begins:
            if self._awaited is None:
                self._awaited = Future()
                threading.Thread(target=self._make_ready, args=(self._awaited,), name="compiling", daemon=True).start()
            return self._awaited

    def _make_ready(self, awaited: Future[None]) -> None:
        try:
            from simulation import compiled

            compiled.make_ready()
        except Exception as error:  # noqa: BLE001  # told to whoever waits
            awaited.set_exception(EngineNotReadyError(f"the compiled engine cannot be had here: {_said(error)}"))
            return
        self._is_ready = True
        self._on_loaded()
        awaited.set_result(None)

    def _load_or_have_it_compiled(self) -> None:
        if self.is_at_hand() or self.problem:
            return
        from simulation.compiled import keeping

        try:
            self._compiling = keeping.have_it_kept()
        except OSError as error:
            self.problem = _said(error)

    def _look(self) -> None:
        """Load it if it is kept; know if it never will be."""
        # Asked before the disk: a process that has ended well kept everything before.
        ended = None if self._compiling is None else self._compiling.poll()
        try:
            from simulation.compiled import keeping, make_ready

            if self._is_ready:
                return
            if keeping.is_kept():
                make_ready()
                self._is_ready = True
                self._on_loaded()
            elif ended is not None and ended != 0:
                self.problem = f"compiling it ended with status {ended} (python -m simulation.compiled says why)"
        except Exception as error:  # noqa: BLE001  # whatever is wrong with it, SimPy can play
            self.problem = _said(error)


def _nothing() -> None:
    """Nobody wants to know."""


def _said(error: Exception) -> str:
    """The error in one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


OF_THIS_PROCESS: Final = Readiness()
"""There is one, as there is one compiled engine in a process."""
