"""Value list editor: several values in one line, with commas between them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.scenario.entered import entered, shown
from planner.scenario.field_kinds import FieldKind
from ui.forms.editor import Editor, Line, decimal_sign

SEPARATOR = ";"
"""Not the comma, which some people write inside numbers."""


class ValueListEditor(Editor):
    """A list of values of one kind."""

    def __init__(self, kind: FieldKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.line = Line()
        self.line.setPlaceholderText(f"values with {SEPARATOR} between")
        self.hold(self.line)
        self.line.textEdited.connect(self._tell)

    def show_value(self, value: object) -> None:
        if value is None or self._values() != value:
            items = value if isinstance(value, list) else [] if value is None else [value]
            self.line.setText(f"{SEPARATOR} ".join(shown(self._kind, item, decimal=decimal_sign()) for item in items))

    def _values(self) -> list[object]:
        parts = [part for part in self.line.text().split(SEPARATOR) if part.strip()]
        return [entered(self._kind, part, decimal=decimal_sign()) for part in parts]

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self._values() or None)
