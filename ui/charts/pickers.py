"""Pickers: what a chart is to show of a study, offered only where the chart asks for it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from planner.attainment.results import StudyResult
from planner.charts.average_week import AVERAGE_WEEK
from planner.charts.catalogue import Chart, Picture
from planner.charts.coverage_map import COVERAGE_MAP
from planner.demand.promises import TargetRow, target_rows
from planner.plans import Metric
from planner.scenario.scenario import Scenario
from ui import terms
from ui.coverage_marks import mark_of
from ui.document import Document

UTC = "UTC"
ORDINARY_WEEK = "an ordinary one"
LEAST_LETTERS = 14
IN_LOCAL_TIME = frozenset({AVERAGE_WEEK.key, COVERAGE_MAP.key})
"""Charts of one week on the clocks of one place."""


class Choice(QComboBox):
    """As wide as its longest words where there is room; a long name must not keep the window from being narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST_LETTERS * self.fontMetrics().averageCharWidth()), hint.height())


class Pickers(QWidget):
    """A row of choices that follows a document; the coverage is the document's own."""

    changed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.coverage, self.target, self.zone, self.week = Choice(), Choice(), Choice(), QDateEdit()
        self.coverage.setToolTip(terms.COVERAGE)
        self.target.setPlaceholderText("the one missed most")
        self.week.setCalendarPopup(True)
        self.week.setDisplayFormat("d MMM yyyy")
        self.week.setSpecialValueText(ORDINARY_WEEK)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._labels: dict[QWidget, QLabel] = {
            editor: _labelled(row, words, editor)
            for words, editor in (
                ("&Coverage", self.coverage),
                ("&Target", self.target),
                ("Times &in", self.zone),
                ("&Week of", self.week),
            )
        }
        row.addStretch(1)
        document.scenario_changed.connect(self._offer_scenario)
        document.study_changed.connect(self._choose_target)
        document.coverage_chosen.connect(self._show_coverage)
        self.coverage.activated.connect(document.choose_coverage)
        self.target.activated.connect(self.changed)
        self.zone.activated.connect(self.changed)
        self.week.dateChanged.connect(self.changed)
        self._offer_scenario()
        self._choose_target()

    def show_for(self, chart: Chart) -> None:
        """Show what this chart asks for, and hide the rest."""
        local = chart.key in IN_LOCAL_TIME
        asked: dict[QComboBox | QDateEdit, bool] = {
            self.coverage: chart.needs_coverage,
            self.target: chart.needs_target,
            self.zone: local,
            self.week: local,
        }
        for editor, is_asked in asked.items():
            editor.setVisible(is_asked)
            self._labels[editor].setVisible(is_asked)

    def picture(self, chart: Chart) -> Picture | None:
        """What the chart is to show now; None without results."""
        scenario, study = self._document.scenario, self._document.study
        if scenario is None or study is None:
            return None
        coverage = study.coverages[self._document.coverage_index]
        return Picture(
            scenario,
            study,
            coverage=coverage.name if chart.needs_coverage else None,
            target=_row_of(study, self.target.currentIndex()) if chart.needs_target else None,
            zone=self.zone.currentText() or UTC,
            week=self._chosen_week(),
        )

    def _chosen_week(self) -> date | None:
        if self.week.date() == self.week.minimumDate():
            return None
        chosen = self.week.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    @Slot()
    def _offer_scenario(self) -> None:
        scenario = self._document.scenario
        self.coverage.clear()
        self.target.clear()
        self.zone.clear()
        if scenario is None:
            return
        for index, coverage in enumerate(scenario.coverage):
            self.coverage.addItem(mark_of(index), coverage.name)
        self.target.addItems([_words_of(target) for target in target_rows(scenario)])
        self.target.setCurrentIndex(-1)
        self.zone.addItems(zones_of(scenario))
        first = scenario.simulation.start
        self._offer_weeks(first, first + timedelta(weeks=scenario.simulation.weeks, days=-1))
        self._show_coverage()

    def _offer_weeks(self, first: date, last: date) -> None:
        """The day before the first stands for no week in particular."""
        self.week.blockSignals(True)
        before = first - timedelta(days=1)
        self.week.setDateRange(QDate(before.year, before.month, before.day), QDate(last.year, last.month, last.day))
        self.week.setDate(self.week.minimumDate())
        self.week.blockSignals(False)

    @Slot()
    def _choose_target(self) -> None:
        """The first time, what a manager would ask for; what was looked at before stays chosen."""
        scenario, study = self._document.scenario, self._document.study
        if scenario is not None and study is not None and self.target.currentIndex() < 0:
            row = Picture(scenario, study).row_of_target
            self.target.setCurrentIndex(-1 if row is None else row)

    @Slot()
    def _show_coverage(self) -> None:
        self.coverage.setCurrentIndex(self._document.coverage_index)


def zones_of(scenario: Scenario) -> tuple[str, ...]:
    """UTC, then the time zones of teams and of customers, each once."""
    teams = [team.time_zone for coverage in scenario.coverage for team in coverage.teams]
    customers = [group.time_zone for group in scenario.customers]
    return tuple(dict.fromkeys([UTC, *map(str, teams), *map(str, customers)]))


def _labelled(row: QHBoxLayout, words: str, editor: QWidget) -> QLabel:
    label = QLabel(f"{words}:")
    label.setBuddy(editor)
    editor.setAccessibleName(words.replace("&", ""))
    row.addWidget(label)
    row.addWidget(editor)
    return label


def _row_of(study: StudyResult, row: int) -> TargetRow | None:
    targets = study.coverages[0].targets
    return targets[row].target if 0 <= row < len(targets) else None


def _words_of(target: TargetRow) -> str:
    """Such as: Extended urgent: response in 2 hours."""
    metric = "response in" if target.metric is Metric.FIRST_RESPONSE else "updates:"
    return f"{target.plan} {target.severity.word}: {metric} {target.words}"
