"""Small scenarios in the words of the file, and what is drawn from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np

from planner.demand.frame import build_frame
from planner.demand.workload import Workload, draw_workload
from planner.scenario.scenario import Scenario
from simulation.inputs import SEVERITIES

Words = Mapping[str, object]

ONLY_HIGH: Words = {"high": 1.0}
HOUR_OF_WORK: Words = {"distribution": "constant", "mean": "1 hour"}

BASIC: Words = {"name": "Basic"}
EXTENDED: Words = {"name": "Extended"}


def group(name: str = "Oslo customers", /, **changes: object) -> Words:
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


def shift(name: str = "Day", /, **changes: object) -> Words:
    """A shift of two engineers, Monday to Friday from 09 to 17, unless said otherwise."""
    words: dict[str, object] = {
        "name": name,
        "days": "Mon-Fri",
        "from": dt.time(9),
        "to": dt.time(17),
        "engineers": 2,
    }
    return words | changes


def team(*shifts: Words, **changes: object) -> Words:
    """A team in UTC with these shifts, or the ordinary one."""
    words: dict[str, object] = {"name": "Oslo", "time_zone": "UTC", "shifts": list(shifts) or [shift()]}
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


TicketRow: TypeAlias = tuple[int, int, tuple[int, ...], tuple[int, ...]]
"""Arrival, severity, and the efforts and waits of all touches."""


def ticket_rows(workload: Workload, group_index: int) -> list[TicketRow]:
    """A group's tickets, in order of arrival."""
    tickets = workload.tickets
    return [
        (
            int(tickets.arrival_s[row]),
            int(tickets.promise[row] % SEVERITIES),
            tuple(tickets.effort_s[tickets.touch_from[row] : tickets.touch_from[row + 1]].tolist()),
            tuple(tickets.wait_s[tickets.touch_from[row] : tickets.touch_from[row + 1]].tolist()),
        )
        for row in np.flatnonzero(tickets.promise // SEVERITIES == group_index).tolist()
    ]


def drawn(of: Scenario, replication: int = 0) -> Workload:
    """A scenario's workload in one replication."""
    return draw_workload(of, build_frame(of), replication)
