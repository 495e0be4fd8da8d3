"""Arrival week: how many tickets of a draft's customer group arrive in each hour of its local week.

What a painter of profiles looks at: the weights of the group's profile, the file's own or a built-in one, hour by hour.
Read off the draft, of which any part may be wrong, so separate from the profiles that a study is made with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import ValidationError

from planner.business_time.calendar_names import FULL_DAY_NAMES
from planner.business_time.calendars import Window
from planner.demand.arrivals import tickets_per_week
from planner.demand.customer_clocks import windows_of
from planner.demand.profiles import HOURS_PER_WEEK, profile_of
from planner.scenario.customers import BUILT_IN_PROFILES, BusinessHours, CustomerGroup, office_windows
from planner.scenario.draft import entries_at, value_at
from planner.scenario.finite import finite
from planner.scenario.matching import name_of
from planner.scenario.migration import Data
from planner.scenario.normal_forms import entries_in_full
from simulation.columns import FloatArray

USUAL = "office hours"
HOURS_PER_DAY = 24
DIGITS = 4

Weights = tuple[tuple[float, ...], ...]
"""Seven rows, Monday first, of 24 local hours."""


@dataclass(frozen=True, slots=True)
class ArrivalWeek:
    """A profile by the hour, and what it means for the group that has it."""

    profile: str
    entry: int | None
    """Which of the file's profiles it is; None for a built-in one, and for a name that nothing has."""
    weights: Weights
    """The file's; of a built-in profile in proportion to its fullest hour."""
    tickets_per_week: float | None
    """What the group sends; None without a group, and where its numbers are wrong."""

    def tickets_per_h(self, day: int, hour: int) -> float | None:
        """The mean number of tickets in an hour of an ordinary week."""
        total = sum(map(sum, self.weights))
        if self.tickets_per_week is None or not total:
            return None
        return self.tickets_per_week * self.weights[day][hour] / total

    def words(self, day: int, hour: int) -> str:
        """Such as: Tuesday 10:00–11:00: weight 1, 0.42 tickets an hour."""
        tickets = self.tickets_per_h(day, hour)
        rate = "" if tickets is None else f", {tickets:.2g} tickets an hour"
        return f"{FULL_DAY_NAMES[day]} {hour:02}:00–{hour + 1:02}:00: weight {self.weights[day][hour]:g}{rate}"


def week_of_group(data: Data, group: int) -> ArrivalWeek:
    """The week of a draft's customer group."""
    entry = value_at(data, ("customers", group))
    name = value_at(entry, ("profile",), USUAL)
    profile = name if isinstance(name, str) else ""
    index = _index_of(data, profile)
    per_week = _tickets_per_week(entry)
    if index is not None:
        return ArrivalWeek(profile, index, week_of_profile(data, index).weights, per_week)
    if profile in BUILT_IN_PROFILES:
        return ArrivalWeek(profile, None, built_in_weights(profile, _windows_of(entry)), per_week)
    return ArrivalWeek(profile, None, flat_weights(0.0), per_week)


def week_of_profile(data: Data, index: int) -> ArrivalWeek:
    """The week of one of the file's profiles; what is no weight in it weighs nothing."""
    entry = value_at(data, ("profiles", index))
    rows = [_row_of(value_at(entry, ("weights", day))) for day in range(len(FULL_DAY_NAMES))]
    return ArrivalWeek(name_of(entry) or "", index, tuple(rows), None)


def built_in_weights(profile: str, windows: Sequence[Window]) -> Weights:
    """The weights of a built-in profile for these business hours, 1 in its fullest hour."""
    try:
        quarters = profile_of(profile, (), windows)
    except ValueError:  # No window is ever open.
        return flat_weights(0.0)
    return _in_proportion(quarters.reshape(HOURS_PER_WEEK, -1).sum(axis=1))


def office_weights(data: Data, group: int | None) -> Weights:
    """Full weight in a group's business hours, and none outside; in the usual ones without a group."""
    entry = None if group is None else value_at(data, ("customers", group))
    return built_in_weights(USUAL, _windows_of(entry))


def flat_weights(weight: float) -> Weights:
    """The same weight at all hours."""
    return ((weight,) * HOURS_PER_DAY,) * len(FULL_DAY_NAMES)


def _index_of(data: Data, name: str) -> int | None:
    profiles = entries_at(data, ("profiles",))
    return next((index for index, profile in enumerate(profiles) if name_of(profile) == name), None)


def _in_proportion(hours: FloatArray) -> Weights:
    shares = hours / hours.max()
    rows = np.round(shares, DIGITS).reshape(len(FULL_DAY_NAMES), HOURS_PER_DAY).tolist()
    return tuple(tuple(row) for row in rows)


def _row_of(raw: object) -> tuple[float, ...]:
    stated = raw[:HOURS_PER_DAY] if isinstance(raw, list) else []
    weights = [_weight_of(each) for each in stated]
    return (*weights, *(0.0,) * (HOURS_PER_DAY - len(weights)))


def _weight_of(raw: object) -> float:
    return max(0.0, finite(raw) or 0.0)


def _windows_of(entry: object) -> tuple[Window, ...]:
    """A group's business hours; the usual ones where it states none, or wrong ones."""
    tables = entries_in_full(value_at(entry, ("business_hours",)))
    try:
        hours = tuple(BusinessHours.model_validate(table) for table in tables)
    except ValidationError:
        hours = ()
    return windows_of(hours or office_windows())


def _tickets_per_week(entry: object) -> float | None:
    try:
        return tickets_per_week(CustomerGroup.model_validate(entry))
    except ValidationError:
        return None
