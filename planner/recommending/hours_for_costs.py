"""Hours for costs: what is spared where a coverage names no costs.

Without a price every staffing would be as cheap as any other, and the largest might be recommended. So each rostered
hour then counts as one, whoever works it; on call too, since somebody stands by, and once more where they are called.
"""

from __future__ import annotations

from planner.scenario.coverage import Coverage, Shift, Team
from planner.scenario.scenario import Scenario

ROSTERED_HOURS = "rostered hours"
"""In place of a currency."""

EACH_HOUR = 1.0


def with_hours_for_costs(scenario: Scenario) -> Scenario:
    """The scenario, of one coverage, with its costs; with rostered hours in their place where there are none."""
    (coverage,) = scenario.coverage
    if has_costs(coverage):
        return scenario
    teams = tuple(_counted(team) for team in coverage.teams)
    hours = coverage.model_copy(update={"teams": teams, "premiums": (), "overtime_factor": EACH_HOUR})
    return scenario.model_copy(update={"currency": ROSTERED_HOURS, "coverage": (hours,)})


def has_costs(coverage: Coverage) -> bool:
    """Whether anything of it is paid for."""
    return any(team.cost_per_hour for team in coverage.teams) or any(
        shift.on_call.retainer_per_hour or shift.on_call.call_out for shift in coverage.shifts if shift.on_call
    )


def _counted(team: Team) -> Team:
    shifts = tuple(_counted_on_call(shift) if shift.on_call else shift for shift in team.shifts)
    return team.model_copy(update={"shifts": shifts, "cost_per_hour": EACH_HOUR})


def _counted_on_call(shift: Shift) -> Shift:
    assert shift.on_call is not None, "only shifts on call are counted so"
    return shift.model_copy(update={"on_call": shift.on_call.model_copy(update={"retainer_per_hour": EACH_HOUR})})
