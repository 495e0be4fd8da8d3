"""Coverage page: one coverage's week on a timeline, its shifts, teams and rules, and what the week leaves open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.scenario.draft import Data, Path, entries_at, value_at
from planner.scenario.simulation_table import Simulation
from planner.shift_weeks.notable_weeks import monday_of, notable_weeks
from planner.shift_weeks.readable import Surroundings, surroundings_of
from planner.shift_weeks.week import week_view
from planner.shift_weeks.week_sentences import gap_sentences, other_sentences
from planner.shift_weeks.zone_choices import zone_choices
from ui.document import Document
from ui.forms.field_row import WrongLabel
from ui.live.what_this_does import WhatThisDoes
from ui.running.elided_label import ElidedLabel
from ui.scenario_page import ScenarioPage
from ui.scrolling import scrolling
from ui.shifts.coverage_bar import COVERAGES, CoverageBar
from ui.shifts.rules_panel import RulesPanel
from ui.shifts.shift_detail import ShiftDetail
from ui.shifts.shift_table_view import ShiftTableView
from ui.shifts.timeline import ZOOM_STEP, ShiftTimeline
from ui.shifts.week_chooser import WeekChooser
from ui.shifts.week_editing import WeekEditing

TEAMS, SHIFTS = "teams", "shifts"
LISTS = (*COVERAGES, TEAMS, SHIFTS, "premiums")
START: Path = ("simulation", "start")
MOST_UPPER_SHARE = 0.62
"""Of the height, at first, however many shifts there are."""


class CoveragePage(ScenarioPage):
    """Follows a document and the coverage that is looked at."""

    def __init__(self, document: Document, beside: WhatThisDoes | None = None, parent: QWidget | None = None) -> None:
        """`beside` is what stands beside the details of a shift: what changing it does, while it is dragged too."""
        super().__init__(parent)
        self._document = document
        self._beside = beside
        self._around: Surroundings | None = None
        self._team: Path | None = None
        self._shift: Path | None = None
        self._is_behind = True
        self._is_shared = False
        self.bar = CoverageBar(document)
        self.chooser = WeekChooser()
        self.timeline = ShiftTimeline()
        self.editing = WeekEditing(document, self.timeline, self)
        self.table = ShiftTableView(document)
        self.detail = ShiftDetail(document)
        self.rules = RulesPanel(document)
        self.wrong = WrongLabel()
        self.worst = ElidedLabel()
        self.words = QLabel()
        self._lay_out()
        self._connect()
        self._show_errors()
        self._start_anew()

    # --- laying out ---

    def _lay_out(self) -> None:
        self.worst.setAccessibleName("The worst gap of this week")
        self.words.setAccessibleName("This week in words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.week = QStackedWidget()
        self.week.addWidget(self.timeline)
        self.week.addWidget(self.table)
        upper = QWidget()
        self._rows = QVBoxLayout(upper)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._chooser_row())
        self._rows.addWidget(self.week, 1)
        self._rows.addWidget(self.worst)
        self._rows.addWidget(self.wrong)
        self.tabs = QTabWidget()
        for named in (self.tabs, self.tabs.tabBar()):
            named.setAccessibleName("More on the coverage")
        self.tabs.addTab(_scrolled(self.detail, "Shift and team"), "Shift and team")
        self.tabs.addTab(_scrolled(self.rules, "Rules"), "Rules")
        self.tabs.addTab(_scrolled(self.words, "This week in words"), "This week in words")
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self._lower())
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.addWidget(self.bar)
        whole.addWidget(self.splitter, 1)

    def _lower(self) -> QWidget:
        """What is known of the shift that is looked at, and what changing it does."""
        if self._beside is None:
            return self.tabs
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.addWidget(self.tabs)
        lower.addWidget(self._beside)
        lower.setStretchFactor(0, 1)
        lower.setChildrenCollapsible(False)
        return lower

    def _chooser_row(self) -> QHBoxLayout:
        self.narrower = _tool("−", "Narrower days", "Show more of the week (Ctrl and the wheel)")
        self.wider = _tool("+", "Wider days", "Show the days wider, to set hours to the minute (Ctrl and the wheel)")
        self.as_table = _tool(
            "Show as table", "Show the shifts as a table", "All shifts as rows that can be typed into"
        )
        self.as_table.setCheckable(True)
        row = QHBoxLayout()
        row.addWidget(self.chooser, 1)
        for button in (self.narrower, self.wider, self.as_table):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.chooser.changed.connect(self.refresh)
        self.narrower.clicked.connect(self._narrow)
        self.wider.clicked.connect(self._widen)
        self.as_table.toggled.connect(self._show_table)
        self.timeline.shift_chosen.connect(self._choose)
        self.timeline.edit_asked.connect(self._edit)
        self.timeline.copy_asked.connect(self.detail.copy)
        self.timeline.week_asked.connect(self.chooser.go)
        self.table.shift_chosen.connect(self._choose)
        self.detail.shift_added.connect(self._choose)
        self.detail.team_asked.connect(self._look_at_team)
        self.editing.tried.connect(self._show_draft)
        if self._beside is not None:
            self.editing.tried.connect(self._beside.try_draft)
        self._document.draft_changed.connect(self._follow)
        self._document.checked.connect(self._offer_weeks)
        self._document.checked.connect(self._show_errors)
        self._document.coverage_chosen.connect(self._show_errors)
        self._document.coverage_chosen.connect(self.refresh)
        self._document.coverage_chosen.connect(self._share_height)
        self.splitter.splitterMoved.connect(self._keep_shares)

    # --- following the document ---

    @property
    def _coverage(self) -> Path:
        return (*COVERAGES, self._document.coverage_index)

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        """Another start is another scenario, whose weeks are others."""
        self.timeline.let_go()
        if value_at(before, START) != value_at(after, START):
            self._start_anew()
        elif self._around is None or not self._around.are_of(after) or _differ(before, after, self._coverage):
            self.refresh()

    def _start_anew(self) -> None:
        """Go to an ordinary week of the scenario."""
        scenario = self._document.scenario
        simulation = Simulation() if scenario is None else scenario.simulation
        weeks = () if scenario is None else notable_weeks(scenario)
        self.chooser.show_week(weeks[0].monday if weeks else monday_of(simulation.start))
        self.refresh()

    @Slot()
    def _offer_weeks(self) -> None:
        scenario = self._document.scenario
        if self.isVisible() and scenario is not None:
            self.chooser.offer_weeks(notable_weeks(scenario))

    @Slot()
    def _show_errors(self) -> None:
        """What no form shows: lists that are missing, empty or no lists."""
        errors = self._document.errors_at(COVERAGES)
        mine = (error for error in errors if error.path[:2] in (COVERAGES, self._coverage))
        self.wrong.show_errors(error for error in mine if error.path[-1] in LISTS)

    @Slot()
    def refresh(self) -> None:
        """Show the draft's week; once it is seen, if it is not."""
        self._is_behind = not self.isVisible()
        if not self._is_behind:
            self._show_draft(self._document.draft)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._is_behind:
            self.refresh()
        self._share_height()
        self._offer_weeks()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_height()

    @Slot()
    def _keep_shares(self) -> None:
        self._is_shared = True

    @Slot()
    def _share_height(self) -> None:
        """The whole timeline where there is room for it, and the forms below; until somebody shares it otherwise."""
        if self._is_shared or not self.isVisible():
            return
        height = self.splitter.height()
        around = sum(widget.sizeHint().height() for widget in (self.chooser, self.worst))
        wanted = self.timeline.sizeHint().height() + around + 3 * self._rows.spacing()
        upper = min(wanted, round(height * MOST_UPPER_SHARE))
        self.splitter.setSizes([upper, height - upper])

    @Slot(object)
    def _show_draft(self, draft: Data) -> None:
        """Show the week of a draft, which need not be the document's."""
        self._around = surroundings_of(draft, self._around)
        coverage = value_at(draft, self._coverage)
        if draft is self._document.draft:
            self.chooser.offer_zones(zone_choices(coverage, self._around))
        view = week_view(coverage, self.chooser.monday, self.chooser.time_zone, self._around, self._coverage)
        self.timeline.show_week(view)
        gaps = gap_sentences(view)
        self.worst.say(gaps[0])
        if draft is self._document.draft:
            self.words.setText("\n".join((*gaps, "", *other_sentences(view))).strip())
            self.table.lead_to(self._coverage)
            self.rules.lead_to(self._coverage if coverage is not None else None)
            self._keep_chosen()

    # --- the shift that is looked at ---

    def _keep_chosen(self) -> None:
        """The same shift and team while they are there, else what the timeline has come to."""
        teams = len(entries_at(self._document.draft, (*self._coverage, TEAMS)))
        before = int(self._team[-1]) if self._team is not None and self._team[:2] == self._coverage else 0
        self._team = (*self._coverage, TEAMS, min(before, teams - 1)) if teams else None
        if self._shift is None or self._shift[:-2] != self._team or value_at(self._document.draft, self._shift) is None:
            self._shift = self._first_shift()
        self._show_chosen()

    def _first_shift(self) -> Path | None:
        """Of the team that is looked at: the one with the focus, or its first."""
        if self._team is None:
            return None
        chosen = self.timeline.chosen
        if chosen is not None and chosen[:-2] == self._team:
            return chosen
        has_any = bool(entries_at(self._document.draft, (*self._team, SHIFTS)))
        return (*self._team, SHIFTS, 0) if has_any else None

    def _show_chosen(self) -> None:
        self.detail.show_shift(self._coverage, self._team, self._shift)
        if self._shift is not None:
            self.timeline.choose(self._shift)
            self.table.choose(self._shift)

    @Slot(object)
    def _choose(self, shift: Path) -> None:
        self._team, self._shift = shift[:-2], shift
        self._show_chosen()

    @Slot(object)
    def _look_at_team(self, team: Path) -> None:
        self._team, self._shift = team, None
        self._shift = self._first_shift()
        self._show_chosen()

    @Slot(object)
    def _edit(self, shift: Path) -> None:
        self._choose(shift)
        self.tabs.setCurrentIndex(0)
        self.detail.shift_form.editor("name").setFocus(Qt.FocusReason.OtherFocusReason)

    # --- ways here ---

    def go_to(self, path: Path) -> None:
        """Show the value at a path, and let it be edited."""
        numbers = dict(zip(path[::2], path[1::2], strict=False))
        index = numbers.get(str(COVERAGES[0]))
        if not isinstance(index, int):
            return
        self._document.choose_coverage(index)
        self.refresh()
        team, shift = numbers.get(TEAMS), numbers.get(SHIFTS)
        if not isinstance(team, int):
            self.tabs.setCurrentIndex(1)
            place = path[3] if len(path) > 3 and isinstance(path[3], int) else None
            self.rules.go_to(str(path[2]) if len(path) > 2 else "name", place)
            return
        self.tabs.setCurrentIndex(0)
        if isinstance(shift, int):
            self._choose(path[:6])
            self.detail.go_to_shift(str(path[6]) if len(path) > 6 else "name")
        else:
            self._look_at_team(path[:4])
            self.detail.go_to_team(str(path[4]) if len(path) > 4 else "name")

    @Slot(bool)
    def _show_table(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.week.setCurrentWidget(self.table if shown else self.timeline)
        for button in (self.narrower, self.wider):
            button.setEnabled(not shown)

    @Slot()
    def _widen(self) -> None:
        self.timeline.zoom_by(ZOOM_STEP)

    @Slot()
    def _narrow(self) -> None:
        self.timeline.zoom_by(1 / ZOOM_STEP)


def _differ(before: Data, after: Data, path: Path) -> bool:
    return value_at(before, path) is not value_at(after, path)


def _scrolled(content: QWidget, name: str) -> QScrollArea:
    """At the top of an area that scrolls; the keys reach what is in it."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.addWidget(content)
    column.addStretch(1)
    area = scrolling(inner, name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _tool(words: str, name: str, sentence: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(name)
    button.setToolTip(sentence)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
