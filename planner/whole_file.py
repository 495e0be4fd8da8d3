"""Whole file: how any file of ours reaches the disk, whole or not at all.

The content goes to a new file beside the old one, which then takes its place: neither a full disk nor an interrupt nor
a loss of power leaves half a file, and until the very end the old one is there as it was.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

LONGEST_BEGINNING = 40
"""Letters of the name that the file beside it begins with: a long name must not grow too long."""


def write_whole(path: Path, content: bytes) -> None:
    """Replace the file by one with this content, or raise OSError with its name and leave it as it was.

    Where a link leads is written, the link stays; the permissions of a file that is there stay too.
    """
    try:
        mode = _present_mode(path)
        _replace(Path(os.path.realpath(path)), content, mode)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _present_mode(path: Path) -> int | None:
    """The permissions of the file that is there, None for a new one; OSError for what must not be replaced."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "this is no ordinary file")
    if not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(status.st_mode)


def _replace(path: Path, content: bytes, mode: int | None) -> None:
    beside = path.with_name(f".{path.name[:LONGEST_BEGINNING]}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            if mode is not None:
                beside.chmod(mode)  # Before there is anything in it that others might read.
            if file.write(content) != len(content):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the new name outlive a loss of power, where the system can: Windows opens no folders, some disks sync none.

    The file is in its place already, so a failure is no reason to say that it was not written.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
