"""Verdict list: the sentence of each coverage, one under the other; the chosen one is what the window shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from planner.attainment.results import CoverageResult
from planner.estimates.verdicts import Verdict
from planner.reporting.result_words import SIGNS
from planner.reporting.verdict_sentences import verdict_sentence
from ui import terms
from ui.coverage_marks import mark_of
from ui.soft_selection import SoftSelection

MOST_HEIGHT = 210
_WORST_FIRST = (Verdict.MISSED, Verdict.TOO_CLOSE, Verdict.MET, Verdict.NO_TICKETS)


class VerdictList(QListWidget):
    """One row per coverage."""

    coverage_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Coverages and their verdicts")
        self.setToolTip(terms.COVERAGE)
        self.setWordWrap(True)
        self.setSpacing(3)
        self.setItemDelegate(SoftSelection(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentRowChanged.connect(self._tell)

    def show_names(self, names: Sequence[str]) -> None:
        """Before anything is simulated."""
        self._show([f"{name}: not simulated yet" for name in names])

    def show_verdicts(self, coverages: Sequence[CoverageResult]) -> None:
        self._show([f"{SIGNS[worst_verdict(each)]} {verdict_sentence(each)}" for each in coverages])

    def choose(self, index: int) -> None:
        self.setCurrentRow(index)

    def _show(self, sentences: Sequence[str]) -> None:
        """Keeps the items, and with them the chosen one, where their number is the same."""
        if self.count() != len(sentences):
            self.clear()
            for index in range(len(sentences)):
                self.addItem(QListWidgetItem(mark_of(index), ""))
        for index, sentence in enumerate(sentences):
            self.item(index).setText(sentence)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its sentences need at this width, within reason."""
        self.doItemsLayout()
        rows = sum(self.visualItemRect(self.item(row)).height() + 2 * self.spacing() for row in range(self.count()))
        wanted = min(MOST_HEIGHT, rows + 2 * self.frameWidth() + 2)
        if wanted != self.height():
            self.setFixedHeight(wanted)

    @Slot(int)
    def _tell(self, row: int) -> None:
        if row >= 0:
            self.coverage_chosen.emit(row)


def worst_verdict(coverage: CoverageResult) -> Verdict:
    """Of the contractual targets; no tickets where there are none."""
    found = {result.verdict for result in coverage.targets if result.target.contractual}
    return next((verdict for verdict in _WORST_FIRST if verdict in found), Verdict.NO_TICKETS)
