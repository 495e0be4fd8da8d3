"""Table export: asks for a file's name, then writes tables in a thread; or puts one on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.tables.clipboard_text import html_table, tabbed_text
from planner.tables.table import Table
from ui.exporting.writing import ENDINGS, XLSX, write_tables
from ui.running.background import Background
from ui.settings import Settings

FILTERS = {f"{words} (*{ending})": ending for ending, words in ENDINGS.items()}
Tables = Callable[[], Sequence[Table]]
"""Makes the tables, in the thread that writes them; the first is what a file of numbers holds."""


class TableExport(QObject):
    """One export at a time is asked for; any number may be under way."""

    told = Signal(str)
    """A sentence: what was written where, or why not."""

    def __init__(self, background: Background, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._settings = settings
        self._asked: tuple[Tables, Path | None] | None = None

    def ask(self, tables: Tables, stem: str, window: QWidget, *, never: Path | None = None) -> None:
        """Ask for the file's name; nothing waits for the answer. `never` is a file that is not replaced."""
        self._asked = (tables, never)
        suggested = self._settings.export_folder / f"{stem}{XLSX}"
        dialog = QFileDialog(window, "Export table", str(suggested), ";;".join(FILTERS))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(XLSX.removeprefix("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filterSelected.connect(partial(_take_ending, dialog))
        dialog.fileSelected.connect(self._write_named)
        dialog.open()

    @Slot(str)
    def _write_named(self, name: str) -> None:
        path = Path(name)
        self._settings.export_folder = path.parent
        if self._asked is not None:
            tables, never = self._asked
            self.write(tables, path, never=never)

    def write(self, tables: Tables, path: Path, *, never: Path | None = None) -> None:
        """Write the file; what it holds is decided by its name's ending."""
        self._background.start("exporting a table", partial(self._write, tables, path, never))

    def _write(self, tables: Tables, path: Path, never: Path | None) -> None:
        """In a thread."""
        self._background.deliver(partial(self.told.emit, write_tables(path, tables(), never)))


def copy_table(table: Table) -> None:
    """Put a table on the clipboard, as a spreadsheet takes it and as a document does."""
    content = QMimeData()
    content.setText(tabbed_text(table))
    content.setHtml(html_table(table))
    QGuiApplication.clipboard().setMimeData(content)


def _take_ending(dialog: QFileDialog, chosen: str) -> None:
    dialog.setDefaultSuffix(FILTERS[chosen].removeprefix("."))
