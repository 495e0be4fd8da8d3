"""How a command ends: its exit status, and where it complains."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

COULD_NOT_BE_DONE: Final = 1
INPUT_IS_WRONG: Final = 2
STOPPED: Final = "sla-planner: stopped\n"
STANDARD_OUTPUT: Final = "standard output"


def say(line: str) -> None:
    """Print a line that was asked for; raises OSError where standard output does not take it."""
    with naming(STANDARD_OUTPUT):
        sys.stdout.write(f"{line}\n")


def complain(sentence: str) -> None:
    """Say on standard error what is wrong; control characters of a file's names are not let through."""
    safe = "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in sentence)
    if sys.stderr is not None:
        sys.stderr.write(f"sla-planner: {safe}\n")


@contextmanager
def naming(path: Path | str) -> Iterator[None]:
    """Within it, an OSError without a name concerns this path: of a full disk the system says only that one is full."""
    try:
        yield
    except OSError as error:
        if error.filename or error.errno is None or isinstance(error, BrokenPipeError):
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error
