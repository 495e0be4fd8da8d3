"""Question: the only one that the planner asks: whether to save before what is open is left.

It does not wait for the answer: whoever asks is told.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

Button = QMessageBox.StandardButton


class Answer(Enum):
    """What to do with the changes; the values are the dialog's buttons."""

    SAVE = Button.Save
    DISCARD = Button.Discard
    CANCEL = Button.Cancel


class Question(QObject):
    """Asks once at a time."""

    answered = Signal(object)
    """Answer."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.box: QMessageBox | None = None
        """While it is asked."""

    def ask(self, name: str) -> None:
        """Ask about what is open; if that is being asked already, once is enough."""
        if self.box is not None:
            self.box.raise_()
            return
        box = QMessageBox(QMessageBox.Icon.Question, "Save the changes?", "", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f'Save the changes to "{name}"?')
        box.setInformativeText("Without saving they are lost.")
        box.setStandardButtons(Button.Save | Button.Discard | Button.Cancel)
        box.setDefaultButton(Button.Save)
        box.setEscapeButton(Button.Cancel)
        box.finished.connect(self._answer)
        self.box = box
        box.open()

    def withdraw(self) -> None:
        """It need not be answered any more; nobody is told."""
        box, self.box = self.box, None
        if box is not None:
            box.close()
            box.deleteLater()

    @Slot(int)
    def _answer(self, result: int) -> None:
        box, self.box = self.box, None
        if box is not None:
            box.deleteLater()
            known = {answer.value.value: answer for answer in Answer}
            self.answered.emit(known.get(result, Answer.CANCEL))
