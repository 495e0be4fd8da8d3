"""Engineers' names: who stands behind the numbers of a roster, which are in the order of teams and their shifts."""

from __future__ import annotations

from planner.staffing.roster import RosterPlan
from planner.tickets.life import Engineer


def engineers_of(plan: RosterPlan) -> tuple[Engineer, ...]:
    """A coverage's engineers by number, each named by team, shift and the number in the shift."""
    return tuple(
        Engineer(
            name=f"{shift.terms.team}, {shift.terms.shift} {number + 1}",
            team=shift.terms.team,
            shift=shift.terms.shift,
            is_on_call=shift.shift.on_call is not None,
        )
        for shift in plan.shifts
        for number in range(shift.terms.engineers)
    )
