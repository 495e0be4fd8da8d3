"""Journal: keeps every change that is not saved, so that neither a crash nor a loss of power costs more than a moment.

A little after an edit the draft goes to an autosave, in a thread. That is removed as soon as there is nothing unsaved:
at a save, at an undo back to what is on disk, at a proper close.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.disk_words import why_not_written
from planner.errors import PlannerError
from planner.scenario.autosave import autosave_content
from planner.scenario.draft import Data
from ui.document import Document, Source
from ui.files.kept import Kept
from ui.files.left_behind import LeftBehind, autosave_folder
from ui.running.background import Background

DELAY_MS = 2_000
"""From an edit to its being kept; edits in the meantime do not put it off."""


class Journal(QObject):
    """Keeps the changes of one document."""

    kept = Signal()
    """What was unsaved a moment ago is on the disk."""
    failed = Signal(str)
    """Why nothing is kept, once until something is again."""

    def __init__(
        self,
        document: Document,
        background: Background,
        folder: Path,
        parent: QObject | None = None,
        *,
        delay_ms: int = DELAY_MS,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        """Where this user's planner keeps what lies beside no document."""
        self._document = document
        self._background = background
        self._kept = Kept(None, autosave_folder(folder))
        self._is_writing = False
        self._has_told = False
        self._has_ended = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._write)
        document.draft_changed.connect(self._keep_soon)
        document.modified_changed.connect(self._follow_modified)

    @property
    def places(self) -> frozenset[Path]:
        """Where its autosave may be."""
        return self._kept.places

    def begin(self, beside: Path | None) -> None:
        """Another document, or this one under another name: keep its changes there, or in the folder of its own."""
        self._kept.drop()
        self._kept = Kept(beside, autosave_folder(self.folder))
        self._has_told = False
        self._keep_soon()

    def lie_at(self, beside: Path) -> None:
        """What was left behind beside the document is answered for, and changes can be kept there again."""
        self._kept.lie_at(beside)

    def adopt(self, left: LeftBehind) -> None:
        """What was left behind is about to be the document's: it is removed when that is kept, or saved."""
        self._kept.adopt(left)

    def keep_now(self) -> None:
        """Keep what is unsaved at once, because the process is about to end."""
        self._timer.stop()
        if not self._has_ended and self._document.is_modified and self._document.source is not None:
            _keep(self._kept, self._kept.next_number(), self._document.source, self._document.draft)

    def end(self, *, is_proper: bool) -> None:
        """Keep nothing more; what is kept is removed, but where the process ends without asking anybody."""
        if self._has_ended:
            return
        self._has_ended = True
        self._timer.stop()
        self._document.draft_changed.disconnect(self._keep_soon)
        self._document.modified_changed.disconnect(self._follow_modified)
        if is_proper:
            self._kept.drop()
        else:
            self._kept.leave()

    @Slot()
    def _keep_soon(self) -> None:
        if self._document.is_modified and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _follow_modified(self) -> None:
        if self._document.is_modified:
            self._keep_soon()
        else:
            self._timer.stop()
            self._kept.drop()

    @Slot()
    def _write(self) -> None:
        source = self._document.source
        if self._is_writing:
            self._timer.start()
        elif source is not None:
            self._is_writing = True
            work = partial(self._write_in_thread, self._kept, self._kept.next_number(), source, self._document.draft)
            self._background.start("autosave", work)

    def _write_in_thread(self, kept: Kept, number: int, source: Source, draft: Data) -> None:
        try:
            why = _keep(kept, number, source, draft)
        except BaseException:
            self._background.deliver(partial(self._end_writing, ""))
            raise
        self._background.deliver(partial(self._end_writing, why))

    def _end_writing(self, why: str) -> None:
        self._is_writing = False
        if not why:
            self._has_told = False
            self.kept.emit()
        elif not self._has_told:
            self._has_told = True
            self.failed.emit(why)


def _keep(kept: Kept, number: int, source: Source, draft: Data) -> str:
    """Write the autosave; returns why it could not be."""
    try:
        kept.write(number, autosave_content(source.path, source.name, source.content, draft))
    except PlannerError as error:
        return str(error)
    except OSError as error:
        return why_not_written(error, kept.elsewhere)
    return ""
