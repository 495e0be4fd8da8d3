"""Desk: everything that can be done with the document's file, for the window that it lies in.

Puts the rooms of this package together: who reads, who saves, who keeps changes safe, who watches, who asks. The window
calls it, lays its bars above the page, and asks it before it closes.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.document import Document, Source
from ui.files.bar import NoticeColumn
from ui.files.beginning import Beginning
from ui.files.closing import Closing
from ui.files.file_dialogs import FileDialogs, name_of_copy, suggested_name
from ui.files.journal import DELAY_MS, Journal
from ui.files.leaving import Leaving
from ui.files.left_behind import LeftBehind, left_of_no_file
from ui.files.lock import Held
from ui.files.opening import Asked, Opened, Opening
from ui.files.outside import Outside
from ui.files.places import AUTOSAVE, beside, data_folder
from ui.files.recent import RecentFiles
from ui.files.recovery import Recovery
from ui.files.refusals import Refusals
from ui.files.reloading import Reloading
from ui.files.saving import Order, Saving
from ui.files.watching import Watching
from ui.running.background import Background
from ui.settings import Settings


class FileDesk(QObject):
    """The files of one window. `folder` is where it keeps what lies beside no document; left out, the user's own."""

    told = Signal(str)
    """A sentence that asks for nothing."""
    opened = Signal()
    """Another scenario is in the document."""
    state_changed = Signal()
    """The title is another one, or other things can be done."""

    def __init__(
        self,
        document: Document,
        background: Background,
        settings: Settings,
        window: QWidget,
        *,
        folder: Path | None = None,
        delay_ms: int = DELAY_MS,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._background = background
        self._settings = settings
        self._window = window
        self._path: Path | None = None
        self.bars = NoticeColumn()
        self.recent = RecentFiles(settings, background, self)
        self.dialogs = FileDialogs(window)
        self.held = Held(folder or data_folder())
        self.watching = Watching(background, self)
        self.journal = Journal(document, background, self.held.folder, self, delay_ms=delay_ms)
        self.saving = Saving(background, document, self.watching, self.held)
        self.opening = Opening(background, document, self.journal, self.saving, self.held)
        self.reloading = Reloading(background, document, self.watching)
        self.leaving = Leaving(document, self.saving, window)
        self.closing = Closing(document, self.journal, self.leaving)
        self.recovery = Recovery(document, self.journal, self.bars, self)
        self.outside = Outside(document, self.watching, self.reloading, self.saving, self.bars)
        self.refusals = Refusals(self.bars, self)
        self.beginning = Beginning(self.recent, window)
        self._connect_reading()
        self._connect_writing()
        window.installEventFilter(self)

    def _connect_reading(self) -> None:
        self.opening.opened.connect(self._take_opened)
        self.opening.refused.connect(self.refusals.say_not_opened)
        self.opening.held.connect(self.refusals.say_held)
        self.opening.overtaken.connect(self._open_again)
        self.refusals.told.connect(self.told)
        self.refusals.read_only_asked.connect(self._open_read_only)
        self.reloading.reloaded.connect(self.outside.withdraw)
        self.reloading.refused.connect(self.told)
        self.recovery.scenario_wanted.connect(self._recover)
        self.beginning.source_chosen.connect(self._begin_source)
        self.beginning.sample_chosen.connect(self._begin_sample)
        self.beginning.file_chosen.connect(self.open)
        self.beginning.file_lost.connect(self.locate)
        self.dialogs.file_to_open.connect(self.open)
        self.dialogs.file_located.connect(self._take_located)

    def _connect_writing(self) -> None:
        self.saving.saved.connect(self._take_saved)
        self.saving.refused.connect(self.refusals.say_not_saved)
        self.refusals.save_as_asked.connect(self.save_as)
        self.outside.save_as_asked.connect(self.save_as)
        self.leaving.save_asked.connect(self.save)
        self.journal.failed.connect(self.refusals.say_not_kept)
        self.journal.kept.connect(self.refusals.withdraw_not_kept)
        self.dialogs.file_to_save.connect(self._save_to)
        self.dialogs.nothing_to_save.connect(self.leaving.stay)

    # --- what the window shows ---

    @property
    def title(self) -> str:
        """For the window's title, with the mark of unsaved changes; empty while nothing is open."""
        source = self._document.source
        if source is None:
            return ""
        name = source.name.replace("[*]", "[*][*]")  # As Qt wants it said, where it is no mark.
        return f"{name}[*] (read-only)" if self.held.why_read_only else f"{name}[*]"

    @property
    def can_revert(self) -> bool:
        """Whether there is a file to go back to."""
        return self._document.path is not None

    # --- reading ---

    def begin(self) -> None:
        """Look for what an earlier window left behind, and for the files that were open last."""
        self.recent.look()
        self._background.start("left behind", self._look_for_left)

    @Slot()
    def new(self) -> None:
        """Ask what to begin from."""
        self.beginning.ask()

    @Slot()
    def ask_for_file(self) -> None:
        self.dialogs.ask_what_to_open(self._folder())

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open a file in place of what is open; of one that ships with the planner, a copy."""
        self.leaving.then(partial(self.opening.open, path))

    @Slot(object)
    def locate(self, lost: Path) -> None:
        """Ask where a file is that is not where it was, and open it there."""
        self.dialogs.ask_where_it_is(lost)

    @Slot()
    def revert(self) -> None:
        """Back to what stands in the file; Undo brings the changes back."""
        self.reloading.reload("revert to the saved file")

    # --- writing ---

    @Slot()
    def save(self) -> None:
        """Save to the file, or ask for one where there is none that may be written."""
        path = self._document.path
        if path is None or self.held.why_read_only:
            self.save_as()
        else:
            self.saving.save(Order(path))

    @Slot()
    def save_as(self) -> None:
        """Ask for a file and save to it; where its own may not be written, for that of a copy."""
        source = self._document.source
        if source is None:
            return
        if source.path is not None and self.held.why_read_only:
            name = name_of_copy(source.path)
        else:
            name = suggested_name(source, self._document.draft)
        self.dialogs.ask_where_to_save(self._folder() / name)

    def end(self) -> None:
        """The window is closed: leave nothing that another one could stumble over."""
        self._window.removeEventFilter(self)
        self.leaving.question.withdraw()
        self.opening.end()
        self.watching.end()
        self.journal.end(is_proper=self.closing.is_proper)
        self.recovery.leave(of_files=True)
        self.recovery.leave(of_files=False)
        self.held.hold(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Who comes back to the window may have changed the file elsewhere."""
        if watched is self._window and event.type() == QEvent.Type.WindowActivate:
            self.watching.check()
        return super().eventFilter(watched, event)

    # --- inside ---

    @Slot(object)
    def _take_opened(self, opened: Opened) -> None:
        source = opened.source
        self._path = source.path
        self.refusals.withdraw()
        self.outside.withdraw()
        self.recovery.leave(of_files=True)
        self.journal.begin(_place_beside(opened))
        self.watching.follow(source.path, source.content)
        self.recovery.offer(opened.left_behind)
        if source.path is not None:
            self.recent.remember(source.path)
        self.state_changed.emit()
        self.opened.emit()
        if opened.why_read_only:
            self.told.emit(f"{source.name} is read-only: {opened.why_read_only}. Save writes it under another name.")

    @Slot(object)
    def _take_saved(self, source: Source) -> None:
        self.refusals.withdraw()
        self.outside.withdraw()
        if source.path is not None and source.path != self._path:
            self._path = source.path
            self.recovery.leave(of_files=True)
            self.journal.begin(beside(source.path, AUTOSAVE))
            self.recent.remember(source.path)
        self.state_changed.emit()

    @Slot(object)
    def _open_again(self, asked: Asked) -> None:
        """What is open was edited or saved after all, since another file was asked for."""
        self.leaving.then(partial(self.opening.ask, asked))

    @Slot(object)
    def _open_read_only(self, path: Path) -> None:
        self.leaving.then(partial(self.opening.open, path, read_only=True))

    @Slot(object)
    def _begin_source(self, source: Source) -> None:
        self.leaving.then(partial(self.opening.open_source, source))

    @Slot(object, str)
    def _begin_sample(self, path: Path, title: str) -> None:
        self.leaving.then(partial(self.opening.open_copy, path, title))

    @Slot(object, object)
    def _take_located(self, lost: Path, found: Path) -> None:
        self.recent.forget(lost)
        self.open(found)

    def _look_for_left(self) -> None:
        """In a thread."""
        left = left_of_no_file(self.held.folder)
        self._background.deliver(partial(self.recovery.offer, left))

    @Slot(object)
    def _recover(self, left: LeftBehind) -> None:
        self.leaving.then(partial(self._open_left, left))

    def _open_left(self, left: LeftBehind) -> None:
        self.recovery.take_off(left)
        self.opening.open_source(Source(left.autosave.content, None, left.autosave.title))
        self.journal.adopt(left)
        self._document.mark_unsaved()

    @Slot(object)
    def _save_to(self, path: Path) -> None:
        self.saving.save(Order(path.absolute(), is_over=True))

    def _folder(self) -> Path:
        """Where the user was last."""
        if self._document.path is not None:
            return self._document.path.absolute().parent
        return next((path.parent for path in self._settings.recent_files), Path.home())


def _place_beside(opened: Opened) -> Path | None:
    """Where changes are kept beside the document; nowhere, if that is another window's place or taken already."""
    path = opened.source.path
    if path is None or opened.lock is None:
        return None
    place = beside(path, AUTOSAVE)
    return None if any(left.place == place for left in opened.left_behind) else place
