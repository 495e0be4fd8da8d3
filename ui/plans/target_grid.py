"""Target grid: a plan's promises, a row per severity: first response, updates, and whether they are contractual."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from planner.plans import SEVERITY_MEANINGS, Severity
from planner.scenario.draft import Data, Path, table_at, value_at
from planner.scenario.field_table import fields_by_key
from planner.scenario.field_words import explained
from planner.scenario.normal_forms import targets_in_full
from planner.scenario.plan import Target
from planner.scenario.surplus import parted
from ui import edits
from ui.document import Document
from ui.forms.editor import Editor
from ui.forms.field_row import WrongLabel
from ui.forms.making import editor_for
from ui.forms.surplus_keys import SurplusKeys
from ui.forms.tooltips import tooltip_of

NONE_PROMISED = "none promised"
KEYS = ("first_response", "updates", "contractual")


class TargetGrid(QWidget):
    """Follows the targets of the plan at a path of the draft."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._path: Path | None = None
        self._editors: dict[tuple[Severity, str], Editor] = {}
        self._wrong: dict[Severity, WrongLabel] = {}
        self.wrong = WrongLabel()
        self.surplus = SurplusKeys(document)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        fields = fields_by_key(Target)
        for column, key in enumerate(KEYS, start=1):
            heading = QLabel(fields[key].title or key)
            heading.setToolTip(tooltip_of(heading.text(), explained(key, fields[key])))
            self._grid.addWidget(heading, 0, column)
        for severity in Severity:
            self._add(severity)
        for row, widget in enumerate((self.wrong, self.surplus), start=1 + 2 * len(Severity)):
            self._grid.addWidget(widget, row, 0, 1, 1 + len(KEYS))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        document.draft_changed.connect(self._follow)
        document.checked.connect(self._show_errors)

    def _add(self, severity: Severity) -> None:
        row = 1 + 2 * severity
        word = severity.word.capitalize()
        label = QLabel(word)
        label.setToolTip(SEVERITY_MEANINGS[severity])
        self._grid.addWidget(label, row, 0)
        for column, key in enumerate(KEYS, start=1):
            field = fields_by_key(Target)[key]
            editor = editor_for(key, field)
            assert editor is not None
            editor.name(f"{word}: {field.title}")
            editor.setToolTip(tooltip_of(field.title or key, explained(key, field)))
            editor.edited.connect(partial(self._edit, severity, key))
            if key != "contractual":
                editor.show_left_out(NONE_PROMISED)
            self._editors[severity, key] = editor
            self._grid.addWidget(editor, row, column)
        self._wrong[severity] = WrongLabel()
        self._grid.addWidget(self._wrong[severity], row + 1, 1, 1, len(KEYS))

    def show_entry(self, path: Path | None) -> None:
        """Show the targets of the plan at a path from now on."""
        self._path = path
        self.setEnabled(path is not None)
        shown = self._targets(self._document.draft)
        for (severity, key), editor in self._editors.items():
            editor.show_value(value_at(shown, (severity.word, key)))
        self._show_errors()

    def editor(self, severity: Severity, key: str) -> Editor:
        """The editor of one promise."""
        return self._editors[severity, key]

    def _targets(self, draft: Data) -> Data:
        return {} if self._path is None else targets_in_full(table_at(draft, self._path))

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        old, new = self._targets(before), self._targets(after)
        if old is not new:
            for (severity, key), editor in self._editors.items():
                value = value_at(new, (severity.word, key))
                if value_at(old, (severity.word, key)) is not value:
                    editor.show_value(value)

    @Slot()
    def _show_errors(self) -> None:
        path: Path = () if self._path is None else (*self._path, "targets")
        errors = () if self._path is None else self._document.errors_at(path)
        surplus, others = parted(self._document.draft, errors)
        for severity, label in self._wrong.items():
            of_row = (*path, severity.word)
            label.show_errors(error for error in others if error.path[: len(of_row)] == of_row)
        self.wrong.show_errors(error for error in others if error.path == path)
        self.surplus.show_errors(surplus)

    def _edit(self, severity: Severity, key: str, value: object) -> None:
        """What the plan left to Neptune's published targets is written out when the first of them is changed."""
        if self._path is None:
            return
        path = (*self._path, "targets")
        targets = self._targets(self._document.draft)
        kept = {name: held for name, held in table_at(targets, (severity.word,)).items() if name != key}
        row = kept if value is None else {**kept, key: value}
        if set(row) <= {"contractual"}:
            row = {}  # Nothing is promised, so there is nothing that could be contractual.
        merged = {**targets, severity.word: row}
        changed = {word: merged[word] for word in _in_order(merged) if merged[word]}
        edits.set_values(self._document, values={path: changed or None}, key=(*path, severity.word, key))


def _in_order(targets: Data) -> list[str]:
    """Known severities from the worst on, then whatever else stands there."""
    known = [severity.word for severity in Severity if severity.word in targets]
    return [*known, *(word for word in targets if word not in known)]
