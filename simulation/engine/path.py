"""A ticket's path: from its arrival through its touches and waits to solved, and what follows.

Arrival, first response, then further touches, each after a wait on the customer or on product engineering; solved;
root-cause analysis and guidance; perhaps reopened, once, for one more touch (docs/model.md).
"""

from __future__ import annotations

from functools import partial
from typing import Final

from simpy import Event

from simulation.engine.facts import Facts
from simulation.engine.live import Piece, Ticket
from simulation.engine.records import Records
from simulation.engine.timeline import Phase, Timeline
from simulation.engine.updates import Updates
from simulation.engine.waiting import Waiting
from simulation.inputs import Wait, Work
from simulation.outcomes import OPEN

# Looked up once: an enum's member costs more to reach than most of what is done with it here.
TOUCH: Final = Work.TOUCH
REOPENED: Final = Wait.REOPENED
CUSTOMER: Final = Wait.CUSTOMER
ARRIVALS: Final = Phase.ARRIVALS


class Path:
    """Moves tickets along their paths."""

    def __init__(self, timeline: Timeline, facts: Facts, records: Records, waiting: Waiting, updates: Updates) -> None:
        self._timeline = timeline
        self._facts = facts
        self._tickets = facts.tickets
        self._records = records
        self._waiting = waiting
        self._updates = updates
        self.open: dict[int, Ticket] = {}
        """Tickets on their way, by index."""

    def await_arrival(self, index: int) -> None:
        """Let the ticket of that index arrive at its instant, and then the next."""
        tickets = self._tickets
        if index < len(tickets.arrival_s) and tickets.arrival_s[index] < self._timeline.end_s:
            call = partial(self._arrives, index)
            self._timeline.at(tickets.arrival_s[index], ARRIVALS, ticket=index, call=call)

    def _arrives(self, index: int, _: Event) -> None:
        tickets = self._tickets
        first, last = tickets.touch_from[index], tickets.touch_from[index + 1] - 1
        ticket = Ticket(index, tickets.row[index], touch=first, first_touch=first, last_touch=last)
        self.open[index] = ticket
        self._become_work(ticket)
        self.await_arrival(index + 1)

    def _become_work(self, ticket: Ticket) -> None:
        effort_s = self._tickets.effort_s[ticket.touch]
        self._waiting.enter(self._waiting.new_piece(ticket, TOUCH, effort_s))

    def touch_done(self, ticket: Ticket) -> None:
        """A touch ends in its reply: the ticket is solved, or waits for what its next touch waits for."""
        if ticket.touch == ticket.first_touch:
            self._records.first_reply_s[ticket.index] = self._timeline.now_s
        elif ticket.obligation is not None:
            self._updates.close(ticket, ticket.obligation)
        if ticket.touch == ticket.last_touch:
            self._solved(ticket, reopens=False)
            return
        ticket.touch += 1
        wait = self._tickets.wait[ticket.touch]
        if wait is REOPENED:
            self._solved(ticket, reopens=True)
        else:
            self._updates.open(ticket, waits_on_customer=wait is CUSTOMER)
        self._await_return(ticket)

    def _await_return(self, ticket: Ticket) -> None:
        """The next touch becomes work when its wait is over, on the wait's own clock."""
        now = self._timeline.now_s
        clock = self._facts.clocks[self._tickets.wait_clock[ticket.touch]]
        wait_s = self._tickets.wait_s[ticket.touch]
        return_s = max(clock.instant_at(clock.open_time(now) + wait_s), now)
        if return_s < self._timeline.end_s:
            self._timeline.at(return_s, ARRIVALS, ticket=ticket.index, call=partial(self._returns, ticket))

    def _returns(self, ticket: Ticket, _: Event) -> None:
        if self._tickets.wait[ticket.touch] is REOPENED:
            self._records.solved_s[ticket.index] = OPEN
            self._updates.open(ticket)
        self._updates.customer_returned(ticket)
        self._become_work(ticket)

    def _solved(self, ticket: Ticket, *, reopens: bool) -> None:
        """Solved; the first time, root-cause analysis and guidance become work."""
        self._records.solved_s[ticket.index] = self._timeline.now_s
        if not reopens:
            del self.open[ticket.index]
        if ticket.solved_once:
            return
        ticket.solved_once = True
        analysis_s = self._tickets.analysis_s[ticket.index]
        if analysis_s > 0:
            self._release_analysis(ticket)
        guidance_s = self._tickets.guidance_s[ticket.index]
        if guidance_s > 0:
            self._waiting.enter(self._waiting.new_piece(ticket, Work.GUIDANCE, guidance_s))

    def _release_analysis(self, ticket: Ticket) -> None:
        """Analysis is normal-hours work: it enters the queue in the customer's business hours."""
        opening_s = self._facts.promises[ticket.row].business_clock.next_open(self._timeline.now_s)
        if opening_s < self._timeline.end_s:
            self._timeline.at(
                opening_s,
                ARRIVALS,
                ticket=ticket.index,
                kind=Work.ANALYSIS,
                call=partial(self._analysis_released, ticket),
            )

    def _analysis_released(self, ticket: Ticket, _: Event) -> None:
        effort_s = self._tickets.analysis_s[ticket.index]
        self._waiting.enter(self._waiting.new_piece(ticket, Work.ANALYSIS, effort_s))

    def after(self, piece: Piece) -> None:
        """What the end of a piece of work means for its ticket."""
        if piece.kind is TOUCH:
            self.touch_done(piece.ticket)
        elif piece.kind is Work.UPDATE:
            piece.ticket.update = None
            self._updates.reply(piece.ticket)
