"""Program: the integer program over headcounts, and the cuts it takes.

Minimise what the roster costs a week, subject to bounds and cuts. With valid cuts alone its optimum is proven: no
staffing that meets the goals costs less. With cuts that only guide it names the next staffing to try. Solved by HiGHS.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy

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


def solve(problem: Problem, missed: Sequence[Headcounts] = (), slopes: Sequence[Slope] = ()) -> Optimum | None:
    """The cheapest headcounts that no cut forbids; None if every one is forbidden.

    `missed` are staffings that miss: none that has nowhere more engineers is allowed.
    """
    model = highspy.Highs()  # type: ignore[no-untyped-call]  # HiGHS leaves it untyped
    model.silent()
    counts = [
        model.addIntegral(lb=choice.least, ub=choice.most, obj=cost)
        for choice, cost in zip(problem.choices, problem.costs, strict=True)
    ]
    _add_reach(model, counts, problem)
    _add_workload(model, counts, problem)
    for headcounts in missed:
        _add_exclusion(model, counts, problem.choices, headcounts)
    for slope in slopes:
        terms = [gain * (count - n) for gain, count, n in zip(slope.gains, counts, slope.at, strict=True) if gain > 0]
        if not terms:
            return None
        model.addConstr(model.qsum(terms) >= slope.short)
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    headcounts = tuple(round(value) for value in model.vals(counts))
    return Optimum(headcounts, sum(n * cost for n, cost in zip(headcounts, problem.costs, strict=True)))


Variable = highspy.highs.highs_var


def _add_reach(model: highspy.Highs, counts: list[Variable], problem: Problem) -> None:
    """Enough of the arrivals of each target lie within reach of the shifts that are open."""
    if not problem.reaches:
        return
    is_open = [model.addBinary() for _ in counts]
    for opened, count in zip(is_open, counts, strict=True):
        model.addConstr(opened <= count)
    for reach, least in zip(problem.reaches, problem.least_reach, strict=True):
        reached = []
        for shifts, share in reach.shares.items():
            if shifts:
                part = model.addVariable(lb=0.0, ub=share)
                model.addConstr(part <= share * model.qsum([is_open[shift] for shift in sorted(shifts)]))
                reached.append(part)
        if not reached:
            if least > TIGHT:
                model.addConstr(counts[0] <= -1)
            continue
        model.addConstr(model.qsum(reached) >= least - TIGHT)


def _add_workload(model: highspy.Highs, counts: list[Variable], problem: Problem) -> None:
    """Everything that arrives finds somebody who may do it and has the time."""
    needs = problem.needs
    done: list[list[Variable]] = [[] for _ in counts]
    for effort_h, may in zip(needs.effort_h, needs.may, strict=True):
        parts = []
        for shift, is_able in enumerate(may.tolist()):
            if is_able:
                part = model.addVariable(lb=0.0)
                parts.append(part)
                done[shift].append(part)
        if parts:
            model.addConstr(model.qsum(parts) >= effort_h)
    for shift, parts in enumerate(done):
        if parts:
            model.addConstr(model.qsum(parts) <= needs.capacity_h[shift] * counts[shift])


def _add_exclusion(
    model: highspy.Highs, counts: list[Variable], choices: Sequence[ShiftChoice], headcounts: Headcounts
) -> None:
    """Somewhere more engineers than there."""
    more = []
    for count, choice, n in zip(counts, choices, headcounts, strict=True):
        if n < choice.most:
            has_more = model.addBinary()
            # At least n + 1 where it is chosen, and the least there may be where it is not.
            model.addConstr(count >= choice.least + (n + 1 - choice.least) * has_more)
            more.append(has_more)
    if more:
        model.addConstr(model.qsum(more) >= 1)
    else:
        model.addConstr(counts[0] <= -1)
