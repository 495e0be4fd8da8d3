"""Saving: writes the draft to its file in a thread, while the window goes on being used.

Saves wait for each other. The draft that was saved is the one there was when its save began: what is edited in the
meantime is unsaved again.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.scenario.draft import Data
from planner.scenario.saving import NotSavedError, save
from planner.shipped import shipped_scenarios
from ui.document import Document, Source
from ui.files.lock import Held, Holder, Lock, take_lock
from ui.files.places import real
from ui.files.watching import Watching, content_on_disk
from ui.running.background import Background


@dataclass(frozen=True, slots=True)
class Order:
    """A save that was asked for."""

    path: Path
    is_over: bool = False
    """Whether what stands there may be lost, whoever wrote it."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """What is saved, and what it began from."""

    data: Data
    source: Source
    known: bytes | None
    """What stands in the file as far as its user knows."""
    lock: Lock | None


class ChangedOnDiskError(PlannerError):
    """Nothing was written, for another program wrote there since it was read."""


class Saving(QObject):
    """Saves; says what was, and what could not be."""

    saved = Signal(object)
    """Source: what stands in the file now, which the document knows already."""
    refused = Signal(str)
    """Why it is not saved, and what became of the old file: a sentence or two."""
    outdated = Signal()
    """Nothing is saved, for another program has changed the file."""
    ended = Signal(bool)
    """No save waits any more; whether the last one was successful."""

    def __init__(self, background: Background, document: Document, watching: Watching, held: Held) -> None:
        super().__init__(document)
        self._background = background
        self._document = document
        self._watching = watching
        self._held = held
        self._orders: deque[Order] = deque()
        self.is_busy = False

    def save(self, order: Order) -> None:
        """Save what the document holds by the time that the saves before are done."""
        if order not in self._orders:
            self._orders.append(order)
        self._go_on()

    def _go_on(self) -> None:
        source = self._document.source
        if self.is_busy or not self._orders or source is None:
            return
        self.is_busy = True
        self._watching.pause()
        draft = Draft(self._document.draft, source, self._watching.known, self._held.lock)
        self._background.start("saving", partial(self._save, self._orders.popleft(), draft))

    def _save(self, order: Order, draft: Draft) -> None:
        """In a thread."""
        try:
            content, lock = save_draft(order, draft, self._held.folder)
        except ChangedOnDiskError:
            self._background.deliver(partial(self._refuse, ""))
        except NotSavedError as error:
            self._background.deliver(partial(self._refuse, str(error)))
        except BaseException:
            self._background.deliver(partial(self._end, is_saved=False))
            raise
        else:
            self._background.deliver(partial(self._take, draft.data, Source(content, order.path), lock))

    def _take(self, data: Data, source: Source, lock: Lock) -> None:
        self._held.hold(lock)
        self._document.saved(source)
        if self._document.draft is not data:
            self._document.mark_unsaved()
        self._watching.follow(source.path, source.content)
        self.saved.emit(source)
        self._end(is_saved=True)

    def _refuse(self, sentence: str) -> None:
        if sentence:
            self.refused.emit(sentence)
        else:
            self.outdated.emit()
        self._end(is_saved=False)

    def _end(self, *, is_saved: bool) -> None:
        self.is_busy = False
        self._watching.go_on()
        if self._orders:
            self._go_on()
        else:
            self.ended.emit(is_saved)


def save_draft(order: Order, draft: Draft, folder: Path) -> tuple[bytes, Lock]:
    """Write a draft; returns what stands in the file and its lock. Raises NotSavedError or ChangedOnDiskError."""
    if real(order.path).parent == real(shipped_scenarios()):
        raise NotSavedError(
            f"Not saved: {order.path.parent} holds the scenarios that come with the planner; choose another folder."
        )
    lock = take_lock(order.path, folder, draft.lock)
    if isinstance(lock, Holder):
        raise NotSavedError(f"Not saved: {order.path.name} is open in another window ({lock.words}).")
    try:
        is_its_own = order.path == draft.source.path
        there = content_on_disk(order.path) if is_its_own and not order.is_over else None
        if there is not None and there not in (draft.known, draft.source.content):
            raise ChangedOnDiskError("another program has changed the file")
        return save(order.path, draft.source.content, draft.data), lock
    except BaseException:
        if lock is not draft.lock:
            lock.let_go()
        raise
