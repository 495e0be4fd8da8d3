"""Lock: one window at a time writes a document, and a second one learns who has it.

The lock lies beside the document, or in the user's own folder where nothing may be written. That of a process which has
died counts for nothing and is taken over. May be taken from any thread.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from ui.files.places import LOCK, beside, number_of, real

Failure = QLockFile.LockError


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a document open."""

    pid: int
    host: str

    @property
    def words(self) -> str:
        return f"process {self.pid}, computer {self.host}" if self.host else f"process {self.pid}"


class Lock:
    """A document's lock, held until it is let go."""

    def __init__(self, document: Path, held: QLockFile | None) -> None:
        self.document = document
        """Where its name leads in the end."""
        self._held = held
        """None where no lock could be made: a strange disk keeps nobody from working."""

    def let_go(self) -> None:
        """Others may have the document; again does nothing."""
        if self._held is not None:
            self._held.unlock()
            self._held = None


class Held:
    """What this window has of the document that is open: its lock, and whether it may be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """Where this user's planner keeps what lies beside no document."""
        self.lock: Lock | None = None
        self.why_read_only = ""
        """Why the document cannot be saved where it is; empty if it can."""

    def hold(self, lock: Lock | None, why_read_only: str = "") -> None:
        """Have this lock from now on, and let the one before go."""
        if self.lock is not None and self.lock is not lock:
            self.lock.let_go()
        self.lock = lock
        self.why_read_only = why_read_only


def take_lock(path: Path, folder: Path, held: Lock | None = None) -> Lock | Holder:
    """The lock of a document, or who has it. `held` is ours already; `folder` serves where nothing can be beside it."""
    document = real(path)
    if held is not None and held.document == document:
        return held
    taken = take(beside(path, LOCK))
    if taken is None:
        elsewhere = folder / "locks"
        with suppress(OSError):
            elsewhere.mkdir(parents=True, exist_ok=True)
        taken = take(elsewhere / f"{number_of(path)}{LOCK}")
    return taken if isinstance(taken, Holder) else Lock(document, taken)


def take(place: Path) -> QLockFile | Holder | None:
    """The lock at a place, or who has it; None where none can be made."""
    lock = QLockFile(str(place))
    lock.setStaleLockTime(0)  # However long a window is open, its lock is not stale: only a dead process makes it so.
    if lock.tryLock(0):
        return lock
    if lock.error() is not Failure.LockFailedError:
        return None
    pid, host, _ = lock.getLockInfo()
    return Holder(pid, host) if pid else None  # Something lies there that is no lock, or one that was never finished.
