"""Runs: between the document, the queue of studies and the bar at the foot of the window.

The only room that decides what F5 runs, where findings go, and what is said when there are none.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from planner.attainment.results import StudyResult
from planner.errors import PlannerError
from planner.estimates.stopping import Ending
from planner.grammar import capitalised
from planner.reporting.result_words import words_of_check, words_of_study
from planner.scenario.scenario import Scenario
from planner.studies.study_choice import StudyChoice
from ui.document import Document, Studied, result_named
from ui.running.run_bar import RunBar
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest

DOCUMENT = "document"
"""The purpose of studies whose findings the document takes."""


class Runs(QObject):
    """What is simulated for one document."""

    changed = Signal()
    """Something runs, waits or was found that did not before."""
    told = Signal(str)
    """A sentence for the user."""

    def __init__(self, document: Document, queue: StudyQueue, bar: RunBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = StudyChoice()
        """What to ask for in place of what the scenario says."""
        self.queue = queue
        self._document = document
        self._bar = bar
        self._before: Studied | None = None
        queue.started.connect(self._begin)
        queue.found_so_far.connect(self._take)
        queue.finished.connect(self._take)
        queue.refused.connect(self._refuse)
        queue.ended.connect(self._end)
        queue.told.connect(self.told)
        queue.queue_changed.connect(self._show)
        bar.follow(queue)
        document.studied_changed.connect(self._show)
        document.staleness_changed.connect(self._show)
        document.checked.connect(self._show)
        self._show()

    @property
    def can_run(self) -> bool:
        return self._document.is_sound

    @Slot()
    def run_all(self) -> None:
        """Simulate every coverage of the draft, behind what runs already."""
        self._add("all coverages", self.choice)

    @Slot()
    def run_chosen(self) -> None:
        """Simulate only the coverage that is looked at."""
        name = self._document.coverage_name
        self._add(name, StudyChoice((name,), self.choice.replications, self.choice.seed))

    @Slot()
    def cancel(self) -> None:
        self.queue.cancel_current()

    def forget(self) -> None:
        """Drop what runs and what waits: another scenario is open."""
        self.queue.clear()

    def _add(self, words: str, choice: StudyChoice) -> None:
        scenario = self._document.scenario
        if self.can_run and scenario is not None and not self._is_running(scenario, choice):
            self.queue.add(StudyRequest(scenario, choice, words, key=(DOCUMENT, choice.coverages), purpose=DOCUMENT))

    def _is_running(self, scenario: Scenario, choice: StudyChoice) -> bool:
        """Whether the very same runs already, with nothing after it: who presses F5 twice wants it once."""
        running = self.queue.current
        if running is None or self.queue.is_cancelling or self.queue.waiting:
            return False
        return (running.purpose, running.choice, running.scenario) == (DOCUMENT, choice, scenario)

    @Slot(object)
    def _begin(self, request: StudyRequest) -> None:
        if request.purpose == DOCUMENT:
            self._before = self._document.studied

    @Slot(object, object)
    def _take(self, request: StudyRequest, result: StudyResult) -> None:
        if request.purpose == DOCUMENT:
            self._document.take_study(Studied(request.scenario, result))

    @Slot(object, object)
    def _refuse(self, _request: StudyRequest, error: PlannerError) -> None:
        sentence = str(error)
        self.told.emit(f"{capitalised(sentence)}.")

    @Slot(object)
    def _end(self, request: StudyRequest) -> None:
        """Nothing of a study that never finished is kept; what was known before it is shown again."""
        studied = self._document.studied
        is_unfinished = studied is not None and studied.result.ending is Ending.RUNNING
        if request.purpose == DOCUMENT and is_unfinished:
            self._document.take_study(self._before)

    @Slot()
    def _show(self) -> None:
        if not self.queue.is_running:
            self._bar.show_idle(words_of_idle(self._document))
        self.changed.emit()


def words_of_idle(document: Document) -> str:
    """What the results on screen rest on, while nothing runs."""
    if not document.is_open:
        return ""
    if document.studied is None:
        return "Nothing simulated yet."
    study = document.studied.result
    stale = "Out of date, the scenario has changed since: " if document.is_stale else ""
    if not stale and any(result_named(study, name) is None for name in document.coverage_names):
        stale = "Not every coverage is simulated: "
    if study.ending is Ending.CANCELLED:
        return f"{stale}Stopped after {words_of_study(study)}. Intervals are wider than asked."
    check = words_of_check(study) if study.ending is not Ending.RUNNING else "narrowing"
    return f"{stale or 'Up to date: '}{'; '.join(filter(None, (words_of_study(study), check)))}."
