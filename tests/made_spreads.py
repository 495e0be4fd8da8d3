"""Spreads made for tests."""

from __future__ import annotations

import numpy as np

from planner.estimates.spread import Spread
from planner.estimates.spreads import spreads_of
from simulation.columns import IntArray


def spread_of(elapsed_s: IntArray) -> Spread:
    """Of one group."""
    return spreads_of(elapsed_s, np.zeros(len(elapsed_s), dtype=np.int64), 1).of(0)
