"""The program: runs one command and turns whatever it raises into a sentence and an exit status."""

from __future__ import annotations

import errno
import io
import multiprocessing
import os
import sys

from planner.command_line.commands import app
from planner.command_line.endings import COULD_NOT_BE_DONE, INPUT_IS_WRONG, STANDARD_OUTPUT, complain, naming
from planner.errors import PlannerError
from planner.scenario.findings import ScenarioErrors


class _ClosedOutput(io.StringIO):
    """Stands for a standard output that was closed before the program began: whatever is printed there is lost."""

    def write(self, _text: str) -> int:
        raise OSError(errno.EBADF, "it is closed", STANDARD_OUTPUT)


def run_command() -> int:
    """Run the command that the arguments name and return its exit status."""
    multiprocessing.freeze_support()
    _open_output()
    try:
        status = _status_of_app()
        with naming(STANDARD_OUTPUT):
            sys.stdout.flush()
    except (PlannerError, OSError, KeyboardInterrupt) as error:
        return _said(error)
    return status


def _status_of_app() -> int:
    try:
        app(prog_name="sla-planner")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else COULD_NOT_BE_DONE
    return 0


def _said(error: PlannerError | OSError | KeyboardInterrupt) -> int:
    """Say what went wrong, and return the exit status that says it to scripts."""
    _drop_unwritten()
    if isinstance(error, BrokenPipeError):
        return COULD_NOT_BE_DONE  # Whoever read our output has gone, and wants to hear no more.
    if isinstance(error, ScenarioErrors):
        for line in error.lines():
            complain(line)
        return INPUT_IS_WRONG
    if isinstance(error, OSError):
        complain(_words_of(error))
    else:
        complain(str(error) or "stopped")
    return COULD_NOT_BE_DONE


def _drop_unwritten() -> None:
    """What standard output does not take, Python would try to write again at the end, and complain on its own."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _words_of(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"{error.filename}: {reason}" if error.filename else reason


def _open_output() -> None:
    """Names of customers and signs of verdicts go beyond what some terminals' code pages can write."""
    if sys.stdout is None:
        sys.stdout = _ClosedOutput()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
