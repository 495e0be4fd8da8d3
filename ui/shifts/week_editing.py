"""Week editing: what is asked of the timeline becomes an edit of the draft, and what is only tried, a look at it.

While a bar is dragged the draft stays as it is: each step of the mouse shows the week of a draft that nobody has. The
last one is the edit, so a drag is one step to undo, and one that ends where it began is none.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from planner.scenario.draft import Data, Path, table_at, with_value
from planner.shift_weeks.shift_edits import Edge, moved, stretched, with_engineers, with_on_call
from ui import edits
from ui.document import Document
from ui.shifts.timeline import ShiftTimeline


class WeekEditing(QObject):
    """Connects a timeline with a document."""

    tried = Signal(object)
    """A draft to be looked at only; the document's own where a trial has ended."""

    def __init__(self, document: Document, timeline: ShiftTimeline, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        timeline.shift_moved.connect(self._move)
        timeline.shift_stretched.connect(self._stretch)
        timeline.engineers_changed.connect(self._count)
        timeline.on_call_asked.connect(self._change_on_call)
        timeline.removal_asked.connect(self._remove)

    @Slot(object, int, bool)
    def _move(self, path: Path, by_min: int, is_final: bool) -> None:  # noqa: FBT001 - the signal's
        self._take(path, moved(table_at(self._document.draft, path), by_min), is_final=is_final)

    @Slot(object, object, int, bool)
    def _stretch(self, path: Path, edge: Edge, by_min: int, is_final: bool) -> None:  # noqa: FBT001 - the signal's
        self._take(path, stretched(table_at(self._document.draft, path), edge, by_min), is_final=is_final)

    def _take(self, path: Path, shift: Data, *, is_final: bool) -> None:
        if not is_final:
            self.tried.emit(with_value(self._document.draft, path, shift))
            return
        before = self._document.draft
        edits.set_value(self._document, path=path, value=shift)
        if self._document.draft is before:
            self.tried.emit(before)

    @Slot(object, int)
    def _count(self, path: Path, engineers: int) -> None:
        shift = with_engineers(table_at(self._document.draft, path), engineers)
        edits.set_value(self._document, path=(*path, "engineers"), value=shift["engineers"])

    @Slot(object)
    def _change_on_call(self, path: Path) -> None:
        shift = table_at(self._document.draft, path)
        value = with_on_call(shift, is_on_call="on_call" not in shift)
        edits.set_values(self._document, values={path: value}, key=(*path, "on_call"))

    @Slot(object)
    def _remove(self, path: Path) -> None:
        edits.remove_entry(self._document, path=path[:-1], index=int(path[-1]))
