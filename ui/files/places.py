"""Places: where the files are that stand beside a document while it is open, and where they go if they cannot.

Beside it they have its name with a dot before it. Names that would become too long, or that Qt cannot spell, are
shortened, with a number in their place.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

LOCK = ".lock"
AUTOSAVE = ".autosave"
MOST_BYTES_OF_NAME = 255
LETTERS_KEPT = 30


def data_folder() -> Path:
    """Where this user's planner keeps what belongs to no other folder."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def real(path: Path) -> Path:
    """Where a name leads in the end: two names of one file are one file."""
    return Path(os.path.realpath(path))


def beside(path: Path, ending: str) -> Path:
    """The hidden file with that ending beside a document."""
    file = real(path)
    name = f".{file.name}{ending}"
    try:
        is_long = len(name.encode()) > MOST_BYTES_OF_NAME
    except UnicodeEncodeError:
        is_long = True
    if is_long:
        name = f".{_plain(file.name)[:LETTERS_KEPT]}-{number_of(file)}{ending}"
    return file.with_name(name)


def number_of(path: Path) -> str:
    """Tells one file from all others, in a few letters that every disk takes."""
    return hashlib.sha256(os.fsencode(real(path))).hexdigest()[:16]


def is_writable(path: Path) -> bool:
    """Whether a document can be saved where it is: its file is replaced, so its folder counts as well."""
    file = real(path)
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _plain(name: str) -> str:
    return name.encode("utf-8", "ignore").decode()
