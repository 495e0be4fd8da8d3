"""Renaming an entry of a draft, and with it everything in the draft that refers to it by name.

Plans are referred to by customer groups, work, coverages and shifts, profiles by customer groups, customer groups by
incidents; nothing refers to a coverage, a team, a shift or an incident. All that does not refer to the entry stays the
very same object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.scenario.customers import BUILT_IN_PROFILES
from planner.scenario.draft import Data, entries_at, value_at, with_value
from planner.scenario.findings import Path
from planner.scenario.matching import name_of
from planner.scenario.selection import parse_item

Change = Callable[[object], object]
"""What becomes of a value; the same object if it is not concerned."""


def renamed(data: Data, path: Path, name: str) -> Data:
    """The data with the entry at a path called `name`, in every reference to it too.

    If another has the old name as well, nobody can say whom a reference means, and only the entry itself is renamed.
    The same data if there is no entry at the path, or it has the name already.
    """
    entry = value_at(data, path)
    if not path or not isinstance(path[-1], int) or not isinstance(entry, Mapping) or entry.get("name") == name:
        return data
    old = name_of(entry)
    changed = with_value(data, (*path, "name"), name)
    if old is None or len(path) != 2 or not _is_only_one(data, path, old):
        return changed
    for place, change in _references(str(path[0]), old, name):
        changed = _changed_at(changed, place, change)
    return changed


def _is_only_one(data: Data, path: Path, name: str) -> bool:
    """Whether no other entry of the list has this name, nor anything that is built in."""
    taken = [name_of(entry) for entry in entries_at(data, path[:-1])]
    return taken.count(name) == 1 and not (path[0] == "profiles" and name in BUILT_IN_PROFILES)


def _references(key: str, old: str, new: str) -> tuple[tuple[str, Change], ...]:
    """Where an entry of a list of the file is referred to, with [] for a list and * for any key, and how."""

    def name(value: object) -> object:
        return new if value == old else value

    def item(value: object) -> object:
        return _renamed_item(value, old, new)

    def key_of_table(value: object) -> object:
        return _with_renamed_key(value, old, new)

    places: dict[str, tuple[tuple[str, Change], ...]] = {
        "plans": (
            ("customers[].plan", name),
            ("work.*.plans", key_of_table),
            ("coverage[].interrupts[]", item),
            ("coverage[].teams[].shifts[].handles[]", item),
        ),
        "profiles": (("customers[].profile", name),),
        "customers": (("incidents[].customers[]", name),),
    }
    return places.get(key, ())


def _renamed_item(value: object, old: str, new: str) -> object:
    """An item of `handles` or `interrupts`: a plan, or a plan and after it a severity."""
    if not isinstance(value, str) or (item := parse_item(value)).plan != old:
        return value
    return new if item.severity is None else f"{new} {value.split()[-1]}"


def _with_renamed_key(value: object, old: str, new: str) -> object:
    """A table with one key called otherwise, in its place; the same if it has the new key already."""
    if not isinstance(value, Mapping) or old not in value or new in value:
        return value
    return {new if key == old else key: item for key, item in value.items()}


def _changed_at(data: Data, place: str, change: Change) -> Data:
    changed = _changed(data, tuple(place.replace("[]", ".[]").split(".")), change)
    assert isinstance(changed, Mapping), "the root of a draft is a table"
    return changed


def _changed(value: object, steps: tuple[str, ...], change: Change) -> object:
    """A value with what stands at a place in it changed; itself if nothing is."""
    if not steps:
        return change(value)
    step, rest = steps[0], steps[1:]
    if step == "[]":
        return _changed_items(value, rest, change) if isinstance(value, list) else value
    if not isinstance(value, Mapping):
        return value
    table = {key: _changed(item, rest, change) if step in ("*", key) else item for key, item in value.items()}
    return table if any(table[key] is not item for key, item in value.items()) else value


def _changed_items(items: list[object], steps: tuple[str, ...], change: Change) -> list[object]:
    changed = [_changed(item, steps, change) for item in items]
    return changed if any(now is not item for now, item in zip(changed, items, strict=True)) else items
