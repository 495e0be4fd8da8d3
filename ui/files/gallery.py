"""Gallery: what a new scenario can begin from, each with a sentence on it; below, the files that were open last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.shipped import Sample
from ui.files.recent import Recent
from ui.files.two_lines import IS_FAINT_ROLE, IS_HEADING_ROLE, SENTENCE_ROLE, TwoLines

WIDTH_LETTERS, LINES = 90, 36
"""The first size."""
LARGEST_SHARE = 0.85
"""Of the screen."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to choose. With neither a sample nor a file it is the blank scenario."""

    title: str
    sentence: str
    sample: Sample | None = None
    recent: Recent | None = None

    @property
    def does(self) -> str:
        """What choosing it does, as the button says."""
        if self.recent is None:
            return "Create"
        return "Open" if self.recent.is_there else "Locate…"


BLANK = Entry("Blank", "Neptune's two plans, one customer group and one office by day: replace them by your own.")


class Gallery(QDialog):
    """One list; Return or a double click takes the chosen row."""

    blank_chosen = Signal()
    sample_chosen = Signal(object)
    """Sample."""
    file_chosen = Signal(object)
    """Path."""
    file_lost = Signal(object)
    """Path of a file that is not where it was, to be located."""
    file_unwanted = Signal(object)
    """Path that is to be on the list no more."""

    def __init__(self, samples: Sequence[Sample], recent: Sequence[Recent], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("New scenario")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries: list[Entry | None] = []
        self.list = _EntryList()
        self.remove = QPushButton("Remove from the list")
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = QPushButton("Create")
        self.take.setDefault(True)
        self.buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.ResetRole)
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(self.buttons)
        self._fill(samples, recent)
        self.list.currentRowChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(self._take)
        self.list.setCurrentRow(self._entries.index(BLANK))
        metrics = self.fontMetrics()
        wanted = QSize(WIDTH_LETTERS * metrics.averageCharWidth(), LINES * metrics.lineSpacing())
        self.resize(wanted.boundedTo(parent.screen().availableSize() * LARGEST_SHARE))

    def choose(self, title: str) -> None:
        """Choose the row with this title."""
        self.list.setCurrentRow(next(row for row, each in enumerate(self._entries) if each and each.title == title))

    @property
    def chosen(self) -> Entry | None:
        row = self.list.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _fill(self, samples: Sequence[Sample], recent: Sequence[Recent]) -> None:
        self._add_heading("Begin a new scenario")
        self._add(BLANK)
        for sample in samples:
            self._add(Entry(sample.title, sample.sentence, sample=sample))
        if recent:
            self._add_heading("Go on with a file")
        for file in recent:
            self._add(Entry(file.path.name, file.place_words, recent=file))

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(IS_HEADING_ROLE, True)
        self.list.addItem(item)
        self._entries.append(None)

    def _add(self, entry: Entry) -> None:
        item = QListWidgetItem(entry.title)
        item.setData(SENTENCE_ROLE, entry.sentence)
        item.setData(IS_FAINT_ROLE, entry.recent is not None and not entry.recent.is_there)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}: {entry.sentence}")
        self.list.addItem(item)
        self._entries.append(entry)

    @Slot()
    def _show_chosen(self) -> None:
        entry = self.chosen
        self.take.setEnabled(entry is not None)
        self.take.setText("Create" if entry is None else entry.does)
        self.remove.setVisible(entry is not None and entry.recent is not None)

    @Slot()
    def _take(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        self.accept()
        if entry.sample is not None:
            self.sample_chosen.emit(entry.sample)
        elif entry.recent is None:
            self.blank_chosen.emit()
        elif entry.recent.is_there:
            self.file_chosen.emit(entry.recent.path)
        else:
            self.file_lost.emit(entry.recent.path)

    @Slot()
    def _remove(self) -> None:
        entry, row = self.chosen, self.list.currentRow()
        if entry is not None and entry.recent is not None:
            path: Path = entry.recent.path
            self._entries.pop(row)
            self.list.takeItem(row)
            self.file_unwanted.emit(path)


class _EntryList(QListWidget):
    """Its rows wrap at its width."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What to begin from")
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
