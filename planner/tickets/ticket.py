"""Ticket: one ticket of one replication, by what everybody knows of it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.plans import Severity
from planner.tickets.playing import Replay
from simulation.clocks import NEVER
from simulation.due import shown_due
from simulation.inputs import SEVERITIES
from simulation.outcomes import OPEN


@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket, whatever its coverage makes of it."""

    replication: int
    number: int
    """By arrival, 0 the first of the replication's warm-up."""
    group: str
    time_zone: str
    """The customer's."""
    plan: str
    severity: Severity
    arrival_s: int

    @property
    def name(self) -> str:
        """Such as: #214; replications have numbers of their own."""
        return f"#{self.number + 1}"

    @property
    def kind(self) -> str:
        """Such as: Extended urgent."""
        return f"{self.plan} {self.severity.word}"


def ticket_of(played: Replay, number: int) -> Ticket:
    """The ticket of that number."""
    tickets = played.history.tickets
    group, severity = divmod(int(tickets.promise[number]), SEVERITIES)
    customers = played.scenario.customers[group]
    return Ticket(
        replication=played.replication,
        number=number,
        group=customers.name,
        time_zone=customers.time_zone,
        plan=customers.plan,
        severity=Severity(severity),
        arrival_s=int(tickets.arrival_s[number]),
    )


def due_as_shown(played: Replay, clock: int, due_s: int) -> int | None:
    """A due instant as people are shown it, in closed hours the closing before; None if it never comes."""
    return None if due_s == NEVER else int(shown_due(played.history.clocks[clock], due_s))


def if_come(instant_s: int) -> int | None:
    """The instant; None where a log says that it has not come when following ends."""
    return None if instant_s == OPEN else instant_s
