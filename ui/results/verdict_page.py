"""Verdict page, the first thing seen: the answer in sentences, what it rests on, and the targets below it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.attainment.results import CoverageResult, TargetResult
from planner.estimates.stopping import Ending
from planner.grammar import counted
from planner.reporting.result_words import ceilings, cost_in_words, months_in_words, use_of_time
from planner.tickets.behind import Behind, Outcome
from ui.document import Document, result_named
from ui.plain_label import plain_label
from ui.results.outlook import Outlook
from ui.results.result_table import ResultTable, ink_of
from ui.results.verdict_list import VerdictList
from ui.running.background import Background
from ui.scrolling import scrolling
from ui.stale_words import words_of_staleness

NOTHING_OPEN = "No scenario is open. Ctrl+N starts one, from a sample or blank; Ctrl+O opens a file."
NOTHING_SIMULATED = "Nothing has been simulated yet. Press F5 to see what this staffing will meet."
NOT_SIMULATED = "This coverage has not been simulated yet. Press F5 to see what it will meet."
SIMULATING = "Simulating. What each coverage meets and misses is shown here as soon as that is known."
WRONG = "Nothing can be simulated while values of the scenario are wrong. F8 goes to the first of them."


class VerdictPage(QWidget):
    """Follows a document."""

    behind_asked = Signal(object)
    """Behind: the tickets of a number."""
    comparison_asked = Signal()
    reasons_asked = Signal()
    """Why targets are missed."""
    staffing_asked = Signal()
    """The cheapest staffing that misses none."""

    def __init__(self, document: Document, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._is_running = False
        self.outlook = Outlook(document, background, self)
        self.state = plain_label("How far these results can be relied on")
        self.verdicts = VerdictList()
        self.empty = plain_label("Why nothing is shown")
        self.foreseen = plain_label("What is known before any simulation")
        self.facts = plain_label("What else is known of the chosen coverage")
        self.results = ResultTable()
        self.tickets = QPushButton("Tickets behind it")
        self.tickets.setToolTip("Show the tickets that missed the chosen target (Enter)")
        self.compare = QPushButton("Compare coverages")
        self.compare.setToolTip("Show what a coverage changes against another")
        self.why = QPushButton("Why missed?")
        self.why.setToolTip("Show what keeps replies from coming in time, and the changes worth most")
        self.fix = QPushButton("Fix it…")
        self.fix.setToolTip("Look for the cheapest staffing that meets every contractual goal")
        self._lay_out()
        self._connect()
        self._show_all()

    def _lay_out(self) -> None:
        bold = QFont(self.state.font())
        bold.setBold(True)
        self.state.setFont(bold)
        self._found = QStackedWidget()
        self._found.addWidget(scrolling(self._empty_part(), "What is known so far"))
        self._found.addWidget(self._found_part())
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.addWidget(self.state)
        column.addWidget(self.verdicts)
        column.addWidget(self._found, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(whole, "Verdict"))  # In a low window, rather than squeeze the table to nothing.

    def _empty_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.addWidget(self.empty)
        column.addSpacing(self.fontMetrics().lineSpacing())
        column.addWidget(self.foreseen)
        column.addStretch(1)
        return part

    def _found_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.facts)
        column.addWidget(self.results, 1)
        buttons = QHBoxLayout()
        for button in (self.tickets, self.why, self.compare, self.fix):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return part

    def _connect(self) -> None:
        document = self._document
        self.verdicts.coverage_chosen.connect(document.choose_coverage)
        self.results.target_asked.connect(self._ask_for_tickets)
        self.tickets.clicked.connect(self.results.ask_for_current)
        self.compare.clicked.connect(self.comparison_asked)
        self.why.clicked.connect(self.reasons_asked)
        self.fix.clicked.connect(self.staffing_asked)
        self.outlook.changed.connect(self._say_why_empty)
        document.checked.connect(self._show_all)
        document.studied_changed.connect(self._show_all)
        document.staleness_changed.connect(self._show_all)
        document.coverage_chosen.connect(self._show_coverage)

    @Slot()
    def _show_all(self) -> None:
        document = self._document
        names = document.coverage_names
        found = None if document.studied is None else document.studied.result
        currency = "" if document.studied is None else document.studied.scenario.currency
        self.verdicts.setVisible(document.is_open)
        self.verdicts.show_coverages(
            names,
            [None if found is None else result_named(found, name) for name in names],
            [document.is_coverage_stale(name) for name in names],
            currency,
        )
        self.state.setText(self._words_of_state())
        self.state.setVisible(bool(self.state.text()))
        self.compare.setEnabled(found is not None)
        self._show_coverage()

    def show_running(self, *, is_running: bool) -> None:
        """A study runs, or does no more; what was found before stays to be seen."""
        self._is_running = is_running
        self._say_why_empty()

    def _words_of_state(self) -> str:
        studied = self._document.studied
        if studied is None:
            return ""
        result = studied.result
        so_far = f"So far, after {counted(result.replications, 'replication')}: intervals are still narrowing."
        names = self._document.coverage_names
        stale = words_of_staleness(self._document, [each.name for each in result.coverages if each.name in names])
        return " ".join(filter(None, (so_far if result.ending is Ending.RUNNING else "", stale)))

    @Slot()
    def _say_why_empty(self) -> None:
        document = self._document
        if not document.is_open:
            words = NOTHING_OPEN
        elif self._is_running:
            words = SIMULATING
        elif document.errors:
            words = WRONG
        else:
            words = NOTHING_SIMULATED if document.studied is None else NOT_SIMULATED
        self.empty.setText(words)
        sentences = self.outlook.sentences()
        known = "\n\n".join(f"• {sentence}" for sentence in sentences)
        self.foreseen.setText(f"Known already, without any simulation:\n\n{known}" if sentences else "")

    @Slot()
    def _show_coverage(self) -> None:
        document, result = self._document, self._document.coverage_result
        self.verdicts.choose(document.coverage_index)
        self._found.setCurrentIndex(0 if result is None else 1)
        self._say_why_empty()
        if result is not None and document.studied is not None:
            is_stale = document.is_coverage_stale(result.name)
            self.facts.setText("\n".join(_facts(result, document.studied.scenario.currency)))
            self.facts.setForegroundRole(ink_of(is_stale=is_stale))
            is_narrowing = document.studied.result.ending is Ending.RUNNING
            self.results.show_results(result.targets, is_stale=is_stale, is_narrowing=is_narrowing)

    @Slot(object)
    def _ask_for_tickets(self, target: TargetResult) -> None:
        """Those that missed, or all of them where none did."""
        has_missed = target.attainment is not None and target.attainment < 1
        outcome = Outcome.MISSED if has_missed else Outcome.ALL
        self.behind_asked.emit(Behind(self._document.coverage_name, target.target, outcome))


def _facts(coverage: CoverageResult, currency: str) -> Iterator[str]:
    for warning in coverage.warnings:
        yield f"Beware: {warning}"
    about = (cost_in_words(coverage, currency), use_of_time(coverage), months_in_words(coverage))
    if any(about):
        yield " ".join(sentence for sentence in about if sentence)
    yield from ceilings(coverage.targets)
