"""Opening: reads scenario files behind the window and puts them into the document, right or wrong.

Only what is no scenario at all is refused. Files are read one after the other, and only the one asked for last is
taken, so that no window stands in its own way. A disk may take its time: what is edited or saved by then is not lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.scenario.draft import Data, draft_of_content
from planner.scenario.guards import content_of_file
from planner.shipped import samples
from ui.document import Document, Source
from ui.files.journal import Journal
from ui.files.left_behind import LeftBehind, left_of_file
from ui.files.lock import Held, Holder, Lock, take_lock
from ui.files.places import is_writable, real
from ui.files.saving import Saving
from ui.running.background import Background


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is to be opened."""

    path: Path
    title: str | None = None
    """For a copy without a file of its own, what it is called."""
    is_read_only: bool = False
    """Whether somebody else may have it open."""


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """What stands in the document now, and what came with it."""

    source: Source
    draft: Data
    lock: Lock | None
    why_read_only: str
    """Empty if it can be saved where it is."""
    left_behind: tuple[LeftBehind, ...] = ()

    def let_go(self, but: Lock | None) -> None:
        """Nobody wants it any more; a lock that was ours before stays ours."""
        if self.lock is not None and self.lock is not but:
            self.lock.let_go()
        for left in self.left_behind:
            left.leave()


@dataclass(frozen=True, slots=True, eq=False)
class Ours:
    """What this window has on the disk already, and must not take for somebody else's."""

    folder: Path
    """Where it keeps what lies beside no document."""
    lock: Lock | None
    autosaves: frozenset[Path]


class Opening(QObject):
    """Opens files; says which were, and which could not be."""

    opened = Signal(object)
    """Opened: its draft is now the document's."""
    refused = Signal(object, object)
    """Path, and the PlannerError that says why; the document is as it was."""
    held = Signal(object, object)
    """Path, and the Holder who has it open; the document is as it was."""
    overtaken = Signal(object)
    """Asked: not opened, for what is open has been edited or is being saved since; it may be asked for again."""

    def __init__(
        self, background: Background, document: Document, journal: Journal, saving: Saving, held: Held
    ) -> None:
        super().__init__(document)
        self._background = background
        self._document = document
        self._journal = journal
        self._saving = saving
        self._held = held
        self._wanted: Asked | None = None
        self._left: Data | None = None
        """The draft that was given up when it was asked for."""
        self._is_reading = False

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Read a file and put it into the document; of one that ships with the planner, a copy without a file."""
        self.ask(Asked(path, is_read_only=read_only))

    def open_copy(self, path: Path, title: str) -> None:
        """Begin a scenario without a file from what a file holds."""
        self.ask(Asked(path, title=title))

    def ask(self, asked: Asked) -> None:
        """Open what is asked for; what is open now may go."""
        self._left = self._document.draft
        self._read_next(asked)

    def open_source(self, source: Source) -> None:
        """Put what is at hand already into the document, which then has no file."""
        self._wanted = None
        self._take(Opened(source, draft_of_content(source.content), None, ""))

    def end(self) -> None:
        """Take nothing more."""
        self._wanted = None

    def _read_next(self, asked: Asked) -> None:
        self._wanted = asked
        if not self._is_reading:
            self._is_reading = True
            ours = Ours(self._held.folder, self._held.lock, self._journal.places)
            self._background.start("opening", partial(self._read, asked, ours))

    def _read(self, asked: Asked, ours: Ours) -> None:
        """In a thread."""
        try:
            found = read(asked, ours)
        except PlannerError as error:
            tell = partial(self.refused.emit, asked.path, error)
            self._background.deliver(partial(self._end, asked, tell, None))
        except BaseException:
            self._background.deliver(partial(self._end, asked, None, None))
            raise
        else:
            if isinstance(found, Holder):
                tell = partial(self.held.emit, asked.path, found)
                self._background.deliver(partial(self._end, asked, tell, None))
            else:
                self._background.deliver(partial(self._end, asked, partial(self._take_read, asked, found), found))

    def _end(self, asked: Asked, tell: Callable[[], None] | None, found: Opened | None) -> None:
        """On the GUI thread: take what was read, unless something else is wanted by now."""
        self._is_reading = False
        wanted = self._wanted
        if wanted is asked:
            self._wanted = None
            if tell is not None:
                tell()
            return
        if found is not None:
            found.let_go(but=self._held.lock)
        if wanted is not None:
            self._read_next(wanted)

    def _take_read(self, asked: Asked, found: Opened) -> None:
        is_edited = self._document.is_modified and self._document.draft is not self._left
        if is_edited or self._saving.is_busy:
            found.let_go(but=self._held.lock)
            self.overtaken.emit(asked)
        else:
            self._take(found)

    def _take(self, opened: Opened) -> None:
        self._held.hold(opened.lock, opened.why_read_only)
        self._document.open(opened.source, opened.draft)
        self.opened.emit(opened)


def read(asked: Asked, ours: Ours) -> Opened | Holder:
    """What a file holds, with its lock and what was left behind of it; or who has it open.

    Raises PlannerError for what is no scenario at all.
    """
    content = content_of_file(asked.path)
    draft = draft_of_content(content)
    if asked.title is not None:
        return Opened(Source(content, None, asked.title), draft, None, "")
    sample = next((sample for sample in samples() if real(sample.path) == real(asked.path)), None)
    if sample is not None:
        return Opened(Source(content, None, sample.title), draft, None, "")
    source = Source(content, asked.path.absolute())
    if asked.is_read_only:
        return Opened(source, draft, None, "it is open in another window")
    lock = take_lock(asked.path, ours.folder, ours.lock)
    if isinstance(lock, Holder):
        return lock
    why = "" if is_writable(asked.path) else "it may not be written where it is"
    return Opened(source, draft, lock, why, left_of_file(asked.path, content, ours.folder, ours.autosaves))
