"""The file of a difference between the engines: in the folder one is in, else where this system keeps what may go."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

NAME: Final = "sla-planner-difference-"


def written_report(report: str) -> Path:
    """Write it into a new file and return its path; OSError where neither folder takes one."""
    try:
        file, path = _new_file(Path.cwd())
    except OSError:
        file, path = _new_file(Path(tempfile.gettempdir()))
    with os.fdopen(file, "w", encoding="utf-8") as stream:
        stream.write(report)
    return Path(path)


def _new_file(folder: Path) -> tuple[int, str]:
    return tempfile.mkstemp(suffix=".txt", prefix=NAME, dir=folder)
