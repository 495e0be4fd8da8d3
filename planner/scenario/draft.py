"""Drafts: the plain data of a scenario file while it is being edited, right or wrong.

A draft is what TOML gives and takes. It is never changed in place: an edit makes new tables and lists along its path
only, and everything else stays the very same object. So a draft can be kept for undo, and `is` tells what an edit left
alone. What is wrong with a draft is found by the same checks as a file's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.scenario.findings import Path, ScenarioError, ScenarioErrors
from planner.scenario.guards import text_of_bytes
from planner.scenario.migration import Data, migrate
from planner.scenario.reading import data_of_text, scenario_from_data
from planner.scenario.scenario import Scenario

__all__ = ["Checked", "Data", "Path"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a draft amounts to: a sound scenario, or everything that is wrong with it."""

    scenario: Scenario | None
    errors: tuple[ScenarioError, ...]


def draft_of_content(content: bytes) -> Data:
    """The data of a file's bytes in the newest format, wrong values included.

    Raises ScenarioErrors only for what is no TOML, or of a newer format, or too large.
    """
    return draft_of_text(text_of_bytes(content))


def draft_of_text(text: str) -> Data:
    """The data of a text in the newest format, wrong values included; raises as `draft_of_content` does."""
    return migrate(data_of_text(text))[0]


def checked(data: Data, name: str = "") -> Checked:
    """The scenario of a draft, called `name` if the draft gives it none; or all that is wrong with it."""
    try:
        scenario = scenario_from_data(data)
    except ScenarioErrors as error:
        return Checked(None, error.errors)
    if name and "name" not in data:
        scenario = scenario.model_copy(update={"name": name})
    return Checked(scenario, ())


def value_at(data: object, path: Path, default: object = None) -> object:
    """What stands at a path; `default` where nothing does."""
    here = data
    for step in path:
        if isinstance(step, int):
            if not isinstance(here, list) or not 0 <= step < len(here):
                return default
            here = here[step]
        elif isinstance(here, Mapping) and step in here:
            here = here[step]
        else:
            return default
    return here


def table_at(data: object, path: Path) -> Data:
    """The table at a path; an empty one where there is none, or something else."""
    found = value_at(data, path)
    return found if isinstance(found, Mapping) else {}


def entries_at(data: object, path: Path) -> Sequence[object]:
    """The entries of the list at a path; none where there is no list."""
    found = value_at(data, path)
    return found if isinstance(found, list) else ()


def with_value(data: Data, path: Path, value: object) -> Data:
    """The data with a value at a path, whose tables are made where they are missing.

    Raises IndexError for an entry that a list does not have.
    """
    changed = _with_value(data, path, value)
    assert isinstance(changed, Mapping), "the root of a draft is a table"
    return changed


def _with_value(here: object, path: Path, value: object) -> object:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(here) if isinstance(here, list) else []
        items[step] = _with_value(items[step], rest, value)
        return items
    table = dict(here) if isinstance(here, Mapping) else {}
    table[step] = _with_value(table.get(step), rest, value)
    return table


def without(data: Data, path: Path) -> Data:
    """The data without what stands at a path; a table that says nothing any more goes too, unless it is an entry."""
    parent, step = path[:-1], path[-1]
    holder = value_at(data, parent)
    if isinstance(holder, list) and isinstance(step, int) and 0 <= step < len(holder):
        return with_value(data, parent, [*holder[:step], *holder[step + 1 :]])
    if not isinstance(holder, Mapping) or step not in holder:
        return data
    left = {key: value for key, value in holder.items() if key != step}
    if not left and parent and isinstance(parent[-1], str):
        return without(data, parent)
    return with_value(data, parent, left)


def with_entry(data: Data, path: Path, index: int, entry: object) -> Data:
    """The data with an entry put into the list at a path, before the one at `index`; the list is made if missing."""
    entries = list(entries_at(data, path))
    entries.insert(index, entry)
    return with_value(data, path, entries)


def with_moved(data: Data, path: Path, index: int, to: int) -> Data:
    """The data with one entry of a list taken to another place."""
    entries = list(entries_at(data, path))
    entries.insert(to, entries.pop(index))
    return with_value(data, path, entries)
