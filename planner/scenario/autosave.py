"""Autosaves: an edited draft kept in a file of its own, with what is needed to give it back after a crash.

An autosave is a scenario file that anyone can open, below two lines of comment that say which file it belongs to.
Separate from saving: the file itself is not touched, and wrong values are kept as well.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from planner.moments import now
from planner.scenario.draft import Data, draft_of_content
from planner.scenario.findings import ScenarioErrors
from planner.scenario.guards import MOST_BYTES
from planner.scenario.saving import BYTE_ORDER_MARK, content_keeping

FIRST_LINE = "# Changes that are not saved, kept by the SLA planner in case it does not close properly.\n"
LONGEST_HEADER = 64 * 1024
"""In bytes: paths are the user's, and may be long."""


@dataclass(frozen=True, slots=True)
class Autosave:
    """What was kept of a document."""

    path: Path | None
    """The file that was edited; None if there was none yet."""
    title: str
    """What it was called."""
    hash_before: str
    """Of the file's bytes that the edits began from."""
    kept_at: dt.datetime
    content: bytes
    """A scenario file that holds the draft."""
    draft: Data


def hash_of(content: bytes) -> str:
    """Tells one content of a file from another."""
    return hashlib.sha256(content).hexdigest()


def autosave_content(path: Path | None, title: str, content_before: bytes, draft: Data) -> bytes:
    """The bytes of an autosave; raises PlannerError for a draft that no file can hold."""
    told = {
        "file": None if path is None else str(path),
        "title": title,
        "hash": hash_of(content_before),
        "kept": now().isoformat(),
    }
    kept = content_keeping(content_before, draft).removeprefix(BYTE_ORDER_MARK)
    return f"{FIRST_LINE}# {json.dumps(told)}\n".encode() + kept


def read_autosave(place: Path) -> Autosave | None:
    """What an autosave holds; None for a file that is none, or that cannot be read."""
    try:
        with place.open("rb") as file:
            whole = file.read(LONGEST_HEADER + MOST_BYTES)
    except OSError:
        return None
    first, header, content = [*whole.split(b"\n", 2), b"", b""][:3]
    if first + b"\n" != FIRST_LINE.encode():
        return None
    try:
        told = json.loads(header.decode().removeprefix("# "))
        return Autosave(
            path=None if told["file"] is None else Path(told["file"]),
            title=str(told["title"]),
            hash_before=str(told["hash"]),
            kept_at=dt.datetime.fromisoformat(told["kept"]).astimezone(),
            content=content,
            draft=draft_of_content(content),
        )
    except (ValueError, KeyError, TypeError, RecursionError, ScenarioErrors):
        return None
