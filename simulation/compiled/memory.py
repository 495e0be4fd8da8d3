"""Memory: giving out blocks and rows of logs, and taking blocks back.

Nothing here can fail: whoever plays looks whether there is room before anything happens, and one thing that happens
asks for less than the room that was left for it.
"""

from __future__ import annotations

from simulation.columns import IntArray
from simulation.compiled.compiling import compiled, compiled_apart
from simulation.compiled.words import LOG_MARGIN, LOG_ROWS, NOTHING, Head, OfLog, OfPiece, OfTicket
from simulation.outcomes import OPEN

RESERVE = 4096
"""Words that are left over when a memory counts as full, beside those for heaps that double."""

DOUBLINGS = 16
"""One thing that happens lets fewer heaps double than that, none to more than twice the largest."""


@compiled
def allocate(m: IntArray, words: int) -> int:
    """The address of a fresh block, its words whatever they were."""
    block: int = m[Head.TAIL]
    m[Head.TAIL] = block + words
    if m[Head.TAIL] > m[Head.LIMIT]:
        m[Head.IS_FULL] = 1
    return block


@compiled
def allocate_heap(m: IntArray, words: int) -> int:
    """A fresh block for a heap that grew; from then on more room is kept."""
    if words > m[Head.LARGEST]:
        m[Head.LARGEST] = words
        set_limit(m)
    return allocate(m, words)


@compiled
def set_limit(m: IntArray) -> None:
    """Say from where on the memory counts as full."""
    m[Head.LIMIT] = m[Head.ROOM] - RESERVE - DOUBLINGS * m[Head.LARGEST]
    if m[Head.TAIL] > m[Head.LIMIT]:
        m[Head.IS_FULL] = 1


@compiled
def piece_block(m: IntArray) -> int:
    """A block for a piece of work."""
    piece: int = m[Head.UNUSED_PIECES]
    if piece == NOTHING:
        m[Head.BLOCKS] += 1
        return allocate(m, OfPiece.SIZE)
    m[Head.UNUSED_PIECES] = m[piece]
    return piece


@compiled
def ticket_block(m: IntArray) -> int:
    """A block for a ticket."""
    ticket: int = m[Head.UNUSED_TICKETS]
    if ticket == NOTHING:
        m[Head.BLOCKS] += 1
        ticket = allocate(m, OfTicket.SIZE)
        m[ticket + OfTicket.NEXT_BLOCK] = m[Head.TICKET_BLOCKS]
        m[Head.TICKET_BLOCKS] = ticket
    else:
        m[Head.UNUSED_TICKETS] = m[ticket + OfTicket.PROMISE]
    return ticket


@compiled
def forget_piece(m: IntArray, piece: int) -> None:
    """A piece is done or dropped."""
    ticket = m[piece + OfPiece.TICKET]
    m[piece] = m[Head.UNUSED_PIECES]
    m[Head.UNUSED_PIECES] = piece
    name_less(m, ticket)


@compiled
def name_less(m: IntArray, ticket: int) -> None:
    """One thing less names a ticket; if it was the last, the ticket is written down and forgotten."""
    m[ticket + OfTicket.NAMED] -= 1
    if m[ticket + OfTicket.NAMED] == 0:
        write_ticket(m, ticket)
        m[ticket + OfTicket.INDEX] = OPEN
        m[ticket + OfTicket.PROMISE] = m[Head.UNUSED_TICKETS]
        m[Head.UNUSED_TICKETS] = ticket


@compiled_apart
def write_ticket(m: IntArray, ticket: int) -> None:
    """A row of the ticket log."""
    row = next_row(m, m[Head.TICKET_LOG])
    m[row] = m[ticket + OfTicket.INDEX]
    m[row + 1] = m[ticket + OfTicket.FIRST_START_S]
    m[row + 2] = m[ticket + OfTicket.FIRST_REPLY_S]
    m[row + 3] = m[ticket + OfTicket.SOLVED_S]
    m[row + 4] = m[ticket + OfTicket.HAND_OVERS]
    m[row + 5] = m[ticket + OfTicket.INTERRUPTIONS]


@compiled
def next_row(m: IntArray, log: int) -> int:
    """The address of a log's next row, to be filled in."""
    count = m[log + OfLog.COUNT]
    m[log + OfLog.COUNT] = count + 1
    if count >= LOG_ROWS - LOG_MARGIN:
        m[Head.IS_FULL] = 1
    return log + OfLog.ROWS + count * m[log + OfLog.COLUMNS]  # type: ignore[no-any-return]  # a word is a whole number
