"""Incidents: bursts of tickets from an event that hits many customers at once.

An incident's tickets come on top of a group's ordinary ones, without profile, deflection or daily factor. Each ticket
is claimed by the groups hit in a race whose speed is their number of accounts, every group running on its own stream:
the split is in proportion to the accounts, and a group more takes tickets from the others but moves none of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.horizon import Horizon
from planner.demand.sampling import count_law, draw
from planner.demand.streams import Purpose, stream
from planner.errors import PlannerError
from planner.scenario.bounds import MOST_TICKETS
from planner.scenario.customers import Incident
from planner.scenario.scenario import Scenario
from simulation.clocks import DAY_S
from simulation.columns import IntArray

YEAR_S = 365.25 * DAY_S


class IncidentError(PlannerError):
    """An incident whose drawn sizes are beyond what can be simulated."""


@dataclass(frozen=True, slots=True)
class IncidentTickets:
    """The tickets that all occurrences of one incident bring in one replication, in order of arrival."""

    arrival_s: IntArray
    group: IntArray
    """int64[tickets]: which of the scenario's customer groups each comes from."""


def draw_incident(scenario: Scenario, horizon: Horizon, incident: Incident, replication: int) -> IncidentTickets:
    """The incident's tickets that arrive within the horizon; raises IncidentError if they are too many to be drawn."""
    seed, name = scenario.simulation.seed, incident.name
    span_s = horizon.end_s - horizon.start_s
    count = int(stream(seed, replication, Purpose.INCIDENT_COUNT, name).poisson(incident.per_year * span_s / YEAR_S))
    starts = stream(seed, replication, Purpose.INCIDENT_START, name).random(count) * span_s
    sizes = draw(count_law(incident.tickets), count, stream(seed, replication, Purpose.INCIDENT_SIZE, name), least=0)
    tickets = int(sizes.sum())
    if tickets > MOST_TICKETS:
        raise IncidentError(
            f'"{name}" brings {tickets:,} tickets in replication {replication}, more than {MOST_TICKETS:,}',
            mend="give its tickets a smaller mean or cv",
        )
    spread = stream(seed, replication, Purpose.INCIDENT_SPREAD, name).random(tickets)
    after_s = np.floor(np.repeat(starts, sizes) + spread * incident.within.seconds)
    group = _split(scenario, incident, len(after_s), replication)
    kept = np.flatnonzero((after_s < span_s) & (group >= 0))
    order = kept[np.argsort(after_s[kept], kind="stable")]
    return IncidentTickets(horizon.start_s + after_s[order].astype(np.int64), group[order])


def _split(scenario: Scenario, incident: Incident, tickets: int, replication: int) -> IntArray:
    """int64[tickets]: the group of each, chosen in proportion to accounts; -1 if no group hit has any."""
    group = np.full(tickets, -1, dtype=np.int64)
    if tickets == 0:
        return group
    soonest = np.full(tickets, np.inf)
    for index, candidate in enumerate(scenario.customers):
        if candidate.accounts == 0 or not (incident.customers is None or candidate.name in incident.customers):
            continue
        race = stream(scenario.simulation.seed, replication, Purpose.INCIDENT_SPLIT, incident.name, candidate.name)
        claimed = race.standard_exponential(tickets) / candidate.accounts
        group[claimed < soonest] = index
        soonest = np.minimum(soonest, claimed)
    return group
