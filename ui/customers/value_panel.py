"""Value panel: what the editors of a group's larger values have in common: one key of the group at a path."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.scenario.draft import Data, Path, value_at
from planner.scenario.findings import ScenarioError
from planner.scenario.surplus import parted
from ui import edits
from ui.document import Document
from ui.forms.field_row import WrongLabel
from ui.forms.surplus_keys import SurplusKeys


class ValuePanel(QWidget):
    """Follows the value of `key` in the entry at a path of the draft; what is wrong with it stands at the foot."""

    def __init__(self, document: Document, key: str) -> None:
        super().__init__()
        self.document = document
        self.key = key
        self.path: Path | None = None
        """Where the value stands; None while no entry is shown."""
        self.wrong = WrongLabel()
        self.surplus = SurplusKeys(document)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        document.draft_changed.connect(self._follow)
        document.checked.connect(self._show_errors)

    def show_raw(self, raw: object) -> None:
        """Show a raw value of the draft; None where it is left out."""
        raise NotImplementedError

    def worded(self, errors: Iterable[ScenarioError], _raw: object) -> Iterable[ScenarioError]:
        """What is wrong, in words that fit this value."""
        return errors

    @property
    def raw(self) -> object:
        """What stands in the draft."""
        return None if self.path is None else value_at(self.document.draft, self.path)

    def show_entry(self, path: Path | None) -> None:
        """Show the value of the entry at a path from now on; None: nothing can be edited."""
        self.path = None if path is None else (*path, self.key)
        self.setEnabled(path is not None)
        self.show_raw(self.raw)
        self._show_errors()

    def apply(self, raw: object, *part: str | int) -> None:
        """Make a new value of it; edits of the same part that follow each other are one step."""
        if self.path is not None:
            key = (*self.path, *part) if part else None
            edits.set_values(self.document, values={self.path: raw}, key=key)

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        if self.path is not None and value_at(before, self.path) is not value_at(after, self.path):
            self.show_raw(self.raw)

    @Slot()
    def _show_errors(self) -> None:
        errors = () if self.path is None else self.document.errors_at(self.path)
        surplus, others = parted(self.document.draft, errors)
        self.wrong.show_errors(self.worded(others, self.raw))
        self.surplus.show_errors(surplus)
