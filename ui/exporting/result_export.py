"""Result export: what the document's study found, as a table, on the clipboard, or everything in a folder."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.exporting.scenario_text import text_of_scenario
from planner.tables.result_tables import result_tables, target_table
from planner.tables.table import Table
from ui.document import Document, Studied
from ui.exporting.table_export import TableExport, copy_table
from ui.exporting.writing import write_study
from ui.running.background import Background
from ui.settings import Settings

NOTHING_FOUND = "Nothing has been simulated yet, so there is nothing to export."
STILL_RUNNING = "The study still runs, and what it knows so far is not exported."


class ResultExport(QObject):
    """Follows nothing: it is asked, and takes what the document holds at that moment, whatever it holds when its user
    has found a name.
    """

    told = Signal(str)
    """A sentence: what was written where, or why not."""
    progressed = Signal(str)
    """How far an export of everything is, in words; empty when it has ended."""

    def __init__(self, document: Document, background: Background, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._background = background
        self._settings = settings
        self._window = window
        self._cancelled = threading.Event()
        self._under_way = 0
        self._asked: Studied | None = None
        self.tables = TableExport(background, settings, self)
        self.tables.told.connect(self.told)

    @property
    def is_running(self) -> bool:
        """Whether everything is being written."""
        return self._under_way > 0

    @Slot()
    def export_table(self) -> None:
        """Ask for a file, and write the table of results: a workbook of all tables, or the targets as numbers."""
        studied = self._studied()
        if studied is not None:
            stem = f"{self._stem} results"
            self.tables.ask(partial(_tables_of, studied), stem, self._window, never=self._document.path)

    @Slot()
    def copy_table(self) -> None:
        """Put the table of results on the clipboard."""
        studied = self._studied()
        if studied is not None:
            copy_table(target_table(studied.result))
            self.told.emit("The table of results is on the clipboard.")

    @Slot()
    def export_everything(self) -> None:
        """Ask for a folder, and write everything into it."""
        studied = self._studied()
        if studied is None:
            return
        self._asked = studied
        dialog = QFileDialog(self._window, "Export everything into a folder", str(self._settings.export_folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Export")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._write_into)
        dialog.open()

    @Slot(str)
    def _write_into(self, name: str) -> None:
        folder = Path(name)
        self._settings.export_folder = folder
        if self._asked is not None:
            self._write_everything(folder, self._asked)

    def write_everything(self, folder: Path) -> None:
        """Write all that is known now into a folder, made if it is not there."""
        studied = self._studied()
        if studied is not None:
            self._write_everything(folder, studied)

    def _write_everything(self, folder: Path, studied: Studied) -> None:
        if not self.is_running:
            self._cancelled = threading.Event()
        self._under_way += 1
        text = self._scenario_text(studied)
        work = partial(self._write, folder, studied, text, self._document.path, self._cancelled)
        self._background.start("exporting everything", work)

    @Slot()
    def cancel(self) -> None:
        """Stop after the file that is being written."""
        self._cancelled.set()

    def _write(
        self, folder: Path, studied: Studied, text: str | None, path: Path | None, cancelled: threading.Event
    ) -> None:
        """In a thread."""
        sentence = ""
        try:
            sentence = write_study(
                folder,
                studied,
                lambda: text_of_scenario(studied.scenario) if text is None else text,
                path,
                on_progress=lambda words: self._background.deliver(partial(self.progressed.emit, words)),
                is_cancelled=cancelled.is_set,
            )
        finally:
            self._background.deliver(partial(self._end, sentence))

    def _end(self, sentence: str) -> None:
        self._under_way -= 1
        self.progressed.emit("")
        if sentence:
            self.told.emit(sentence)

    def _studied(self) -> Studied | None:
        studied = self._document.studied
        if studied is None or not self._document.is_studied:
            self.told.emit(NOTHING_FOUND if studied is None else STILL_RUNNING)
            return None
        return studied

    @property
    def _stem(self) -> str:
        path = self._document.path
        return "scenario" if path is None else path.stem

    def _scenario_text(self, studied: Studied) -> str | None:
        """The file's own text, comments and all, where it is what was simulated; None where there is no such text."""
        source = self._document.source
        is_as_on_disk = not self._document.is_modified and self._document.is_sound
        if source is None or not is_as_on_disk or studied.scenario != self._document.scenario:
            return None
        return source.content.decode("utf-8-sig")


def _tables_of(studied: Studied) -> tuple[Table, ...]:
    """The targets first: they are what a file of numbers holds."""
    targets = target_table(studied.result)
    return (targets, *(table for table in result_tables(studied.scenario, studied.result) if table != targets))
