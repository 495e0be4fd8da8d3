"""Week painting: what painting hours of a week changes in a draft.

A profile of the file is changed for every group that has it. A built-in one cannot be: the group that is painted gets a
copy of it first, named after the group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.demand.arrival_week import Weights, week_of_group, week_of_profile
from planner.scenario.copies import free_name, free_names, names_taken
from planner.scenario.customers import BUILT_IN_PROFILES
from planner.scenario.draft import entries_at, value_at
from planner.scenario.findings import Path
from planner.scenario.matching import name_of
from planner.scenario.migration import Data

PROFILES: Path = ("profiles",)
LARGEST_WEIGHT = 1e9
NAMELESS = "own profile"

Hour = tuple[int, int]
"""Day and hour of the local week: 0 is Monday, 0 its first hour."""
Values = Mapping[Path, object]
"""What is to be set in a draft, by path."""


def painting_of_group(data: Data, group: int, cells: Mapping[Hour, float]) -> Values:
    """What to set for a group's tickets to arrive by other weights."""
    week = week_of_group(data, group)
    if week.entry is not None:
        return painting_of_profile(data, week.entry, cells)
    return own_profile(data, group, cells)


def own_profile(data: Data, group: int, cells: Mapping[Hour, float] | None = None) -> Values:
    """What to set for a group to have a profile of its own, as it is now but for some cells."""
    weights = _painted(week_of_group(data, group).weights, cells or {})
    name = next(free_names({*names_taken(data, PROFILES), *BUILT_IN_PROFILES}, _name_of_group(data, group)))
    entry = {"name": name, "weights": weights}
    return {PROFILES: [*entries_at(data, PROFILES), entry], ("customers", group, "profile"): name}


def painting_of_profile(data: Data, index: int, cells: Mapping[Hour, float]) -> Values:
    """What to set for one of the file's profiles to have other weights."""
    return {(*PROFILES, index, "weights"): _painted(week_of_profile(data, index).weights, cells)}


def name_painted(data: Data, values: Values) -> str:
    """The name of the profile that these values change or make."""
    for path, value in values.items():
        if path == PROFILES and isinstance(value, list):
            return name_of(value[-1]) or ""
        if path[0] == PROFILES[0]:
            return name_of(value_at(data, path[:2])) or ""
    return ""


def new_profile(data: Data) -> Data:
    """A profile for somebody to paint: flat, under a name that is free."""
    name = free_name(data, PROFILES, "New profile")
    return {"name": name, "weights": [[1] * 24 for _ in range(7)]}


def cells_of(weights: Weights) -> dict[Hour, float]:
    """Every hour of a week and its weight."""
    return {(day, hour): weight for day, row in enumerate(weights) for hour, weight in enumerate(row)}


def _painted(weights: Weights, cells: Mapping[Hour, float]) -> list[list[float]]:
    return [
        [_tidy(cells.get((day, hour), weight)) for hour, weight in enumerate(row)] for day, row in enumerate(weights)
    ]


def _tidy(weight: float) -> float:
    """A weight as a person would write it: six digits, and no point where there is nothing behind it."""
    short = float(f"{min(max(weight, 0.0), LARGEST_WEIGHT):.6g}")
    return int(short) if short.is_integer() else short


def _name_of_group(data: Data, group: int) -> str:
    name = name_of(value_at(data, ("customers", group))) or NAMELESS
    return name if name.isprintable() and name.strip() else NAMELESS


def rows_of(weights: Weights) -> Sequence[Sequence[float]]:
    """The weights as a spreadsheet takes them."""
    return [[_tidy(weight) for weight in row] for row in weights]
