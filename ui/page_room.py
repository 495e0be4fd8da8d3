"""Page room: the navigation, the pages it leads to, and the ways from one to another.

Pages are made when they are first looked at. A page of the scenario can be led to the value at a path; answers can be
asked for the tickets behind a number.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from planner.scenario.findings import Path
from planner.tickets.behind import Behind
from ui.charts.room import ChartRoom
from ui.compare.compare_page import ComparePage
from ui.navigation import Navigation
from ui.page_list import ANSWERS, COMPARE, SCENARIO, STAFFING, TICKETS, VERDICT, WHY, page_of
from ui.problems import ProblemBar
from ui.scenario_page import ScenarioPage
from ui.shelf import Shelf
from ui.tickets.tickets_page import TicketsPage


class PageRoom(QObject):
    """Shows one page at a time, the one that the navigation names."""

    page_shown = Signal(str)
    """The key of the page, or of the chart."""

    def __init__(
        self, navigation: Navigation, shelf: Shelf, charts: ChartRoom, problems: ProblemBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._navigation = navigation
        self._shelf = shelf
        self._charts = charts
        self._problems = problems
        navigation.add_group("Answers")
        for page in ANSWERS:
            navigation.add_page(page.key, page.title, page.sentence, page.words)
        navigation.add_group("Scenario")
        for page in SCENARIO:
            navigation.add_page(page.key, page.title, page.sentence, page.words)
        navigation.page_chosen.connect(self._show)
        problems.problem_asked.connect(self.go_to_path)

    def add_charts(self) -> None:
        """The charts, once they can be drawn."""
        page = self._charts.page
        if page is not None:
            self._navigation.add_group("Charts")
            for chart in page.charts:
                self._navigation.add_page(chart.key, chart.title, chart.question)

    @Slot(object)
    def go_to_path(self, path: Path) -> None:
        """Go to the page on which the value at a path is edited, and to the value."""
        key = page_of(path)
        self._navigation.choose(key)
        page = self._shelf.page(key)
        if isinstance(page, ScenarioPage):
            page.go_to(path)

    @Slot(object)
    def show_behind(self, behind: Behind) -> None:
        """Go to the tickets behind a number."""
        self._navigation.choose(TICKETS.key)
        page = self._shelf.page(TICKETS.key)
        if isinstance(page, TicketsPage):
            page.show_behind(behind)

    @Slot()
    def show_comparison(self) -> None:
        self._navigation.choose(COMPARE.key)

    @Slot(str)
    def show_comparison_with(self, coverage: str) -> None:
        """Go to the comparison of a coverage with the others."""
        self.show_comparison()
        page = self._shelf.page(COMPARE.key)
        if isinstance(page, ComparePage):
            page.choose_baseline(("", coverage))

    @Slot()
    def show_reasons(self) -> None:
        self._navigation.choose(WHY.key)

    @Slot()
    def show_staffing(self) -> None:
        self._navigation.choose(STAFFING.key)

    def show_first(self) -> None:
        self._navigation.choose(VERDICT.key)

    @Slot()
    def show_problems(self) -> None:
        """Mark the pages on which something is wrong."""
        counts = self._problems.counts()
        for page in SCENARIO:
            self._navigation.mark(page.key, counts[page.key])

    @Slot(str)
    def _show(self, key: str) -> None:
        if key in {page.key for page in (*ANSWERS, *SCENARIO)}:
            self._shelf.show_page(key)
            self._charts.leave()
        else:
            page = self._charts.show_chart(key)
            if page is not None:
                self._shelf.setCurrentWidget(page)
        self.page_shown.emit(key)
