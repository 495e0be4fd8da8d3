"""Comparisons: studies of other files, which the Compare page asks for and which run in the window's own queue."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from planner.attainment.results import StudyResult
from planner.errors import PlannerError
from planner.scenario.scenario import Scenario
from planner.studies.study_choice import StudyChoice
from ui.compare.compare_page import ComparePage
from ui.document import Studied
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest

COMPARISON = "comparison"
"""The purpose of studies whose findings the Compare page takes."""


class Comparisons(QObject):
    """Between the Compare page and the queue."""

    def __init__(self, queue: StudyQueue, parent: QObject) -> None:
        super().__init__(parent)
        self.choice = StudyChoice()
        """What to ask for in place of what the other file says."""
        self._queue = queue
        self._page: ComparePage | None = None
        queue.found_so_far.connect(self._take)
        queue.finished.connect(self._take)
        queue.refused.connect(self._drop)
        queue.queue_changed.connect(self._show_running)

    def serve(self, page: ComparePage) -> None:
        """Run what the page asks for, from now on."""
        self._page = page
        page.study_asked.connect(self._add)
        self._show_running()

    @Slot(object)
    def _add(self, scenario: Scenario) -> None:
        words = f"all coverages of {scenario.name}"
        self._queue.add(StudyRequest(scenario, self.choice, words, key=id(scenario), purpose=COMPARISON))

    @Slot(object, object)
    def _take(self, request: StudyRequest, result: StudyResult) -> None:
        if request.purpose == COMPARISON and self._page is not None:
            self._page.take_other_study(Studied(request.scenario, result))

    @Slot(object, object)
    def _drop(self, request: StudyRequest, _error: PlannerError) -> None:
        if request.purpose == COMPARISON and self._page is not None:
            self._page.drop_other_study(request.scenario)

    @Slot()
    def _show_running(self) -> None:
        if self._page is not None:
            self._page.show_running(is_running=self._queue.is_running)
