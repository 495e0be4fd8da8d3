"""Plans page: every plan with its targets, its reading of business days and an example of when they are due."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGroupBox, QSplitter, QVBoxLayout, QWidget

from planner.plans import SEVERITY_OF_WORD
from planner.scenario.draft import Path
from planner.scenario.new_entries import new_plan
from planner.scenario.plan import Plan
from ui.document import Document
from ui.forms.entry_list import EntryList
from ui.forms.form import Form
from ui.plans.due_panel import DuePanel
from ui.plans.target_grid import TargetGrid
from ui.scenario_page import ScenarioPage
from ui.scrolling import scrolling

PLANS: Path = ("plans",)
KEYS = ("name", "goal", "rank", "business_days", "ongoing_within", "updates_pause", "observe_holidays", "guidance")

LIST_SHARE = 2
"""In tenths of the page's width."""


class PlansPage(ScenarioPage):
    """Follows a document."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryList(document, PLANS, "plan", new_plan)
        self.form = Form(document, Plan, keys=KEYS)
        self.targets = TargetGrid(document)
        self.due = DuePanel(document)
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.addWidget(self.form)
        column.addWidget(_boxed("Targets", self.targets))
        column.addWidget(_boxed("When is it due? An example", self.due))
        column.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.entries)
        splitter.addWidget(scrolling(detail, "The chosen plan"))
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LIST_SHARE, 10 - LIST_SHARE])
        splitter.setChildrenCollapsible(False)
        QVBoxLayout(self).addWidget(splitter)
        self.entries.entry_chosen.connect(self._show_entry)
        self._show_entry()

    def go_to(self, path: Path) -> None:
        """Show the plan at a path, and the value in it."""
        if len(path) > 1 and isinstance(path[1], int):
            self.entries.choose(path[1])
        key = str(path[2]) if len(path) > 2 else "name"
        severity = SEVERITY_OF_WORD.get(str(path[3])) if key == "targets" and len(path) > 3 else None
        if severity is not None:
            self.targets.editor(severity, "updates" if path[-1] == "updates" else "first_response").setFocus()
        elif key in self.form.rows:
            self.form.editor(key).setFocus()

    @Slot()
    def _show_entry(self) -> None:
        path = self.entries.entry_path
        if path != self.form.path or path is None:
            self.form.show_entry(path)
            self.targets.show_entry(path)
            self.due.show_entry(path)


def _boxed(title: str, content: QWidget) -> QGroupBox:
    box = QGroupBox(title)
    QVBoxLayout(box).addWidget(content)
    return box
