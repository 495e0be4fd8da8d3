"""Document: what one window is open on, as plain values, and word of every change of them.

Views hold no scenario of their own: they show the document's, and hear from it. It reads no file and runs no study;
those who do tell it what they found.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.attainment.results import CoverageResult, StudyResult
from planner.scenario.scenario import Scenario


class Document(QObject):
    """A scenario, the file it came from, what a study of it found, and the coverage that is looked at."""

    scenario_changed = Signal()
    study_changed = Signal()
    coverage_chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._scenario: Scenario | None = None
        self._study: StudyResult | None = None
        self._coverage = 0

    @property
    def path(self) -> Path | None:
        return self._path

    @property
    def scenario(self) -> Scenario | None:
        return self._scenario

    @property
    def study(self) -> StudyResult | None:
        """None until a study has found something."""
        return self._study

    @property
    def coverage_index(self) -> int:
        """Which of the scenario's coverages is looked at."""
        return self._coverage

    @property
    def coverage_result(self) -> CoverageResult | None:
        """What was found for the coverage that is looked at."""
        return None if self._study is None else self._study.coverages[self._coverage]

    def open_scenario(self, path: Path, scenario: Scenario) -> None:
        """Take another file's scenario, of which nothing has been simulated."""
        self._path, self._scenario, self._study, self._coverage = path, scenario, None, 0
        self.scenario_changed.emit()
        self.study_changed.emit()
        self.coverage_chosen.emit()

    def take_study(self, study: StudyResult) -> None:
        """Take what a study of the scenario found, every coverage of it."""
        self._study = study
        self.study_changed.emit()

    def choose_coverage(self, index: int) -> None:
        """Look at another coverage; nothing happens where there is no such one."""
        known = self._scenario is not None and 0 <= index < len(self._scenario.coverage)
        if known and index != self._coverage:
            self._coverage = index
            self.coverage_chosen.emit()
