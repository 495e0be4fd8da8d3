"""Goal editor: a share of which 0.95 is more likely meant than 0.95%, so that a bare 0.95 is asked about.

Separate from the editor of other shares, where less than one percent is nothing unusual.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.scenario.field_kinds import FieldKind
from planner.scenario.problems import sign_wanted
from ui.forms.editor import LineEditor, decimal_sign


class GoalEditor(LineEditor):
    """A share in percent; what may be meant either way stays the text it is, about which the checks ask."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FieldKind.SHARE, parent)

    def value(self) -> object:
        text = self.line.text()
        return text.strip() if sign_wanted(text, decimal=decimal_sign()) else super().value()
