"""Copies: entries of a list put once more into it, and names that no other entry has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from planner.scenario.draft import entries_at, value_at, with_value
from planner.scenario.fields import LONGEST_NAME
from planner.scenario.findings import Path
from planner.scenario.matching import name_of
from planner.scenario.migration import Data

ROOM_FOR_A_NUMBER = 6


def names_taken(data: Data, path: Path) -> set[str]:
    """The names that the entries of a list give themselves."""
    return {name for entry in entries_at(data, path) if (name := name_of(entry)) is not None}


def free_names(taken: Collection[str], wanted: str) -> Iterator[str]:
    """The name wanted, unless it is taken, and then with the numbers from 2 on that are free."""
    if wanted not in taken:
        yield wanted
    stem = wanted[: LONGEST_NAME - ROOM_FOR_A_NUMBER].rstrip()
    number = 1
    while True:
        number += 1
        if (name := f"{stem} {number}") not in taken:
            yield name


def free_name(data: Data, path: Path, wanted: str) -> str:
    """The name wanted, or the first free one like it among the entries of a list."""
    return next(free_names(names_taken(data, path), wanted))


def with_copies(data: Data, path: Path, indices: Sequence[int]) -> Data:
    """The data with copies of some entries of a list after the last of these, in order, under names of their own."""
    taken = names_taken(data, path)
    copies = []
    for index in sorted(indices):
        entry = value_at(data, (*path, index))
        if (name := name_of(entry)) is not None and isinstance(entry, Mapping):
            entry = {**entry, "name": next(free_names(taken, name))}
            taken.add(entry["name"])
        copies.append(entry)
    entries = list(entries_at(data, path))
    behind = max(indices) + 1
    return with_value(data, path, [*entries[:behind], *copies, *entries[behind:]])
