"""The entry point: runs one command and turns whatever it raises into a sentence and an exit status."""

from __future__ import annotations

import multiprocessing
import os
import sys

from planner.command_line.commands import app
from planner.command_line.endings import COULD_NOT_BE_DONE, INPUT_IS_WRONG, complain
from planner.errors import PlannerError
from planner.scenario.findings import ScenarioErrors


def main() -> int:
    """Run the command that the arguments name and return its exit status."""
    multiprocessing.freeze_support()
    _write_utf8()
    try:
        app(prog_name="sla-planner")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else COULD_NOT_BE_DONE
    except (PlannerError, OSError, KeyboardInterrupt) as error:
        return _said(error)
    return 0


def _said(error: PlannerError | OSError | KeyboardInterrupt) -> int:
    """Say what went wrong, and return the exit status that says it to scripts."""
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has gone; Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT_BE_DONE
    if isinstance(error, ScenarioErrors):
        for line in error.lines():
            complain(line)
        return INPUT_IS_WRONG
    if isinstance(error, OSError):
        complain(_words_of(error))
    else:
        complain(str(error) or "stopped")
    return COULD_NOT_BE_DONE


def _words_of(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"{error.filename}: {reason}" if error.filename else reason


def _write_utf8() -> None:
    """Names of customers and signs of verdicts go beyond what some terminals' code pages can write."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
