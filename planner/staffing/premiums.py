"""Premiums: which hours cost more, and how much more, in a team's local time.

Premium windows are a calendar of their own, so daylight saving and midnight follow the one set of rules of
`planner.business_time.calendars`: a window over midnight belongs to the day on which it begins. Of several that apply,
the highest counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

import numpy as np

from planner.business_time.calendars import Window, local_spans
from planner.scenario.coverage import Premium
from simulation.columns import FloatArray, IntArray
from simulation.spans import Cover, cover_of, covered, plain_time

MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True, eq=False)
class PremiumHours:
    """A team's premiums on real dates: from the highest factor down, when that one or a higher one applies."""

    factors: tuple[float, ...]
    times: tuple[Cover, ...]
    """Each holds the one before it."""

    def added_s(self, start_s: IntArray, end_s: IntArray) -> FloatArray:
        """What premiums add to each span, in seconds of ordinary pay; negative for factors below 1."""
        added: FloatArray = np.zeros(len(start_s))
        higher = np.zeros(len(start_s), dtype=np.int64)
        for factor, times in zip(self.factors, self.times, strict=True):
            reached = covered(times, plain_time, start_s, end_s)
            added = added + (factor - 1.0) * (reached - higher)
            higher = reached
        return added


def premium_hours(premiums: Sequence[Premium], in_zone: ZoneInfo, first: date, last: date) -> PremiumHours:
    """The premiums of windows that begin on the local dates `first` to `last`."""
    factors = tuple(sorted({premium.factor for premium in premiums}, reverse=True))
    times = []
    for factor in factors:
        windows = tuple(_window(premium) for premium in premiums if premium.factor >= factor)
        spans = local_spans(windows, in_zone, first, last)
        times.append(cover_of(spans.opens_s, spans.closes_s))
    return PremiumHours(factors, tuple(times))


def _window(premium: Premium) -> Window:
    """Without times, the whole of its days."""
    return Window(days=premium.days, opens=premium.start or MIDNIGHT, closes=premium.end or MIDNIGHT)
