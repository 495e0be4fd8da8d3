"""Waiting work: the queue, in lanes of work that the same engineers may take; see `simulation.engine.waiting`.

A lane is a heap in the order of the queue. Its first piece waits indeed: one that was dropped is taken out as soon as
it comes first.
"""

from __future__ import annotations

from typing import Final

from simulation.clocks import NEVER
from simulation.columns import IntArray
from simulation.compiled.compiling import compiled, compiled_apart
from simulation.compiled.memory import allocate_heap, next_row, piece_block
from simulation.compiled.timeline import KINDS, ask_dispatch
from simulation.compiled.words import NOTHING, Head, OfEngineer, OfEntry, OfLane, OfPiece, OfPromise, OfTicket
from simulation.inputs import Ownership, Work
from simulation.outcomes import OPEN, Leaving

FIRST_ROOM: Final = 8
"""Pieces that a lane has room for at first."""


@compiled_apart
def new_piece(m: IntArray, ticket: int, kind: Work, effort_s: int) -> int:
    """Work that becomes known now, with its place in the queue; it does not wait yet."""
    piece = piece_block(m)
    promise = m[ticket + OfTicket.PROMISE]
    m[ticket + OfTicket.NAMED] += 1
    m[piece + OfPiece.TICKET] = ticket
    m[piece + OfPiece.KIND] = kind
    if kind == Work.TOUCH and m[ticket + OfTicket.TOUCH] == m[ticket + OfTicket.FIRST_TOUCH]:
        m[piece + OfPiece.SKILL] = m[promise + OfPromise.FIRST_SKILL]
    else:
        m[piece + OfPiece.SKILL] = m[promise + OfPromise.SKILLS + KINDS * m[ticket + OfTicket.SECOND_TIER] + kind]
    if kind >= Work.ANALYSIS:
        m[piece + OfPiece.IMPORTANCE] = m[promise + OfPromise.LOW_IMPORTANCE]
        m[piece + OfPiece.MAY_INTERRUPT] = 0
    else:
        m[piece + OfPiece.IMPORTANCE] = m[promise + OfPromise.IMPORTANCE]
        m[piece + OfPiece.MAY_INTERRUPT] = m[promise + OfPromise.MAY_INTERRUPT]
    m[piece + OfPiece.DEADLINE_S] = 0 if m[Head.FIRST_COME] else _deadline(m, ticket, kind)
    m[piece + OfPiece.SINCE_S] = m[Head.NOW_S]
    m[piece + OfPiece.NUMBER] = KINDS * m[ticket + OfTicket.INDEX] + kind
    m[piece + OfPiece.REMAINING_S] = effort_s
    m[piece + OfPiece.WAITING] = 0
    m[piece + OfPiece.TAKEN_S] = OPEN
    m[piece + OfPiece.STARTED_S] = OPEN
    m[piece + OfPiece.ENGINEER] = NOTHING
    return piece


@compiled
def _deadline(m: IntArray, ticket: int, kind: Work) -> int:
    deadline_s: int = NEVER
    if kind < Work.ANALYSIS:
        if m[ticket + OfTicket.TOUCH] == m[ticket + OfTicket.FIRST_TOUCH]:
            deadline_s = m[ticket + OfTicket.FIRST_DUE_S]
        elif m[ticket + OfTicket.OWES]:
            deadline_s = m[ticket + OfTicket.DUE_S]
    return deadline_s


@compiled_apart
def enter(m: IntArray, piece: int) -> None:
    """Put work into the queue, at its own place."""
    m[piece + OfPiece.ENTERED_S] = m[Head.NOW_S]
    m[piece + OfPiece.WAITING] = 1
    row = m[piece + OfPiece.SKILL] * m[Head.OWNERS] + _belongs_to(m, piece)
    lane = m[Head.LANES] + OfLane.SIZE * row
    m[piece + OfPiece.LANE] = lane
    if m[lane + OfLane.ROW] == NOTHING:
        m[Head.WAITING_LANE_COUNT] += 1
        m[lane + OfLane.ROW] = m[Head.WAITING_LANE_COUNT]
        m[m[Head.WAITING_LANES] + m[Head.WAITING_LANE_COUNT]] = lane
    _push(m, lane, piece)
    ask_dispatch(m)


@compiled
def _belongs_to(m: IntArray, piece: int) -> int:
    """Which of the lanes of its skill: 0 where ownership does not bind the piece."""
    owner = m[m[piece + OfPiece.TICKET] + OfTicket.OWNER]
    lane = 0
    if owner != NOTHING and m[piece + OfPiece.KIND] == Work.TOUCH:
        if m[Head.OWNERSHIP] == Ownership.TEAM:
            lane = 1 + m[owner + OfEngineer.TEAM]
        elif m[Head.OWNERSHIP] == Ownership.ENGINEER:
            lane = 1 + m[owner + OfEngineer.INDEX]
    return lane


@compiled
def _push(m: IntArray, lane: int, piece: int) -> None:
    row = m[lane + OfLane.COUNT] + 1
    if row >= m[lane + OfLane.ROOM]:
        _grow(m, lane)
    m[lane + OfLane.COUNT] = row
    # From 1, so that the parent of a row is half of it.
    entries = m[lane + OfLane.ENTRIES]
    new = entries + OfEntry.SIZE * row
    m[new + OfEntry.DEADLINE_S] = m[piece + OfPiece.DEADLINE_S]
    m[new + OfEntry.SINCE_S] = m[piece + OfPiece.SINCE_S]
    m[new + OfEntry.NUMBER] = m[piece + OfPiece.NUMBER]
    m[new + OfEntry.PIECE] = piece
    while row > 1:
        parent = entries + OfEntry.SIZE * (row >> 1)
        if not comes_before(m, new, parent):
            break
        _swap(m, new, parent)
        new = parent
        row >>= 1


@compiled_apart
def _grow(m: IntArray, lane: int) -> None:
    """Twice the room for a lane, elsewhere."""
    room = max(2 * m[lane + OfLane.ROOM], FIRST_ROOM)
    words = m[lane + OfLane.ROOM] * OfEntry.SIZE
    before, entries = m[lane + OfLane.ENTRIES], allocate_heap(m, room * OfEntry.SIZE)
    for word in range(words):
        m[entries + word] = m[before + word]
    m[lane + OfLane.ENTRIES] = entries
    m[lane + OfLane.ROOM] = room


@compiled
def comes_before(m: IntArray, entry: int, other: int) -> bool:
    """Whether one entry comes before another of its class."""
    if m[entry + OfEntry.DEADLINE_S] != m[other + OfEntry.DEADLINE_S]:
        is_before: bool = m[entry + OfEntry.DEADLINE_S] < m[other + OfEntry.DEADLINE_S]
    elif m[entry + OfEntry.SINCE_S] != m[other + OfEntry.SINCE_S]:
        is_before = m[entry + OfEntry.SINCE_S] < m[other + OfEntry.SINCE_S]
    else:
        is_before = m[entry + OfEntry.NUMBER] < m[other + OfEntry.NUMBER]
    return is_before


@compiled
def _swap(m: IntArray, entry: int, other: int) -> None:
    for word in range(4):
        m[entry + word], m[other + word] = m[other + word], m[entry + word]


@compiled
def _pop(m: IntArray, lane: int) -> None:
    """Take the first entry of a lane out of it."""
    count = m[lane + OfLane.COUNT]
    entries = m[lane + OfLane.ENTRIES]
    m[lane + OfLane.COUNT] = count - 1
    if count == 1:
        return
    _swap(m, entries + OfEntry.SIZE, entries + OfEntry.SIZE * count)
    count -= 1
    row = 1
    here = entries + OfEntry.SIZE
    while 2 * row <= count:
        row *= 2
        child = entries + OfEntry.SIZE * row
        if row < count and comes_before(m, child + OfEntry.SIZE, child):
            row += 1
            child += OfEntry.SIZE
        if not comes_before(m, child, here):
            break
        _swap(m, here, child)
        here = child


@compiled
def waits(m: IntArray, entry: int) -> bool:
    """Whether what an entry says still holds: its piece was not dropped, nor its block given to another."""
    piece = m[entry + OfEntry.PIECE]
    holds: bool = (
        m[piece + OfPiece.WAITING] == 1
        and m[piece + OfPiece.NUMBER] == m[entry + OfEntry.NUMBER]
        and m[piece + OfPiece.SINCE_S] == m[entry + OfEntry.SINCE_S]
        and m[piece + OfPiece.DEADLINE_S] == m[entry + OfEntry.DEADLINE_S]
    )
    return holds


@compiled
def take(m: IntArray, piece: int) -> None:
    """Take the first piece of a lane out of the queue: an engineer has it now."""
    leave(m, piece, Leaving.TAKEN)
    _clear_first(m, m[piece + OfPiece.LANE])


@compiled
def drop(m: IntArray, piece: int) -> None:
    """Let work go that is no longer needed."""
    leave(m, piece, Leaving.DROPPED)
    _clear_first(m, m[piece + OfPiece.LANE])


@compiled
def _clear_first(m: IntArray, lane: int) -> None:
    """Take out of a lane what comes first and no longer waits."""
    while m[lane + OfLane.COUNT] > 0 and not waits(m, m[lane + OfLane.ENTRIES] + OfEntry.SIZE):
        _pop(m, lane)
    if m[lane + OfLane.COUNT] == 0:
        row, count = m[lane + OfLane.ROW], m[Head.WAITING_LANE_COUNT]
        lanes = m[Head.WAITING_LANES]
        last = m[lanes + count]
        m[lanes + row] = last
        m[last + OfLane.ROW] = row
        m[lane + OfLane.ROW] = NOTHING
        m[Head.WAITING_LANE_COUNT] = count - 1


@compiled_apart
def leave(m: IntArray, piece: int, why: Leaving) -> None:
    """Work waits no longer, and its wait is written down."""
    m[piece + OfPiece.WAITING] = 0
    row = next_row(m, m[Head.WAIT_LOG])
    m[row] = m[m[piece + OfPiece.TICKET] + OfTicket.INDEX]
    m[row + 1] = m[piece + OfPiece.KIND]
    m[row + 2] = m[piece + OfPiece.ENTERED_S]
    m[row + 3] = m[Head.NOW_S]
    m[row + 4] = why


@compiled
def close(m: IntArray) -> None:
    """Write down what still waits when following ends, in no order."""
    for row in range(1, m[Head.WAITING_LANE_COUNT] + 1):
        lane = m[m[Head.WAITING_LANES] + row]
        for number in range(1, m[lane + OfLane.COUNT] + 1):
            entry = m[lane + OfLane.ENTRIES] + OfEntry.SIZE * number
            if waits(m, entry):
                leave(m, m[entry + OfEntry.PIECE], Leaving.OPEN)
