"""Work in hand: taking it, beginning it, ending it, and letting go of it before it is done.

An engineer has one piece of work at a time. Between taking and beginning lies the response delay of a call-out; a
hand-over adds effort when a touch is taken by another engineer than the ticket's.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from simpy import Event

from simulation.engine.crew import Crew
from simulation.engine.facts import Facts
from simulation.engine.live import Engineer, Piece
from simulation.engine.path import Path
from simulation.engine.records import Records
from simulation.engine.timeline import Phase, Timeline
from simulation.engine.updates import Updates
from simulation.engine.waiting import Waiting
from simulation.inputs import Work
from simulation.outcomes import OPEN, Ending

# Looked up once: an enum's member costs more to reach than most of what is done with it here.
TOUCH: Final = Work.TOUCH
UPDATE: Final = Work.UPDATE
DONE: Final = Ending.DONE
WORK_ENDS: Final = Phase.WORK_ENDS


class Hands:
    """Moves pieces of work into engineers' hands and out of them."""

    def __init__(
        self,
        timeline: Timeline,
        facts: Facts,
        records: Records,
        waiting: Waiting,
        updates: Updates,
        path: Path,
        crew: Crew,
    ) -> None:
        self._timeline = timeline
        self._rules = facts.rules
        self._records = records
        self._log_work = records.work.add
        self._first_start_s = records.first_start_s
        self._waiting = waiting
        self._updates = updates
        self._path = path
        self._crew = crew
        self.called_out: dict[int, Engineer] = {}
        """On-call engineers in a call-out, by index."""

    def take(self, engineer: Engineer, piece: Piece) -> None:
        """A free engineer takes work from the queue."""
        del self._crew.free[engineer.index]
        self._waiting.take(piece)
        self._hand_over(engineer, piece)
        self._take_up(engineer, piece)

    def resume_held(self, engineer: Engineer) -> None:
        """An engineer back on shift takes up the work kept since an earlier one."""
        piece = engineer.held
        assert piece is not None
        engineer.held = None
        self._take_up(engineer, piece)

    def _hand_over(self, engineer: Engineer, piece: Piece) -> None:
        """A touch by another engineer than the ticket's costs one hand-over and makes it theirs."""
        if piece.kind is not TOUCH:
            return
        ticket, owner = piece.ticket, piece.ticket.owner
        if owner is not None and owner is not engineer:
            same_team = owner.team == engineer.team
            rules = self._rules
            piece.remaining_s += rules.hand_over_same_team_s if same_team else rules.hand_over_other_team_s
            self._records.hand_overs[ticket.index] += 1
        ticket.owner = engineer

    def _take_up(self, engineer: Engineer, piece: Piece) -> None:
        now = self._timeline.now_s
        engineer.piece = piece
        piece.taken_s = now
        piece.started_s = OPEN
        if engineer.on_call and engineer.call_out_s == OPEN:
            engineer.call_out_s = now
            self.called_out[engineer.index] = engineer
        ready_s = engineer.call_out_s + engineer.response_s if engineer.on_call else now
        if ready_s > now:
            piece.next_instant = self._timeline.at(
                ready_s,
                Phase.PAUSE_ENDS,
                ticket=piece.ticket.index,
                engineer=engineer.index,
                kind=piece.kind,
                call=partial(self._response_over, engineer),
            )
        else:
            self._begin(engineer, piece)

    def _response_over(self, engineer: Engineer, _: Event) -> None:
        assert engineer.piece is not None
        self._begin(engineer, engineer.piece)

    def _begin(self, engineer: Engineer, piece: Piece) -> None:
        now, ticket = self._timeline.now_s, piece.ticket
        piece.started_s = now
        piece.next_instant = self._timeline.at(
            now + piece.remaining_s,
            WORK_ENDS,
            ticket=ticket.index,
            engineer=engineer.index,
            kind=piece.kind,
            call=partial(self._work_ends, engineer),
        )
        if piece.kind is TOUCH:
            ticket.touch_in_progress = piece
            if ticket.touch == ticket.first_touch and self._first_start_s[ticket.index] == OPEN:
                self._first_start_s[ticket.index] = now
        if piece.kind <= UPDATE:
            self._updates.work_began(ticket)

    def _work_ends(self, engineer: Engineer, _: Event) -> None:
        assert engineer.piece is not None
        piece = engineer.piece
        self._let_go(engineer, piece, DONE)
        self._path.after(piece)
        self._now_without_work(engineer)

    def _now_without_work(self, engineer: Engineer) -> None:
        if engineer.attending:
            self._crew.has_time(engineer)
        elif engineer.call_out_s != OPEN:
            self.end_call_out(engineer)

    def _let_go(self, engineer: Engineer, piece: Piece, ending: Ending) -> None:
        """The stretch of work is over, and written down; what is left of the work is known."""
        now, ticket = self._timeline.now_s, piece.ticket
        begun = piece.started_s != OPEN
        assert piece.next_instant is not None
        piece.next_instant.cancel()
        piece.next_instant = None
        engineer.piece = None
        touch = ticket.touch - ticket.first_touch if piece.kind is TOUCH else 0
        started_s = piece.started_s if begun else now
        self._log_work((ticket.index, piece.kind, touch, engineer.index, piece.taken_s, started_s, now, ending))
        if begun:
            piece.remaining_s -= now - piece.started_s
            if piece.kind is TOUCH:
                ticket.touch_in_progress = None
            if piece.kind <= UPDATE:
                self._updates.work_stopped(ticket, replies=ending is DONE)

    def interrupt(self, engineer: Engineer, piece: Piece) -> None:
        """More important work takes the place of what the engineer does."""
        interrupted = engineer.piece
        assert interrupted is not None
        begun = interrupted.started_s != OPEN
        self._let_go(engineer, interrupted, Ending.INTERRUPTED)
        self._records.interruptions[interrupted.ticket.index] += 1
        if begun:
            interrupted.remaining_s += self._rules.interrupt_cost_s
        self._put_back(interrupted)
        self._waiting.take(piece)
        self._hand_over(engineer, piece)
        self._take_up(engineer, piece)

    def _put_back(self, piece: Piece) -> None:
        if piece.kind is UPDATE and not self._updates.still_needed(piece.ticket):
            self._updates.forget_work(piece.ticket)
        else:
            self._waiting.enter(piece)

    def withdraw(self, piece: Piece) -> None:
        """Take work not yet begun out of the hands of whoever is on the way to it: it is needless now."""
        engineer = next(engineer for engineer in self._crew.engineers if engineer.piece is piece)
        self._let_go(engineer, piece, Ending.DROPPED)
        self._now_without_work(engineer)

    def left_s(self, piece: Piece) -> int:
        """The effort left in work in hand; all of it during a response delay."""
        begun = piece.started_s != OPEN
        return piece.remaining_s - (self._timeline.now_s - piece.started_s if begun else 0)

    def hand_back(self, engineer: Engineer) -> None:
        """Put work in hand back in the queue at its place, at the end of a shift."""
        piece = engineer.piece
        assert piece is not None
        self._let_go(engineer, piece, Ending.HANDED_BACK)
        self._put_back(piece)
        self._now_without_work(engineer)

    def hold(self, engineer: Engineer) -> None:
        """Keep work in hand over the end of a shift."""
        piece = engineer.piece
        assert piece is not None
        self._let_go(engineer, piece, Ending.HELD)
        engineer.held = piece
        self._now_without_work(engineer)

    def end_idle_call_outs(self) -> None:
        """A call-out lasts until no work for that engineer is left."""
        for index in sorted(self.called_out):
            engineer = self.called_out[index]
            if engineer.piece is None:
                self.end_call_out(engineer)

    def end_call_out(self, engineer: Engineer) -> None:
        """The call-out is over, and written down."""
        self._records.call_outs.add((engineer.index, engineer.call_out_s, self._timeline.now_s))
        engineer.call_out_s = OPEN
        del self.called_out[engineer.index]

    def close(self) -> None:
        """Write down the work in hand and the call-outs that go on when following ends."""
        for engineer in self._crew.engineers:
            if engineer.piece is not None:
                self._let_go(engineer, engineer.piece, Ending.OPEN)
            if engineer.call_out_s != OPEN:
                self.end_call_out(engineer)
