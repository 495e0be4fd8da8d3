"""Tickets page: the tickets behind a number, and below them the life of the chosen one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.attainment.results import CoverageResult
from planner.errors import PlannerError
from planner.estimates.stopping import Ending
from planner.grammar import capitalised, counted
from planner.tables.table import Table
from planner.tickets.behind import Behind, words_of
from planner.tickets.life import TicketLife
from planner.tickets.list_table import list_table
from planner.tickets.list_words import words_of_list
from planner.tickets.ticket_list import TicketList, TicketRow
from planner.tickets.worst import of_study
from ui.document import Document, Studied, result_named
from ui.exporting.table_export import TableExport
from ui.plain_label import plain_label
from ui.running.background import Background
from ui.scrolling import scrolling
from ui.settings import Settings
from ui.tickets.filters import Filters
from ui.tickets.finder import MOST_ROWS, Finder, LifeAsked, ListAsked
from ui.tickets.life_panel import LifePanel
from ui.tickets.ticket_table import TicketTable

NOTHING_SIMULATED = (
    "Press F5 to simulate; then click a bar, a cell of the heat map or a row of the table to see the tickets behind it."
)
NOT_SIMULATED = "This coverage has not been simulated yet. Press F5 to simulate it and see its tickets."
STALE = "These are tickets of the results, which are out of date: the scenario has changed since."
LIST_SHARE, LIFE_SHARE = 1, 3
LARGE_PX = 10_000
"""Larger than any window: the parts then share what there is."""
PATIENCE_MS = 150
"""After so long it is said that a ticket is being looked for."""


class TicketsPage(QWidget):
    """Follows a document: its study, and the coverage that is looked at."""

    told = Signal(str)
    """A sentence for the user."""

    def __init__(
        self, document: Document, background: Background, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._behind: Behind | None = None
        self._listed: ListAsked | None = None
        """What the list is of, whole or as far as it was found."""
        self._found: TicketList | None = None
        self.finder = Finder(background, self)
        self.headline = plain_label("Which tickets these are")
        self.counts = plain_label("How many there are")
        self.state = plain_label("How far these tickets can be relied on")
        self.empty = plain_label("Why nothing is shown")
        self.stop = QPushButton("Stop looking")
        self.export = QPushButton("Export list…")
        self.export.setToolTip("Write the list of tickets as XLSX or CSV")
        self.exporting = TableExport(background, settings, self)
        self.filters = Filters()
        self.table = TicketTable()
        self.life = LifePanel()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE_MS)
        self._lay_out()
        self._connect()
        self._follow()

    def _lay_out(self) -> None:
        bold = QFont(self.headline.font())
        bold.setBold(True)
        self.headline.setFont(bold)
        beside = QHBoxLayout()
        beside.addWidget(self.counts, 1)
        beside.addWidget(self.stop)
        beside.addWidget(self.export)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(scrolling(self.life, "The chosen ticket"))
        self.splitter.setStretchFactor(0, LIST_SHARE)
        self.splitter.setStretchFactor(1, LIFE_SHARE)
        self.splitter.setSizes([LIST_SHARE * LARGE_PX, LIFE_SHARE * LARGE_PX])
        self.splitter.setChildrenCollapsible(False)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.headline, self.state):
            column.addWidget(part)
        column.addLayout(beside)
        column.addWidget(self.filters)
        column.addWidget(self.splitter, 1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._parts = QStackedWidget()
        self._parts.addWidget(self.empty)
        self._parts.addWidget(found)
        layout = QVBoxLayout(self)
        layout.addWidget(self._parts)

    def _connect(self) -> None:
        self._document.studied_changed.connect(self._follow)
        self._document.coverage_chosen.connect(self._follow_coverage)
        self._document.staleness_changed.connect(self._say_state)
        self.filters.changed.connect(self.show_behind)
        self.stop.clicked.connect(self._stop_looking)
        self.export.clicked.connect(self.export_list)
        self.exporting.told.connect(self.told)
        self.table.row_chosen.connect(self._ask_life)
        self.finder.list_grew.connect(self._show_found)
        self.finder.list_ended.connect(self._say_counts)
        self.finder.life_found.connect(self._show_life)
        self.finder.refused.connect(self._refuse)
        self._late.timeout.connect(self._say_playing)

    # --- what is asked for ---

    @property
    def behind(self) -> Behind | None:
        """Which tickets are shown; None before anything is."""
        return self._behind

    @Slot(object)
    def show_behind(self, behind: Behind) -> None:
        """List the tickets behind a number, of the coverage that it names."""
        self._behind = behind
        self._document.choose_coverage_named(behind.coverage)
        self._follow()

    @Slot()
    def export_list(self) -> None:
        """Ask for a file and write the list to it, as far as it is found."""
        found = self._found
        if found is not None:
            self.exporting.ask(partial(_tables_of, found), "tickets", self, never=self._document.path)

    @Slot()
    def _follow_coverage(self) -> None:
        name = self._document.coverage_name
        if self._behind is not None and self._behind.coverage != name:
            self._behind = replace(self._behind, coverage=name)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Show what is asked for of the latest study, and look for it while anybody sees it."""
        studied, result = self._document.studied, self._result()
        if studied is None or result is None:
            self._forget()
            self.empty.setText(NOTHING_SIMULATED if studied is None else NOT_SIMULATED)
            self._parts.setCurrentIndex(0)
            return
        self._behind = of_study(self._behind, result)
        self._parts.setCurrentIndex(1)
        self.filters.show_behind(self._behind, tuple(each.target for each in result.targets))
        self.headline.setText(f"{words_of(self._behind)}.")
        self._say_state()
        asked = ListAsked(studied.scenario, self._behind, result.replications)
        if not self._is_answered(asked, studied):
            self._look(asked)
        self._say_counts()

    def _is_answered(self, asked: ListAsked, studied: Studied) -> bool:
        """Whether the list is of this already; while a study runs, more replications alone begin nothing anew."""
        listed = self._listed
        if listed is None or (listed.scenario, listed.behind) != (asked.scenario, asked.behind):
            return False
        is_full = self._found is not None and len(self._found.rows) >= MOST_ROWS
        return is_full or listed.replications >= asked.replications or studied.result.ending is Ending.RUNNING

    def _look(self, asked: ListAsked) -> None:
        if not self.isVisible():
            return
        if self._listed is None or (self._listed.scenario, self._listed.behind) != (asked.scenario, asked.behind):
            self._found = None
            self.table.show_rows((), of_one_target=asked.behind.target is not None)
        self._listed = asked
        self.finder.ask_list(asked)

    def _forget(self) -> None:
        self.finder.ask_list(None)
        self.finder.ask_life(None)
        self._late.stop()
        self._listed = self._found = None
        self.table.show_rows((), of_one_target=False)

    def _result(self) -> CoverageResult | None:
        """What was found of the coverage asked for."""
        studied = self._document.studied
        if studied is None:
            return None
        name = self._document.coverage_name if self._behind is None else self._behind.coverage
        return result_named(studied.result, name)

    # --- what is found ---

    @Slot(object)
    def _show_found(self, found: TicketList) -> None:
        self._found = found
        self.table.show_rows(found.rows, of_one_target=found.behind.target is not None)
        self._say_counts()

    @Slot(object)
    def _ask_life(self, row: TicketRow | None) -> None:
        if row is None or self._listed is None:
            self.finder.ask_life(None)
            self._late.stop()
            self.life.show_life(None)
            return
        self.finder.ask_life(LifeAsked(self._listed.scenario, self._listed.behind.coverage, row))
        self._late.start()

    @Slot(object, object)
    def _show_life(self, row: TicketRow, life: TicketLife) -> None:
        self._late.stop()
        self.life.show_life(life, row.update)

    @Slot(object)
    def _refuse(self, error: PlannerError) -> None:
        self._late.stop()
        self.life.say(f"{capitalised(str(error))}.")

    @Slot()
    def _stop_looking(self) -> None:
        self.finder.ask_list(None)
        self._say_counts()

    # --- what is said ---

    @Slot()
    def _say_playing(self) -> None:
        row = self.table.chosen
        if row is not None:
            self.life.say(f"Playing replication {row.ticket.replication + 1} again…")

    @Slot()
    def _say_counts(self) -> None:
        asked, found, studied = self._listed, self._found, self._document.studied
        self.stop.setVisible(self.finder.is_listing)
        parts, result = [], self._result()
        if found is not None and studied is not None:
            of = studied.result if result is None else result
            parts.append(words_of_list(found, result, of.replications))
        if self.finder.is_listing:
            parts.append(f"Playing replication {1 if found is None else found.replications + 1}…")
        elif asked is not None and found is not None and not found.is_whole and len(found.rows) < MOST_ROWS:
            parts.append("Stopped looking.")
        self.counts.setText(" ".join(parts))

    @Slot()
    def _say_state(self) -> None:
        studied, words = self._document.studied, ""
        if studied is not None and self._behind is not None:
            if self._document.is_coverage_stale(self._behind.coverage):
                words = STALE
            elif studied.result.ending is Ending.RUNNING:
                count = studied.result.replications
                words = f"Of the results so far, after {counted(count, 'replication')}."
        self.state.setText(words)
        self.state.setVisible(bool(words))

    # --- seen or not ---

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What was asked for while nobody looked is looked for now."""
        super().showEvent(event)
        self._follow()
        if self.table.chosen is not None:
            self._ask_life(self.table.chosen)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is looked for that nobody sees; a window that closes waits for no thread."""
        super().hideEvent(event)
        if not event.spontaneous():
            if self.finder.is_listing:
                self._listed = None
            self.finder.ask_list(None)
            self.finder.ask_life(None)
            self._late.stop()


def _tables_of(found: TicketList) -> tuple[Table, ...]:
    return (list_table(found),)
