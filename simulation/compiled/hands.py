"""Work in hand: taking it, beginning it, ending it, and letting go of it; see `simulation.engine.hands`."""

from __future__ import annotations

from simulation.columns import IntArray
from simulation.compiled.compiling import compiled, compiled_apart
from simulation.compiled.crew import end_call_out, not_free, now_without_work, write_work
from simulation.compiled.memory import forget_piece
from simulation.compiled.path import Paths, after
from simulation.compiled.timeline import Phase, cancel_engineer, engineer_at, place_of
from simulation.compiled.updates import forget_work, still_needed, work_began, work_stopped
from simulation.compiled.waiting import enter
from simulation.compiled.waiting import take as take_from_queue
from simulation.compiled.words import NOTHING, Head, OfEngineer, OfPiece, OfTicket
from simulation.inputs import Work
from simulation.outcomes import OPEN, Ending


@compiled
def take(m: IntArray, engineer: int, piece: int) -> None:
    """A free engineer takes work from the queue."""
    not_free(m, engineer)
    take_from_queue(m, piece)
    _hand_over(m, engineer, piece)
    _take_up(m, engineer, piece)


@compiled
def resume_held(m: IntArray, engineer: int) -> None:
    """An engineer back on shift takes up the work kept since an earlier one."""
    piece = m[engineer + OfEngineer.HELD]
    m[engineer + OfEngineer.HELD] = NOTHING
    _take_up(m, engineer, piece)


@compiled
def _hand_over(m: IntArray, engineer: int, piece: int) -> None:
    """A touch by another engineer than the ticket's costs one hand-over and makes it theirs."""
    if m[piece + OfPiece.KIND] != Work.TOUCH:
        return
    ticket = m[piece + OfPiece.TICKET]
    owner = m[ticket + OfTicket.OWNER]
    if owner not in (NOTHING, engineer):
        if m[owner + OfEngineer.TEAM] == m[engineer + OfEngineer.TEAM]:
            m[piece + OfPiece.REMAINING_S] += m[Head.SAME_TEAM_S]
        else:
            m[piece + OfPiece.REMAINING_S] += m[Head.OTHER_TEAM_S]
        m[ticket + OfTicket.HAND_OVERS] += 1
    m[ticket + OfTicket.OWNER] = engineer


@compiled_apart
def _take_up(m: IntArray, engineer: int, piece: int) -> None:
    now_s = m[Head.NOW_S]
    m[engineer + OfEngineer.PIECE] = piece
    m[piece + OfPiece.ENGINEER] = engineer
    m[piece + OfPiece.TAKEN_S] = now_s
    m[piece + OfPiece.STARTED_S] = OPEN
    ready_s = now_s
    if m[engineer + OfEngineer.ON_CALL]:
        if m[engineer + OfEngineer.CALL_OUT_S] == OPEN:
            m[engineer + OfEngineer.CALL_OUT_S] = now_s
            m[Head.CALLED_OUT_COUNT] += 1
        ready_s = m[engineer + OfEngineer.CALL_OUT_S] + m[engineer + OfEngineer.RESPONSE_S]
    if ready_s > now_s:
        engineer_at(m, engineer, ready_s, _place(m, Phase.PAUSE_ENDS, engineer, piece))
    else:
        begin(m, engineer, piece)


@compiled
def _place(m: IntArray, phase: Phase, engineer: int, piece: int) -> int:
    ticket = m[m[piece + OfPiece.TICKET] + OfTicket.INDEX]
    return place_of(m, phase, ticket, m[engineer + OfEngineer.INDEX], m[piece + OfPiece.KIND])


@compiled_apart
def begin(m: IntArray, engineer: int, piece: int) -> None:
    """Work begins, perhaps after a way to it."""
    now_s, ticket = m[Head.NOW_S], m[piece + OfPiece.TICKET]
    m[piece + OfPiece.STARTED_S] = now_s
    engineer_at(m, engineer, now_s + m[piece + OfPiece.REMAINING_S], _place(m, Phase.WORK_ENDS, engineer, piece))
    if m[piece + OfPiece.KIND] == Work.TOUCH:
        m[ticket + OfTicket.TOUCH_IN_PROGRESS] = piece
        is_first = m[ticket + OfTicket.TOUCH] == m[ticket + OfTicket.FIRST_TOUCH]
        if is_first and m[ticket + OfTicket.FIRST_START_S] == OPEN:
            m[ticket + OfTicket.FIRST_START_S] = now_s
    if m[piece + OfPiece.KIND] <= Work.UPDATE:
        work_began(m, ticket)


@compiled_apart
def work_ends(m: IntArray, paths: Paths, engineer: int) -> None:
    """The work in hand is done."""
    piece = m[engineer + OfEngineer.PIECE]
    _let_go(m, engineer, piece, Ending.DONE)
    after(m, paths, m[piece + OfPiece.TICKET], m[piece + OfPiece.KIND])
    forget_piece(m, piece)
    now_without_work(m, engineer)


@compiled_apart
def _let_go(m: IntArray, engineer: int, piece: int, ending: Ending) -> None:
    """The stretch of work is over, and written down; what is left of the work is known."""
    ticket = m[piece + OfPiece.TICKET]
    cancel_engineer(m, engineer)
    m[engineer + OfEngineer.PIECE] = NOTHING
    write_work(m, engineer, piece, ending)
    if m[piece + OfPiece.STARTED_S] != OPEN:
        m[piece + OfPiece.REMAINING_S] -= m[Head.NOW_S] - m[piece + OfPiece.STARTED_S]
        if m[piece + OfPiece.KIND] == Work.TOUCH:
            m[ticket + OfTicket.TOUCH_IN_PROGRESS] = NOTHING
        if m[piece + OfPiece.KIND] <= Work.UPDATE:
            work_stopped(m, ticket, ending == Ending.DONE)


@compiled_apart
def interrupt(m: IntArray, engineer: int, piece: int) -> None:
    """More important work takes the place of what the engineer does."""
    interrupted = m[engineer + OfEngineer.PIECE]
    has_begun = m[interrupted + OfPiece.STARTED_S] != OPEN
    _let_go(m, engineer, interrupted, Ending.INTERRUPTED)
    m[m[interrupted + OfPiece.TICKET] + OfTicket.INTERRUPTIONS] += 1
    if has_begun:
        m[interrupted + OfPiece.REMAINING_S] += m[Head.INTERRUPT_COST_S]
    _put_back(m, interrupted)
    take_from_queue(m, piece)
    _hand_over(m, engineer, piece)
    _take_up(m, engineer, piece)


@compiled
def _put_back(m: IntArray, piece: int) -> None:
    ticket = m[piece + OfPiece.TICKET]
    if m[piece + OfPiece.KIND] == Work.UPDATE and not still_needed(m, ticket):
        forget_work(m, ticket)
    else:
        enter(m, piece)


@compiled
def left_s(m: IntArray, piece: int) -> int:
    """The effort left in work in hand; all of it during a response delay."""
    left: int = m[piece + OfPiece.REMAINING_S]
    if m[piece + OfPiece.STARTED_S] != OPEN:
        left -= m[Head.NOW_S] - m[piece + OfPiece.STARTED_S]
    return left


@compiled_apart
def hand_back(m: IntArray, engineer: int) -> None:
    """Put work in hand back in the queue at its place, at the end of a shift."""
    piece = m[engineer + OfEngineer.PIECE]
    _let_go(m, engineer, piece, Ending.HANDED_BACK)
    _put_back(m, piece)
    now_without_work(m, engineer)


@compiled_apart
def hold(m: IntArray, engineer: int) -> None:
    """Keep work in hand over the end of a shift."""
    piece = m[engineer + OfEngineer.PIECE]
    _let_go(m, engineer, piece, Ending.HELD)
    m[engineer + OfEngineer.HELD] = piece
    now_without_work(m, engineer)


@compiled
def close(m: IntArray) -> None:
    """Write down the work in hand and the call-outs that go on when following ends."""
    for index in range(m[Head.ENGINEERS] - 1):
        engineer = m[Head.ENGINEER_TABLE] + OfEngineer.SIZE * index
        if m[engineer + OfEngineer.PIECE] != NOTHING:
            _let_go(m, engineer, m[engineer + OfEngineer.PIECE], Ending.OPEN)
        if m[engineer + OfEngineer.CALL_OUT_S] != OPEN:
            end_call_out(m, engineer)
