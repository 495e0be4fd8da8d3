"""Edits: what a change does to a coverage's table in the file, and a draft with it made.

The same edits make the scenario that is tried and the draft that a user gets, so that what is applied is what was
tried. As data, because a draft keeps the words of its file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.scenario.copies import free_name
from planner.scenario.draft import Data, Path, entries_at, table_at, with_entry, with_value


@dataclass(frozen=True, slots=True)
class Edit:
    """A value of the coverage's table set, or an entry added at the end of one of its lists."""

    path: Path
    """From the coverage on: ("teams", 0, "shifts", 1, "engineers")."""
    value: object
    is_new_entry: bool = False
    """Whether the value is added to the list at the path."""


def with_edits(data: Data, coverage: int, edits: Sequence[Edit]) -> Data:
    """A draft with the edits made in the coverage at that place."""
    for edit in edits:
        path = ("coverage", coverage, *edit.path)
        if edit.is_new_entry:
            data = with_entry(data, path, len(entries_at(data, path)), edit.value)
        else:
            data = with_value(data, path, edit.value)
    return data


def with_edited_copy(data: Data, coverage: int, edits: Sequence[Edit], name: str) -> tuple[Data, int]:
    """A draft with a copy of the coverage behind it, in which the edits are made, and the copy's place.

    The copy is called `name`, or the first free name like it.
    """
    copy = {**table_at(data, ("coverage", coverage)), "name": free_name(data, ("coverage",), name)}
    return with_edits(with_entry(data, ("coverage",), coverage + 1, copy), coverage + 1, edits), coverage + 1
