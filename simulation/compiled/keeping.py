"""Keeping: whether the engine's code is on disk, and the one process at a time that puts it there beside other work.

Compiling takes half a minute and half a gigabyte. Whoever only wants to be quicker later leaves it to a process of its
own, which takes no more than what the machine has left; it outlives whoever began it, or a short study would leave the
next as slow as itself. Separate from compiling, which does not ask who waits for it.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from time import time
from typing import Final

from simulation.compiled import happening
from simulation.compiled.compiling import FLOOR, mark_of

BESIDE: Final = "--beside"
"""The argument that has `python -m simulation.compiled` give way to everybody."""

MARK: Final = mark_of(happening.__file__)
"""The file that says that all is kept. Numba decides when the engine is imported where it looks, and so does this."""

NICENESS: Final = 19
GIVEN_UP_S: Final = 600
"""A process that has been compiling for so long was ended in the middle of it."""


def is_kept() -> bool:
    """Whether what is kept on disk is there, whole, and right for this processor and these files."""
    return MARK.exists()


def mark_kept() -> None:
    """Say so, when an engine has been made ready: its code was kept on the way. Nothing where nothing can be kept."""
    with contextlib.suppress(OSError):
        MARK.touch()


def have_it_kept() -> subprocess.Popen[bytes] | None:
    """Begin a process that compiles beside everything else, and ends with 0 if it did; None where none can be begun."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    words = [sys.executable, "-m", "simulation.compiled", BESIDE]
    # Python looks first where it is begun: not where the user is, who may have a folder of the same name.
    home, silent = FLOOR.parent, subprocess.DEVNULL
    if sys.platform == "win32":
        quietly = subprocess.IDLE_PRIORITY_CLASS | subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(words, cwd=home, stdin=silent, stdout=silent, stderr=silent, creationflags=quietly)  # noqa: S603  # our own
    # A group of its own, which Ctrl+C does not reach; a session of its own would be no more modest than a window.
    return subprocess.Popen(words, cwd=home, stdin=silent, stdout=silent, stderr=silent, process_group=0)  # noqa: S603  # our own


def give_way() -> None:
    """Take what the machine has left, and no more."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)


@contextlib.contextmanager
def compiling_alone() -> Iterator[bool]:
    """Whether this process is the one to compile: within it, no other is."""
    MARK.parent.mkdir(parents=True, exist_ok=True)
    busy = MARK.with_name("compiling")
    try:
        if time() - busy.stat().st_mtime > GIVEN_UP_S:
            busy.unlink()
    except FileNotFoundError:
        pass
    try:
        busy.touch(exist_ok=False)
    except FileExistsError:
        yield False
        return
    try:
        yield True
    finally:
        busy.unlink(missing_ok=True)
