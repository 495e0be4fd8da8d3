"""Recent files: which files were open last, which of them are still there, and the menu that offers them.

Whether a file is there is looked up in a thread: on a network drive that is away, the answer takes its time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from planner.disk_words import is_there
from ui.running.background import Background
from ui.settings import Settings

LOCATE, REMOVE = "Locate…", "Remove from this list"


@dataclass(frozen=True, slots=True)
class Recent:
    """A file that was open."""

    path: Path
    is_there: bool

    @property
    def words(self) -> str:
        words = f"{self.path.name} ({self.path.parent})"
        return words if self.is_there else f"{words}: not found"

    @property
    def place_words(self) -> str:
        """For where the name stands already."""
        return f"In {self.path.parent}" if self.is_there else f"Not found in {self.path.parent}"


class RecentFiles(QObject):
    """The files that were open, the last one first."""

    changed = Signal()

    def __init__(self, settings: Settings, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._background = background
        self._gone: frozenset[Path] = frozenset()
        self._turn = 0

    @property
    def files(self) -> tuple[Recent, ...]:
        """As far as is known."""
        return tuple(Recent(path, path not in self._gone) for path in self._settings.recent_files)

    def remember(self, path: Path) -> None:
        """Put the file that is open now first."""
        self._settings.remember_file(path)
        self.look()

    def forget(self, path: Path) -> None:
        """Take it off the list."""
        self._settings.forget_file(path)
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """Find out which of them are there."""
        self.changed.emit()
        paths = self._settings.recent_files
        if paths:
            self._turn += 1
            self._background.start("recent files", partial(self._look, paths, self._turn))

    def _look(self, paths: Sequence[Path], turn: int) -> None:
        """In a thread."""
        gone = frozenset(path for path in paths if not is_there(path))
        self._background.deliver(partial(self._take, gone, turn))

    def _take(self, gone: frozenset[Path], turn: int) -> None:
        if turn == self._turn and gone != self._gone:  # An older look may be the later one to end.
            self._gone = gone
            self.changed.emit()


class RecentMenu(QObject):
    """A submenu of the files that were open; one that is not found can be located, or taken off the list."""

    file_chosen = Signal(object)
    """Path."""
    file_lost = Signal(object)
    """Path of one to be located."""

    def __init__(self, menu: QMenu, recent: RecentFiles) -> None:
        super().__init__(menu)
        self._menu = menu
        self._recent = recent
        self._lost: list[QMenu] = []
        menu.aboutToShow.connect(recent.look)
        recent.changed.connect(self._fill)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        while self._lost:
            self._lost.pop().deleteLater()  # Clearing a menu leaves its submenus behind.
        for file in self._recent.files:
            # An ampersand in a menu marks a key, unless there are two.
            words = file.words.replace("&", "&&")
            if file.is_there:
                self._add(self._menu, words, file.path).triggered.connect(self._choose)
            else:
                lost = self._menu.addMenu(words)
                self._lost.append(lost)
                self._add(lost, LOCATE, file.path).triggered.connect(self._locate)
                self._add(lost, REMOVE, file.path).triggered.connect(self._forget)
        if self._menu.isEmpty():
            self._menu.addAction("None yet").setEnabled(False)

    def _add(self, menu: QMenu, words: str, path: Path) -> QAction:
        action = menu.addAction(words)
        action.setData(str(path))
        return action

    def _asked_for(self) -> Path:
        action = self.sender()
        assert isinstance(action, QAction), "only actions are connected"
        return Path(str(action.data()))

    @Slot()
    def _choose(self) -> None:
        self.file_chosen.emit(self._asked_for())

    @Slot()
    def _locate(self) -> None:
        self.file_lost.emit(self._asked_for())

    @Slot()
    def _forget(self) -> None:
        self._recent.forget(self._asked_for())
