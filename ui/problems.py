"""Problems: what is wrong with the draft, in one line above the page, and the way from each problem to the next."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from planner.scenario.findings import ScenarioError
from ui.document import Document
from ui.forms.field_row import WRONG, sentence_of
from ui.page_list import page_of


class ProblemBar(QFrame):
    """Follows a document; hidden while nothing is wrong."""

    problem_asked = Signal(object)
    """The path of the problem to go to."""

    def __init__(self, document: Document, next_problem: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._at = -1
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAccessibleName("What is wrong with the scenario")
        button = QToolButton()
        button.setDefaultAction(next_problem)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 4, 9, 4)
        row.addWidget(self.words, 1)
        row.addWidget(button)
        next_problem.triggered.connect(self._go_on)
        self._next_problem = next_problem
        document.checked.connect(self._show)
        self._show()

    def counts(self) -> Counter[str]:
        """How much is wrong on each page."""
        return Counter(page_of(error.path) for error in self._document.errors)

    @Slot()
    def _show(self) -> None:
        errors = self._document.errors
        self._at = min(self._at, len(errors) - 1)
        self._next_problem.setEnabled(bool(errors))
        self.setVisible(bool(errors))
        if errors:
            self.words.setText(_words(errors, max(self._at, 0)))

    @Slot()
    def _go_on(self) -> None:
        errors = self._document.errors
        if errors:
            self._at = (self._at + 1) % len(errors)
            self.words.setText(_words(errors, self._at))
            self.problem_asked.emit(errors[self._at].path)


def _words(errors: tuple[ScenarioError, ...], at: int) -> str:
    error = errors[at]
    count = "One value needs" if len(errors) == 1 else f"{len(errors)} values need"
    where = f"{error.where}: " if error.where else ""
    number = "" if len(errors) == 1 else f"{at + 1} of {len(errors)}: "
    return f"{WRONG} {count} attention before anything can be simulated. {number}{where}{sentence_of(error)}"
