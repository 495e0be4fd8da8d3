"""Team shares: whose a miss is among the teams of a coverage.

**decided**: neither the team that replied at last, which was only there when the others were not, nor the one at its
desks in the very moment it fell due. A miss is split over its time, on the target's clock from arrival (of an update,
from release) to the reply, as its causes are. A moment in which nobody who might handle it attends is no team's; the
others belong to the teams in proportion to how long each had somebody there who might.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from simulation.causes import Misses
from simulation.clocks import open_time
from simulation.columns import BoolArray, FloatArray, IntArray
from simulation.inputs import SEVERITIES, History, Roster, Work
from simulation.skills import may_table, skill_of
from simulation.spans import Cover, Measure, cover_of, covered, plain_time


def team_shares(history: History, misses: Misses, waiting: Work, teams: int) -> FloatArray:
    """float64[k, teams + 1], each row summing to 1: the teams' parts of each miss, and last what is nobody's."""
    shares = np.zeros((len(misses.ticket), teams + 1))
    measures: tuple[Measure, ...] = (*(partial(open_time, clock) for clock in history.clocks), plain_time)
    clock = _counting_clocks(misses, measures)
    # A reply in the very second of its release has no time to split: whoever is there in that second.
    to_s = np.maximum(misses.to_s, misses.from_s + 1)
    for number, kind in np.unique(np.stack((clock, misses.kind), axis=1), axis=0).tolist():
        rows = np.flatnonzero((clock == number) & (misses.kind == kind))
        plan, severity = divmod(kind, SEVERITIES)
        able = may_table(history.roster)[:, skill_of(plan, severity, 0, waiting, 0)]
        shares[rows] = _shares(history.roster, able, measures[number], misses.from_s[rows], to_s[rows], teams)
    return shares


def _counting_clocks(misses: Misses, measures: tuple[Measure, ...]) -> IntArray:
    """The clock of each miss, or plain time where the target's own has no open time in between."""
    clock = misses.clock.copy()
    for number in np.unique(misses.clock).tolist():
        mine = np.flatnonzero(misses.clock == number)
        is_closed = measures[number](misses.to_s[mine]) == measures[number](misses.from_s[mine])
        clock[mine[is_closed]] = len(measures) - 1
    return clock


def _shares(
    roster: Roster, able: BoolArray, measure: Measure, from_s: IntArray, to_s: IntArray, teams: int
) -> FloatArray:
    of_team = [
        covered(_attending(roster, able & (roster.team == team)), measure, from_s, to_s) for team in range(teams)
    ]
    each = np.stack(of_team, axis=1).astype(np.float64)
    anyone = covered(_attending(roster, able), measure, from_s, to_s)
    somebody = anyone / (measure(to_s) - measure(from_s))
    there = each.sum(axis=1)
    parts = each / np.where(there > 0, there, 1.0)[:, None]
    return np.concatenate((parts * somebody[:, None], (1 - somebody)[:, None]), axis=1)


def _attending(roster: Roster, engineers: BoolArray) -> Cover:
    rows = engineers[roster.attended.engineer]
    start_s, end_s = roster.attended.start_s[rows], roster.attended.end_s[rows]
    order = np.argsort(start_s, kind="stable")
    return cover_of(start_s[order], end_s[order])
