"""Verdicts: what an interval says about a goal, and no more than it says."""

from __future__ import annotations

from enum import Enum

from planner.estimates.intervals import Interval

FEWEST_TARGETS = 30
FEWEST_REPLICATIONS = 10


class Verdict(Enum):
    """Whether a goal is reached; the values are the words of the results."""

    MET = "met"
    MISSED = "missed"
    TOO_CLOSE = "too close to call"
    NO_TICKETS = "no tickets"


WORST_FIRST = (Verdict.MISSED, Verdict.TOO_CLOSE, Verdict.MET, Verdict.NO_TICKETS)
"""As a reader wants to hear of them."""


def verdict_of(interval: Interval | None, goal: float, count: int, replications: int) -> Verdict:
    """The verdict on `count` targets over that many replications; too close to call where either is too few."""
    if count == 0:
        return Verdict.NO_TICKETS
    if interval is None or count < FEWEST_TARGETS or replications < FEWEST_REPLICATIONS:
        return Verdict.TOO_CLOSE
    if interval.low >= goal:
        return Verdict.MET
    if interval.high < goal:
        return Verdict.MISSED
    return Verdict.TOO_CLOSE
