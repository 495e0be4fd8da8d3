"""Left behind: autosaves of windows that did not close properly, found beside a document or in the user's own folder.

An autosave in the user's own folder has a lock of its own for as long as its window lives, so that no other window
offers it. Everything here reads the disk, and belongs in a thread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QLockFile

from planner.moments import moment_of
from planner.scenario.autosave import Autosave, hash_of, read_autosave
from planner.scenario.changes import changes_between, words_of_changes
from planner.scenario.draft import Data, draft_of_content
from planner.scenario.matching import is_same
from ui.files.lock import take
from ui.files.places import AUTOSAVE, LOCK, beside, real


@dataclass(frozen=True, slots=True, eq=False)
class LeftBehind:
    """An autosave whose window is gone."""

    place: Path
    autosave: Autosave
    lock: QLockFile | None
    """Ours while we offer it; one beside a document needs none but the document's."""
    words: str = ""
    """How it differs from the file; empty where there is no file."""
    file_written_at: dt.datetime | None = None
    is_of_this_file: bool = True
    """Whether the file is as it was when the changes began."""

    @property
    def is_beside(self) -> bool:
        """Whether it lies beside its document."""
        return self.autosave.path is not None and self.lock is None

    def remove(self) -> None:
        """It is not needed any more."""
        with suppress(OSError):
            self.place.unlink(missing_ok=True)
        self.leave()

    def leave(self) -> None:
        """Leave it where it is, for another time."""
        if self.lock is not None:
            self.lock.unlock()


def autosave_folder(folder: Path) -> Path:
    """Where the autosaves are that lie beside no document."""
    return folder / "autosave"


def left_of_file(path: Path, content: bytes, folder: Path, ours: frozenset[Path]) -> tuple[LeftBehind, ...]:
    """What was left behind of a file that holds this, but for our own, the latest first.

    What the file or a later autosave holds as well is removed.
    """
    found = (*_left_beside(path), *_left_elsewhere(folder, real(path)))
    draft = draft_of_content(content)
    known = [draft]
    left: list[LeftBehind] = []
    for each in sorted(found, key=lambda left: left.autosave.kept_at, reverse=True):
        if each.place in ours:
            each.leave()
        elif any(is_same(each.autosave.draft, other) for other in known):
            each.remove()
        else:
            known.append(each.autosave.draft)
            left.append(_compared(each, path, content, draft))
    return tuple(left)


def _compared(left: LeftBehind, path: Path, content: bytes, draft: Data) -> LeftBehind:
    return replace(
        left,
        words=words_of_changes(changes_between(draft, left.autosave.draft)),
        file_written_at=_written_at(path),
        is_of_this_file=left.autosave.hash_before == hash_of(content),
    )


def _written_at(path: Path) -> dt.datetime | None:
    try:
        return moment_of(path.stat().st_mtime)
    except OSError:
        return None


def left_of_no_file(folder: Path) -> tuple[LeftBehind, ...]:
    """What was left behind of scenarios that had no file yet."""
    return tuple(_left_elsewhere(folder, None))


def _left_beside(path: Path) -> Iterator[LeftBehind]:
    place = beside(path, AUTOSAVE)
    found = read_autosave(place)
    if found is not None:
        yield LeftBehind(place, found, None)


def _left_elsewhere(folder: Path, document: Path | None) -> Iterator[LeftBehind]:
    for place in sorted(autosave_folder(folder).glob(f"*{AUTOSAVE}")):
        found = read_autosave(place)
        if found is None or (None if found.path is None else real(found.path)) != document:
            continue
        lock = take(place.with_suffix(LOCK))
        if isinstance(lock, QLockFile):
            yield LeftBehind(place, found, lock)
