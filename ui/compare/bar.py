"""Bar of the comparison: which coverage is the baseline, another file's coverages, and what can be taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.compare.candidates import Candidate
from ui.coverage_marks import mark_of

LEAST_NAME_LETTERS = 14


class CompareBar(QWidget):
    """One row above the comparison."""

    baseline_chosen = Signal(object)
    """Key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.baseline = QComboBox()
        self.baseline.setAccessibleName("Baseline")
        self.baseline.setToolTip("The coverage that the others are compared with")
        self.baseline.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.baseline.setMinimumContentsLength(LEAST_NAME_LETTERS)
        self.baseline.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.other_file = _button("Another file…", "Compare with a coverage of another file: open it, and simulate it")
        self.forget_files = _button("Forget other files", "Compare with the coverages of this scenario only")
        self.copy = _button("Copy table", "Put the table on the clipboard")
        self.export = _button("Export table…", "Write the differences as XLSX or CSV")
        self._lay_out()
        self.baseline.activated.connect(self._tell_baseline)

    def _lay_out(self) -> None:
        label = QLabel("Compare with")
        label.setBuddy(self.baseline)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.baseline, 1)
        for button in (self.other_file, self.forget_files, self.copy, self.export):
            row.addWidget(button)

    def show_candidates(
        self, candidates: Sequence[Candidate], baseline: Candidate | None, *, are_compared: bool
    ) -> None:
        """Offer these as baseline; what there is to take away can be taken if something is compared."""
        with QSignalBlocker(self.baseline):
            self.baseline.clear()
            for at, candidate in enumerate(candidates):
                self.baseline.addItem(mark_of(candidate.mark), candidate.name, candidate.key)
                self.baseline.setItemData(at, candidate.name, Qt.ItemDataRole.AccessibleTextRole)
                if candidate is baseline:
                    self.baseline.setCurrentIndex(at)
        self.baseline.setEnabled(bool(candidates))
        self.forget_files.setVisible(any(candidate.key[0] for candidate in candidates))
        self.copy.setEnabled(are_compared)
        self.export.setEnabled(are_compared)

    @Slot(int)
    def _tell_baseline(self, at: int) -> None:
        file, name = self.baseline.itemData(at)
        self.baseline_chosen.emit((str(file), str(name)))


def _button(words: str, sentence: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(sentence)
    return button
