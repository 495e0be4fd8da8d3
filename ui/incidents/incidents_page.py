"""Incidents page: bursts of tickets, how often, how large and whom they hit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.scenario.customers import Incident
from planner.scenario.draft import Data, Path
from planner.scenario.new_entries import new_incident
from ui.document import Document
from ui.forms.entry_list import EntryList
from ui.forms.form import Form, names_in
from ui.scenario_page import ScenarioPage
from ui.scrolling import scrolling

INCIDENTS: Path = ("incidents",)
NO_INCIDENTS = (
    "There are no incidents: tickets come by ordinary demand alone. Add one to see what an outage, say, does to the "
    "month: how often it happens, how many tickets it brings, and within which time."
)

LIST_SHARE = 2
"""In tenths of the page's width."""


class IncidentsPage(ScenarioPage):
    """Follows a document."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryList(document, INCIDENTS, "incident", new_incident)
        self.form = Form(document, Incident, names={"customers": _groups})
        self.empty = QLabel(NO_INCIDENTS)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addWidget(self.form)
        column.addStretch(1)
        self.detail = QStackedWidget()
        self.detail.addWidget(self.empty)
        self.detail.addWidget(scrolling(inner, "The chosen incident"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.entries)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LIST_SHARE, 10 - LIST_SHARE])
        splitter.setChildrenCollapsible(False)
        QVBoxLayout(self).addWidget(splitter)
        self.entries.entry_chosen.connect(self._show_entry)
        self._show_entry()

    def go_to(self, path: Path) -> None:
        """Show the incident at a path, and the value in it."""
        if len(path) > 1 and isinstance(path[1], int):
            self.entries.choose(path[1])
        key = str(path[2]) if len(path) > 2 else "name"
        if key in self.form.rows:
            self.form.editor(key).setFocus()

    @Slot()
    def _show_entry(self) -> None:
        path = self.entries.entry_path
        self.detail.setCurrentIndex(0 if path is None else 1)
        if path != self.form.path or path is None:
            self.form.show_entry(path)


def _groups(draft: Data) -> tuple[str, ...]:
    return names_in(draft, ("customers",))
