"""Headcounts: how many engineers are there from change to change, and which teams are at their desks together.

Counted on instants and told on the wall: of an hour that comes twice, the pass with fewer is told.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.shift_weeks.standing import StandingShift, StandingTeam, at_desks, times_of
from planner.shift_weeks.wall import WEEK_MIN, Minutes, Wall
from planner.shift_weeks.week_view import Headcount, TeamsTogether
from simulation.columns import IntArray
from simulation.spans import Cover


def headcounts(teams: Sequence[StandingTeam], wall: Wall) -> tuple[Headcount, ...]:
    """All of the week, from change to change."""
    shifts = [shift for team in teams for shift in team.shifts if shift.is_staffed]
    edges = _edges([times_of(shift, wall) for shift in shifts], wall)
    ordinary = _counted([each for each in shifts if each.shift.on_call is None], wall, edges)
    on_call = _counted([each for each in shifts if each.shift.on_call is not None], wall, edges)
    changes = np.flatnonzero((np.diff(ordinary) != 0) | (np.diff(on_call) != 0)) + 1
    first = [0, *changes.tolist()]
    ends = [*(edges[row] for row in first[1:]), WEEK_MIN]
    return tuple(
        Headcount(float(edges[row]), float(end), int(ordinary[row]), int(on_call[row]))
        for row, end in zip(first, ends, strict=True)
    )


def _edges(sets: Sequence[Cover], wall: Wall) -> np.ndarray:
    """The minutes at which anything may change, the week's end left out."""
    at_s = np.concatenate([np.empty(0, np.int64), *(each.start_s for each in sets), *(each.end_s for each in sets)])
    jumps = [edge for jump in wall.jumps for edge in (jump.from_min, jump.from_min + jump.by_min)]
    edges = np.unique(np.concatenate(([0.0], wall.minutes_of_starts(at_s), wall.minutes_of_ends(at_s), jumps)))
    return edges[(edges >= 0) & (edges < WEEK_MIN)]


def _counted(shifts: Sequence[StandingShift], wall: Wall, edges: np.ndarray) -> IntArray:
    """int64[edges]: the engineers of some shifts from each edge on."""
    first_s, last_s = wall.instants(edges)
    return np.minimum(_at(shifts, first_s), _at(shifts, last_s))


def _at(shifts: Sequence[StandingShift], at_s: IntArray) -> IntArray:
    """int64: the engineers who are there at each instant."""
    start_s = np.concatenate([np.empty(0, np.int64), *(shift.standing.start_s for shift in shifts)])
    end_s = np.concatenate([np.empty(0, np.int64), *(shift.standing.end_s for shift in shifts)])
    engineers = np.repeat([shift.shift.engineers for shift in shifts], [len(shift.standing) for shift in shifts])
    return _before(start_s, engineers, at_s) - _before(end_s, engineers, at_s)


def _before(edge_s: IntArray, engineers: np.ndarray, at_s: IntArray) -> IntArray:
    """The engineers whose edge each instant has come to."""
    order = np.argsort(edge_s, kind="stable")
    total = np.concatenate(([0], np.cumsum(engineers[order]))).astype(np.int64)
    return total[np.searchsorted(edge_s[order], at_s, side="right")]


def teams_together(teams: Sequence[StandingTeam], wall: Wall) -> tuple[TeamsTogether, ...]:
    """For each set of two or more teams, when exactly these are at their desks, in the teams' order."""
    desks = [at_desks(team, wall) for team in teams]
    edges = _edges(desks, wall)
    first_s, _ = wall.instants(edges)
    here = np.array([each.holds(first_s) for each in desks]).reshape(len(teams), len(edges))
    ends = np.append(edges[1:], WEEK_MIN)
    found = []
    for column in np.unique(here, axis=1).T[::-1]:
        if column.sum() >= 2:
            same = (here == column[:, None]).all(axis=0)
            names = tuple(team.readable.team.name for team, is_in in zip(teams, column, strict=True) if is_in)
            found.append(TeamsTogether(names, _joined(edges[same].tolist(), ends[same].tolist())))
    return tuple(found)


def _joined(starts: Sequence[float], ends: Sequence[float]) -> Minutes:
    """Spans that touch in one piece."""
    spans: list[tuple[float, float]] = []
    for start, end in zip(starts, ends, strict=True):
        before = spans.pop() if spans and spans[-1][1] == start else (start, end)
        spans.append((before[0], end))
    return tuple(spans)
