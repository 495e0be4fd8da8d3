"""Verdict list: the sentence of each coverage, one under the other; the chosen one is what the window shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QListWidgetItem, QWidget

from planner.attainment.results import CoverageResult
from planner.estimates.verdicts import WORST_FIRST, Verdict
from planner.reporting.result_words import SIGNS, weekly_cost
from planner.reporting.verdict_sentences import verdict_sentence
from ui import terms
from ui.coverage_marks import mark_of
from ui.fitted_list import FittedList

MOST_LINES = 14


class VerdictList(FittedList):
    """One row per coverage."""

    coverage_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(MOST_LINES, parent)
        self.setAccessibleName("Coverages and their verdicts")
        self.setToolTip(terms.COVERAGE)
        self.currentRowChanged.connect(self._tell)

    def show_coverages(
        self, names: Sequence[str], found: Sequence[CoverageResult | None], stale: Sequence[bool], currency: str
    ) -> None:
        """A row per coverage: its verdict and cost, greyed where out of date, or that there is none yet."""
        self._keep_rows(len(names))
        ink = self.palette().color(QPalette.ColorRole.Text)
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for row, (name, result, is_stale) in enumerate(zip(names, found, stale, strict=True)):
            item = self.item(row)
            item.setText(_sentence(name, result, currency, is_stale=is_stale))
            item.setForeground(quiet if is_stale or result is None else ink)
        self.fit()

    def choose(self, index: int) -> None:
        self.setCurrentRow(index)

    def _keep_rows(self, rows: int) -> None:
        """Keeps the items, and with them the chosen one, where their number is the same."""
        if self.count() != rows:
            with QSignalBlocker(self):
                self.clear()
                for index in range(rows):
                    self.addItem(QListWidgetItem(mark_of(index), ""))

    @Slot(int)
    def _tell(self, row: int) -> None:
        if row >= 0:
            self.coverage_chosen.emit(row)


def _sentence(name: str, result: CoverageResult | None, currency: str, *, is_stale: bool) -> str:
    if result is None:
        return f"{name}: not simulated yet"
    sentence = f"{SIGNS[worst_verdict(result)]} {verdict_sentence(result)} {weekly_cost(result, currency)}".rstrip()
    return f"Out of date: {sentence}" if is_stale else sentence


def worst_verdict(coverage: CoverageResult) -> Verdict:
    """Of the contractual targets; no tickets where there are none."""
    found = {result.verdict for result in coverage.targets if result.target.contractual}
    return next((verdict for verdict in WORST_FIRST if verdict in found), Verdict.NO_TICKETS)
