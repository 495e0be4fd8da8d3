"""Headroom page: how much a staffing bears, and beside it what its promises cost, which takes much longer."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.answers.answer_page import AnswerPage
from ui.answers.headroom_answer import HEADROOM, PRICES
from ui.document import Document
from ui.jobs.job_queue import JobQueue
from ui.running.background import Background


class HeadroomPage(QWidget):
    """Two questions, a tab each."""

    def __init__(
        self, document: Document, jobs: JobQueue, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.headroom = AnswerPage(HEADROOM, document, jobs, background)
        self.prices = AnswerPage(PRICES, document, jobs, background)
        self.tabs = QTabWidget()
        for named in (self.tabs, self.tabs.tabBar()):
            named.setAccessibleName("Headroom and prices")
        self.tabs.addTab(self.headroom, HEADROOM.title)
        self.tabs.addTab(self.prices, PRICES.title)
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
