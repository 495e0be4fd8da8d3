"""Answer page: asks one question of the chosen coverage, and shows what was found for as long as it holds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.grammar import capitalised
from planner.scenario.scenario import Scenario
from ui.answers.coverage_choice import CoverageChoice
from ui.answers.kept_answer import (
    CHANGED,
    EARLIER,
    SO_FAR,
    STOPPED,
    WAITING,
    KeptAnswer,
    Worth,
    is_same,
    worth_of,
)
from ui.answers.question import Question
from ui.answers.sections_view import SectionsView
from ui.document import Document
from ui.jobs.job import Job
from ui.jobs.job_queue import JobQueue
from ui.plain_label import plain_label
from ui.running.background import Background

WRONG = "Nothing can be found while values of the scenario are wrong. F8 goes to the first of them."


@dataclass(frozen=True, slots=True)
class _Purpose:
    question: str
    coverage: str


@dataclass(slots=True, eq=False)
class _Asked:
    """A question that was asked, and what its job told last."""

    scenario: Scenario
    words: str = ""
    has_found: bool = False
    """Whether the answer on the page is its own."""
    is_stopped: bool = False
    is_outdated: bool = False
    """The scenario has changed since."""


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
        self._asked: dict[Job, _Asked] = {}
        self._kept: dict[str, KeptAnswer] = {}
        self._shown: object = None
        self._worth = Worth()
        self._refusals: dict[str, str] = {}
        self.coverage = CoverageChoice(document)
        self.state = plain_label("How far this answer can be relied on")
        self.ask = QPushButton(question.ask)
        self.ask.setToolTip(question.explanation)
        self.empty = plain_label("What will be found", question.explanation)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.view = SectionsView(question.title, background)
        self._lay_out(panel)
        document.checked.connect(self._follow)
        document.coverage_chosen.connect(self._follow)
        document.source_changed.connect(self._forget_another)
        jobs.started.connect(self._follow)
        jobs.queue_changed.connect(self._follow_queue)
        jobs.progressed.connect(self._hear)
        jobs.finished.connect(self._take)
        jobs.refused.connect(self._refuse)
        jobs.ended.connect(self._end)
        self.ask.clicked.connect(self.ask_now)
        self._follow()

    def _lay_out(self, panel: QWidget | None) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        self.state.setFont(bold)
        of = QLabel("&Coverage:")
        of.setBuddy(self.coverage)
        top = QHBoxLayout()
        top.addWidget(of)
        top.addWidget(self.coverage)
        top.addStretch(1)
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

    @property
    def _asked_now(self) -> _Asked | None:
        """The last question of the chosen coverage, while its job runs or waits."""
        purpose = self._purpose
        if not self._jobs.is_asked(purpose):
            return None
        return next((asked for job, asked in reversed(self._asked.items()) if job.purpose == purpose), None)

    @Slot()
    def ask_now(self) -> None:
        """Have the question answered for the chosen coverage as it is now, in place of what is outdated."""
        scenario, name, purpose = self._document.scenario, self._document.coverage_name, self._purpose
        if scenario is None or not self.ask.isEnabled():
            return
        if self._jobs.current is not None and self._jobs.current.purpose == purpose:
            self._jobs.cancel_current()
        self._refusals.pop(name, None)
        job = Job(f"{self._question.doing} {name}", self._question.work(scenario, name), purpose)
        self._asked[job] = _Asked(scenario)
        self._jobs.add(job)

    # --- hearing ---

    @Slot(object, object)
    def _hear(self, job: Job, told: object) -> None:
        """Words say how far it is; what was found so far is shown until better is known."""
        asked = self._asked.get(job)
        if asked is None:
            return
        if isinstance(told, str):
            asked.words = told
            self._follow_state()
        else:
            self._take(job, told)

    @Slot(object, object)
    def _take(self, job: Job, found: object) -> None:
        asked = self._asked.get(job)
        if asked is not None and isinstance(job.purpose, _Purpose):
            asked.has_found = True
            self._kept[job.purpose.coverage] = KeptAnswer(asked.scenario, found)
            self._follow()

    @Slot(object, object)
    def _refuse(self, job: Job, error: PlannerError) -> None:
        if job in self._asked and isinstance(job.purpose, _Purpose):
            self._refusals[job.purpose.coverage] = f"{capitalised(str(error))}."

    @Slot(object)
    def _end(self, job: Job) -> None:
        asked = self._asked.pop(job, None)
        if asked is None or not isinstance(job.purpose, _Purpose):
            return
        name = job.purpose.coverage
        if asked.is_stopped and asked.has_found:
            self._kept[name] = replace(self._kept[name], is_cut_short=True)
        elif asked.is_stopped and not self._jobs.is_asked(job.purpose):
            self._refusals.setdefault(name, STOPPED)
        self._follow()

    @Slot()
    def _follow_queue(self) -> None:
        current = self._jobs.current
        if current in self._asked and self._jobs.is_cancelling:
            self._asked[current].is_stopped = True
        self._follow()

    @Slot()
    def _forget_another(self) -> None:
        """Nothing is known of another file; the same one, saved, is what it was."""
        if self._document.scenario is None:
            self._asked.clear()
            self._kept.clear()
            self._refusals.clear()
            self._follow()

    # --- showing ---

    @Slot()
    def _follow(self) -> None:
        document, name, asked = self._document, self._document.coverage_name, self._asked_now
        now = document.scenario if document.is_sound else None
        if asked is not None:
            asked.is_outdated = now is None or not is_same(asked.scenario, now, name)
        self.ask.setEnabled(now is not None and (asked is None or asked.is_outdated))
        kept = self._kept.get(name)
        self._worth = Worth() if kept is None else worth_of(kept, self._question, now, name)
        if kept is not None and kept.found is not self._shown:
            self.view.show_sections(self._question.sections(kept.scenario, name, kept.found))
        self._shown = None if kept is None else kept.found
        self.view.show_worth(self._worth)
        self._pages.setCurrentWidget(self.empty if kept is None else self.view)
        self._follow_state()

    def _follow_state(self) -> None:
        self.state.setText(self._words_of_state())
        self.state.setVisible(bool(self.state.text()))

    def _words_of_state(self) -> str:
        document, name, asked = self._document, self._document.coverage_name, self._asked_now
        if document.is_open and not document.is_sound:
            return WRONG
        if asked is None:
            return " ".join(filter(None, (self._refusals.get(name, ""), self._worth.words)))
        current = self._jobs.current
        runs = current is not None and current.purpose == self._purpose
        told = f"{capitalised(asked.words or 'begun')}." if runs else WAITING
        return " ".join(filter(None, (self._words_of_shown(asked), told, CHANGED if asked.is_outdated else "")))

    def _words_of_shown(self, asked: _Asked) -> str:
        """What the answer on the page is, while another is being found."""
        if asked.has_found:
            return SO_FAR
        if self._worth.is_stale or self._document.coverage_name not in self._kept:
            return self._worth.words
        return EARLIER
