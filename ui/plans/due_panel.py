"""Due panel: when the promises to an example ticket are due, under each reading of a business day, as one types."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Slot
from PySide6.QtGui import QFont, QShowEvent
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

from planner.business_time.durations import Reading
from planner.foresight.due_examples import DueExample
from planner.foresight.plan_examples import example_of_plan, groups_of_plan, reading_of_plan
from planner.plans import Severity
from planner.scenario.customers import CustomerGroup
from planner.scenario.draft import Path, table_at, value_at
from planner.scenario.entered import shown
from planner.scenario.field_kinds import FieldKind
from planner.scenario.normal_forms import targets_in_full
from ui.document import Document
from ui.soft_selection import SoftSelection

FRIDAY_BEFORE_EASTER_WEEK = QDateTime(QDate(2026, 3, 27), QTime(15, 30))
HEADINGS = ("Severity", "First response within")
OWN = " (this plan)"
NOT_YET = object()
NO_GROUP = "No customer group has this plan, so there is no example."


class DuePanel(QWidget):
    """Follows a document and the plan that is looked at."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._path: Path | None = None
        self._shown: tuple[object, object, object] = (NOT_YET, NOT_YET, NOT_YET)
        """The path, the plan and the customers that are shown."""
        self._groups: dict[str, CustomerGroup] = {}
        self._examples: dict[int, DueExample] = {}
        self.group = QComboBox()
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(20)
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
        document.checked.connect(self._follow)

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
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Show examples of another plan, or for other customers; once they are seen, if they are not."""
        draft = self._document.draft
        plan = None if self._path is None else value_at(draft, self._path)
        now = (self._path, plan, value_at(draft, ("customers",)))
        if self.isVisible() and any(old is not new for old, new in zip(self._shown, now, strict=True)):
            self._shown = now
            self._show_groups()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._follow()

    def _show_groups(self) -> None:
        """Offer the groups that have the plan; the one looked at stays."""
        name = value_at(self._document.draft, (*self._path, "name")) if self._path is not None else None
        self._groups = groups_of_plan(self._document.draft, name)
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
        own = reading_of_plan(plan)
        due = [f"Due, {reading.value}{OWN if reading is own else ''}" for reading in Reading]
        self.table.setHorizontalHeaderLabels([*HEADINGS, *due])
        for severity in Severity:
            raw = value_at(targets_in_full(plan), (severity.word, "first_response"))
            example = None if group is None else example_of_plan(plan, severity, group, self._arrived())
            if example is not None:
                self._examples[severity] = example
            self._fill(severity, shown(FieldKind.DURATION, raw), example, own)
        self._fit()
        self._explain(max(self.table.currentRow(), 0))

    def _arrived(self) -> datetime:
        at = self.arrived.dateTime()
        return datetime.combine(_date_of(at), time(at.time().hour(), at.time().minute()))

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


def _date_of(moment: QDateTime) -> date:
    day = moment.date()
    return date(day.year(), day.month(), day.day())
