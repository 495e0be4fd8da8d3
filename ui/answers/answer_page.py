"""Answer page: asks one question of the chosen coverage, and shows what was found for as long as it holds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.grammar import capitalised
from planner.scenario.scenario import Scenario
from ui.answers.question import Question
from ui.answers.sections_view import SectionsView
from ui.document import Document
from ui.jobs.job import Job
from ui.jobs.job_queue import JobQueue
from ui.plain_label import plain_label
from ui.running.background import Background

WRONG = "Nothing can be found while values of the scenario are wrong. F8 goes to the first of them."
STALE = "Out of date: the scenario has changed since."
STOPPED = "Stopped before anything was found."


@dataclass(frozen=True, slots=True)
class _Purpose:
    question: str
    coverage: str


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What was found of a coverage, and the very scenario it was found in."""

    scenario: Scenario
    found: object


class AnswerPage(QWidget):
    """Follows a document and the queue of jobs."""

    def __init__(
        self,
        question: Question,
        document: Document,
        jobs: JobQueue,
        background: Background,
        panel: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`panel` is where the question is made more precise, above the answer."""
        super().__init__(parent)
        self._question = question
        self._document = document
        self._jobs = jobs
        self._asked: dict[_Purpose, Scenario] = {}
        self._found: dict[str, _Found] = {}
        self._shown: object = None
        self._refusals: dict[str, str] = {}
        self.heading = plain_label("What this page answers")
        self.state = plain_label("How far this answer can be relied on")
        self.ask = QPushButton(question.ask)
        self.ask.setToolTip(question.explanation)
        self.empty = plain_label("What will be found", question.explanation)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = SectionsView(question.title, background)
        self._lay_out(panel)
        document.checked.connect(self._follow)
        document.coverage_chosen.connect(self._follow)
        document.source_changed.connect(self._forget)
        jobs.started.connect(self._follow)
        jobs.queue_changed.connect(self._follow)
        jobs.progressed.connect(self._take)
        jobs.finished.connect(self._take)
        jobs.refused.connect(self._refuse)
        self.ask.clicked.connect(self.ask_now)
        self._follow()

    def _lay_out(self, panel: QWidget | None) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        self.state.setFont(bold)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.ask)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        if panel is not None:
            layout.addWidget(panel)
        layout.addWidget(self.state)
        layout.addWidget(self._pages, 1)

    # --- asking ---

    @property
    def _purpose(self) -> _Purpose:
        return _Purpose(self._question.key, self._document.coverage_name)

    @Slot()
    def ask_now(self) -> None:
        """Have the question answered for the chosen coverage as it is now."""
        scenario = self._document.scenario
        if scenario is None or not self._document.is_sound or self._jobs.is_asked(self._purpose):
            return
        name = self._document.coverage_name
        self._refusals.pop(name, None)
        self._asked[self._purpose] = scenario
        self._jobs.add(Job(f"{self._question.doing} {name}", self._question.work(scenario, name), self._purpose))

    @Slot(object, object)
    def _take(self, job: Job, found: object) -> None:
        """Keep what was found; what is told on the way is kept until better is known, if it can be shown."""
        purpose = job.purpose
        if isinstance(purpose, _Purpose) and purpose in self._asked and not isinstance(found, str):
            self._found[purpose.coverage] = _Found(self._asked[purpose], found)
            self._follow()

    @Slot(object, object)
    def _refuse(self, job: Job, error: PlannerError) -> None:
        if isinstance(job.purpose, _Purpose) and job.purpose in self._asked:
            self._refusals[job.purpose.coverage] = f"{capitalised(str(error))}."
            self._follow()

    @Slot()
    def _forget(self) -> None:
        """Another scenario is open."""
        self._asked.clear()
        self._found.clear()
        self._refusals.clear()
        self._follow()

    # --- showing ---

    @Slot()
    def _follow(self) -> None:
        document, name = self._document, self._document.coverage_name
        is_asked = self._jobs.is_asked(self._purpose)
        self.heading.setText(f"{self._question.title}: {name}" if document.is_open else "")
        self.ask.setEnabled(document.is_open and document.is_sound and not is_asked)
        found = self._found.get(name)
        self.state.setText(self._words_of_state(name, found, is_asked=is_asked))
        self.state.setVisible(bool(self.state.text()))
        if found is not None and found.found is not self._shown:
            self.view.show_sections(self._question.sections(found.scenario, name, found.found))
        self._shown = None if found is None else found.found
        self._pages.setCurrentWidget(self.empty if found is None else self.view)

    def _words_of_state(self, name: str, found: _Found | None, *, is_asked: bool) -> str:
        document = self._document
        if document.is_open and not document.is_sound:
            return WRONG
        if is_asked:
            return "This is being found; the bar below says how far it is." if found is None else ""
        if name in self._refusals:
            return self._refusals[name]
        if found is not None and found.scenario != document.scenario:
            return STALE
        return ""
