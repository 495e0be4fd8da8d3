"""Premiums: the hours that cost more in a coverage, chosen in words and edited in a form."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from planner.scenario.coverage import Premium
from planner.scenario.draft import Data, Path, entries_at, value_at
from planner.scenario.entered import shown
from planner.scenario.field_kinds import FieldKind
from planner.scenario.new_entries import WEEKEND_PREMIUM
from ui import edits
from ui.document import Document
from ui.forms.editor import decimal_sign
from ui.forms.field_row import WRONG
from ui.forms.form import Form
from ui.soft_selection import SoftSelection

LINES = 4


class PremiumList(QGroupBox):
    """Follows the premiums of the coverage that it is led to."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("Premiums", parent)
        self._document = document
        self._path: Path = ("coverage", 0, "premiums")
        self.list = QListWidget()
        self.list.setAccessibleName("Premiums: hours that cost more")
        self.list.setItemDelegate(SoftSelection(self.list))
        self.list.setMaximumHeight(LINES * round(self.fontMetrics().height() * 1.4))
        self.form = Form(document, Premium)
        self.add = QPushButton("Add premium")
        self.add.setToolTip("Add hours that cost more, such as the weekend")
        self.remove = QPushButton("Delete premium")
        self.remove.setToolTip("Delete the premium; Undo brings it back")
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(buttons)
        column.addWidget(self.list)
        column.addWidget(self.form)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(self._choose)
        document.draft_changed.connect(self._follow)
        document.checked.connect(self._show)

    def lead_to(self, coverage: Path) -> None:
        """Show another coverage's premiums."""
        self._path = (*coverage, "premiums")
        self._show()
        self._choose(self.list.currentRow())

    def choose(self, index: int) -> None:
        self.list.setCurrentRow(index)

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        if value_at(before, self._path) is not value_at(after, self._path):
            self._show()

    @Slot()
    def _show(self) -> None:
        entries = entries_at(self._document.draft, self._path)
        wrong = {error.path[len(self._path)] for error in self._document.errors_at(self._path)
                 if len(error.path) > len(self._path)}  # fmt: skip
        row = max(0, self.list.currentRow())
        with QSignalBlocker(self.list):
            self.list.clear()
            for index, entry in enumerate(entries):
                self.list.addItem(f"{WRONG} {_words(entry)}" if index in wrong else _words(entry))
            self.list.setCurrentRow(min(row, len(entries) - 1))
        self._choose(self.list.currentRow())

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.remove.setEnabled(index >= 0)
        self.form.setVisible(index >= 0)
        path = (*self._path, index) if index >= 0 else None
        if path != self.form.path:
            self.form.show_entry(path)

    @Slot()
    def _add(self) -> None:
        edits.add_entry(self._document, path=self._path, entry=WEEKEND_PREMIUM)
        self.list.setCurrentRow(self.list.count() - 1)

    @Slot()
    def _remove(self) -> None:
        edits.remove_entry(self._document, path=self._path, index=self.list.currentRow())


def _words(premium: object) -> str:
    """Such as: Sat-Sun, 22:00 to 06:00: 1.5 times."""
    days = value_at(premium, ("days",)) or "every day"
    times = [shown(FieldKind.TIME, value_at(premium, (key,))) for key in ("from", "to")]
    hours = f", {times[0] or '?'} to {times[1] or '?'}" if any(times) else ""
    factor = shown(FieldKind.NUMBER, value_at(premium, ("factor",)), decimal=decimal_sign())
    return f"{days}{hours}: {factor or '?'} times"
