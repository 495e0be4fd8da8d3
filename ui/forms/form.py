"""Form: a table of the scenario as labelled editors, bound to a path of the draft.

Made from the table of fields: title, tooltip, editor and message of each key come from there. A form shows the draft
and makes edits; it holds nothing itself, so it can be led to another entry of the same kind at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from planner.scenario.draft import Data, Path, value_at
from planner.scenario.field_kinds import FieldKind, kind_of
from planner.scenario.field_table import fields_by_key, table_in
from planner.scenario.field_words import explained, unit_beside
from planner.scenario.fields import Table
from planner.scenario.normal_forms import table_in_full
from planner.scenario.surplus import parted
from ui import edits
from ui.document import Document
from ui.forms.editor import Editor
from ui.forms.field_row import FieldRow, WrongLabel
from ui.forms.making import editor_for
from ui.forms.optional_table import OptionalTable
from ui.forms.selections import SelectionEditor
from ui.forms.surplus_keys import SurplusKeys

Names = Callable[[Data], Sequence[str]]
"""The names that a field may take, read off the draft."""


class Form(QWidget):
    """The fields of one table, or those `keys` of it, in that order.

    `names`: fields that take a name of something else in the scenario, and where the names are found.
    `is_part`: another form of the same table says what concerns the whole of it.
    """

    def __init__(
        self,
        document: Document,
        table: type[Table],
        *,
        keys: Sequence[str] | None = None,
        names: Mapping[str, Names] | None = None,
        is_part: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._table = table
        self._known = fields_by_key(table)
        self._names = dict(names or {})
        self._is_part = is_part
        self._path: Path | None = None
        self.rows: dict[str, FieldRow] = {}
        self.tables: dict[str, OptionalTable] = {}
        self.wrong = WrongLabel()
        self.surplus = SurplusKeys(document)
        self._fields = QFormLayout()
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wrong)
        column.addWidget(self.surplus)
        column.addLayout(self._fields)
        for key in self._known if keys is None else keys:
            self._add(key)
        document.draft_changed.connect(self._follow)
        document.checked.connect(self._show_errors)

    def _add(self, key: str) -> None:
        field = self._known[key]
        inner = table_in(field.annotation)
        if kind_of(field) is FieldKind.TABLE and inner is not None:
            form = Form(self._document, inner)
            self.tables[key] = OptionalTable(self._document, key, field, form, form.show_entry)
            self._fields.addRow(self.tables[key])
            return
        editor = editor_for(key, field, is_named=key in self._names)
        if editor is not None:
            row = FieldRow(field.title or key, editor, explained(key, field))
            editor.edited.connect(partial(self._edit, key))
            self.rows[key] = row
            self._fields.addRow(row.label, row)

    def add_row(self, title: str, widget: QWidget) -> None:
        """A row for what has an editor of its own."""
        self._fields.addRow(title, widget)

    def editor(self, key: str) -> Editor:
        """The editor of a key."""
        return self.rows[key].editor

    @property
    def path(self) -> Path | None:
        """Where in the draft the table is that is shown; None for none."""
        return self._path

    def show_entry(self, path: Path | None) -> None:
        """Show the table at a path of the draft from now on; None: nothing can be edited."""
        self._path = path
        self.setEnabled(path is not None)
        self._show_all()
        for key, table in self.tables.items():
            table.show_at(None if path is None else (*path, key))
        self._show_errors()

    def _table_in(self, draft: Data) -> Data:
        return {} if self._path is None else table_in_full(self._table, value_at(draft, self._path))

    def _show_all(self) -> None:
        shown = self._table_in(self._document.draft)
        self._offer()
        for key, row in self.rows.items():
            row.editor.show_value(shown.get(key))

    def _offer(self) -> None:
        for key, row in self.rows.items():
            unit = unit_beside(self._known[key], self._currency())
            row.show_unit("" if unit == row.label.text().lower() else unit)
            if key in self._names:
                row.editor.offer(self._names[key](self._document.draft))
            elif isinstance(row.editor, SelectionEditor):
                row.editor.offer(names_in(self._document.draft, ("plans",)))

    def _currency(self) -> str:
        currency = value_at(self._document.draft, ("currency",))
        return currency if isinstance(currency, str) else "EUR"

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        """Show what has changed, and leave alone what has not."""
        if self._path is None:
            return
        old, new = self._table_in(before), self._table_in(after)
        self._offer()
        for key, row in self.rows.items():
            if old.get(key) is not new.get(key):
                row.editor.show_value(new.get(key))

    @Slot()
    def _show_errors(self) -> None:
        """Beside its field what concerns one, above them what concerns the whole."""
        if self._path is None:
            self.wrong.hide()
            self.surplus.hide()
            return
        at = len(self._path)
        surplus, errors = parted(self._document.draft, self._document.errors_at(self._path))
        for key, row in self.rows.items():
            row.show_errors(tuple(error for error in errors if error.path[at : at + 1] == (key,)))
        self.wrong.show_errors(error for error in errors if len(error.path) == at and not self._is_part)
        self.surplus.show_errors([error for error in surplus if self._shows(error.path[at : at + 1])])

    def _shows(self, key: Path) -> bool:
        """Whether what is surplus under a key is shown here: in a value that is edited here, or beside all values."""
        return (bool(key) and key[0] in self.rows) or not (self._is_part or (key and key[0] in self._known))

    def _edit(self, key: str, value: object) -> None:
        if self._path is None:
            return
        raw = value_at(self._document.draft, self._path)
        shown = self._table_in(self._document.draft)
        if key == "name" and self._path and isinstance(self._path[-1], int):
            edits.rename(self._document, path=self._path, name=None if value is None else str(value))
        elif shown and shown is not raw:
            # The short way of writing the table gives way to the long one.
            kept = {name: held for name, held in shown.items() if name != key}
            edits.set_value(self._document, path=self._path, value=kept if value is None else {**kept, key: value})
        else:
            edits.set_value(self._document, path=(*self._path, key), value=value)


def names_in(draft: Data, path: Path) -> tuple[str, ...]:
    """The names that the entries of a list give themselves."""
    entries = value_at(draft, path)
    names = [value_at(entry, ("name",)) for entry in entries] if isinstance(entries, list) else []
    return tuple(name for name in names if isinstance(name, str))
