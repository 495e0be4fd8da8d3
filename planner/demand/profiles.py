"""Profiles: how a group's tickets spread over the hours of its local week.

A profile is kept in quarters of an hour, so that an opening at 09:30 is told from one at 09:00; the file's profiles
have 168 hours, each quarter of an hour getting a quarter. Normalised over an ordinary week: the shares add up to one,
so a profile moves tickets about and never changes how many there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

import numpy as np

from planner.business_time.calendars import Window
from planner.scenario.customers import Profile
from simulation.clocks import DAY_S, WEEK_S
from simulation.columns import FloatArray

QUARTER_S = 900
QUARTERS_PER_DAY = 96
QUARTERS_PER_WEEK = 7 * QUARTERS_PER_DAY

HOURS_PER_WEEK = 168

ALWAYS_ON_DAY = (*(0.35,) * 6, 0.5, 0.7, *(1.0,) * 10, *(0.7,) * 4, *(0.5,) * 2)
"""A weekday of "always on", by local hour: full from 08 to 18, lower in the evening, a third at night."""

ALWAYS_ON_WEEKEND = 0.5
"""Saturday and Sunday of "always on", as a share of a weekday."""


def profile_of(name: str, profiles: Sequence[Profile], windows: Sequence[Window]) -> FloatArray:
    """The profile of a name: one of the file, or built in; `windows` are the group's own opening hours.

    float64[672], the share of an ordinary week's tickets in each local quarter of an hour, from Monday 00:00.
    """
    for profile in profiles:
        if profile.name == name:
            return normalised(np.array(profile.weights).ravel())
    match name:
        case "flat":
            return normalised(np.ones(HOURS_PER_WEEK))
        case "office hours":
            return normalised(_open_seconds(windows))
        case "always on":
            return normalised(_always_on())
    raise KeyError(name)


def normalised(weights: FloatArray) -> FloatArray:
    """float64[672] shares from weights of 168 hours or 672 quarters; raises ValueError unless some weight counts."""
    quarters = np.repeat(weights, QUARTERS_PER_WEEK // len(weights)).astype(np.float64)
    total = float(quarters.sum())
    if len(quarters) != QUARTERS_PER_WEEK or not total > 0.0 or bool(np.any(quarters < 0.0)):
        raise ValueError("a profile has 168 weights, none negative and not all zero")
    shares: FloatArray = quarters / total
    return shares


def _always_on() -> FloatArray:
    """Customers who work around the clock: a wave over the day, weekends at half."""
    weekday = np.array(ALWAYS_ON_DAY)
    return np.concatenate([weekday] * 5 + [weekday * ALWAYS_ON_WEEKEND] * 2)


def _open_seconds(windows: Sequence[Window]) -> FloatArray:
    """float64[672]: the seconds of each quarter of an ordinary week that lie in a window, counted once."""
    is_open = np.zeros(WEEK_S, dtype=np.bool_)
    for window in windows:
        opens_s, closes_s = _second_of_day(window.opens), _second_of_day(window.closes)
        length_s = (closes_s - opens_s - 1) % DAY_S + 1
        for day in window.days:
            seconds = np.arange(day * DAY_S + opens_s, day * DAY_S + opens_s + length_s) % WEEK_S
            is_open[seconds] = True
    seconds_open: FloatArray = is_open.reshape(QUARTERS_PER_WEEK, QUARTER_S).sum(axis=1, dtype=np.float64)
    return seconds_open


def _second_of_day(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
