"""Places of fields: which key of the table of fields a path of the file leads to.

Separate from the table, which knows nothing of files: a path has indices and names in it, a place [] and * instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from planner.plans import SEVERITY_OF_WORD
from planner.scenario.field_table import field_at, keys_at
from planner.scenario.findings import Path

ANY_KEY = "*"


def place_of(path: Path) -> str:
    """The place of a path as the table of fields writes it: `customers[].plan`, `work.*.touches`."""
    return _place_of(_of_any_entry(path))


def is_free_key(path: Path) -> bool:
    """Whether a path ends in a key that is no field: the file chooses it, as the severities of `work`."""
    return _is_free_key(_of_any_entry(path))


def in_model_order(keys: Iterable[str], path: Path) -> list[str]:
    """The keys of the table at a path in the order of the models, severities from urgent to low; others come last."""
    return sorted(keys, key=lambda key: rank_of((*path, key)))


def rank_of(path: Path) -> int:
    """How late the last key of a path comes among those of its table."""
    return _rank_of(_of_any_entry(path))


def _of_any_entry(path: Path) -> Path:
    """The same for all entries of a list, so that what is known of one need not be found out again."""
    return tuple(0 if isinstance(step, int) else step for step in path)


@lru_cache(maxsize=4096)
def _place_of(path: Path) -> str:
    place = ""
    for length, step in enumerate(path, start=1):
        if isinstance(step, int):
            place += "[]"
        else:
            key = ANY_KEY if _is_free_key(path[:length]) else step
            place += f".{key}" if place else key
    return place


@lru_cache(maxsize=4096)
def _is_free_key(path: Path) -> bool:
    field = field_at(path)
    return field is not None and isinstance(path[-1], str) and field_at(path[:-1]) is field


@lru_cache(maxsize=4096)
def _rank_of(path: Path) -> int:
    order: Sequence[str | int] = tuple(SEVERITY_OF_WORD) if _is_free_key(path) else keys_at(path[:-1])
    return order.index(path[-1]) if path[-1] in order else len(order)
