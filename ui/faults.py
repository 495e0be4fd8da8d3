"""Faults: what happens to an exception that nobody expected, on whatever thread it was raised.

Qt goes on after an exception in a slot, and Python prints it where no user of a window looks. Here it becomes a
sentence in the window and a text to copy. What goes wrong while saying so goes to Python's own hook.
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from planner import __version__

FAULT = "Something went wrong in the planner itself. What you have open is as it was; please report the details."


def details_of(error: BaseException) -> str:
    """Everything a developer needs to find a fault."""
    trace = "".join(traceback.format_exception(error))
    return f"sla-planner {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n{trace}"


def catch_faults(show: Callable[[BaseException], None], from_thread: Callable[[BaseException], None]) -> None:
    """Have unexpected exceptions shown from now on, those of threads by `from_thread`, called in the thread."""
    showing = threading.Lock()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt) or not showing.acquire(blocking=False):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            show(error)
        except Exception as another:  # noqa: BLE001 - a hook that raises is lost without a trace
            sys.__excepthook__(kind, error, trace)
            sys.__excepthook__(type(another), another, another.__traceback__)
        finally:
            showing.release()

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            from_thread(args.exc_value)

    sys.excepthook = hook
    threading.excepthook = thread_hook
