"""Pickers: what a chart is to show of a study, offered only where the chart asks for it.

They offer what was studied and not what the draft says now. What somebody chose stays chosen when another study of the
same things arrives, as happens again and again while one runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from planner.charts.average_week import AVERAGE_WEEK
from planner.charts.catalogue import Chart, Picture
from planner.charts.coverage_map import COVERAGE_MAP
from planner.demand.promises import TargetRow
from planner.plans import Metric
from planner.scenario.scenario import Scenario
from planner.shift_weeks.zone_choices import zones_of
from ui import terms
from ui.choice import Choice
from ui.coverage_marks import in_order_of_marks, mark_of
from ui.document import Document, Studied, result_named

UTC = "UTC"
ORDINARY_WEEK = "an ordinary one"
IN_LOCAL_TIME = frozenset({AVERAGE_WEEK.key, COVERAGE_MAP.key})
"""Charts of one week on the clocks of one place."""


class Picker(Choice):
    """One of some words."""

    def offer(self, words: Sequence[str]) -> None:
        """Offer these, with the same words chosen as before if they are among them."""
        if list(words) == [self.itemText(row) for row in range(self.count())]:
            return
        chosen = self.currentText()
        self.clear()
        self.addItems(list(words))
        self.setCurrentIndex(self.findText(chosen) if chosen else -1)


class WeekEdit(QDateEdit):
    """A date, or words that stand for none in particular, in which Qt finds no sections to go through and stays."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's name and signature
        if self.text() == self.specialValueText():
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)


class Pickers(QWidget):
    """A row of choices that follows a document; the coverage is the document's own."""

    changed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._coverage = ""
        self.coverage, self.target, self.zone, self.week = Picker(), Picker(), Picker(), WeekEdit()
        self.coverage.setToolTip(terms.COVERAGE)
        self.coverage.setPlaceholderText("not simulated yet")
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
        self._connect()
        self._offer()

    def _connect(self) -> None:
        self._document.studied_changed.connect(self._offer)
        self._document.coverage_chosen.connect(self._follow_coverage)
        self.coverage.activated.connect(self._choose_coverage)
        self.target.activated.connect(self.changed)
        self.zone.activated.connect(self.changed)
        self.week.dateChanged.connect(self.changed)

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

    @property
    def coverage_name(self) -> str:
        """Of the coverage that charts of one coverage are to show; it need not have been studied."""
        return self._coverage

    def picture(self, chart: Chart) -> Picture | None:
        """What the chart is to show now; None without results, or without any of the coverage that it asks for."""
        studied = self._document.studied
        if studied is None or (chart.needs_coverage and result_named(studied.result, self._coverage) is None):
            return None
        return Picture(
            studied.scenario,
            studied.result,
            coverage=self._coverage if chart.needs_coverage else None,
            target=self._chosen_target(studied) if chart.needs_target else None,
            zone=self.zone.currentText() or UTC,
            week=self._chosen_week(),
            order=self._order(studied),
        )

    def _order(self, studied: Studied) -> tuple[str, ...]:
        return in_order_of_marks(self._document.coverage_names, [each.name for each in studied.result.coverages])

    def _chosen_target(self, studied: Studied) -> TargetRow | None:
        targets = _targets_of(studied)
        row = self.target.currentIndex()
        return targets[row] if 0 <= row < len(targets) else None

    def _chosen_week(self) -> date | None:
        if self.week.date() == self.week.minimumDate():
            return None
        chosen = self.week.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    @Slot()
    def _offer(self) -> None:
        """Offer what was studied; at first the target that a manager would ask for, and an ordinary week of UTC."""
        studied = self._document.studied
        if studied is None:
            for choice in (self.coverage, self.target, self.zone):
                choice.clear()
        else:
            self._offer_coverages(studied)
            self.target.offer([_words_of(target) for target in _targets_of(studied)])
            self.zone.offer(zones_of(studied.scenario))
            self._offer_weeks(studied.scenario)
            if self.target.currentIndex() < 0:
                row = Picture(studied.scenario, studied.result).row_of_target
                self.target.setCurrentIndex(-1 if row is None else row)
            if self.zone.currentIndex() < 0:
                self.zone.setCurrentIndex(0)
        self._follow_coverage()

    def _offer_coverages(self, studied: Studied) -> None:
        self.coverage.offer([each.name for each in studied.result.coverages])
        self.show_marks()

    def show_marks(self) -> None:
        """Give each coverage the mark that it has now."""
        studied = self._document.studied
        order = () if studied is None else self._order(studied)
        for row in range(self.coverage.count()):
            self.coverage.setItemIcon(row, mark_of(order.index(self.coverage.itemText(row))))

    def _offer_weeks(self, scenario: Scenario) -> None:
        """The day before the first stands for no week in particular."""
        last, before = scenario.simulation.last_measured, scenario.simulation.start - timedelta(days=1)
        least, most = QDate(before.year, before.month, before.day), QDate(last.year, last.month, last.day)
        if (least, most) != (self.week.minimumDate(), self.week.maximumDate()):
            with QSignalBlocker(self.week):
                self.week.setDateRange(least, most)
                self.week.setDate(least)

    @Slot(int)
    def _choose_coverage(self, row: int) -> None:
        """The document follows; if its draft knows that name no more, only the chart does."""
        self._coverage = self.coverage.itemText(row)
        self._document.choose_coverage_named(self._coverage)
        self.changed.emit()

    @Slot()
    def _follow_coverage(self) -> None:
        self._coverage = self._document.coverage_name
        self.coverage.setCurrentIndex(self.coverage.findText(self._coverage))


def _labelled(row: QHBoxLayout, words: str, editor: QWidget) -> QLabel:
    label = QLabel(f"{words}:")
    label.setBuddy(editor)
    editor.setAccessibleName(words.replace("&", ""))
    row.addWidget(label)
    row.addWidget(editor)
    return label


def _targets_of(studied: Studied) -> list[TargetRow]:
    return [each.target for each in studied.result.coverages[0].targets]


def _words_of(target: TargetRow) -> str:
    """Such as: Extended urgent: response in 2 hours."""
    metric = "response in" if target.metric is Metric.FIRST_RESPONSE else "updates:"
    return f"{target.plan} {target.severity.word}: {metric} {target.words}"
