"""Page making: how each page comes to be, and whom it talks to; each is made when it is first looked at.

Separate from the window, which knows rooms and not pages, and from the pages, which know the document and not each
other.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.answers.answer_page import AnswerPage
from ui.answers.headroom_page import HeadroomPage
from ui.answers.reasons_answer import ReasonsAnswer
from ui.compare.compare_page import ComparePage
from ui.comparisons import Comparisons
from ui.customers.customers_page import CustomersPage
from ui.document import Document
from ui.incidents.incidents_page import IncidentsPage
from ui.jobs.job_queue import JobQueue
from ui.live.live import Live
from ui.live.what_this_does import WhatThisDoes
from ui.page_list import (
    COMPARE,
    COVERAGE,
    CUSTOMERS,
    INCIDENTS,
    PLANS,
    SIMULATION,
    STAFFING,
    TICKETS,
    VERDICT,
    WHY,
    WORK,
)
from ui.page_list import HEADROOM as HEADROOM_PAGE
from ui.plans.plans_page import PlansPage
from ui.recommending.recommend_answer import RecommendAnswer
from ui.results.verdict_page import VerdictPage
from ui.running.background import Background
from ui.running.study_queue import StudyQueue
from ui.settings import Settings
from ui.shelf import Shelf
from ui.shifts.coverage_page import CoveragePage
from ui.simulation.simulation_page import SimulationPage
from ui.tickets.tickets_page import TicketsPage
from ui.work.work_page import WorkPage


class PageMaking(QObject):
    """Puts the makers of all pages on a shelf."""

    told = Signal(str)
    """A sentence for the user, from any page."""
    comparison_asked = Signal(str)
    """The name of a coverage: go to its comparison with the others."""

    def __init__(
        self,
        document: Document,
        background: Background,
        settings: Settings,
        queue: StudyQueue,
        jobs: JobQueue,
        live: Live,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._background = background
        self._settings = settings
        self._live = live
        self._jobs = jobs
        self.verdict_page = VerdictPage(document, background)
        self.comparisons = Comparisons(queue, self)
        self.staffing_page: AnswerPage | None = None

    def put_on(self, shelf: Shelf) -> None:
        """The first page is there already."""
        document = self._document
        shelf.put(VERDICT.key, lambda: self.verdict_page)
        shelf.put(COMPARE.key, self._compare_page)
        shelf.put(WHY.key, self._why_page)
        shelf.put(TICKETS.key, self._tickets_page)
        shelf.put(HEADROOM_PAGE.key, self._headroom_page)
        shelf.put(STAFFING.key, self._staffing_page)
        shelf.put(PLANS.key, partial(PlansPage, document))
        shelf.put(CUSTOMERS.key, self._customers_page)
        shelf.put(WORK.key, partial(WorkPage, document))
        shelf.put(INCIDENTS.key, partial(IncidentsPage, document))
        shelf.put(COVERAGE.key, self._coverage_page)
        shelf.put(SIMULATION.key, partial(SimulationPage, document))

    def _why_page(self) -> AnswerPage:
        answer = ReasonsAnswer(self._document, self.comparison_asked.emit)
        return AnswerPage(answer.question, self._document, self._jobs, self._background)

    def _headroom_page(self) -> HeadroomPage:
        return HeadroomPage(self._document, self._jobs, self._background)

    def _staffing_page(self) -> AnswerPage:
        answer = RecommendAnswer(self._document, self.comparison_asked.emit)
        self.staffing_page = AnswerPage(
            answer.question, self._document, self._jobs, self._background, panel=answer.panel
        )
        return self.staffing_page

    def _coverage_page(self) -> CoveragePage:
        return CoveragePage(self._document, WhatThisDoes(self._document, self._live))

    def _compare_page(self) -> ComparePage:
        page = ComparePage(self._document, self._background, self._settings)
        page.told.connect(self.told)
        self.comparisons.serve(page)
        return page

    def _tickets_page(self) -> TicketsPage:
        page = TicketsPage(self._document, self._background, self._settings)
        page.told.connect(self.told)
        return page

    def _customers_page(self) -> CustomersPage:
        page = CustomersPage(self._document)
        page.told.connect(self.told)
        return page
