"""How a command ends: its exit status, and where it complains."""

from __future__ import annotations

import sys
from typing import Final

COULD_NOT_BE_DONE: Final = 1
INPUT_IS_WRONG: Final = 2


def complain(sentence: str) -> None:
    """Say on standard error what is wrong; control characters of a file's names are not let through."""
    safe = "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in sentence)
    sys.stderr.write(f"sla-planner: {safe}\n")
