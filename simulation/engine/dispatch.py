"""Dispatch: who takes which waiting work, at the end of every second in which something changed.

The queue is gone through in its order; each piece goes to the best engineer who is free and may take it, or, if its
class may interrupt, takes the place of the least important work. Repeated until nothing moves.
"""

from __future__ import annotations

from functools import partial

from simulation.engine.crew import Crew
from simulation.engine.facts import Facts
from simulation.engine.hands import Hands
from simulation.engine.live import Engineer, Piece
from simulation.engine.waiting import Waiting
from simulation.inputs import Ownership, Work


class Dispatcher:
    """Assigns waiting work to engineers."""

    def __init__(self, facts: Facts, waiting: Waiting, crew: Crew, hands: Hands) -> None:
        self._owned = facts.rules.ownership is not Ownership.ANYONE
        self._owned_by_engineer = facts.rules.ownership is Ownership.ENGINEER
        self._interrupts = bool(facts.rules.interrupts.any())
        self._waiting = waiting
        self._crew = crew
        self._hands = hands

    def dispatch(self) -> None:
        """Assign until nothing moves, then end the call-outs that have nothing left to do."""
        while (self._crew.free or self._interrupts) and self._assign_first():
            pass
        if self._hands.called_out:
            self._hands.end_idle_call_outs()

    def _assign_first(self) -> bool:
        """Assign the first piece in the queue that anyone can take; False if there is none."""
        anyone_free = bool(self._crew.free)
        for piece in self._waiting.firsts():
            engineer = self._best_free(piece) if anyone_free else None
            if engineer is not None:
                self._hands.take(engineer, piece)
                return True
            if piece.may_interrupt:
                engineer = self._least_important(piece)
                if engineer is not None:
                    self._hands.interrupt(engineer, piece)
                    return True
        return False

    def _best_free(self, piece: Piece) -> Engineer | None:
        """Among the free who may take it: not on call, the owner, the owner's team, fewest abilities, longest idle.

        On call takes only what no ordinary engineer who is free may take, so that comes before all else.
        """
        skill, owner = piece.skill, piece.ticket.owner
        able = [engineer for engineer in self._crew.free.values() if engineer.may[skill]]
        if owner is not None and self._owned:
            able = [engineer for engineer in able if self._owner_allows(piece, engineer)]
        if len(able) > 1:
            return min(able, key=partial(_preference, owner))
        return able[0] if able else None

    def _least_important(self, piece: Piece) -> Engineer | None:
        """Whose work gives way: the least important below the piece's class, then the most recently taken."""
        able = [
            (-engineer.piece.importance, -engineer.piece.taken_s, engineer.index)
            for engineer in self._crew.engineers
            if engineer.piece is not None
            and engineer.attending
            and engineer.piece.importance > piece.importance
            and engineer.may[piece.skill]
            and self._owner_allows(piece, engineer)
        ]
        return self._crew.engineers[min(able)[-1]] if able else None

    def _owner_allows(self, piece: Piece, engineer: Engineer) -> bool:
        """Whether the coverage's ownership lets this engineer take the piece now."""
        owner = piece.ticket.owner
        if not self._owned or owner is None or piece.kind is not Work.TOUCH:
            return True
        if self._owned_by_engineer:
            return engineer is owner or not self._keeps(owner, piece)
        if engineer.team == owner.team:
            return True
        return not any(
            self._keeps(colleague, piece) for colleague in self._crew.engineers if colleague.team == owner.team
        )

    def _keeps(self, engineer: Engineer, piece: Piece) -> bool:
        """On shift and able to take it: then ownership reserves it. A rota on call reserves nothing."""
        return engineer.attending and not engineer.on_call and engineer.may[piece.skill]


def _preference(owner: Engineer | None, engineer: Engineer) -> tuple[bool, bool, bool, int, int, int]:
    return (
        engineer.on_call,
        engineer is not owner,
        owner is None or engineer.team != owner.team,
        engineer.abilities,
        engineer.idle_since_s,
        engineer.index,
    )
