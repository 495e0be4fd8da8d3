"""What this does: beside the shifts, what the edits since the last run change for the coverage that is looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from planner.estimates.stopping import Ending
from planner.grammar import counted
from planner.reporting.what_if_words import what_if_lines
from ui.document import Document, result_named
from ui.live.live import Live
from ui.plain_label import plain_label
from ui.scrolling import scrolling

WIDTH_LETTERS = 58
"""At first: a target and its change in one line or two."""
NOT_YET = "Change a shift, and what that does is shown here."
OFF = "Live results are off: F5 simulates what was changed."
NOTHING_MOVES = "No contractual target moves."
WRONG = "A value is wrong; what is shown here follows as soon as it is mended."


class WhatThisDoes(QGroupBox):
    """Follows a document and its live results."""

    def __init__(self, document: Document, live: Live, parent: QWidget | None = None) -> None:
        super().__init__("What this does", parent)
        self._document = document
        self._live = live
        self.setAccessibleName("What the edits since the last run change")
        self.words = plain_label("What the edits since the last run change", NOT_YET)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(scrolling(self.words, "What the edits since the last run change"))
        document.checked.connect(self._show)
        document.studied_changed.connect(self._show)
        document.coverage_chosen.connect(self._show)
        live.switched.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH_LETTERS * self.fontMetrics().averageCharWidth(), super().sizeHint().height())

    @Slot()
    def _show(self) -> None:
        self.words.setText(self._words())

    def _words(self) -> str:
        document, baseline = self._document, self._live.baseline
        now = document.coverage_result
        before = None if baseline is None else result_named(baseline.result, document.coverage_name)
        if document.errors:
            return WRONG
        if not self._live.is_on:
            return OFF
        if now is None or before is None or document.studied is None or now is before:
            return NOT_YET
        lines = what_if_lines(before, now, document.studied.scenario.currency) or (NOTHING_MOVES,)
        result = document.studied.result
        how_far = counted(result.replications, "replication")
        if result.ending is Ending.RUNNING:
            how_far = f"{how_far}, narrowing…"
        return "\n".join((*lines, f"Since the last run; {how_far}."))
