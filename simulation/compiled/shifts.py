"""Shifts: engineers come on and go off; see `simulation.engine.shifts`."""

from __future__ import annotations

from simulation.columns import IntArray
from simulation.compiled.compiling import compiled
from simulation.compiled.crew import end_call_out, has_time, leaves
from simulation.compiled.hands import hand_back, hold, left_s, resume_held
from simulation.compiled.timeline import ask_dispatch
from simulation.compiled.words import NOTHING, Head, OfEngineer, OfPiece
from simulation.inputs import ShiftEnd, Work
from simulation.outcomes import OPEN


@compiled
def comes_on(m: IntArray, engineer: int) -> None:
    """A shift starts."""
    m[engineer + OfEngineer.ATTENDING] = 1
    m[Head.ROUND] += 1
    ask_dispatch(m)
    if m[engineer + OfEngineer.PIECE] != NOTHING:
        return
    if m[engineer + OfEngineer.HELD] != NOTHING:
        resume_held(m, engineer)
    else:
        has_time(m, engineer)


@compiled
def goes_off(m: IntArray, engineer: int) -> None:
    """A shift ends; work in hand is finished in overtime, held, or handed back."""
    leaves(m, engineer)
    ask_dispatch(m)
    piece = m[engineer + OfEngineer.PIECE]
    if piece == NOTHING:
        if m[engineer + OfEngineer.CALL_OUT_S] != OPEN:
            end_call_out(m, engineer)
        return
    if m[Head.SHIFT_END] == ShiftEnd.FINISH or left_s(m, piece) <= m[Head.FINISH_WITHIN_S]:
        return
    # Held work does not cover its updates, so an update is never held; nor is what has not begun yet.
    may_be_held = m[piece + OfPiece.KIND] != Work.UPDATE and m[piece + OfPiece.STARTED_S] != OPEN
    if m[Head.SHIFT_END] == ShiftEnd.HOLD and may_be_held:
        hold(m, engineer)
    else:
        hand_back(m, engineer)
