"""Interrupts: at Ctrl+C a command ends with one sentence, whatever it is doing, from its first moment on.

Loading the program takes the larger part of a second, and an exception that is raised while modules load is a traceback
or, inside an extension, no more than a failed import. So until a command has something better to do (a study shows what
it has so far), the handler itself says that it stopped and ends the process. This room imports next to nothing, so that
it is there before everything else.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from planner.command_line.endings import COULD_NOT_BE_DONE, STOPPED


@contextmanager
def stopped_at_once() -> Iterator[None]:
    """Within it Ctrl+C ends the process with a sentence and status 1, unless whoever started us ignores it.

    A program that has a handler of its own, or calls this in another thread, keeps what it has.
    """
    is_ours = threading.current_thread() is threading.main_thread()
    if not is_ours or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def not_interrupted() -> Iterator[None]:
    """Within it Ctrl+C does nothing: for the moment in which a result is put in its place."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def stop_on_interrupt() -> Iterator[threading.Event]:
    """An event that Ctrl+C sets, once; a second Ctrl+C raises KeyboardInterrupt."""
    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    # Not through sys.stderr, which the interrupted code may be in the middle of.
    os.write(2, STOPPED.encode())
    os._exit(COULD_NOT_BE_DONE)
