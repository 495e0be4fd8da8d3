"""Rules: a coverage's dispatch, ownership, interruption and shift ends, in the simulation's numbers."""

from __future__ import annotations

import numpy as np

from planner.plans import Severity
from planner.scenario import coverage as file
from planner.scenario.coverage import Coverage
from planner.scenario.scenario import Scenario
from planner.scenario.selection import Selection
from simulation.columns import BoolArray, int_column
from simulation.inputs import Dispatch, Ownership, Rules, ShiftEnd

_DISPATCH = {
    file.Dispatch.SEVERITY: Dispatch.SEVERITY,
    file.Dispatch.PLAN: Dispatch.PLAN,
    file.Dispatch.DEADLINE: Dispatch.DEADLINE,
    file.Dispatch.FIRST_COME: Dispatch.FIRST_COME,
}

_OWNERSHIP = {
    file.Ownership.ANYONE: Ownership.ANYONE,
    file.Ownership.TEAM: Ownership.TEAM,
    file.Ownership.ENGINEER: Ownership.ENGINEER,
}

_SHIFT_END = {
    file.ShiftEnd.HOLD: ShiftEnd.HOLD,
    file.ShiftEnd.HAND_OVER: ShiftEnd.HAND_OVER,
    file.ShiftEnd.FINISH: ShiftEnd.FINISH,
}


def rules_of(scenario: Scenario, coverage: Coverage) -> Rules:
    """The rules of a coverage, plans numbered as in the scenario."""
    return Rules(
        plan_rank=int_column([plan.rank for plan in scenario.plans]),
        dispatch=_DISPATCH[coverage.dispatch],
        ownership=_OWNERSHIP[coverage.ownership],
        shift_end=_SHIFT_END[coverage.shift_end],
        finish_within_s=coverage.finish_within.seconds,
        interrupts=covered(scenario, coverage.interrupts),
        interrupt_cost_s=coverage.interrupt_cost.seconds,
        hand_over_same_team_s=coverage.hand_over.same_team.seconds,
        hand_over_other_team_s=coverage.hand_over.other_team.seconds,
    )


def covered(scenario: Scenario, selection: Selection) -> BoolArray:
    """bool[plans, severities]: the tickets a selection of plans and severities covers."""
    return np.array(
        [[selection.covers(plan.name, severity) for severity in Severity] for plan in scenario.plans], dtype=np.bool_
    )
