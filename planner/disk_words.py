"""Disk words: why a file could not be read or written, as a person can act on it.

The system says "EACCES" for a file that is read-only and for a folder in which nothing may be written, and "ENOENT" for
a name that was never there and for a disk that was pulled out. So the place is looked at once more.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from types import MappingProxyType

_PLAIN: Mapping[int | None, str] = MappingProxyType(
    {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is used up",
        errno.EFBIG: "the disk takes no file of that size",
        errno.EROFS: "the disk can only be read",
        errno.ENAMETOOLONG: "the name is too long",
        errno.EIO: "the disk reports a fault",
        errno.ELOOP: "the name is a link that leads back to itself",
        errno.EMFILE: "too many files are open",
    }
)
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
_SIGNS = '<>:"/\\|?*'


def why_not_written(error: OSError, path: Path) -> str:
    """Why the system would not write a file, without a full stop: `the disk is full`."""
    if error.errno in _PLAIN:
        return _PLAIN[error.errno]
    folder = path.parent
    if is_folder(path):
        return f"{path.name} is a folder"
    if not is_folder(folder):
        return f"{folder} is no folder" if is_there(folder) else f"the folder {folder} is not there"
    if error.errno in (errno.EACCES, errno.EPERM):
        if is_there(path) and not os.access(path, os.W_OK):
            return f"{path.name} is read-only"
        return f"nothing may be written into the folder {folder}"
    return (error.strerror or str(error)).lower()


def is_there(path: Path) -> bool:
    """Whether something of that name can be found. In a folder that may not be looked into, nothing can."""
    return os.path.exists(path)  # noqa: PTH110 - a path's own raises where this says no


def is_folder(path: Path) -> bool:
    """Whether a folder of that name can be found."""
    return os.path.isdir(path)  # noqa: PTH112 - as above


def why_no_name(name: str, *, on_windows: bool = os.name == "nt") -> str:
    """Why no file can be called so, without a full stop; empty if one can.

    What only Windows refuses is refused there only.
    """
    if "\0" in name:
        return "its name holds a zero character"
    if not on_windows:
        return ""
    wrong = next((sign for sign in name if sign in _SIGNS or ord(sign) < 32), None)
    if wrong is not None:
        return f"Windows takes no {wrong} in a name" if wrong.isprintable() else "Windows takes no line end in a name"
    if name.endswith((".", " ")):
        return "Windows takes no name that ends with a dot or a blank"
    if PureWindowsPath(name).name.partition(".")[0].strip().lower() in _DEVICES:
        return f"Windows keeps the name {name} for a device"
    return ""
