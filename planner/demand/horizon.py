"""Horizon: the instants between which a scenario is played and measured.

Separate from the frame because it depends on the scenario's dates alone: no calendar, plan or team. The warm-up begins
at 00:00 UTC of `start`; measured weeks and the weeks in which measured tickets are followed stand behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from planner.business_time.time_zones import day_number
from planner.scenario.simulation_table import Simulation
from simulation.clocks import DAY_S

MONTH_S = 365.25 * DAY_S / 12
"""A month as a rate: a twelfth of 365.25 days."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """Instants in whole seconds of UTC: warm-up, measured weeks, and weeks of following until `end_s`."""

    start_s: int
    measured_from_s: int
    measured_to_s: int
    end_s: int


def horizon_of(simulation: Simulation) -> Horizon:
    """The horizon of a scenario's `[simulation]` table."""
    measured_from = simulation.first_measured
    measured_to = measured_from + timedelta(weeks=simulation.weeks)
    return Horizon(
        start_s=day_number(simulation.start) * DAY_S,
        measured_from_s=day_number(measured_from) * DAY_S,
        measured_to_s=day_number(measured_to) * DAY_S,
        end_s=day_number(simulation.end) * DAY_S,
    )
