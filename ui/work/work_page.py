"""Work page: what a ticket takes, by severity, and where a plan's tickets differ from the others."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from planner.plans import SEVERITY_MEANINGS, SEVERITY_OF_WORD, Severity
from planner.scenario.draft import Path, table_at
from planner.scenario.surplus import parted
from planner.scenario.work import WorkOverride
from ui.document import Document
from ui.forms.field_row import WrongLabel
from ui.forms.form import Form, names_in
from ui.forms.surplus_keys import SurplusKeys
from ui.scenario_page import ScenarioPage
from ui.scrolling import scrolling

WORK: Path = ("work",)
PLANS = "plans"
EVERY_PLAN = "every plan"
BUILT_IN = (
    "What is left out of first response, touches, touch and update has built-in values; everything else left out does "
    "not happen."
)
OF_A_PLAN = "What is left out here is as for every plan."


class WorkPage(ScenarioPage):
    """Follows a document."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.severities = QTabBar()
        self.severities.setAccessibleName("Severity")
        for severity in Severity:
            index = self.severities.addTab(severity.word.capitalize())
            self.severities.setTabToolTip(index, SEVERITY_MEANINGS[severity])
        self.plan = QComboBox()
        self.plan.setAccessibleName("For tickets of")
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(20)
        self.note = QLabel(BUILT_IN)
        self.note.setWordWrap(True)
        self.wrong = WrongLabel()
        self.surplus = SurplusKeys(document)
        self.form = Form(document, WorkOverride)
        self._lay_out()
        self.severities.currentChanged.connect(self._show_entry)
        self.plan.activated.connect(self._show_entry)
        document.checked.connect(self._offer_plans)
        document.checked.connect(self._show_errors)
        self._offer_plans()
        self._show_entry()
        self._show_errors()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.severities)
        label = QLabel("For &tickets of")
        label.setBuddy(self.plan)
        top.addWidget(label)
        top.addWidget(self.plan)
        top.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addWidget(self.form)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(self.note)
        whole.addWidget(self.wrong)
        whole.addWidget(self.surplus)
        whole.addWidget(scrolling(inner, "What such a ticket takes"), 1)

    def go_to(self, path: Path) -> None:
        """Show the severity, and the plan, of a path, and the value in it."""
        severity = SEVERITY_OF_WORD.get(str(path[1])) if len(path) > 1 else None
        if severity is not None:
            self.severities.setCurrentIndex(severity)
        rest = path[2:]
        of_plan = len(rest) > 1 and rest[0] == "plans"
        self.plan.setCurrentIndex(max(0, self.plan.findText(str(rest[1]))) if of_plan else 0)
        self._show_entry()
        key = str(rest[2 if of_plan else 0]) if len(rest) > (2 if of_plan else 0) else ""
        if key in self.form.rows:
            self.form.editor(key).setFocus()

    @Slot()
    def _offer_plans(self) -> None:
        """The plans there are, and those that only the work names; what differs for one is marked."""
        draft = self._document.draft
        named = {str(name) for severity in Severity for name in table_at(draft, ("work", severity.word, "plans"))}
        names = [*names_in(draft, ("plans",)), *sorted(named - set(names_in(draft, ("plans",))))]
        offered = [EVERY_PLAN, *names]
        if [self.plan.itemText(index) for index in range(self.plan.count())] != offered:
            chosen = self.plan.currentText()
            self.plan.clear()
            self.plan.addItems(offered)
            self.plan.setCurrentIndex(max(0, self.plan.findText(chosen)))
            self._show_entry()

    @Slot()
    def _show_errors(self) -> None:
        """What no form shows: severities that there are not, and what is there in place of a table."""
        surplus, others = parted(self._document.draft, self._document.errors_at(WORK))
        self.surplus.show_errors([error for error in surplus if len(error.path) == 2])
        self.wrong.show_errors(error for error in others if error.path == WORK or error.path[2:] == (PLANS,))

    @Slot()
    def _show_entry(self) -> None:
        severity = Severity(self.severities.currentIndex()).word
        of_plan = self.plan.currentIndex() > 0
        self.note.setText(OF_A_PLAN if of_plan else BUILT_IN)
        path: Path = ("work", severity)
        path = (*path, "plans", self.plan.currentText()) if of_plan else path
        if path != self.form.path:
            self.form.show_entry(path)
