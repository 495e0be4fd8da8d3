"""Picks: the list of coverages to compare with the baseline, each with the sentence of what it changes.

What is ticked stands in the table below; what is chosen is explained beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListWidgetItem, QWidget

from planner.comparing.sentences import summary
from ui.compare.candidates import Candidate, Key, Pair
from ui.coverage_marks import mark_of
from ui.fitted_list import FittedList

KEY_ROLE = Qt.ItemDataRole.UserRole
MOST_LINES = 9


class Picks(FittedList):
    """A row per coverage but the baseline."""

    picked_changed = Signal()
    """Other coverages are ticked."""
    pair_chosen = Signal()
    """Another row is current."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(MOST_LINES, parent)
        self.setAccessibleName("Coverages to compare with the baseline")
        self.setToolTip("What is ticked is compared in the table; the space bar ticks and unticks")
        self.itemChanged.connect(self._tell_picked)
        self.currentRowChanged.connect(self._tell_chosen)

    @property
    def keys(self) -> tuple[Key, ...]:
        """Of all rows."""
        return tuple(_key_of(self.item(row)) for row in range(self.count()))

    @property
    def ticked(self) -> frozenset[Key]:
        items = (self.item(row) for row in range(self.count()))
        return frozenset(_key_of(item) for item in items if item.checkState() is Qt.CheckState.Checked)

    @property
    def current_key(self) -> Key | None:
        return None if self.currentRow() < 0 else _key_of(self.currentItem())

    def show_candidates(self, candidates: Sequence[Candidate], pairs: Sequence[Pair], ticked: frozenset[Key]) -> None:
        """A row for each: what it changes if it is compared, else its name; the current one stays so."""
        sentences = {pair.candidate.key: _sentence(pair) for pair in pairs}
        current = self.current_key
        with QSignalBlocker(self):
            self._keep_rows(len(candidates))
            for row, candidate in enumerate(candidates):
                self._fill(self.item(row), candidate, sentences.get(candidate.key), ticked)
            rows = {candidate.key: row for row, candidate in enumerate(candidates)}
            self.setCurrentRow(rows.get(current, 0) if current is not None and candidates else 0)
        self.fit()

    def choose(self, key: Key) -> None:
        """Make a coverage's row current, without a word."""
        with QSignalBlocker(self):
            for row in range(self.count()):
                if _key_of(self.item(row)) == key:
                    self.setCurrentRow(row)

    def _fill(self, item: QListWidgetItem, candidate: Candidate, sentence: str | None, ticked: frozenset[Key]) -> None:
        is_quiet = sentence is None or candidate.is_stale
        role = QPalette.ColorRole.PlaceholderText if is_quiet else QPalette.ColorRole.Text
        item.setText(sentence or f"{candidate.name}: not compared")
        item.setIcon(mark_of(candidate.mark))
        item.setData(KEY_ROLE, candidate.key)
        item.setForeground(self.palette().color(role))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if candidate.key in ticked else Qt.CheckState.Unchecked)

    def _keep_rows(self, rows: int) -> None:
        while self.count() > rows:
            self.takeItem(self.count() - 1)
        while self.count() < rows:
            self.addItem(QListWidgetItem())

    @Slot(QListWidgetItem)
    def _tell_picked(self, _item: QListWidgetItem) -> None:
        self.picked_changed.emit()

    @Slot(int)
    def _tell_chosen(self, _row: int) -> None:
        self.pair_chosen.emit()


def _sentence(pair: Pair) -> str:
    return f"Out of date: {summary(pair.compared)}" if pair.is_stale else summary(pair.compared)


def _key_of(item: QListWidgetItem) -> Key:
    file, name = item.data(KEY_ROLE)
    return str(file), str(name)
