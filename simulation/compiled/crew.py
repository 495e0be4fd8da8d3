"""The crew: who is free, who is on a pause or called out, and what becomes of an engineer without work.

See `simulation.engine.crew`, and of call-outs and withdrawn work `simulation.engine.hands`.
"""

from __future__ import annotations

from simulation.columns import IntArray
from simulation.compiled.compiling import compiled, compiled_apart
from simulation.compiled.memory import forget_piece, next_row
from simulation.compiled.timeline import Phase, ask_dispatch, cancel_engineer, engineer_at, place_of
from simulation.compiled.words import NOTHING, Head, OfEngineer, OfPiece, OfTicket
from simulation.inputs import Work
from simulation.outcomes import OPEN, Ending


@compiled
def has_time(m: IntArray, engineer: int) -> None:
    """An engineer attends with nothing in hand: free, or off to a pause that is owed, at the second's place."""
    ask_dispatch(m)
    if m[engineer + OfEngineer.OWED_FROM] < m[engineer + OfEngineer.OWED_TO]:
        if not m[engineer + OfEngineer.WILL_PAUSE]:
            m[engineer + OfEngineer.WILL_PAUSE] = 1
            m[m[Head.PAUSING] + m[Head.PAUSING_COUNT]] = engineer
            m[Head.PAUSING_COUNT] += 1
        return
    m[engineer + OfEngineer.IDLE_SINCE_S] = m[Head.NOW_S]
    m[Head.ROUND] += 1
    if m[engineer + OfEngineer.FREE_ROW] == NOTHING:
        m[Head.FREE_COUNT] += 1
        m[engineer + OfEngineer.FREE_ROW] = m[Head.FREE_COUNT]
        m[m[Head.FREE] + m[Head.FREE_COUNT]] = engineer


@compiled
def not_free(m: IntArray, engineer: int) -> None:
    """An engineer is not free, or no longer."""
    row = m[engineer + OfEngineer.FREE_ROW]
    if row == NOTHING:
        return
    last = m[m[Head.FREE] + m[Head.FREE_COUNT]]
    m[m[Head.FREE] + row] = last
    m[last + OfEngineer.FREE_ROW] = row
    m[engineer + OfEngineer.FREE_ROW] = NOTHING
    m[Head.FREE_COUNT] -= 1


@compiled
def pause_falls_due(m: IntArray, engineer: int, pause: int, pauses: IntArray) -> None:
    """A planned pause falls due: it is owed by an engineer who attends, and begun by one who is free."""
    if not m[engineer + OfEngineer.ATTENDING]:
        return
    if m[engineer + OfEngineer.OWED_FROM] == m[engineer + OfEngineer.OWED_TO]:
        m[engineer + OfEngineer.OWED_FROM] = pause
    m[engineer + OfEngineer.OWED_TO] = pause + 1
    if m[engineer + OfEngineer.FREE_ROW] != NOTHING:
        _begin_pause(m, engineer, pauses)


@compiled
def begin_owed_pauses(m: IntArray, pauses: IntArray) -> None:
    """Everyone who has had time for a pause since the second began takes it, if nothing came between."""
    for row in range(m[Head.PAUSING_COUNT]):
        engineer = m[m[Head.PAUSING] + row]
        m[engineer + OfEngineer.WILL_PAUSE] = 0
        owes = m[engineer + OfEngineer.OWED_FROM] < m[engineer + OfEngineer.OWED_TO]
        is_away = m[engineer + OfEngineer.PAUSE_STARTED_S] != OPEN
        if owes and m[engineer + OfEngineer.PIECE] == NOTHING and not is_away:
            _begin_pause(m, engineer, pauses)
    m[Head.PAUSING_COUNT] = 0


@compiled_apart
def _begin_pause(m: IntArray, engineer: int, pauses: IntArray) -> None:
    not_free(m, engineer)
    pause = m[engineer + OfEngineer.OWED_FROM]
    m[engineer + OfEngineer.OWED_FROM] = pause + 1
    m[engineer + OfEngineer.PAUSE_KIND] = pauses[2 * pause]
    m[engineer + OfEngineer.PAUSE_STARTED_S] = m[Head.NOW_S]
    place = place_of(m, Phase.PAUSE_ENDS, 0, m[engineer + OfEngineer.INDEX], 0)
    engineer_at(m, engineer, m[Head.NOW_S] + pauses[2 * pause + 1], place)


@compiled_apart
def end_pause(m: IntArray, engineer: int) -> None:
    """A pause is over, and written down."""
    row = next_row(m, m[Head.PAUSE_LOG])
    m[row] = m[engineer + OfEngineer.INDEX]
    m[row + 1] = m[engineer + OfEngineer.PAUSE_KIND]
    m[row + 2] = m[engineer + OfEngineer.PAUSE_STARTED_S]
    m[row + 3] = m[Head.NOW_S]
    m[engineer + OfEngineer.PAUSE_STARTED_S] = OPEN


@compiled
def leaves(m: IntArray, engineer: int) -> None:
    """The shift is over: nothing more is owed, and a pause ends with it."""
    m[Head.ROUND] += 1
    m[engineer + OfEngineer.ATTENDING] = 0
    not_free(m, engineer)
    m[engineer + OfEngineer.OWED_FROM] = m[engineer + OfEngineer.OWED_TO]
    if m[engineer + OfEngineer.PAUSE_STARTED_S] != OPEN:
        cancel_engineer(m, engineer)
        end_pause(m, engineer)


@compiled
def now_without_work(m: IntArray, engineer: int) -> None:
    """Work in hand is over."""
    if m[engineer + OfEngineer.ATTENDING]:
        has_time(m, engineer)
    elif m[engineer + OfEngineer.CALL_OUT_S] != OPEN:
        end_call_out(m, engineer)


@compiled_apart
def end_call_out(m: IntArray, engineer: int) -> None:
    """The call-out is over, and written down."""
    row = next_row(m, m[Head.CALL_OUT_LOG])
    m[row] = m[engineer + OfEngineer.INDEX]
    m[row + 1] = m[engineer + OfEngineer.CALL_OUT_S]
    m[row + 2] = m[Head.NOW_S]
    m[engineer + OfEngineer.CALL_OUT_S] = OPEN
    m[Head.CALLED_OUT_COUNT] -= 1


@compiled_apart
def end_idle_call_outs(m: IntArray) -> None:
    """A call-out lasts until no work for that engineer is left."""
    for row in range(m[Head.ON_CALL_COUNT]):
        engineer = m[m[Head.ON_CALL] + row]
        if m[engineer + OfEngineer.CALL_OUT_S] != OPEN and m[engineer + OfEngineer.PIECE] == NOTHING:
            end_call_out(m, engineer)


@compiled_apart
def write_work(m: IntArray, engineer: int, piece: int, ending: Ending) -> None:
    """A row of the work log: an engineer lets go of a piece of work."""
    ticket = m[piece + OfPiece.TICKET]
    started_s = m[piece + OfPiece.STARTED_S]
    row = next_row(m, m[Head.WORK_LOG])
    m[row] = m[ticket + OfTicket.INDEX]
    m[row + 1] = m[piece + OfPiece.KIND]
    m[row + 2] = 0
    if m[piece + OfPiece.KIND] == Work.TOUCH:
        m[row + 2] = m[ticket + OfTicket.TOUCH] - m[ticket + OfTicket.FIRST_TOUCH]
    m[row + 3] = m[engineer + OfEngineer.INDEX]
    m[row + 4] = m[piece + OfPiece.TAKEN_S]
    m[row + 5] = m[Head.NOW_S] if started_s == OPEN else started_s
    m[row + 6] = m[Head.NOW_S]
    m[row + 7] = ending


@compiled_apart
def withdraw(m: IntArray, piece: int) -> None:
    """Take work not yet begun out of the hands of whoever is on the way to it: it is needless now."""
    engineer = m[piece + OfPiece.ENGINEER]
    cancel_engineer(m, engineer)
    m[engineer + OfEngineer.PIECE] = NOTHING
    write_work(m, engineer, piece, Ending.DROPPED)
    forget_piece(m, piece)
    now_without_work(m, engineer)


@compiled
def close(m: IntArray) -> None:
    """Write down the pauses that are going on when following ends."""
    for index in range(m[Head.ENGINEERS] - 1):
        engineer = m[Head.ENGINEER_TABLE] + OfEngineer.SIZE * index
        if m[engineer + OfEngineer.PAUSE_STARTED_S] != OPEN:
            end_pause(m, engineer)
