"""Packing: between the document, the dialog that asks for a decision pack, and the queue that makes it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.attainment.results import StudyResult
from planner.grammar import counted, joined
from ui.document import Document
from ui.jobs.job import Job
from ui.jobs.job_queue import JobQueue
from ui.packing.pack_dialog import PackDialog
from ui.packing.pack_wish import PackWish
from ui.packing.pack_work import Packed, PackWork
from ui.settings import Settings

PACK = "decision pack"
"""The purpose of its jobs."""


class Packing(QObject):
    """Asked by the window; tells what was written."""

    told = Signal(str)
    """A sentence for the user."""

    def __init__(self, document: Document, jobs: JobQueue, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._jobs = jobs
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
        self._settings.export_folder = wish.folder
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
        if job.purpose == PACK and isinstance(found, Packed):
            files = counted(len(found.paths), "file")
            self.told.emit(
                f"The decision pack is ready: {files} in {found.folder}, {joined([p.name for p in found.paths])}."
            )
