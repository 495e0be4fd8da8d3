"""Packing: between the document, the dialog that asks for a decision pack, and the queue that makes it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from planner.attainment.results import StudyResult
from planner.grammar import counted, joined
from ui.document import Document
from ui.files.bar import Choice, Notice, NoticeColumn
from ui.jobs.job import Job
from ui.jobs.job_queue import JobQueue
from ui.packing.pack_dialog import PackDialog
from ui.packing.pack_wish import PackWish
from ui.packing.pack_work import Packed, PackWork, Stopped
from ui.settings import Settings

PACK = "decision pack"
"""The purpose of its jobs, and what its notices are about."""
STOPPED = "Stopped: nothing was written."


class Packing(QObject):
    """Asked by the window; tells what was written."""

    told = Signal(str)
    """A sentence for the user."""

    def __init__(
        self, document: Document, jobs: JobQueue, bars: NoticeColumn, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._jobs = jobs
        self._bars = bars
        self._settings = settings
        self._window = window
        jobs.finished.connect(self._tell)

    @Slot()
    def ask(self) -> None:
        """Ask what the pack shall argue; nothing waits for the answer."""
        document = self._document
        if document.scenario is None or not document.is_sound:
            return
        names = [each.name for each in document.scenario.coverage]
        stem = f"{'scenario' if document.source is None else document.source.stem} decision"
        folder = self._settings.export_folder
        dialog = PackDialog(
            names, document.coverage_name, folder, stem, is_stale=self._fresh_study() is None, parent=self._window
        )
        dialog.wished.connect(self.make)
        dialog.open()

    @Slot(object)
    def make(self, wish: PackWish) -> None:
        """Make a pack of the draft as it is now."""
        scenario = self._document.scenario
        if scenario is None or not self._document.is_sound:
            return
        self._bars.withdraw(PACK)
        work = PackWork(scenario, self._text(), self._fresh_study(), wish)
        self._jobs.add(Job("Making the decision pack", work, PACK))

    def _fresh_study(self) -> StudyResult | None:
        """What was found, if that is of the whole draft as it is and has come to its end."""
        document = self._document
        studied = document.studied
        if studied is None or not document.is_studied or document.is_stale:
            return None
        names = tuple(each.name for each in studied.result.coverages)
        return studied.result if names == document.coverage_names else None

    def _text(self) -> str:
        """The file as it stands on disk, where that is what the draft says."""
        source = self._document.source
        if source is None or self._document.is_modified:
            return ""
        return source.content.decode("utf-8-sig")

    @Slot(object, object)
    def _tell(self, job: Job, found: object) -> None:
        if job.purpose == PACK and isinstance(found, Stopped):
            self.told.emit(STOPPED)
        if job.purpose == PACK and isinstance(found, Packed):
            self._settings.export_folder = found.folder
            files = counted(len(found.paths), "file")
            names = joined([path.name for path in found.paths])
            first = found.paths[0]
            opens = Choice("Open", f"Open {first.name}", partial(self._open, first))
            shows = Choice("Show in folder", f"Open {found.folder}", partial(self._open, found.folder))
            sentence = f"The decision pack is ready: {files} in {found.folder}, {names}.{_lacking(found.lacks)}"
            self._bars.say(Notice(PACK, sentence, (opens, shows), stays=True))

    def _open(self, path: Path) -> None:
        """With whatever this computer opens such a thing with."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self.told.emit(f"Nothing on this computer opens {path}.")


def _lacking(titles: Sequence[str]) -> str:
    """A sentence more where a part is missing; it stands in the pack why."""
    named = joined([f"“{title}”" for title in titles])
    return f" It lacks {named}, and says why." if titles else ""
