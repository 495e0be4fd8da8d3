"""Due panel: when the promises to an example ticket are due, under each reading of a business day, as one types."""

from __future__ import annotations

from datetime import date, datetime, time

from pydantic import ValidationError
from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.business_time.durations import Duration, DurationError, Reading, parse_duration
from planner.foresight.due_examples import DueExample, due_example
from planner.plans import Severity
from planner.scenario.customers import CustomerGroup
from planner.scenario.draft import Path, entries_at, table_at, value_at
from planner.scenario.entered import shown
from planner.scenario.field_kinds import FieldKind
from planner.scenario.normal_forms import targets_in_full
from ui.document import Document
from ui.soft_selection import SoftSelection

FRIDAY_BEFORE_EASTER_WEEK = QDateTime(QDate(2026, 3, 27), QTime(15, 30))
HEADINGS = ("Severity", "First response within")
OWN = " (this plan)"
NO_GROUP = "No customer group has this plan, so there is no example."


class DuePanel(QWidget):
    """Follows a document and the plan that is looked at."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._path: Path | None = None
        self._groups: dict[str, CustomerGroup] = {}
        self._examples: dict[int, DueExample] = {}
        self.group = QComboBox()
        self.group.setAccessibleName("Customer group of the example ticket")
        self.arrived = QDateTimeEdit(FRIDAY_BEFORE_EASTER_WEEK)
        self.arrived.setDisplayFormat("ddd d MMM yyyy HH:mm")
        self.arrived.setCalendarPopup(True)
        self.arrived.setAccessibleName("Local time at which the example ticket arrives")
        self.table = self._make_table()
        self.counted = QLabel()
        self.counted.setTextFormat(Qt.TextFormat.PlainText)
        self.counted.setWordWrap(True)
        self.counted.setAccessibleName("How the chosen target was counted")
        self.counted.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self.group.activated.connect(self._show)
        self.arrived.dateTimeChanged.connect(self._show)
        self.table.currentCellChanged.connect(self._explain)
        document.checked.connect(self._show_groups)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(Severity), len(HEADINGS) + len(Reading))
        table.setAccessibleName("When the example ticket's first response is due")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setItemDelegate(SoftSelection(table))
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return table

    def _lay_out(self) -> None:
        chosen = QHBoxLayout()
        for words, editor in (("A ticket of", self.group), ("that arrives", self.arrived)):
            label = QLabel(words)
            label.setBuddy(editor)
            chosen.addWidget(label)
            chosen.addWidget(editor)
        chosen.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(chosen)
        column.addWidget(self.table)
        column.addWidget(self.counted)

    def show_entry(self, path: Path | None) -> None:
        """Show examples of the plan at a path from now on."""
        self._path = path
        self._show_groups()

    @Slot()
    def _show_groups(self) -> None:
        """Offer the groups that have the plan; the one looked at stays."""
        name = value_at(self._document.draft, (*self._path, "name")) if self._path is not None else None
        self._groups = {}
        for entry in entries_at(self._document.draft, ("customers",)):
            if table_at(entry, ()).get("plan") == name and (group := _group_of(entry)) is not None:
                self._groups[group.name] = group
        before = self.group.currentText()
        self.group.clear()
        self.group.addItems(list(self._groups))
        self.group.setCurrentIndex(max(0, self.group.findText(before)) if self._groups else -1)
        self._show()

    @Slot()
    def _show(self) -> None:
        plan = table_at(self._document.draft, self._path) if self._path is not None else {}
        group = self._groups.get(self.group.currentText())
        self._examples = {}
        own = _reading_of(plan.get("business_days"))
        due = [f"Due, {reading.value}{OWN if reading is own else ''}" for reading in Reading]
        self.table.setHorizontalHeaderLabels([*HEADINGS, *due])
        for severity in Severity:
            raw = value_at(targets_in_full(plan), (severity.word, "first_response"))
            example = None if group is None else self._example(raw, group, own, plan)
            if example is not None:
                self._examples[severity] = example
            self._fill(severity, shown(FieldKind.DURATION, raw), example, own)
        self._fit()
        self._explain(max(self.table.currentRow(), 0))

    def _example(self, raw: object, group: CustomerGroup, own: Reading, plan: object) -> DueExample | None:
        duration = _duration_of(raw)
        if duration is None:
            return None
        observes = table_at(plan, ()).get("observe_holidays") is not False
        arrived = self.arrived.dateTime()
        at = datetime.combine(_date_of(arrived), time(arrived.time().hour(), arrived.time().minute()))
        return due_example(duration, group, at, own, observe_holidays=observes)

    def _fill(self, severity: Severity, promise: str, example: DueExample | None, own: Reading) -> None:
        due = ["" if example is None else example.readings[reading] for reading in Reading]
        for column, words in enumerate((severity.word.capitalize(), promise, *due)):
            item = self.table.item(severity, column)
            if item is None:
                item = QTableWidgetItem()
                self.table.setItem(severity, column, item)
            item.setText(words)
            font = QFont(self.table.font())
            font.setBold(column == 2 + list(Reading).index(own))
            item.setFont(font)

    def _fit(self) -> None:
        """As high as its rows."""
        rows = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        self.table.setFixedHeight(
            rows + self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        )

    @Slot(int)
    def _explain(self, row: int) -> None:
        example = self._examples.get(row)
        if not self._groups:
            self.counted.setText(NO_GROUP)
        else:
            self.counted.setText("" if example is None else "\n".join(example.explanation))


def _reading_of(raw: object) -> Reading:
    return next((each for each in Reading if each.value == raw), Reading.END_OF_DAY)


def _group_of(entry: object) -> CustomerGroup | None:
    try:
        return CustomerGroup.model_validate(entry)
    except ValidationError:
        return None


def _duration_of(raw: object) -> Duration | None:
    try:
        return parse_duration(raw) if isinstance(raw, str) else None
    except DurationError:
        return None


def _date_of(moment: QDateTime) -> date:
    day = moment.date()
    return date(day.year(), day.month(), day.day())
