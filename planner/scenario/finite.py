"""Finite: the number that a raw value of a draft is, for whoever shows a draft that may be wrong.

TOML knows infinity, and whole numbers of any length, which no arithmetic here can take.
"""

from __future__ import annotations

import math


def finite(raw: object) -> float | None:
    """A raw value as a number; None for what is none, or too large for one.

    >>> finite(10**400) is None
    True
    """
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    try:
        number = float(raw)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None
