"""Verdict page, the first thing seen: the answer in sentences, what it rests on, and the targets below it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from planner.attainment.results import CoverageResult
from planner.reporting.result_words import ceilings, months_in_words, use_of_time
from ui.document import Document
from ui.results.result_table import ResultTable
from ui.results.verdict_list import VerdictList

NOTHING_OPEN = "No scenario is open. Ctrl+O opens one; File > Open sample has some to look at."
NOTHING_SIMULATED = "Nothing has been simulated yet. Press F5 to see what this staffing will meet."
SIMULATING = "Simulating. What each coverage meets and misses is shown here as soon as that is known."


class VerdictPage(QWidget):
    """Follows a document."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._is_running = False
        self.verdicts = VerdictList()
        self.empty = QLabel(NOTHING_OPEN)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.facts = QLabel()
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.facts.setAccessibleName("What else is known of the chosen coverage")
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.results = ResultTable()
        self._lay_out()
        self.verdicts.coverage_chosen.connect(document.choose_coverage)
        document.scenario_changed.connect(self._show_all)
        document.study_changed.connect(self._show_all)
        document.coverage_chosen.connect(self._show_coverage)
        self._show_all()

    def _lay_out(self) -> None:
        found = QWidget()
        below = QVBoxLayout(found)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.facts)
        below.addWidget(self.results, 1)
        self._found = QStackedWidget()
        self._found.addWidget(self.empty)
        self._found.addWidget(found)
        layout = QVBoxLayout(self)
        layout.addWidget(self.verdicts)
        layout.addWidget(self._found, 1)

    @Slot()
    def _show_all(self) -> None:
        scenario, study = self._document.scenario, self._document.study
        self.verdicts.setVisible(scenario is not None)
        self._say_why_empty()
        if study is not None:
            self.verdicts.show_verdicts(study.coverages)
        elif scenario is not None:
            self.verdicts.show_names([coverage.name for coverage in scenario.coverage])
        self._show_coverage()

    def show_running(self, *, is_running: bool) -> None:
        """A study runs, or does no more; what was found before stays to be seen."""
        self._is_running = is_running
        self._say_why_empty()

    def _say_why_empty(self) -> None:
        if self._document.scenario is None:
            self.empty.setText(NOTHING_OPEN)
        else:
            self.empty.setText(SIMULATING if self._is_running else NOTHING_SIMULATED)

    @Slot()
    def _show_coverage(self) -> None:
        self.verdicts.choose(self._document.coverage_index)
        result = self._document.coverage_result
        self._found.setCurrentIndex(0 if result is None else 1)
        if result is not None:
            self.facts.setText("\n".join(_facts(result)))
            self.results.show_results(result.targets)


def _facts(coverage: CoverageResult) -> Iterator[str]:
    for warning in coverage.warnings:
        yield f"Beware: {warning}"
    if about := " ".join(sentence for sentence in (use_of_time(coverage), months_in_words(coverage)) if sentence):
        yield about
    yield from ceilings(coverage.targets)
