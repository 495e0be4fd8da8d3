"""Optional table: a table that a scenario may leave out, as a box that is ticked where it is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from pydantic.fields import FieldInfo
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGroupBox, QStyleOptionGroupBox, QVBoxLayout, QWidget

from planner.scenario.draft import Data, Path, value_at
from planner.scenario.field_words import explained
from ui import edits
from ui.document import Document
from ui.forms.tooltips import tooltip_of
from ui.palette import show_edge_of_tick

PADDING = 4
UNLIMITED = 16_777_215
"""Qt's own word for any height."""


class OptionalTable(QGroupBox):
    """Ticking it puts the field's example into the draft; clearing it takes the table out."""

    def __init__(
        self, document: Document, key: str, field: FieldInfo, inner: QWidget, show_inner: Callable[[Path | None], None]
    ) -> None:
        super().__init__(field.title or key)
        self._document = document
        self._example = _as_raw(field.examples[0]) if field.examples else {}
        self._path: Path | None = None
        self._show_inner = show_inner
        self.setCheckable(not field.is_required() and bool(self._example))
        self.setAccessibleName(field.title or key)
        self.setToolTip(tooltip_of(field.title or key, explained(key, field)))
        self._inner = inner
        QVBoxLayout(self).addWidget(inner)
        self.clicked.connect(self._toggle)
        document.draft_changed.connect(self._follow)

    def initStyleOption(self, option: QStyleOptionGroupBox) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option)
        show_edge_of_tick(option.palette)

    def show_at(self, path: Path | None) -> None:
        """Show the table at a path of the draft, whether or not it is there."""
        self._path = path
        self._show_inner(path)
        self._show_presence()

    def _show_presence(self) -> None:
        if self.isCheckable():
            is_there = self._path is not None and value_at(self._document.draft, self._path) is not None
            self.setChecked(is_there)
            self._inner.setVisible(is_there)
            self.setFlat(not is_there)
            self.setMaximumHeight(UNLIMITED if is_there else self.fontMetrics().height() + 2 * PADDING)

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        if self._path is not None and value_at(before, self._path) is not value_at(after, self._path):
            self._show_presence()

    @Slot(bool)
    def _toggle(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        if self._path is not None:
            edits.set_value(self._document, path=self._path, value=self._example if checked else None)


def _as_raw(example: object) -> object:
    """An example as TOML gives it: its times of day are times, not texts."""
    if isinstance(example, dict):
        return {key: _as_raw(value) for key, value in example.items()}
    if isinstance(example, str) and len(example) == 8 and example[2] == example[5] == ":":
        return dt.time.fromisoformat(example)
    return example
