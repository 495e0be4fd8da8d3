"""Coverage choice: of which coverage an answer is; the document's own choice, so that every page follows it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QWidget

from ui import terms
from ui.choice import Choice
from ui.coverage_marks import mark_of
from ui.document import Document


class CoverageChoice(Choice):
    """Follows a document."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setAccessibleName("Coverage")
        self.setToolTip(terms.COVERAGE)
        document.checked.connect(self._follow)
        document.coverage_chosen.connect(self._follow)
        self.activated.connect(document.choose_coverage)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        names = self._document.coverage_names
        with QSignalBlocker(self):
            if list(names) != [self.itemText(row) for row in range(self.count())]:
                self.clear()
                for row, name in enumerate(names):
                    self.addItem(mark_of(row), name)
            self.setCurrentIndex(self._document.coverage_index if names else -1)
        self.setEnabled(len(names) > 1)
