"""Small scenarios in the words of the file, for tests of what is drawn from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from planner.scenario.scenario import Scenario

Words = Mapping[str, object]

ONLY_HIGH: Words = {"high": 1.0}
HOUR_OF_WORK: Words = {"distribution": "constant", "mean": "1 hour"}

BASIC: Words = {"name": "Basic"}
EXTENDED: Words = {"name": "Extended"}


def group(name: str = "Oslo customers", **changes: object) -> Words:
    """A customer group of ten tickets a week, High only, evenly over every hour in UTC, unless said otherwise."""
    words: dict[str, object] = {
        "name": name,
        "plan": "Basic",
        "time_zone": "UTC",
        "accounts": 100,
        "tickets_per_account_per_month": 10 / 100 * 365.25 / 12 / 7,
        "severities": ONLY_HIGH,
        "profile": "flat",
    }
    return words | changes


def shift(name: str = "Day", **changes: object) -> Words:
    """A shift of two engineers, Monday to Friday from 09 to 17, unless said otherwise."""
    words: dict[str, object] = {
        "name": name,
        "days": "Mon-Fri",
        "from": dt.time(9),
        "to": dt.time(17),
        "engineers": 2,
    }
    return words | changes


def team(*shifts: Words, name: str = "Oslo", **changes: object) -> Words:
    """A team in UTC with these shifts, or the ordinary one."""
    words: dict[str, object] = {"name": name, "time_zone": "UTC", "shifts": list(shifts) or [shift()]}
    return words | changes


def scenario(
    groups: Sequence[Words] = (),
    teams: Sequence[Words] = (),
    simulation: Words | None = None,
    **changes: object,
) -> Scenario:
    """A scenario of four measured weeks from Monday 2026-01-05 on, without warm-up; one group and team by default."""
    weeks = {"start": dt.date(2026, 1, 5), "weeks": 4, "warm_up_weeks": 0, "follow_weeks": 0, "seed": 1}
    words: dict[str, object] = {
        "format": 1,
        "simulation": weeks | dict(simulation or {}),
        "plans": [BASIC, EXTENDED],
        "customers": list(groups) or [group()],
        "coverage": [{"name": "Here", "teams": list(teams) or [team()]}],
    }
    return Scenario.model_validate(words | changes)
