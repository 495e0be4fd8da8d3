"""Refusals: what is said when a file cannot be opened, saved, or kept safe, and what can be done instead."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from planner.errors import PlannerError
from planner.scenario.findings import ScenarioErrors
from ui.files.bar import Choice, Notice, NoticeColumn
from ui.files.lock import Holder

HELD, NOT_SAVED, NOT_KEPT = "held", "not saved", "not kept"
"""What its notices are about."""


class Refusals(QObject):
    """Says so in bars."""

    told = Signal(str)
    read_only_asked = Signal(object)
    """Path."""
    save_as_asked = Signal()

    def __init__(self, bars: NoticeColumn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bars = bars

    def withdraw(self) -> None:
        """Something was opened or saved since."""
        for about in (HELD, NOT_SAVED, NOT_KEPT):
            self._bars.withdraw(about)

    @Slot()
    def withdraw_not_kept(self) -> None:
        self._bars.withdraw(NOT_KEPT)

    @Slot(object, object)
    def say_not_opened(self, path: Path, error: PlannerError) -> None:
        self.told.emit(f"{path.name} cannot be opened: {reason_of(error)}.")

    @Slot(object, object)
    def say_held(self, path: Path, holder: Holder) -> None:
        """Somebody else may be writing this file."""
        sentence = f"{path.name} is open in another window ({holder.words})."
        opens = Choice("Open read-only", "Open it here too, to be saved under another name", partial(self._ask, path))
        self._bars.say(Notice(HELD, sentence, (opens,), close_words="Cancel"))

    @Slot(str)
    def say_not_saved(self, sentence: str) -> None:
        self._bars.say(Notice(NOT_SAVED, sentence, (self._save_as(),)))

    @Slot(str)
    def say_not_kept(self, why: str) -> None:
        """What is unsaved would be lost in a crash."""
        sentence = f"Unsaved changes cannot be kept safe from a crash: {why}. Save when you can."
        self._bars.say(Notice(NOT_KEPT, sentence, (self._save_as(),)))

    def _save_as(self) -> Choice:
        return Choice("Save as…", "Write what is on screen to another file", self._ask_save_as)

    def _ask_save_as(self) -> None:
        self.save_as_asked.emit()

    def _ask(self, path: Path) -> None:
        self.read_only_asked.emit(path)


def reason_of(error: PlannerError) -> str:
    """Why a file is refused, without the file's name and without a full stop."""
    if not isinstance(error, ScenarioErrors):
        return str(error)
    first = error.errors[0]
    line = "" if first.line is None else f"line {first.line}: "
    return f"{line}{first.problem}; {first.mend}" if first.mend else f"{line}{first.problem}"
