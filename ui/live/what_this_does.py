"""What this does: beside the shifts, what the edits since the last run change for the coverage that is looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from planner.attainment.results import CoverageResult
from planner.estimates.stopping import Ending
from planner.grammar import counted
from planner.reporting.what_if_words import what_if_lines
from planner.scenario.draft import Data
from ui.document import Document, Studied, result_named
from ui.live.attainment_dots import AttainmentDots
from ui.live.dot_rows import Series
from ui.live.live import Live
from ui.plain_label import plain_label
from ui.scrolling import scrolling

WIDTH_LETTERS = 50
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
        self.dots = AttainmentDots()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.dots)
        column.addWidget(self.words, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(6, 6, 6, 6)
        around.addWidget(scrolling(inside, "What the edits since the last run change"))
        document.checked.connect(self._show)
        document.studied_changed.connect(self._show)
        document.coverage_chosen.connect(self._show)
        live.switched.connect(self._show)
        live.tried.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH_LETTERS * self.fontMetrics().averageCharWidth(), super().sizeHint().height())

    @Slot(object)
    def try_draft(self, draft: Data) -> None:
        """Say what a draft would do that nobody has, while a shift is held by the mouse."""
        self._live.try_draft(draft)

    @Slot()
    def _show(self) -> None:
        studied, baseline = self._live.trial or self._document.studied, self._live.baseline
        now, before = self._of_coverage(studied), self._of_coverage(baseline)
        self.words.setText(self._words(studied, before, now))
        self._show_dots(before, now)

    def _of_coverage(self, studied: Studied | None) -> CoverageResult | None:
        return None if studied is None else result_named(studied.result, self._document.coverage_name)

    def _show_dots(self, before: CoverageResult | None, now: CoverageResult | None) -> None:
        document = self._document
        is_there = self._live.is_on and now is not None
        self.dots.setVisible(is_there)
        if is_there and now is not None:
            mark = document.coverage_names.index(now.name) if now.name in document.coverage_names else 0
            is_other = before is not None and before is not now
            earlier = (Series("before", None, before),) if is_other and before is not None else ()
            self.dots.show_series((*earlier, Series("now", mark, now)), only_contractual=True)

    def _words(self, studied: Studied | None, before: CoverageResult | None, now: CoverageResult | None) -> str:
        if self._document.errors:
            return WRONG
        if not self._live.is_on:
            return OFF
        if now is None or before is None or studied is None or now is before:
            return NOT_YET
        lines = what_if_lines(before, now, studied.scenario.currency) or (NOTHING_MOVES,)
        result = studied.result
        how_far = counted(result.replications, "replication")
        end = ", narrowing…" if result.ending is Ending.RUNNING else "."
        return "\n".join((*lines, f"Since the last run; {how_far}{end}"))
