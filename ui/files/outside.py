"""Outside: what is said when another program has changed the file, or taken it away. Nothing changes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ui.document import Document
from ui.files.bar import Choice, Notice, NoticeColumn
from ui.files.reloading import Reloading
from ui.files.saving import Order, Saving
from ui.files.watching import Watching

ON_DISK = "on disk"
"""What its notices are about."""


class Outside(QObject):
    """Says so in a bar, and does what its user chooses."""

    save_as_asked = Signal()

    def __init__(
        self, document: Document, watching: Watching, reloading: Reloading, saving: Saving, bars: NoticeColumn
    ) -> None:
        super().__init__(document)
        self._document = document
        self._watching = watching
        self._reloading = reloading
        self._saving = saving
        self._bars = bars
        watching.changed.connect(self._say_changed)
        watching.vanished.connect(self._say_vanished)
        watching.settled.connect(self.withdraw)
        saving.outdated.connect(self._say_outdated)

    @Slot()
    def withdraw(self) -> None:
        """It is not so any more, or not of this file."""
        self._bars.withdraw(ON_DISK)

    @Slot()
    def _say_changed(self) -> None:
        self._say(
            f"{self._name()} was changed on disk by another program.",
            Choice("Keep mine", "Go on with what is on screen; Save will write it over the other", self._keep),
        )

    @Slot()
    def _say_outdated(self) -> None:
        self._say(
            f"Not saved: {self._name()} was changed on disk by another program meanwhile, and is untouched.",
            Choice("Save mine over it", "What the other program wrote is lost", self._save_over),
        )

    def _say(self, sentence: str, choice: Choice) -> None:
        reload = Choice("Reload", "Take what is on disk; Undo brings back what is on screen", self._reload)
        self._bars.say(Notice(ON_DISK, sentence, (reload, choice, self._save_as())))

    @Slot()
    def _say_vanished(self) -> None:
        self._document.mark_unsaved()
        sentence = f"{self._name()} is not there any more: it was moved or deleted, or its disk was taken away."
        again = Choice("Save again", "Write what is on screen to where the file was", self._save_over)
        self._bars.say(Notice(ON_DISK, sentence, (again, self._save_as())))

    def _name(self) -> str:
        return "" if self._document.source is None else self._document.source.name

    def _save_as(self) -> Choice:
        chosen: Callable[[], None] = self.save_as_asked.emit
        return Choice("Save mine as…", "Write what is on screen to another file", chosen)

    def _reload(self) -> None:
        self._reloading.reload(f"reload {self._name()}")

    def _keep(self) -> None:
        self._watching.accept()
        self._document.mark_unsaved()

    def _save_over(self) -> None:
        if self._document.path is not None:
            self._saving.save(Order(self._document.path, is_over=True))
