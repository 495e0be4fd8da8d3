"""Kept: where the unsaved changes of one document are on the disk, written by threads, dropped by the window.

Beside the document if that can be, or else in the user's own folder under a lock of its own. What an older thread still
writes neither takes the place of what a newer one wrote nor comes back after it was dropped.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path
from threading import Lock as Turn

from PySide6.QtCore import QLockFile

from planner.whole_file import write_whole
from ui.files.left_behind import LeftBehind
from ui.files.lock import take
from ui.files.places import AUTOSAVE, LOCK


class Kept:
    """The autosave of one document, of which there is at most one on the disk."""

    def __init__(self, beside: Path | None, folder: Path) -> None:
        self.elsewhere = folder / f"{secrets.token_hex(8)}{AUTOSAVE}"
        self._beside = beside
        self._lock: QLockFile | None = None
        self._turn = Turn()
        self._latest = 0
        self._dropped = 0
        self._former: list[LeftBehind] = []

    @property
    def places(self) -> frozenset[Path]:
        """Where it may be, now or later."""
        return frozenset(place for place in (self._beside, self.elsewhere) if place is not None)

    def lie_at(self, beside: Path) -> None:
        """It may be beside the document from now on."""
        self._beside = beside

    def adopt(self, left: LeftBehind) -> None:
        """Take over what was left behind: it stays until it is written anew, or dropped."""
        self._former.append(left)

    def next_number(self) -> int:
        """For what is to be written next."""
        self._latest += 1
        return self._latest

    def write(self, number: int, content: bytes) -> None:
        """Put this on the disk unless something newer was; from any thread. Raises OSError."""
        with self._turn:
            if number == self._latest:
                self._write(content)
                if number <= self._dropped:
                    self._remove()

    def drop(self) -> None:
        """Nothing is to be kept any more; waits for no thread, even one that is just writing."""
        self._dropped = self.next_number()
        self._remove()

    def leave(self) -> None:
        """Let it be found by another window."""
        if self._lock is not None:
            self._lock.unlock()

    def _write(self, content: bytes) -> None:
        if self._is_beside(content):
            self._remove_elsewhere()
        else:
            self.elsewhere.parent.mkdir(parents=True, exist_ok=True)
            if self._lock is None:
                lock = take(self.elsewhere.with_suffix(LOCK))
                self._lock = lock if isinstance(lock, QLockFile) else None
            write_whole(self.elsewhere, content)
        self._forget_former()

    def _is_beside(self, content: bytes) -> bool:
        """Whether it could be written beside the document; if not, that is not tried again."""
        beside = self._beside
        if beside is None:
            return False
        try:
            write_whole(beside, content)
        except OSError:
            self._beside = None
            _unlink(beside)  # An older one, which would be taken for the newest.
            return False
        return True

    def _remove(self) -> None:
        self._forget_former()
        if self._beside is not None:
            _unlink(self._beside)
        self._remove_elsewhere()

    def _remove_elsewhere(self) -> None:
        _unlink(self.elsewhere)
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.unlock()

    def _forget_former(self) -> None:
        """What was taken over is not needed any more; where it was, there may be a newer one."""
        while self._former:
            left = self._former.pop()
            if left.place in self.places:
                left.leave()
            else:
                left.remove()


def _unlink(place: Path) -> None:
    with suppress(OSError):
        place.unlink(missing_ok=True)
