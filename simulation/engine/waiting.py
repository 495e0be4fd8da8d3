"""Waiting work: the queue, in lanes of work that the same engineers may take.

One queue in one order, kept as a heap per lane so that dispatch looks at the first of each lane only: all work of a
lane asks the same skill and, under a rule of ownership, belongs to the same team or engineer.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import Final, TypeAlias

from simulation.clocks import NEVER
from simulation.engine.facts import Facts
from simulation.engine.live import Piece, Ticket
from simulation.engine.records import Records
from simulation.engine.timeline import Timeline
from simulation.inputs import Dispatch, Ownership, Work
from simulation.outcomes import Leaving

# Looked up once: an enum's member costs more to reach than most of what is done with it here.
TOUCH: Final = Work.TOUCH
ANALYSIS: Final = Work.ANALYSIS
TAKEN: Final = Leaving.TAKEN


Heap: TypeAlias = list[tuple[tuple[int, ...], int, Piece]]
"""A lane, as a heap by order; the number between only keeps heapq from comparing pieces that were dropped."""


class Waiting:
    """The work that waits for an engineer."""

    def __init__(self, timeline: Timeline, facts: Facts, records: Records) -> None:
        self._timeline = timeline
        self._promises = facts.promises
        self._first_due_s = facts.tickets.first_due_s
        self._second_tier = facts.tickets.second_tier
        self._log_wait = records.waits.add
        self._first_come = facts.rules.dispatch is Dispatch.FIRST_COME
        self._by_deadline = facts.rules.dispatch is Dispatch.DEADLINE
        self._anyone = facts.rules.ownership is Ownership.ANYONE
        self._by_team = facts.rules.ownership is Ownership.TEAM
        self._lanes: dict[tuple[int, int], Heap] = {}
        self._entries = count()

    def new_piece(self, ticket: Ticket, kind: Work, effort_s: int) -> Piece:
        """Work that becomes known now, with its place in the queue; it does not wait yet."""
        promise = self._promises[ticket.row]
        extra = kind >= ANALYSIS
        importance = promise.low_importance if extra else promise.importance
        if kind is TOUCH and ticket.touch == ticket.first_touch:
            skill = promise.first_skill
        else:
            skill = promise.skills[self._second_tier[ticket.index]][kind]
        return Piece(
            ticket=ticket,
            kind=kind,
            skill=skill,
            importance=importance,
            may_interrupt=promise.may_interrupt and not extra,
            order=self._order(ticket, kind, importance),
            remaining_s=effort_s,
        )

    def _order(self, ticket: Ticket, kind: Work, importance: int) -> tuple[int, ...]:
        """Where the piece stands: by the dispatch rule, then since when, then by ticket and kind."""
        now_s = self._timeline.now_s
        if self._first_come:
            return (now_s, ticket.index, kind)
        deadline_s = self._deadline(ticket, kind)
        if self._by_deadline:
            return (deadline_s, now_s, ticket.index, kind)
        return (importance, deadline_s, now_s, ticket.index, kind)

    def _deadline(self, ticket: Ticket, kind: Work) -> int:
        if kind >= ANALYSIS:
            return NEVER
        if ticket.touch == ticket.first_touch:
            return self._first_due_s[ticket.index]
        return NEVER if ticket.obligation is None else ticket.obligation.due_s

    def enter(self, piece: Piece) -> None:
        """Put work into the queue, at its own place."""
        piece.entered_s = self._timeline.now_s
        piece.waiting = True
        piece.lane = lane = (piece.skill, self._belongs_to(piece))
        entry = (piece.order, next(self._entries), piece)
        if lane in self._lanes:
            heappush(self._lanes[lane], entry)
        else:
            self._lanes[lane] = [entry]
        self._timeline.ask_dispatch()

    def _belongs_to(self, piece: Piece) -> int:
        """The team or engineer of the lane; -1 where ownership does not bind the piece."""
        owner = piece.ticket.owner
        if owner is None or self._anyone or piece.kind is not TOUCH:
            return -1
        return owner.team if self._by_team else owner.index

    def take(self, piece: Piece) -> None:
        """Take the first piece of a lane out of the queue: an engineer has it now."""
        heappop(self._lanes[piece.lane])
        self._leave(piece, TAKEN)

    def drop(self, piece: Piece) -> None:
        """Let work go that is no longer needed; it is found gone when it comes first in its lane."""
        self._leave(piece, Leaving.DROPPED)

    def _leave(self, piece: Piece, why: Leaving) -> None:
        piece.waiting = False
        self._log_wait((piece.ticket.index, piece.kind, piece.entered_s, self._timeline.now_s, why))

    def firsts(self) -> list[Piece]:
        """The first piece of every lane, in the order of the queue."""
        if not self._lanes:
            return []
        firsts = []
        emptied = []
        for place, lane in self._lanes.items():
            while lane and not lane[0][2].waiting:
                heappop(lane)
            if lane:
                firsts.append(lane[0])
            else:
                emptied.append(place)
        for place in emptied:
            del self._lanes[place]
        if len(firsts) > 1:
            firsts.sort()
        return [entry[2] for entry in firsts]

    def close(self) -> None:
        """Write down what still waits when following ends, by ticket and kind."""
        waiting = [entry[-1] for lane in self._lanes.values() for entry in lane if entry[-1].waiting]
        for piece in sorted(waiting, key=lambda piece: (piece.ticket.index, piece.kind)):
            self._leave(piece, Leaving.OPEN)
