"""Recovery: offers what a window that did not close properly left behind. Nothing is lost by not answering."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.moments import now, words_of_moment
from ui import edits
from ui.document import Document
from ui.files.bar import Choice, Notice, NoticeColumn
from ui.files.journal import Journal
from ui.files.left_behind import LeftBehind


class Recovery(QObject):
    """A bar for each autosave that was left behind."""

    scenario_wanted = Signal(object)
    """LeftBehind of a scenario that never had a file; who opens it takes it off offer."""

    def __init__(self, document: Document, journal: Journal, bars: NoticeColumn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._journal = journal
        self._bars = bars
        self._offered: dict[str, LeftBehind] = {}

    @property
    def offered(self) -> tuple[LeftBehind, ...]:
        """What nobody has answered yet."""
        return tuple(self._offered.values())

    def offer(self, left_behind: Iterable[LeftBehind]) -> None:
        """Offer what was left behind, of the file that is open or of scenarios that never had one."""
        for left in left_behind:
            about = str(left.place)
            recover = Choice("Recover", "Take these changes; Undo takes them back", partial(self._recover, about))
            discard = Choice("Discard", "Delete these changes for good", partial(self._discard, about))
            self._offered[about] = left
            self._bars.say(Notice(about, words_of_offer(left), (recover, discard)))

    def take_off(self, left: LeftBehind) -> None:
        """It has been taken."""
        self._offered.pop(str(left.place), None)
        self._bars.withdraw(str(left.place))

    def leave(self, *, of_files: bool) -> None:
        """Take offers away, for another time: those of the file that was open, or those of scenarios without one."""
        for left in self.offered:
            if (left.autosave.path is not None) is of_files:
                self.take_off(left)
                left.leave()

    def _recover(self, about: str) -> None:
        left = self._offered[about]
        if left.autosave.path is None:
            self.offer((left,))  # Until it is open: what is open now may have to be saved first, or not be left.
            self.scenario_wanted.emit(left)
            return
        self.take_off(left)
        self._journal.adopt(left)
        self._make_room(left)
        edits.replace_draft(self._document, data=left.autosave.draft, words="recover changes")

    def _discard(self, about: str) -> None:
        left = self._offered.pop(about)
        left.remove()
        self._make_room(left)

    def _make_room(self, left: LeftBehind) -> None:
        if left.is_beside:
            self._journal.lie_at(left.place)


def words_of_offer(left: LeftBehind) -> str:
    """What was left behind, when it was kept, and how it differs from the file and its date."""
    today = now().date()
    kept = words_of_moment(left.autosave.kept_at, today)
    opening = "The planner did not close properly."
    if left.autosave.path is None:
        return f'{opening} "{left.autosave.title}", which was never saved, is safe as it was at {kept}.'
    changes = f": {left.words}" if left.words else ""
    words = f"{opening} Changes from {kept} are safe{changes}."
    if left.file_written_at is None:
        return words
    file = words_of_moment(left.file_written_at, today)
    if left.is_of_this_file:
        return f"{words} The file is from {file}."
    return f"{words} The file is from {file} and was changed meanwhile."
