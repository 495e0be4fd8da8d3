"""The file that `--json` names: looked at before the long run, written whole or not at all after it.

Looking must not change anything: opening a file creates it, opening a pipe waits for its reader. Writing goes to a new
file beside the old one, which then takes its place, so that neither a full disk nor an interrupt leaves half a result.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from planner.command_line.endings import naming
from planner.command_line.interrupts import not_interrupted
from planner.errors import PlannerError

STANDARD_OUTPUT = "-"
_STDOUT_FD = 1


class NoDestinationError(PlannerError):
    """A path that names no place for results."""


@dataclass(frozen=True, slots=True)
class ResultFile:
    """Where results go."""

    named: str
    """As the user wrote it."""
    path: Path
    """Where links lead."""
    mode: int | None
    """The permissions of the file that is there; None where there is none."""
    is_replaced: bool
    """Whether a new file takes its place; devices, and files in folders that take no new ones, are written into."""


def result_file(named: str, scenario: Path) -> ResultFile | None:
    """The file that results can be written to; None for standard output, under any of its names.

    Raises NoDestinationError for what is no path for results, the scenario's own among them; OSError with the name
    for a place that cannot be written to.
    """
    if named == STANDARD_OUTPUT:
        return None
    if not named:
        raise NoDestinationError("no path given for --json", mend='name a file, or "-" for standard output')
    path = Path(named)
    with naming(named):
        try:
            status = path.stat()
        except FileNotFoundError:
            return _new_file(named, path)
        if path.samefile(scenario):
            raise NoDestinationError(f"{named} is the scenario itself", mend="name another file for the results")
        return None if _is_standard_output(status) else _present_file(named, path, status)


def _is_standard_output(status: os.stat_result) -> bool:
    try:
        return os.path.samestat(status, os.fstat(_STDOUT_FD))
    except OSError:
        return False


def _new_file(named: str, path: Path) -> ResultFile:
    target = Path(os.path.realpath(path))
    folder = target.parent
    if named.endswith(("/", os.sep)) or not folder.exists():
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    if not folder.is_dir():
        raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    if not _takes_new_files(folder):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return ResultFile(named, target, None, is_replaced=True)


def _present_file(named: str, path: Path, status: os.stat_result) -> ResultFile:
    if stat.S_ISDIR(status.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    if stat.S_ISCHR(status.st_mode):
        return ResultFile(named, path, None, is_replaced=False)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "this is neither a file nor standard output")
    target = Path(os.path.realpath(path))
    return ResultFile(named, target, stat.S_IMODE(status.st_mode), is_replaced=_takes_new_files(target.parent))


def _takes_new_files(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


def write_result(file: ResultFile, text: str) -> None:
    """Write the whole text; raises OSError with the file's name, and then leaves what was there as it was."""
    try:
        if file.is_replaced:
            with not_interrupted():
                _replace(file, text)
        else:
            file.path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OSError(error.errno, error.strerror, file.named) from error


def _replace(file: ResultFile, text: str) -> None:
    beside = file.path.with_name(f".sla-planner-{os.getpid()}.tmp")
    try:
        with beside.open("x", encoding="utf-8") as new:
            new.write(text)
        if file.mode is not None:
            beside.chmod(file.mode)
        beside.replace(file.path)
    finally:
        beside.unlink(missing_ok=True)
