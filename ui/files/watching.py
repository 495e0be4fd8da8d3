"""Watching: notices that another program has changed the file, or that it has gone.

The system tells of a change, though not of every one, and says nothing more of a file that was replaced. So the bytes
are compared whenever something stirred, whenever the window is looked at again, and just before a save. What counts is
what stands there, not when it was written.
"""

from __future__ import annotations

import stat
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from planner.disk_words import is_there
from planner.scenario.guards import MOST_BYTES
from ui.files.places import real
from ui.running.background import Background

SETTLE_MS = 150
"""How long a file may stir before it is looked at: who writes it is often not done with the first stir."""


class Watching(QObject):
    """Compares a file with what its user knows to be in it."""

    changed = Signal()
    """Something else stands there."""
    vanished = Signal()
    settled = Signal()
    """What stands there is what is known, after it was not."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._path: Path | None = None
        self.known: bytes | None = None
        """What stands there as far as the user knows; None for nothing."""
        self._found: bytes | None = None
        self._turn = 0
        self._is_paused = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._stir)
        self._watcher.directoryChanged.connect(self._stir)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.check)

    def follow(self, path: Path | None, content: bytes) -> None:
        """Watch a file in which this stood when it was read; None: watch nothing."""
        self._turn += 1
        self._unwatch()
        self._path = None if path is None else real(path)
        self.known = self._found = content
        self._watch()
        self.check()  # Of what happened between the reading and the watching, the system tells nothing.

    def accept(self) -> None:
        """The user knows now what stands there."""
        self.known = self._found

    def pause(self) -> None:
        """We are about to write there ourselves."""
        self._turn += 1
        self._is_paused = True

    def go_on(self) -> None:
        """We have written; look at what happened in the meantime."""
        self._is_paused = False
        self.check()

    def end(self) -> None:
        self._timer.stop()
        self.follow(None, b"")

    @Slot()
    def check(self) -> None:
        """Look at the file, in a thread."""
        if self._path is not None and not self._is_paused:
            self._turn += 1
            self._background.start("watching", partial(self._look, self._path, self._turn))

    def _look(self, path: Path, turn: int) -> None:
        """In a thread."""
        self._background.deliver(partial(self._compare, turn, content_on_disk(path)))

    def _compare(self, turn: int, content: bytes | None) -> None:
        if turn != self._turn:
            return
        self._watch()
        before, self._found = self._found, content
        if content == before:
            return
        if content == self.known:
            self.settled.emit()
        elif content is None:
            self.vanished.emit()
        else:
            self.changed.emit()

    @Slot()
    def _stir(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _unwatch(self) -> None:
        watched = self._watcher.files() + self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)

    def _watch(self) -> None:
        """The system forgets a file that was replaced, and a folder that was away."""
        if self._path is None:
            return
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for place in (self._path, self._path.parent):
            if str(place) not in watched and is_there(place):
                self._watcher.addPath(str(place))


def content_on_disk(path: Path) -> bytes | None:
    """What stands in a file, as much as a scenario may have and one byte; None where no file can be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        return None
