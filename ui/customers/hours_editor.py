"""Hours editor: a group's business hours, a row for each window of the week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from planner.scenario.customers import BusinessHours, office_windows
from planner.scenario.draft import table_at, value_at
from planner.scenario.field_table import fields_by_key
from planner.scenario.field_words import explained
from planner.scenario.findings import ScenarioError
from planner.scenario.hours_in_words import problem_with_hours
from planner.scenario.normal_forms import entries_in_full
from ui.customers.value_panel import ValuePanel
from ui.document import Document
from ui.forms.editor import Editor
from ui.forms.making import editor_for
from ui.forms.tooltips import tooltip_of

LEFT_OUT = "Left out, so they are the usual ones."
FURTHER_DAYS = "Sat"


class WindowRow(QWidget):
    """The editors of one window."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.editors: dict[str, Editor] = {}
        self.remove = QToolButton()
        self.remove.setText("Remove")
        self.remove.setAccessibleName(f"Remove window {number}")
        self.remove.setToolTip("Take this window out of the business hours")
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for key, field in fields_by_key(BusinessHours).items():
            editor = editor_for(key, field)
            assert editor is not None
            title = field.title or key
            editor.name(f"{title} of window {number}")
            editor.setToolTip(tooltip_of(title, explained(key, field)))
            self.editors[key] = editor
            if key == "to":
                row.addWidget(QLabel("to"))
            row.addWidget(editor, 1 if key == "days" else 0)
        row.addWidget(self.remove)


class HoursEditor(ValuePanel):
    """Windows, and a button for one more."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "business_hours")
        self.rows: list[WindowRow] = []
        self.left_out = QLabel(LEFT_OUT)
        self.left_out.setWordWrap(True)
        self.add = QToolButton()
        self.add.setText("Add a window")
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.setToolTip("Add further hours, such as Saturday's")
        self.add.clicked.connect(self._add)
        self._windows = QVBoxLayout()
        self._windows.setSpacing(2)
        below = QHBoxLayout()
        below.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.left_out, 1)
        self.column.addLayout(self._windows)
        self.column.addLayout(below)
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.surplus)

    def worded(self, errors: Iterable[ScenarioError], raw: object) -> Iterable[ScenarioError]:
        """Of a text that should name hours, what is wrong with its words."""
        words = problem_with_hours(raw)
        return [replace(error, problem=words, mend="") for error in errors] if words else errors

    def show_raw(self, raw: object) -> None:
        tables = _windows_of(raw)
        while len(self.rows) < len(tables):
            self._add_row()
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(tables))
        for row, table in zip(self.rows, tables, strict=False):
            for key, editor in row.editors.items():
                editor.show_value(value_at(table, (key,)))
        self.left_out.setVisible(raw is None and self.path is not None)

    def _add_row(self) -> None:
        number = len(self.rows)
        row = WindowRow(number + 1)
        for key, editor in row.editors.items():
            editor.edited.connect(partial(self._edit, number, key))
        row.remove.clicked.connect(partial(self._remove, number))
        self.rows.append(row)
        self._windows.addWidget(row)

    def _edit(self, number: int, key: str, value: object) -> None:
        tables = _windows_of(self.raw)
        kept = {name: held for name, held in table_at(tables[number], ()).items() if name != key}
        tables[number] = kept if value is None else {**kept, key: value}
        self.apply(_in_the_file(tables), number, key)

    @Slot()
    def _add(self) -> None:
        further = {**table_at(_windows_of(None)[0], ()), "days": FURTHER_DAYS}
        self.apply(_in_the_file([*_windows_of(self.raw), further]))

    def _remove(self, number: int) -> None:
        self.apply(_in_the_file([table for index, table in enumerate(_windows_of(self.raw)) if index != number]))


def _windows_of(raw: object) -> list[object]:
    """The windows as tables, the usual ones where none are stated."""
    if raw is None:
        return [window.model_dump(by_alias=True) for window in office_windows()]
    return list(entries_in_full(raw))


def _in_the_file(tables: list[object]) -> object:
    """One window is written as a table, several as a list, and none are left out."""
    return tables[0] if len(tables) == 1 else tables or None
