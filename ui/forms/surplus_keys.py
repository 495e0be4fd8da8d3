"""Surplus keys: values under keys that no table has, each in a sentence with its place and a button to leave it out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planner.scenario.field_titles import place_in_words
from planner.scenario.findings import Path, ScenarioError
from ui import edits
from ui.document import Document
from ui.forms.field_row import WrongLabel, sentence_of
from ui.forms.tooltips import tooltip_of

MOST_LINES = 5
LEAVE_OUT = "Leave it out"


class SurplusKeys(QWidget):
    """As many lines as there are such keys; hidden while there are none."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.lines: list[SurplusLine] = []
        self.more = WrongLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)
        column.addWidget(self.more)
        self.hide()

    def show_errors(self, errors: Sequence[ScenarioError]) -> None:
        """Show the first of these, and how many more there are."""
        shown = errors[:MOST_LINES]
        while len(self.lines) < len(shown):
            self.lines.append(SurplusLine(self._document))
            self._lines.addWidget(self.lines[-1])
        for line, error in zip(self.lines, shown, strict=False):
            line.show_error(error)
        for line in self.lines[len(shown) :]:
            line.hide()
        self.more.say(f"and {len(errors) - len(shown):,} more" if len(errors) > len(shown) else "")
        self.setVisible(bool(errors))


class SurplusLine(QWidget):
    """One of them."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._path: Path = ()
        self.words = WrongLabel()
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.leave_out = QToolButton()
        self.leave_out.setText(LEAVE_OUT)
        self.leave_out.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.leave_out.clicked.connect(self._leave_out)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.leave_out, 0, Qt.AlignmentFlag.AlignTop)

    def show_error(self, error: ScenarioError) -> None:
        self._path = error.path
        title = place_in_words(error.path)
        self.words.say(f"“{title}”: {sentence_of(error)}")
        self.leave_out.setAccessibleName(f"{LEAVE_OUT}: {title}")
        self.leave_out.setToolTip(tooltip_of(f"Take “{title}” out of the scenario; Undo brings it back", ()))
        self.show()

    @Slot()
    def _leave_out(self) -> None:
        edits.leave_out(self._document, path=self._path)
