"""Changes between two drafts, in words: what an edit did, and what a recovered draft holds that its file does not.

Parts that are the very same object in both are passed over, so that a small edit of a large scenario is named at once.
Entries of lists are followed by their names; a rename and all references that follow it are one change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from planner.scenario.draft import Data
from planner.scenario.field_titles import entry_word, holds_named_tables, short, title_of
from planner.scenario.findings import Path
from planner.scenario.matching import in_place, is_same, name_of, partners
from planner.scenario.renaming import renamed

LONGEST_VALUE = 24
LARGEST_SHOWN = 10**18

_REFERRED_TO = ("plans", "profiles", "customers")
_LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different: where, and what was done in words, `engineers 6 → 8`.

    The path leads to it in the newer draft, or in the older one if it is there no more.
    """

    path: Path
    words: str


def changes_between(before: Data, after: Data) -> tuple[Change, ...]:
    """What was done to one draft to make another of it, in the order of the newer one; nothing if they are the same."""
    changes = tuple(_of_tables(before, after, ()))
    renames, followed = _with_renames(before, after)
    if not renames:
        return changes
    return min((*renames, *_of_tables(followed, after, ())), changes, key=len)


def words_of_changes(changes: Sequence[Change]) -> str:
    """The first change, and how many more there are; empty for none."""
    if not changes:
        return ""
    more = len(changes) - 1
    return f"{changes[0].words} and {more:,} more" if more else changes[0].words


def _with_renames(before: Data, after: Data) -> tuple[list[Change], Data]:
    """The renames of what others refer to, and the older draft with all references following them."""
    renames: list[Change] = []
    followed = before
    for key in _REFERRED_TO:
        old, new = before.get(key), after.get(key)
        if old is new or not isinstance(old, list) or not isinstance(new, list):
            continue
        for index, partner in enumerate(partners(old, new)):
            if partner is not None and (rename := _rename(old[partner], new[index], (key, index))):
                renames.append(rename)
                followed = renamed(followed, (key, partner), name_of(new[index]) or "")
    return renames, followed


def _rename(before: object, after: object, path: Path) -> Change | None:
    old, new = name_of(before), name_of(after)
    if old is None or new is None or old == new:
        return None
    return Change((*path, "name"), f"rename {entry_word(path[:-1])} {_quoted(old)} → {_quoted(new)}")


# --- walking two drafts -------------------------------------------------------------------------------------------


def _between(before: object, after: object, path: Path) -> Iterator[Change]:
    if before is after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_tables(before, after, path)
    elif isinstance(before, list) and isinstance(after, list) and any(isinstance(e, Mapping) for e in before + after):
        yield from _of_entries(before, after, path)
    elif not is_same(before, after):
        yield _of_values(before, after, path)


def _of_tables(before: Data, after: Data, path: Path) -> Iterator[Change]:
    for key, value in after.items():
        if key in before:
            yield from _between(before[key], value, (*path, key))
        else:
            yield from _of_new(value, (*path, key))
    for key, value in before.items():
        if key not in after:
            yield from _of_gone(value, (*path, key))


def _of_values(before: object, after: object, path: Path) -> Change:
    old, new = _shown(before), _shown(after)
    title = title_of(path)
    return Change(path, f"change {title}" if old == new else f"{title} {old} → {new}")


def _of_new(value: object, path: Path) -> Iterator[Change]:
    if _is_list_of_tables(value):
        yield from _of_entries([], value, path)
    elif isinstance(value, Mapping) and value and holds_named_tables(path):
        yield from _of_tables({}, value, path)
    elif isinstance(value, Mapping | list):
        yield Change(path, f"set {title_of(path)}")
    else:
        yield Change(path, f"set {title_of(path)} to {_shown(value)}")


def _of_gone(value: object, path: Path) -> Iterator[Change]:
    if _is_list_of_tables(value):
        yield from _of_entries(value, [], path)
    elif isinstance(value, Mapping) and value and holds_named_tables(path):
        yield from _of_tables(value, {}, path)
    else:
        yield Change(path, f"remove {title_of(path)}")


def _is_list_of_tables(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _of_entries(before: Sequence[object], after: Sequence[object], path: Path) -> Iterator[Change]:
    found = partners(before, after)
    staying = in_place(found)
    for index, partner in enumerate(found):
        here = (*path, index)
        if partner is None:
            yield Change(here, f"add {_called(after[index], path)}")
            continue
        if index not in staying:
            yield Change(here, f"move {_called(after[index], path)}")
        yield from _of_entry(before[partner], after[index], here)
    for index in sorted(set(range(len(before))) - set(found)):
        yield Change((*path, index), f"delete {_called(before[index], path)}")


def _of_entry(before: object, after: object, path: Path) -> Iterator[Change]:
    rename = _rename(before, after, path)
    if rename is None:
        yield from _between(before, after, path)
        return
    yield rename
    assert isinstance(before, Mapping), "what has a name is a table"
    yield from _between({**before, "name": name_of(after)}, after, path)


# --- words --------------------------------------------------------------------------------------------------------


def _called(entry: object, path: Path) -> str:
    """What an entry of the list at a path is, and its name."""
    name = name_of(entry)
    return entry_word(path) if name is None else f"{entry_word(path)} {_quoted(name)}"


def _quoted(name: str) -> str:
    return f"“{short(name).strip('“”')}”"


def _shown(value: object) -> str:
    match value:
        case bool():
            words = "yes" if value else "no"
        case int():
            words = str(value) if abs(value) < LARGEST_SHOWN else "a very large number"
        case dt.time():
            words = value.strftime("%H:%M:%S" if value.second else "%H:%M")
        case str():
            words = short(value, LONGEST_VALUE)
        case list() | Mapping():
            words = _LEFT_OUT
        case _:
            words = str(value)
    return words
