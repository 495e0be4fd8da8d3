"""Pack dialog: asks what a decision pack shall argue, in which formats, and where to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.grammar import capitalised
from ui.packing.pack_wish import ENDINGS, Include, PackWish
from ui.packing.place import files_to_replace, why_not_there
from ui.packing.replacing import ask_to_replace
from ui.plain_label import plain_label

BEST, OTHER = "the best by what was found", "the first other"
STALE = "Some verdicts are out of date or not there: the scenario is simulated first."
NOT_ASKED = "Choose at least one format."
NOT_TWO = "Choose another coverage to hold it against."
NOWHERE = "Choose a folder."
WIDTH_LETTERS = 60


class PackDialog(QDialog):
    """Open it with `open()`; `wished` says what was wanted, once there is a place for it and nothing else is in it, or
    what is may be replaced.
    """

    wished = Signal(object)
    """PackWish."""

    def __init__(
        self, names: Sequence[str], chosen: str, folder: Path, stem: str, *, is_stale: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Decision pack")
        self._stem = stem
        self.question = QLineEdit()
        self.question.setPlaceholderText("Should we staff one coverage rather than the other?")
        self.question.setMinimumWidth(WIDTH_LETTERS * self.fontMetrics().averageCharWidth())
        self.coverage = _picker(BEST, names)
        self.coverage.setCurrentIndex(self.coverage.findText(chosen) if len(names) == 1 else 0)
        self.against = _picker(OTHER, names)
        self.formats = {ending: QCheckBox(words) for ending, words in ENDINGS.items()}
        for box in self.formats.values():
            box.setChecked(True)
            box.toggled.connect(self._look)
        self.includes = {include: QCheckBox(include.value) for include in Include}
        for include, box in self.includes.items():
            box.setChecked(include is not Include.PRICES)
        for picker in (self.coverage, self.against):
            picker.currentIndexChanged.connect(self._look)
        self.date = QCheckBox("Today's date on its pages")
        self.date.setChecked(True)
        self.folder = QLineEdit(str(folder))
        self.change = QPushButton("Change…")
        self.trouble = plain_label("What is wrong with the folder")
        self.note = plain_label("What is done first", STALE if is_stale else "")
        self.note.setVisible(is_stale)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = self.buttons.addButton("Make it", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.change.clicked.connect(self._ask_for_folder)
        self.folder.textChanged.connect(self._look)
        self.folder.textChanged.connect(self.trouble.clear)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        formats = QHBoxLayout()
        for box in self.formats.values():
            formats.addWidget(box)
        formats.addStretch(1)
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(self.change)
        form = QFormLayout()
        form.addRow("&Question", self.question)
        form.addRow("&Recommend", self.coverage)
        form.addRow("&Against", self.against)
        form.addRow("Formats", formats)
        for label, box in zip(("Include", "", "", ""), self.includes.values(), strict=True):
            form.addRow(label, box)
        form.addRow("", self.date)
        place = QLabel("&Folder")
        place.setBuddy(self.folder)
        form.addRow(place, where)
        self.folder.setAccessibleName("Folder")
        # Two lines for what is wrong, so that saying it moves nothing.
        self.trouble.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignTop)
        form.addRow("", self.trouble)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(self.buttons)

    @property
    def wish(self) -> PackWish:
        """What is asked for now."""
        return PackWish(
            question=self.question.text().strip(),
            coverage=_picked(self.coverage),
            against=_picked(self.against),
            folder=_folder_of(self.folder.text()),
            stem=self._stem,
            endings=tuple(ending for ending, box in self.formats.items() if box.isChecked()),
            includes=frozenset(include for include, box in self.includes.items() if box.isChecked()),
            has_date=self.date.isChecked(),
        )

    @Slot()
    def _look(self) -> None:
        """Make it only if there is something to make, and somewhere to put it; else say what is lacking."""
        self.make.setToolTip(self._lacking())
        self.make.setEnabled(not self.make.toolTip())

    def _lacking(self) -> str:
        wish = self.wish
        if not wish.endings:
            return NOT_ASKED
        if wish.coverage is not None and wish.coverage == wish.against:
            return NOT_TWO
        return "" if self.folder.text().strip() else NOWHERE

    @Slot()
    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, "Put the decision pack into a folder", self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    @Slot()
    def _accept(self) -> None:
        """Have it made, if its files can be written where they are wanted: nothing that was said here is lost."""
        wish = self.wish
        why_not = why_not_there(wish)
        if why_not:
            self.trouble.setText(f"✕ {capitalised(why_not)}.")
            self.folder.setFocus()
            return
        present = files_to_replace(wish)
        if present:
            ask_to_replace(present, self._wish, self)
        else:
            self._wish()

    @Slot()
    def _wish(self) -> None:
        self.wished.emit(self.wish)
        self.accept()


def _folder_of(text: str) -> Path:
    """Whole, as it is kept and said; a `~` of nobody's is a name like any other."""
    return Path(os.path.expanduser(text.strip())).absolute()  # noqa: PTH111 - a path's own raises there


def _picker(first: str, names: Sequence[str]) -> QComboBox:
    picker = QComboBox()
    picker.addItems([first, *names])
    return picker


def _picked(picker: QComboBox) -> str | None:
    return picker.currentText() if picker.currentIndex() > 0 else None
