"""Rules panel: what a coverage goes by, whoever is on shift: dispatch, ownership, shift ends, costs."""

from __future__ import annotations

from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from planner.scenario.coverage import Coverage
from planner.scenario.draft import Path
from ui.document import Document
from ui.forms.form import Form
from ui.shifts.flow import Columns
from ui.shifts.premiums import PremiumList

WORK_KEYS = ("name", "dispatch", "ownership", "interrupts", "interrupt_cost")
END_KEYS = ("shift_end", "finish_within", "overtime_factor", "hand_over")


class RulesPanel(QWidget):
    """Led to a coverage."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work_form = Form(document, Coverage, keys=WORK_KEYS)
        self.end_form = Form(document, Coverage, keys=END_KEYS, is_part=True)
        self.premiums = PremiumList(document)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        boxes = (_boxed("Work", self.work_form), _boxed("Shift ends and overtime", self.end_form), self.premiums)
        column.addWidget(Columns(boxes))
        column.addStretch(1)

    def lead_to(self, coverage: Path | None) -> None:
        """Show another coverage's rules."""
        for form in (self.work_form, self.end_form):
            if form.path != coverage:
                form.show_entry(coverage)
        if coverage is not None:
            self.premiums.lead_to(coverage)

    def go_to(self, key: str, index: int | None) -> None:
        """Let a rule be edited."""
        if key == "premiums":
            self.premiums.choose(index or 0)
            self.premiums.list.setFocus()
        for form in (self.work_form, self.end_form):
            if key in form.rows:
                form.editor(key).setFocus()
            elif key in form.tables:
                form.tables[key].setFocus()


def _boxed(title: str, form: Form) -> QGroupBox:
    box = QGroupBox(title)
    QVBoxLayout(box).addWidget(form)
    return box
