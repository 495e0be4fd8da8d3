"""Living: the life of one ticket, put together from the history it lived in."""

from __future__ import annotations

from collections.abc import Iterable

from planner.scenario.scenario import Scenario
from planner.tickets.engineers import engineers_of
from planner.tickets.life import (
    Awaited,
    Engineer,
    Hours,
    Kept,
    OnShift,
    Owed,
    Queued,
    Standing,
    Stretch,
    TicketLife,
)
from planner.tickets.life_hours import first_hours, joined, named_clock, on_shift, pauses_of, update_hours
from planner.tickets.life_owed import first_response, updates_owed
from planner.tickets.life_work import hand_overs_of, kept_of, queue_of, stretches_of, waits_of
from planner.tickets.playing import Replay, replay
from planner.tickets.ticket import Ticket, if_come, ticket_of
from simulation.clocks import Count
from simulation.inputs import Work
from simulation.skills import may_table, skill_of


def ticket_life(scenario: Scenario, coverage: str, replication: int, ticket: int) -> TicketLife:
    """The life of a ticket under a coverage; plays the replication unless it was just played.

    Raises ChoiceError for an unknown coverage, IndexError for a ticket that the replication does not have.
    """
    return life_of(replay(scenario, coverage, replication), ticket)


def life_of(played: Replay, number: int) -> TicketLife:
    """The life of a ticket of a history that was played."""
    history, outcomes = played.history, played.outcomes
    ticket = ticket_of(played, number)
    engineers = engineers_of(played.roster)
    work = stretches_of(outcomes, number, engineers)
    queue = queue_of(outcomes, number)
    kept = kept_of(work, outcomes.end_s)
    waits = waits_of(history.tickets, number, work, queue, outcomes.end_s)
    first, updates = first_response(played, number, work), updates_owed(played, number, work)
    until_s = _until_s(ticket, (first, *updates), (*work, *queue, *kept, *waits), outcomes.end_s)
    return TicketLife(
        ticket=ticket,
        coverage=played.scenario.coverage[0].name,
        first=first,
        updates=updates,
        solved_s=if_come(int(outcomes.tickets.solved_s[number])),
        until_s=until_s,
        first_hours=_first_hours(played, ticket, first, until_s),
        update_hours=_update_hours(played, ticket, updates, waits, work, until_s),
        work=work,
        kept=kept,
        queue=queue,
        waits=waits,
        hand_overs=hand_overs_of(work),
        on_shift=_on_shift(played, number, engineers, first, until_s),
        interruptions=int(outcomes.tickets.interruptions[number]),
    )


def _until_s(
    ticket: Ticket, owed: Iterable[Owed], spans: Iterable[Stretch | Queued | Kept | Awaited], end_s: int
) -> int:
    """The last that happened; what was due later and answered before is no part of the life."""
    due_s = [each.due_s for each in owed if each.due_s is not None and each.standing is Standing.MISSED]
    replies_s = [each.reply_s for each in owed if each.reply_s is not None]
    return min(max((ticket.arrival_s, *due_s, *replies_s, *(each.end_s for each in spans))), end_s)


def _first_hours(played: Replay, ticket: Ticket, first: Owed, until_s: int) -> Hours:
    history = played.history
    clock = int(history.promises.first_clock[history.tickets.promise[ticket.number]])
    return first_hours(named_clock(history.clocks, clock, ticket.time_zone), first, until_s)


def _update_hours(
    played: Replay,
    ticket: Ticket,
    updates: tuple[Owed, ...],
    waits: tuple[Awaited, ...],
    work: tuple[Stretch, ...],
    until_s: int,
) -> Hours | None:
    promises, promise = played.history.promises, int(played.history.tickets.promise[ticket.number])
    if promises.update_count[promise] == Count.NONE:
        return None
    named = named_clock(played.history.clocks, int(promises.update_clock[promise]), ticket.time_zone)
    pauses = pauses_of(
        waits, work, on_customer=bool(promises.update_pauses[promise]), ongoing=bool(promises.ongoing[promise])
    )
    return update_hours(named, updates, pauses, ticket.arrival_s, until_s)


def _on_shift(
    played: Replay, number: int, engineers: tuple[Engineer, ...], first: Owed, until_s: int
) -> tuple[OnShift, ...]:
    """Who may make the first response until it is made, and from then on who may take the later touches."""
    history = played.history
    promise = int(history.tickets.promise[number])
    plan, severity = int(history.promises.plan[promise]), int(history.promises.severity[promise])
    second_tier, may = int(history.tickets.second_tier[number]), may_table(history.roster)
    first_reply_s = until_s if first.reply_s is None else first.reply_s
    spans: list[OnShift] = []
    for touch, from_s, to_s in ((0, first.opened_s, first_reply_s), (1, first_reply_s, until_s)):
        able = may[:, skill_of(plan, severity, second_tier, Work.TOUCH, touch)].tolist()
        spans += on_shift(history.roster, engineers, able, from_s, to_s)
    return joined(spans)
