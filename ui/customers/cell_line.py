"""Cell line: a line beneath a table that says what the current cell is for, or what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from planner.estimates.verdicts import Verdict
from planner.scenario.matching import name_of
from ui.customers.entry_view import EntryView
from ui.forms.field_row import WRONG
from ui.palette import verdict_colour

LONGEST_NAME = 40
NOTHING_YET = "Add a customer group, or paste rows of a spreadsheet."


class CellLine(QLabel):
    """Follows the current cell of a view."""

    def __init__(self, view: EntryView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._is_wrong = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setAccessibleName("About the current cell")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        view.selectionModel().currentChanged.connect(self._show)
        view.entries.dataChanged.connect(self._show)
        view.entries.rowsInserted.connect(self._show)
        view.entries.rowsRemoved.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        index, entries = self._view.currentIndex(), self._view.entries
        if not index.isValid():
            self._say(NOTHING_YET, is_wrong=False)
            return
        column, wrong = entries.column(index), entries.wrong(index)
        name = (name_of(entries.entry(index.row())) or "")[:LONGEST_NAME]
        place = f"{name}, {column.heading}" if name else column.heading
        if wrong:
            self._say(f"{WRONG} {place}: {' '.join(wrong)}", is_wrong=True)
        else:
            self._say(f"{place}: {' '.join(column.sentences[:-1])}", is_wrong=False)

    def _say(self, words: str, *, is_wrong: bool) -> None:
        self._is_wrong = is_wrong
        self.setText(words)
        self._ink()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._ink()

    def _ink(self) -> None:
        palette = QPalette()
        colour = palette.color(QPalette.ColorRole.PlaceholderText)
        if self._is_wrong:
            colour = verdict_colour(Verdict.MISSED, palette)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)
