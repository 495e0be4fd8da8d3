"""Views: the same misses split by cause, plan, severity, target, team, day and hour, each adding up to all of them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from planner.business_time.calendar_names import FULL_DAY_NAMES
from planner.grammar import capitalised
from planner.plans import Severity
from planner.reasons.outcome import Reasons, Slice, View
from planner.tickets.behind import target_words
from simulation.columns import FloatArray

NO_TEAM = "no one on shift"
"""What is nobody's: when nobody of any team who might have handled it was at work."""


def views_of(reasons: Reasons) -> tuple[View, ...]:
    """Every view, that by target first; without misses, none."""
    if not reasons.misses:
        return ()
    of_targets = reasons.votes.sum(axis=1)
    by_hour = reasons.votes.sum(axis=0)
    return (
        _by(reasons, "target", [(target_words(target), of_targets[row]) for row, target in enumerate(reasons.targets)]),
        _by(reasons, "plan", _grouped(reasons, [target.plan for target in reasons.targets])),
        _by(reasons, "severity", _by_severity(reasons)),
        _by(reasons, "team", _by_team(reasons)),
        _by(reasons, "day of the customer's week", list(zip(FULL_DAY_NAMES, _daily(by_hour), strict=True))),
        _by(reasons, "hour of the customer's day", _hours(by_hour)),
    )


def whole_of(reasons: Reasons) -> Slice:
    """All misses together."""
    return _slice(reasons, "all targets", reasons.votes.sum(axis=(0, 1)))


Named = tuple[str, FloatArray]
"""A part, and how many misses each cause takes of it."""


def _by(reasons: Reasons, what: str, parts: Iterable[Named]) -> View:
    return View(f"By {what}", tuple(_slice(reasons, name, votes) for name, votes in parts))


def _slice(reasons: Reasons, name: str, votes: FloatArray) -> Slice:
    share = float(votes.sum()) / reasons.misses if reasons.misses else 0.0
    return Slice(name, tuple(votes.tolist()), share)


def _grouped(reasons: Reasons, names: list[str]) -> list[Named]:
    """The targets' misses, those of one name together, in the order in which names first come."""
    of_targets = reasons.votes.sum(axis=1)
    return [
        (name, of_targets[[row for row, each in enumerate(names) if each == name]].sum(axis=0))
        for name in dict.fromkeys(names)
    ]


def _by_severity(reasons: Reasons) -> list[Named]:
    words = [capitalised(target.severity.word) for target in reasons.targets]
    order = [capitalised(severity.word) for severity in Severity]
    return sorted(_grouped(reasons, words), key=lambda named: order.index(named[0]))


def _by_team(reasons: Reasons) -> list[Named]:
    return list(zip((*reasons.teams, NO_TEAM), reasons.team_votes.sum(axis=0), strict=True))


def _daily(by_hour: FloatArray) -> FloatArray:
    days: FloatArray = by_hour.reshape(7, 24, -1).sum(axis=1)
    return days


def _hours(by_hour: FloatArray) -> list[Named]:
    hours = np.asarray(by_hour.reshape(7, 24, -1).sum(axis=0))
    return [(f"{hour:02d}:00–{hour + 1:02d}:00", hours[hour]) for hour in range(24)]
