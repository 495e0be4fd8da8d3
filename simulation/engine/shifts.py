"""Shifts: engineers come on and go off, and what becomes of the work in their hands."""

from __future__ import annotations

from collections.abc import Generator

from simulation.engine.crew import Crew
from simulation.engine.hands import Hands
from simulation.engine.live import Engineer, Piece
from simulation.engine.timeline import Instant, Phase, Timeline
from simulation.inputs import Rules, ShiftEnd, Work
from simulation.outcomes import OPEN


class Shifts:
    """Brings engineers on shift and off again."""

    def __init__(self, timeline: Timeline, rules: Rules, crew: Crew, hands: Hands) -> None:
        self._timeline = timeline
        self._rules = rules
        self._crew = crew
        self._hands = hands

    def attend(self, engineer: Engineer, spans: list[tuple[int, int]]) -> Generator[Instant]:
        """The process of an engineer's stretches on shift, (start, end), in order."""
        timeline = self._timeline
        for start_s, end_s in spans:
            if start_s >= timeline.end_s:
                return
            if end_s <= timeline.now_s:
                continue
            yield timeline.at(max(start_s, timeline.now_s), Phase.SHIFT_STARTS, engineer=engineer.index)
            self._comes_on(engineer)
            if end_s >= timeline.end_s:
                return
            yield timeline.at(end_s, Phase.SHIFT_ENDS, engineer=engineer.index)
            self._goes_off(engineer)

    def _comes_on(self, engineer: Engineer) -> None:
        engineer.attending = True
        # Work in hand can be interrupted from now on, and who may take a ticket's touches can hang on who is there.
        self._timeline.ask_dispatch()
        if engineer.piece is not None:
            return
        if engineer.held is not None:
            self._hands.resume_held(engineer)
        else:
            self._crew.has_time(engineer)

    def _goes_off(self, engineer: Engineer) -> None:
        self._crew.goes_off(engineer)
        piece = engineer.piece
        if piece is None:
            if engineer.call_out_s != OPEN:
                self._hands.end_call_out(engineer)
        elif not self._finishes(self._hands.left_s(piece)):
            if self._rules.shift_end is ShiftEnd.HOLD and _can_be_held(piece):
                self._hands.hold(engineer)
            else:
                self._hands.hand_back(engineer)
        self._timeline.ask_dispatch()

    def _finishes(self, left_s: int) -> bool:
        return self._rules.shift_end is ShiftEnd.FINISH or left_s <= self._rules.finish_within_s


def _can_be_held(piece: Piece) -> bool:
    """Held work does not cover its updates, so an update is never held; nor is what has not begun yet."""
    return piece.kind is not Work.UPDATE and piece.started_s != OPEN
