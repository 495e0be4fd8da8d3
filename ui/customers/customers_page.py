"""Customers page: who sends tickets, as a table, and below it when in the week and everything else of one group."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from planner.reporting.demand_words import demand_in_words
from planner.scenario.draft import Data, Path
from planner.scenario.group_columns import GROUP_TABLE
from ui.customers.arrival_map import ArrivalMap
from ui.customers.cell_actions import CellActions
from ui.customers.cell_line import CellLine
from ui.customers.entry_view import EntryView
from ui.customers.group_details import PROFILE, GroupDetails, group_form
from ui.customers.profile_list import ProfileList
from ui.customers.row_actions import RowActions
from ui.customers.table_actions import buttons_for
from ui.document import Document
from ui.forms.field_row import WRONG, WrongLabel
from ui.scenario_page import ScenarioPage

ARRIVALS, DETAILS, PROFILES = range(3)
TITLES = ("Arrivals by hour of the week", "Details", "Profiles")
SENTENCE_SIZE = 1.15
PARTS = [450, 550]
"""Of the table and of what is below it, at first."""


class CustomersPage(ScenarioPage):
    """Follows a document."""

    told = Signal(str)
    """What became of what was pasted, where there is something to say."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._wants_fit = True
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setMinimumWidth(1)  # A long name in it is no reason for a wide window.
        self.sentence.setAccessibleName("What the customers send")
        self.wrong = WrongLabel()
        self.table = EntryView(document, GROUP_TABLE)
        self.rows = RowActions(document, GROUP_TABLE, self.table)
        self.cells = CellActions(document, GROUP_TABLE, self.rows)
        self.line = CellLine(self.table)
        self.map = ArrivalMap(document)
        self.profile = group_form(document, (PROFILE,))
        self.details = GroupDetails(document)
        self.profiles = ProfileList(document)
        self._lay_out()
        self._connect()
        self._show_sentence()
        self._show_checked()
        self._look_at_one()

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("About the customer group that is looked at")
        self.tabs.tabBar().setAccessibleName("Arrivals, details and profiles")
        self.map.begin_with(self.profile, self.profile.editor(PROFILE))
        for page, title in zip((self.map, self.details, self.profiles), TITLES, strict=True):
            self.tabs.addTab(_with_margins(page), title)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in buttons_for((*self.rows.shown, self.cells.paste_below), GROUP_TABLE.noun):
            buttons.addWidget(button)
        buttons.addStretch(1)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.addLayout(buttons)
        above.addWidget(self.table, 1)
        above.addWidget(self.line)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self.tabs)
        self.splitter.setSizes(PARTS)
        self.splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.addWidget(self.sentence)
        whole.addWidget(self.wrong)
        whole.addWidget(self.splitter, 1)
        self._enlarge_sentence()

    def _connect(self) -> None:
        self.cells.told.connect(self.told)
        self.map.told.connect(self.told)
        self.profiles.map.told.connect(self.told)
        self.table.selectionModel().currentChanged.connect(self._show_group)
        self._document.source_changed.connect(self._fit_next)
        self._document.draft_changed.connect(self._follow)
        self._document.checked.connect(self._show_checked)

    def go_to(self, path: Path) -> None:
        """Show the group or the profile at a path, and the value in it."""
        index = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
        if path[:1] == ("profiles",):
            self.tabs.setCurrentIndex(PROFILES)
            self.profiles.choose(index)
            self.profiles.map.grid.setFocus()
        elif index < self.table.entries.rowCount():
            self._go_to_group(index, path[2:])

    def _go_to_group(self, row: int, steps: Path) -> None:
        self.table.choose_cell(row, GROUP_TABLE.columns_at(steps)[0])
        if steps and not any(column.key == steps[0] for column in GROUP_TABLE.columns):
            self.tabs.setCurrentIndex(DETAILS)
            self.details.go_to(steps)
        else:
            self.table.setFocus()

    # --- following ---

    @Slot()
    def _fit_next(self) -> None:
        """Another file, or this one under another name: its columns are to be as wide as what is in them."""
        self._wants_fit = True

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        """Keep to the row that is looked at, wherever an edit has taken it."""
        self._look_at_one()
        if any(before.get(key) is not after.get(key) for key in ("customers", "incidents")):
            self._show_sentence()

    def _look_at_one(self) -> None:
        """The first group, where none is looked at and there are some."""
        if self.table.entries.rowCount() and not self.table.currentIndex().isValid():
            self.table.choose_cell(0, 0)
        self._show_group()

    def _show_sentence(self) -> None:
        self.sentence.setText(demand_in_words(self._document.draft))

    @Slot()
    def _show_checked(self) -> None:
        self._mark_tabs()
        errors = self._document.errors_at(GROUP_TABLE.path)
        self.wrong.show_errors(error for error in errors if error.path == GROUP_TABLE.path)
        if self._wants_fit and self.table.entries.rowCount():
            self._wants_fit = False
            self.table.fit_columns()

    @Slot(QModelIndex, QModelIndex)
    def _show_group(self, _current: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        row = self.table.currentIndex().row()
        path = ("customers", row) if row >= 0 else None
        if path != self.details.form.path:
            self.details.show_entry(path)
            self.profile.show_entry(path)
            self.map.show_group(row if row >= 0 else None)
            self._mark_tabs()

    def _mark_tabs(self) -> None:
        """Mark what holds a wrong value that the table does not show."""
        path = self.details.form.path
        errors = () if path is None else self._document.errors_at(path)
        is_wrong = any(not GROUP_TABLE.owns(error.path[2:]) for error in errors)
        self._mark_tab(DETAILS, is_wrong=is_wrong)
        self._mark_tab(PROFILES, is_wrong=bool(self._document.errors_at(("profiles",))))

    def _mark_tab(self, tab: int, *, is_wrong: bool) -> None:
        self.tabs.setTabText(tab, f"{WRONG} {TITLES[tab]}" if is_wrong else TITLES[tab])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._enlarge_sentence()
            self.table.fit_rows()
            self.table.fit_columns()

    def _enlarge_sentence(self) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * SENTENCE_SIZE)
        self.sentence.setFont(font)


def _with_margins(content: QWidget) -> QWidget:
    page = QWidget()
    QVBoxLayout(page).addWidget(content)
    return page
