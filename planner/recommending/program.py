"""Program: the integer program over headcounts, and the cuts it takes.

Minimise what the roster costs a week, subject to bounds and cuts. With valid cuts alone its optimum is proven: no
staffing that meets the goals costs less. With cuts that only guide it names the next staffing to try. Solved by HiGHS,
as SciPy has it: HiGHS' own package greets on standard output, which belongs to results.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from planner.recommending.calendar_reach import Reach
from planner.recommending.choices import Headcounts, ShiftChoice
from planner.recommending.workload_needs import WorkloadNeeds

TIGHT = 1e-7
"""How far a whole number of the solver may lie from one."""


@dataclass(frozen=True, slots=True)
class Slope:
    """A cut that guides: a target's attainment, taken as straight around a staffing that misses it."""

    at: Headcounts
    short: float
    """How much of the goal is missing there."""
    gains: tuple[float, ...]
    """What one engineer more on each shift adds."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The cheapest that a program allows."""

    headcounts: Headcounts
    cost: float


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """What both programs share."""

    choices: tuple[ShiftChoice, ...]
    costs: tuple[float, ...]
    """What an engineer of each shift costs a week, at least."""
    reaches: tuple[Reach, ...]
    least_reach: tuple[float, ...]
    """What must lie within reach of each, as a share."""
    needs: WorkloadNeeds


class _Program:
    """Columns and rows on their way to the solver."""

    def __init__(self) -> None:
        self._costs: list[float] = []
        self._lows: list[float] = []
        self._highs: list[float] = []
        self._are_whole: list[int] = []
        self._rows: list[dict[int, float]] = []
        self._least: list[float] = []

    def column(self, low: float, high: float, *, cost: float = 0.0, is_whole: bool = False) -> int:
        """A variable, by its number."""
        self._costs.append(cost)
        self._lows.append(low)
        self._highs.append(high)
        self._are_whole.append(int(is_whole))
        return len(self._costs) - 1

    def at_least(self, least: float, terms: dict[int, float]) -> None:
        """Ask that the terms, coefficients by variable, add up to so much at least."""
        self._rows.append(terms)
        self._least.append(least)

    def minimum(self) -> tuple[float, ...] | None:
        """The cheapest values of all variables; None if there are none."""
        cells = [(row, column, value) for row, terms in enumerate(self._rows) for column, value in terms.items()]
        rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(self._rows), len(self._costs))
        constraint = LinearConstraint(csr_array((values, (rows, columns)), shape=shape), lb=np.array(self._least))
        found = milp(
            np.array(self._costs),
            integrality=np.array(self._are_whole),
            bounds=Bounds(np.array(self._lows), np.array(self._highs)),
            constraints=constraint if self._rows else (),
            options={"mip_rel_gap": 0.0},
        )
        return None if found.x is None else tuple(found.x.tolist())


def solve(
    problem: Problem,
    missed: Sequence[Headcounts] = (),
    slopes: Sequence[Slope] = (),
    passed: Sequence[Headcounts] = (),
) -> Optimum | None:
    """The cheapest headcounts that no cut forbids; None if every one is forbidden.

    `missed` are staffings that miss: none that lies within them (`choices.is_within`) is allowed. `passed` are those
    that are known and not to be named again, themselves alone.
    """
    program = _Program()
    counts = [
        program.column(choice.least, choice.most, cost=cost, is_whole=True)
        for choice, cost in zip(problem.choices, problem.costs, strict=True)
    ]
    _add_reach(program, counts, problem)
    _add_workload(program, counts, problem)
    for headcounts in missed:
        _add_exclusion(program, counts, problem.choices, headcounts)
    for headcounts in passed:
        _add_difference(program, counts, problem.choices, headcounts)
    for slope in slopes:
        there = sum(gain * n for gain, n in zip(slope.gains, slope.at, strict=True) if gain > 0)
        terms = {count: gain for count, gain in zip(counts, slope.gains, strict=True) if gain > 0}
        program.at_least(slope.short + there, terms)
    values = program.minimum()
    if values is None:
        return None
    headcounts = tuple(round(values[count]) for count in counts)
    return Optimum(headcounts, sum(n * cost for n, cost in zip(headcounts, problem.costs, strict=True)))


def _add_reach(program: _Program, counts: list[int], problem: Problem) -> None:
    """Enough of the arrivals of each target lie within reach of the shifts that are open."""
    if not problem.reaches:
        return
    is_open = [program.column(0, 1, is_whole=True) for _ in counts]
    for opened, count in zip(is_open, counts, strict=True):
        program.at_least(0.0, {count: 1.0, opened: -1.0})
    for reach, least in zip(problem.reaches, problem.least_reach, strict=True):
        reached = []
        for shifts, share in reach.shares.items():
            part = program.column(0.0, share)
            program.at_least(0.0, {**{is_open[shift]: share for shift in shifts}, part: -1.0})
            reached.append(part)
        program.at_least(least - TIGHT, dict.fromkeys(reached, 1.0))


def _add_workload(program: _Program, counts: list[int], problem: Problem) -> None:
    """Everything that arrives finds somebody who may do it and has the time."""
    needs = problem.needs
    done: list[list[int]] = [[] for _ in counts]
    for effort_h, may in zip(needs.effort_h, needs.may.tolist(), strict=True):
        parts = []
        for shift, is_able in enumerate(may):
            if is_able:
                part = program.column(0.0, np.inf)
                parts.append(part)
                done[shift].append(part)
        if parts:
            program.at_least(effort_h, dict.fromkeys(parts, 1.0))
    for count, capacity_h, parts in zip(counts, needs.capacity_h, done, strict=True):
        program.at_least(0.0, {count: capacity_h, **dict.fromkeys(parts, -1.0)})


def _add_difference(
    program: _Program, counts: list[int], choices: Sequence[ShiftChoice], headcounts: Headcounts
) -> None:
    """Somewhere more engineers than there, or somewhere fewer."""
    other = []
    for count, choice, n in zip(counts, choices, headcounts, strict=True):
        if n < choice.most:
            has_more = program.column(0, 1, is_whole=True)
            program.at_least(choice.least, {count: 1.0, has_more: choice.least - n - 1.0})
            other.append(has_more)
        if n > choice.least:
            has_fewer = program.column(0, 1, is_whole=True)
            program.at_least(-choice.most, {count: -1.0, has_fewer: n - 1.0 - choice.most})
            other.append(has_fewer)
    program.at_least(1.0, dict.fromkeys(other, 1.0))


def _add_exclusion(
    program: _Program, counts: list[int], choices: Sequence[ShiftChoice], headcounts: Headcounts
) -> None:
    """Somewhere more engineers than there, or none on a shift that would take hours from one on call."""
    other = []
    for count, choice, n in zip(counts, choices, headcounts, strict=True):
        if n < choice.most:
            has_more = program.column(0, 1, is_whole=True)
            # At least n + 1 where it is chosen, and the least there may be where it is not.
            program.at_least(choice.least, {count: 1.0, has_more: float(choice.least - n - 1)})
            other.append(has_more)
        if choice.takes_hours and n > choice.least == 0:
            has_none = program.column(0, 1, is_whole=True)
            program.at_least(-choice.most, {count: -1.0, has_none: -float(choice.most)})
            other.append(has_none)
    program.at_least(1.0, dict.fromkeys(other, 1.0))
