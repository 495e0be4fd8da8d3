"""Backlog: whether open tickets keep piling up, so that every number depends on where the horizon ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.estimates.intervals import mean_interval
from planner.measurement.measures import Measures

SHARE_LEFT_OVER = 0.02
"""Of the tickets that arrive, how many must stay behind for a backlog to count as rising; seasons move it less."""


def rising_backlog(measures: Sequence[Measures], from_week: int) -> str | None:
    """A sentence if the backlog rises from that week of the horizon to its end, or None.

    The last quarter of these weeks is compared with the first, per replication: the rise must differ from zero and
    be a noticeable share of the tickets that arrived in between.
    """
    backlog = np.stack([measure.backlog for measure in measures])[:, from_week:].astype(np.float64)
    weeks = backlog.shape[1]
    quarter = max(1, weeks // 4)
    if weeks < 2:
        return None
    first, last = backlog[:, :quarter].mean(axis=1), backlog[:, -quarter:].mean(axis=1)
    interval = mean_interval(last - first)
    rise = float((last - first).mean())
    horizon_weeks = len(measures[0].backlog) - 1
    arrivals_per_week = float(np.mean([measure.arrivals for measure in measures])) / horizon_weeks
    arrived = arrivals_per_week * (weeks - quarter)
    if interval is None or interval.low <= 0 or rise < SHARE_LEFT_OVER * arrived:
        return None
    return (
        f"The backlog still rises, from {first.mean():.0f} open tickets early in the measured weeks to "
        f"{last.mean():.0f} at the end: these numbers would be worse over a longer horizon."
    )
