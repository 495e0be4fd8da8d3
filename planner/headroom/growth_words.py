"""Growth words: how much more demand a staffing bears, in a few words, so that two of them can stand side by side."""

from __future__ import annotations

from planner.headroom.outcome import Headroom


def growth_of(headroom: Headroom) -> float | None:
    """The growth below which contractual targets hold and engineers keep up, 0 where one of the two fails already.

    None: both hold at the most demand that was tried.
    """
    if headroom.missed:
        return 0.0
    first, overload = headroom.first, headroom.overload
    ends = [each for each in (None if first is None else first.demand, overload and overload[0]) if each is not None]
    return max(0.0, min(ends) - 1) if ends else None


def growth_in_words(headroom: Headroom) -> str:
    """Such as: 5% growth; no growth; growth of 100% or more."""
    growth = growth_of(headroom)
    if growth is None:
        most = headroom.points[-1].demand
        return f"growth of {most - 1:.0%} or more"
    return f"{growth:.0%} growth" if round(growth, 2) else "no growth"
