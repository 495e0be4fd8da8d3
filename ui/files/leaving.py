"""Leaving: what has to be settled before the document is left, for another one or for good.

Whoever wants to go on says how, and goes on at once, or when the answer is there, or never.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.document import Document
from ui.files.question import Answer, Question
from ui.files.saving import Saving


class Leaving(QObject):
    """Asks about unsaved changes, and waits for a save that is under way."""

    save_asked = Signal()
    """To be saved first, wherever that is."""

    def __init__(self, document: Document, saving: Saving, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._saving = saving
        self._go_on: Callable[[], None] | None = None
        self.question = Question(window)
        self.question.answered.connect(self._take_answer)
        saving.ended.connect(self._take_save)

    @property
    def is_free(self) -> bool:
        """Whether nothing has to be settled."""
        return not self._document.is_modified and not self._saving.is_busy

    def then(self, go_on: Callable[[], None]) -> None:
        """Go on so when nothing is lost by it; what was wanted before is not wanted any more."""
        self._go_on = go_on
        if self._saving.is_busy:
            return
        if self._document.is_modified and self._document.source is not None:
            self.question.ask(self._document.source.name)
        else:
            self._leave()

    @Slot()
    def stay(self) -> None:
        """Nobody wants to go on."""
        self._go_on = None

    def _leave(self) -> None:
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()

    @Slot(object)
    def _take_answer(self, answer: Answer) -> None:
        if answer is Answer.SAVE:
            self.save_asked.emit()
        elif answer is Answer.DISCARD:
            self._leave()
        else:
            self.stay()

    @Slot(bool)
    def _take_save(self, is_saved: bool) -> None:  # noqa: FBT001 - a slot takes what its signal gives
        go_on = self._go_on
        if go_on is None:
            return
        if is_saved:
            self.then(go_on)  # And is asked again about what was edited meanwhile.
        else:
            self.stay()
