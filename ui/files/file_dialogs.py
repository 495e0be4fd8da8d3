"""File dialogs: ask which file to open, where to save, or where one has gone. Nothing waits for the answer."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.disk_words import is_there
from planner.scenario.draft import Data
from ui.document import Source

ENDING = ".toml"
LONGEST_STEM = 60
FILTERS = f"Scenarios (*{ENDING});;All files (*)"


class FileDialogs(QObject):
    """One dialog at a time; a new one takes the place of the one before."""

    file_to_open = Signal(object)
    """Path."""
    file_to_save = Signal(object)
    """Path; that it is there already was confirmed."""
    nothing_to_save = Signal()
    """The user does not want to save after all."""
    file_located = Signal(object, object)
    """Path that was not found, and the Path where the file is now."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._lost: Path | None = None
        self.dialog: QFileDialog | None = None

    def ask_what_to_open(self, folder: Path) -> None:
        dialog = self._dialog("Open a scenario", folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._open)
        dialog.open()

    def ask_where_to_save(self, suggested: Path) -> None:
        dialog = self._dialog("Save the scenario", suggested.parent)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING.removeprefix("."))
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(self._save)
        dialog.rejected.connect(self.nothing_to_save)
        dialog.open()

    def ask_where_it_is(self, lost: Path) -> None:
        """Ask where a file is that is not where it was."""
        self._lost = lost
        dialog = self._dialog(f"Where is {lost.name} now?", lost.parent)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._locate)
        dialog.open()

    def _dialog(self, title: str, folder: Path) -> QFileDialog:
        if self.dialog is not None:
            self.dialog.close()
        dialog = QFileDialog(self._window, title, str(folder), FILTERS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        return dialog

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    @Slot(str)
    def _open(self, name: str) -> None:
        self.file_to_open.emit(Path(name))

    @Slot(str)
    def _save(self, name: str) -> None:
        self.file_to_save.emit(Path(name))

    @Slot(str)
    def _locate(self, name: str) -> None:
        if self._lost is not None:
            self.file_located.emit(self._lost, Path(name))


def suggested_name(source: Source, draft: Data) -> str:
    """The name of the file, or one made of what the scenario is called, of letters that every disk takes."""
    if source.path is not None:
        return source.path.name
    name = draft.get("name")
    words = name if isinstance(name, str) else source.title
    stem = "-".join("".join(sign if sign.isalnum() else " " for sign in words.lower()).split())
    return f"{stem[:LONGEST_STEM].strip('-') or 'scenario'}{ENDING}"


def name_of_copy(path: Path) -> str:
    """A name beside a file that nothing has there yet: `NAME copy.toml`, else `NAME copy 2.toml` and so on."""
    numbers = (f" {number}" if number > 1 else "" for number in count(1))
    names = (f"{path.stem} copy{number}{path.suffix or ENDING}" for number in numbers)
    return next(name for name in names if not is_there(path.with_name(name)))
