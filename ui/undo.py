"""Undo: one command for every edit, holding the draft before and after.

Drafts are values that share what an edit left alone, so two of them cost next to nothing, and one class serves every
edit there is. What a step is called is read off the difference between its two drafts.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from planner.scenario.changes import changes_between, words_of_changes
from planner.scenario.draft import Data, Path

MERGES = 1
"""All edits ask to be merged; whether two are, their keys decide."""
LONGEST_WORDS = 80


class Edit(QUndoCommand):
    """One step. Edits that follow each other merge if they are of the same thing: the same key, never None."""

    def __init__(
        self, before: Data, after: Data, show: Callable[[Data], None], *, words: str = "", key: Path | None = None
    ) -> None:
        super().__init__()
        self.before = before
        self.after = after
        self.key = key
        self._show = show
        self._words = words
        self._name()

    def id(self) -> int:
        return MERGES

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take a later edit into this one; back at its start, nothing is left of both."""
        if not isinstance(other, Edit) or self.key is None or other.key != self.key:
            return False
        self.after = other.after
        self._name()
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        self._show(self.after)

    def undo(self) -> None:
        self._show(self.before)

    def _name(self) -> None:
        words = self._words or words_of_changes(changes_between(self.before, self.after)) or "edit"
        self.setText(words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…")
