"""Surplus: what stands in a draft under a key that its table does not have, and is best left out.

A form has an editor for every key that there is, so nothing else shows such a value, nor takes it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.plans import SEVERITY_OF_WORD
from planner.scenario.draft import Data, value_at
from planner.scenario.field_places import is_free_key, place_of
from planner.scenario.field_table import field_at
from planner.scenario.findings import Path, ScenarioError
from planner.scenario.references import names_of

NOTHING = object()
OF_A_PLAN = "work.*.plans.*"


def is_surplus(data: Data, path: Path) -> bool:
    """Whether a value stands at a path whose last key is none that its table knows.

    >>> is_surplus({"work": {"huge": {}}}, ("work", "huge"))
    True
    """
    if not path or not isinstance(path[-1], str) or value_at(data, path, NOTHING) is NOTHING:
        return False
    if not is_free_key(path):
        return field_at(path) is None
    return path[-1] not in (names_of(data, "plans") if place_of(path) == OF_A_PLAN else SEVERITY_OF_WORD)


def parted(data: Data, errors: Iterable[ScenarioError]) -> tuple[list[ScenarioError], list[ScenarioError]]:
    """The errors of surplus keys, one of each, and all others but what is wrong with such a key's value."""
    found = list(errors)
    surplus: dict[Path, ScenarioError] = {}
    for error in found:
        if error.path not in surplus and is_surplus(data, error.path):
            surplus[error.path] = error
    outermost = [error for path, error in surplus.items() if not _is_below_any(path[:-1], surplus)]
    return outermost, [error for error in found if not _is_below_any(error.path, surplus)]


def _is_below_any(path: Path, places: Mapping[Path, object]) -> bool:
    """Whether a path is one of these places, or leads through one."""
    return any(path[:length] in places for length in range(1, len(path) + 1))
