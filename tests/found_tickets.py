"""Found tickets: the whole list behind a number at once, where the planner grows it replication by replication."""

from __future__ import annotations

from collections.abc import Iterable

from planner.scenario.scenario import Scenario
from planner.tickets.behind import Behind
from planner.tickets.ticket_list import TicketList, growing_list


def tickets_behind(scenario: Scenario, behind: Behind, replications: Iterable[int], most: int = 500) -> TicketList:
    """The first tickets behind a number."""
    *_, found = (TicketList(behind), *growing_list(scenario, behind, replications, most))
    return found
