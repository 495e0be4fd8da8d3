"""Ticket list: the tickets behind a number of the results, found by playing replications again until enough are found.

What counts as a target, as met and as missed is the study's own (`planner.measurement.counted_targets`), so that all
tickets of all replications add up to the study's counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from planner.demand.promises import TargetRow
from planner.measurement.counted_targets import CountedTargets
from planner.scenario.scenario import Scenario
from planner.tickets.behind import Behind, Outcome
from planner.tickets.playing import Replay, replay
from planner.tickets.ticket import Ticket, due_as_shown, if_come, ticket_of
from simulation.causes import Cause
from simulation.columns import BoolArray, IntArray

Split = tuple[float, ...]
"""How a miss's time splits by cause, in the order of `simulation.causes.Cause`; sums to 1."""


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One target of one ticket: its first response, or one of the updates owed."""

    ticket: Ticket
    target: TargetRow
    update: int | None
    """Which of the ticket's updates, 0 the first; None for the first response."""
    counted_from_s: int
    """Arrival, or the reply before."""
    due_s: int | None
    """As people are shown it; None if it never comes."""
    reply_s: int | None
    """None if still open when following ends, past due."""
    waited_s: int
    """Open time on the target's clock until the reply or the end, pauses left out."""
    met: bool
    split: Split | None
    """None where it was met."""

    @property
    def cause(self) -> Cause | None:
        """What had the largest part in the miss."""
        return None if self.split is None else Cause(self.split.index(max(self.split)))


@dataclass(frozen=True, slots=True)
class TicketList:
    """What was found in the replications gone through."""

    behind: Behind
    rows: tuple[TicketRow, ...] = ()
    """By replication; first responses by arrival, then updates in the order in which they were made."""
    found: int = 0
    """More than `rows` if those are as many as were asked for."""
    looked_at: int = 0
    """Decided targets of those asked for, whatever became of them and at whatever hour."""
    replications: int = 0
    """Gone through."""
    is_whole: bool = True
    """Whether every replication was gone through and no row left out."""


def growing_list(
    scenario: Scenario, behind: Behind, replications: Iterable[int], most: int = 500
) -> Iterator[TicketList]:
    """The list after each replication, until it has `most` rows or no replication is left.

    Raises ChoiceError for a coverage that the scenario does not have.
    """
    found = TicketList(behind)
    numbers = tuple(replications)
    for at, number in enumerate(numbers, start=1):
        found = _grown(found, replay(scenario, behind.coverage, number), most, is_last=at == len(numbers))
        yield found
        if len(found.rows) >= most:
            return


def _grown(before: TicketList, played: Replay, most: int, *, is_last: bool) -> TicketList:
    rows, found, looked_at = list(before.rows), before.found, before.looked_at
    for counted, row_of in ((played.firsts, _first_row), (played.updates, _update_row)):
        of_target = counted.decided & _is_of_target(played, counted, before.behind.target)
        chosen = np.flatnonzero(of_target & _is_asked_for(counted, before.behind))
        looked_at += int(of_target.sum())
        found += len(chosen)
        rows += [row_of(played, at) for at in chosen[: max(most - len(rows), 0)].tolist()]
    is_whole = is_last and found == len(rows)
    return TicketList(before.behind, tuple(rows), found, looked_at, before.replications + 1, is_whole)


def _is_of_target(played: Replay, counted: CountedTargets, target: TargetRow | None) -> BoolArray:
    if target is None:
        return np.ones(len(counted.row), dtype=np.bool_)
    if target not in played.frame.targets:
        return np.zeros(len(counted.row), dtype=np.bool_)
    return np.asarray(counted.target == played.frame.targets.index(target))


def _is_asked_for(counted: CountedTargets, behind: Behind) -> BoolArray:
    asked = np.ones(len(counted.row), dtype=np.bool_)
    if behind.outcome is Outcome.MET:
        asked &= counted.met
    elif behind.outcome is Outcome.MISSED or behind.cause is not None:
        asked &= ~counted.met
    if behind.hour_of_week is not None:
        asked &= counted.hour == behind.hour_of_week
    if behind.cause is not None:
        asked &= counted.misses.argmax(axis=1) == behind.cause
    return asked


def _first_row(played: Replay, at: int) -> TicketRow:
    counted, tickets = played.firsts, played.history.tickets
    number = int(counted.row[at])
    clock = int(played.history.promises.first_clock[tickets.promise[number]])
    ticket = ticket_of(played, number)
    return TicketRow(
        ticket=ticket,
        target=played.frame.targets[counted.target[at]],
        update=None,
        counted_from_s=ticket.arrival_s,
        due_s=due_as_shown(played, clock, int(tickets.first_due_s[number])),
        reply_s=if_come(int(played.outcomes.tickets.first_reply_s[number])),
        waited_s=int(counted.elapsed_s[at]),
        met=bool(counted.met[at]),
        split=_split(counted, at),
    )


def _update_row(played: Replay, at: int) -> TicketRow:
    counted, owed = played.updates, played.outcomes.obligations
    row = int(counted.row[at])
    number = int(owed.ticket[row])
    clock = int(played.history.promises.update_clock[played.history.tickets.promise[number]])
    return TicketRow(
        ticket=ticket_of(played, number),
        target=played.frame.targets[counted.target[at]],
        update=int(rows_of_ticket(owed.ticket, number).searchsorted(row)),
        counted_from_s=int(owed.opened_s[row]),
        due_s=due_as_shown(played, clock, int(owed.due_s[row])),
        reply_s=if_come(int(owed.closed_s[row])),
        waited_s=int(counted.elapsed_s[at]),
        met=bool(counted.met[at]),
        split=_split(counted, at),
    )


def rows_of_ticket(column: IntArray, number: int) -> IntArray:
    """The rows of a log that are a ticket's; of the obligations, in the order in which they were opened."""
    return np.flatnonzero(column == number)


def _split(counted: CountedTargets, at: int) -> Split | None:
    """Of a decided target."""
    return None if counted.met[at] else tuple(counted.misses[at].tolist())
