"""Updates owed: obligations that replies open and close, and the work they become.

An obligation is opened by a reply (or by reopening) and closed by the next reply, met or missed. Until then its clock
counts, but not while the ticket waits on the customer (if the plan pauses), nor, for "ongoing", while an engineer works
on the ticket. It becomes work early enough that a free engineer makes it in time. While a touch is in progress there
is no such work: an update that falls due then is made by the engineer at hand (docs/model.md).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from simpy import Event

from simulation.clocks import NEVER, Count
from simulation.engine.facts import Facts, PromiseFacts
from simulation.engine.live import Obligation, Piece, Ticket
from simulation.engine.records import Records
from simulation.engine.rostered import RosteredFor
from simulation.engine.timeline import Phase, Timeline
from simulation.engine.waiting import Waiting
from simulation.inputs import Roster, Work
from simulation.outcomes import OPEN


class Updates:
    """Opens, stops, resumes and closes what is owed, and releases it as work."""

    def __init__(self, timeline: Timeline, facts: Facts, records: Records, waiting: Waiting, roster: Roster) -> None:
        self._timeline = timeline
        self._promises = facts.promises
        self._records = records
        self._waiting = waiting
        self._rostered = RosteredFor(roster)
        self._withdraw: Callable[[Piece], None] | None = None

    # What a ticket's path does to what is owed

    def open(self, ticket: Ticket, *, waits_on_customer: bool = False) -> None:
        """Owe an update from now on, if any is promised; it may begin with a wait on the customer."""
        promise = self._promises[ticket.row]
        if promise.update_count is Count.NONE:
            return
        now_s = self._timeline.now_s
        due_s = promise.update_clock.due(promise.update_count, promise.update_amount, now_s)
        # Left to wait for its own customer, a ticket is not unattended, whatever the plan says of pauses.
        paused = waits_on_customer and (promise.update_pauses or promise.ongoing)
        ticket.obligation = Obligation(opened_s=now_s, due_s=due_s, counted_from_s=now_s, waits_on_customer=paused)
        self._recount(ticket)

    def close(self, ticket: Ticket, obligation: Obligation) -> None:
        """Close what is owed by a reply made now; update work not yet started is dropped."""
        self._stop_counting(ticket, obligation)
        self._write_down(ticket, obligation, closed_s=self._timeline.now_s)
        self._cancel(obligation)
        self._drop_not_begun(ticket)
        ticket.obligation = None

    def reply(self, ticket: Ticket) -> None:
        """An update is made now: it closes what is owed and opens the next."""
        before = ticket.obligation
        if before is not None:
            self.close(ticket, before)
            self.open(ticket, waits_on_customer=before.waits_on_customer)

    def customer_returned(self, ticket: Ticket) -> None:
        """The customer's answer is there."""
        if ticket.obligation is not None and ticket.obligation.waits_on_customer:
            ticket.obligation.waits_on_customer = False
            self._recount(ticket)

    def work_began(self, ticket: Ticket) -> None:
        """An engineer begins to work on a touch or an update of the ticket."""
        ticket.being_worked_on += 1
        if ticket.touch_in_progress is not None:
            self._drop_not_begun(ticket)
        if ticket.obligation is not None:
            self._recount(ticket)

    def work_stopped(self, ticket: Ticket, *, replies: bool) -> None:
        """An engineer stops working on a touch or an update of the ticket; with a reply, what is owed closes next."""
        ticket.being_worked_on -= 1
        if ticket.obligation is not None:
            self._count(ticket, ticket.obligation)
            if not replies:
                self._look_ahead(ticket, ticket.obligation)

    def still_needed(self, ticket: Ticket) -> bool:
        """Whether update work taken out of an engineer's hands goes back to the queue.

        Not if a touch has replied since it was released, or is in progress now.
        """
        obligation = ticket.obligation
        return ticket.touch_in_progress is None and obligation is not None and obligation.released_s != OPEN

    def forget_work(self, ticket: Ticket) -> None:
        """The ticket's update work is gone; what is owed may become work again."""
        ticket.update = None
        if ticket.obligation is not None:
            self._recount(ticket)

    def withdraw_by(self, withdraw: Callable[[Piece], None]) -> None:
        """Name what takes a piece not yet begun out of an engineer's hands."""
        self._withdraw = withdraw

    def _drop_not_begun(self, ticket: Ticket) -> None:
        """Update work that nobody has begun is needless now; what is being written is finished."""
        update = ticket.update
        if update is None:
            return
        if update.waiting:
            ticket.update = None
            self._waiting.drop(update)
        elif update.started_s == OPEN:
            ticket.update = None
            assert self._withdraw is not None
            self._withdraw(update)

    # Counting

    def _recount(self, ticket: Ticket) -> None:
        """Let the clock count or stand still as the ticket's state asks, and look to the next instant."""
        obligation = ticket.obligation
        assert obligation is not None
        self._count(ticket, obligation)
        self._look_ahead(ticket, obligation)

    def _count(self, ticket: Ticket, obligation: Obligation) -> None:
        promise = self._promises[ticket.row]
        attended = promise.ongoing and ticket.being_worked_on > 0
        if obligation.waits_on_customer or attended:
            self._stop_counting(ticket, obligation)
        elif not obligation.counting:
            self._resume_counting(promise, obligation)

    def _stop_counting(self, ticket: Ticket, obligation: Obligation) -> None:
        if not obligation.counting:
            return
        clock, now = self._promises[ticket.row].update_clock, self._timeline.now_s
        obligation.counting = False
        obligation.left_s = clock.left_at(obligation.due_s, now)
        obligation.elapsed_s += clock.elapsed(obligation.counted_from_s, now)

    def _resume_counting(self, promise: PromiseFacts, obligation: Obligation) -> None:
        now = self._timeline.now_s
        obligation.counting = True
        obligation.counted_from_s = now
        obligation.due_s = promise.update_clock.resumed_due(
            promise.update_count, obligation.due_s, obligation.left_s, now
        )

    def _write_down(self, ticket: Ticket, obligation: Obligation, closed_s: int) -> None:
        """One row; an obligation stopped before its open time ran out was met, one still counting is stopped first."""
        late = obligation.left_s < 0
        self._records.obligations.add(
            (
                ticket.index,
                obligation.opened_s,
                obligation.released_s,
                obligation.due_s,
                closed_s,
                obligation.elapsed_s,
                late,
            )
        )

    # Becoming work, or part of the touch in progress

    def _look_ahead(self, ticket: Ticket, obligation: Obligation) -> None:
        """Await the one instant that matters next: its release, or its due instant while a touch is in progress."""
        self._cancel(obligation)
        if not obligation.counting:
            return
        if ticket.touch_in_progress is not None:
            when_s, phase, call = obligation.due_s, Phase.UPDATES_IN_TOUCHES, self._falls_due
            if when_s < self._timeline.now_s:
                return
        elif ticket.update is None:
            when_s = self._release_s(self._promises[ticket.row], obligation)
            phase, call = Phase.UPDATES, self._release
        else:
            return
        if when_s < self._timeline.end_s:
            obligation.next_instant = self._timeline.at(when_s, phase, ticket=ticket.index, call=partial(call, ticket))

    def _cancel(self, obligation: Obligation) -> None:
        if obligation.next_instant is not None:
            obligation.next_instant.cancel()
            obligation.next_instant = None

    def _release_s(self, promise: PromiseFacts, obligation: Obligation) -> int:
        """When the update becomes work, from now on.

        Its lead before it is due, on its own clock. If nobody who may make it is rostered from then until due: the
        same lead before the last roster end before that, unless the reply before was made within that lead: then
        another at once would tell the customer nothing new (docs/model.md).
        """
        now, clock, due_s = self._timeline.now_s, promise.update_clock, obligation.due_s
        if due_s == NEVER:
            return NEVER
        lead_s = promise.update_lead_s
        release_s = max(clock.instant_at(clock.open_time(due_s) - lead_s), obligation.opened_s)
        roster_end_s = self._rostered.last_end_if_nobody(promise, release_s, due_s)
        if roster_end_s is not None and roster_end_s > now and roster_end_s - lead_s >= obligation.opened_s:
            release_s = roster_end_s - lead_s
        return max(release_s, now)

    def _release(self, ticket: Ticket, _: Event) -> None:
        assert ticket.obligation is not None
        ticket.obligation.next_instant = None
        if ticket.obligation.released_s == OPEN:
            ticket.obligation.released_s = self._timeline.now_s
        ticket.update = self._waiting.new_piece(ticket, Work.UPDATE, self._promises[ticket.row].update_effort_s)
        self._waiting.enter(ticket.update)

    def _falls_due(self, ticket: Ticket, _: Event) -> None:
        """The engineer at work on the ticket makes the update now; the touch grows by its effort."""
        assert ticket.obligation is not None
        touch = ticket.touch_in_progress
        assert touch is not None
        assert touch.next_instant is not None
        ticket.obligation.next_instant = None
        touch.remaining_s += self._promises[ticket.row].update_effort_s
        touch.next_instant = self._timeline.postpone(touch.next_instant, touch.started_s + touch.remaining_s)
        self.reply(ticket)

    # The end

    def close_following(self, ticket: Ticket) -> None:
        """Write down what the ticket still owes when following ends."""
        if ticket.obligation is not None:
            self._stop_counting(ticket, ticket.obligation)
            self._write_down(ticket, ticket.obligation, closed_s=OPEN)
