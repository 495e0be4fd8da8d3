"""Edits: everything a user can change in a scenario, a function each; one call is one step that can be undone.

Editors, menus, keys, drags and tests call these and nothing else. Edits of the same value that follow each other are
one step, so typing a number or dragging a shift is undone at once.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.scenario.copies import with_copies
from planner.scenario.draft import (
    Data,
    Path,
    entries_at,
    with_entry,
    with_moved,
    with_value,
    without,
)
from planner.scenario.renaming import renamed
from ui.document import Document


def set_value(document: Document, *, path: Path, value: object) -> None:
    """Set one value; None leaves it out."""
    document.apply(_with(document.draft, path, value), key=path)


def set_values(document: Document, *, values: Mapping[Path, object], words: str = "", key: Path | None = None) -> None:
    """Set several values as one step, such as cells that were pasted; None leaves one out."""
    data = document.draft
    for path, value in values.items():
        data = _with(data, path, value)
    document.apply(data, words=words, key=key)


def leave_out(document: Document, *, path: Path) -> None:
    """Take a value out, such as one under a key that nothing knows; a step of its own."""
    document.apply(without(document.draft, path))


def rename(document: Document, *, path: Path, name: str | None) -> None:
    """Give an entry another name, wherever it is referred to; None leaves it out, and what refers to it as it is.

    A name that is typed passes others on its way, which may be taken, or no name at all: what is followed is always
    the name there was before the typing.
    """
    key = (*path, "name")
    before = document.draft_before(key)
    document.apply(without(before, key) if name is None else renamed(before, path, name), key=key)


def add_entry(document: Document, *, path: Path, entry: object, index: int | None = None) -> None:
    """Put an entry into a list, at its end unless said otherwise."""
    at = len(entries_at(document.draft, path)) if index is None else index
    document.apply(with_entry(document.draft, path, at, entry))


def duplicate_entry(document: Document, *, path: Path, index: int) -> None:
    """Put a copy of an entry after it, under a name of its own."""
    document.apply(with_copies(document.draft, path, [index]))


def remove_entry(document: Document, *, path: Path, index: int) -> None:
    """Take an entry out of a list."""
    document.apply(without(document.draft, (*path, index)))


def remove_entries(document: Document, *, path: Path, indices: tuple[int, ...]) -> None:
    """Take several entries out of a list as one step."""
    data = document.draft
    for index in sorted(indices, reverse=True):
        data = without(data, (*path, index))
    document.apply(data)


def move_entry(document: Document, *, path: Path, index: int, to: int) -> None:
    """Take an entry to another place of its list; nothing happens beyond its ends."""
    if 0 <= to < len(entries_at(document.draft, path)) and to != index:
        document.apply(with_moved(document.draft, path, index, to))


def replace_draft(document: Document, *, data: Data, words: str = "") -> None:
    """Take a whole other draft, such as one that was recovered."""
    document.apply(data, words=words)


def _with(data: Data, path: Path, value: object) -> Data:
    return without(data, path) if value is None else with_value(data, path, value)
