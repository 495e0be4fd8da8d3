"""The timeline: what comes when, in the order of `simulation.engine.timeline`.

Instants stand in two heaps. An engineer has at most one to come (the end of the work in hand, of the way to it, or of
a pause), which can be moved and taken back where it stands. A ticket can have several; one that no longer holds is
found so when it comes. Arrivals, shifts and planned pauses are certain and sorted beforehand, and need no heap.
"""

from __future__ import annotations

from typing import Final

from simulation.clocks import NEVER
from simulation.columns import IntArray
from simulation.compiled.compiling import compiled, compiled_apart
from simulation.compiled.memory import allocate_heap
from simulation.compiled.words import NOTHING, Head, OfEngineer, OfInstant, OfTicket
from simulation.engine.timeline import Phase

__all__ = ["Phase"]

KINDS: Final = 4


@compiled
def place_of(m: IntArray, phase: Phase, ticket: int, engineer: int, kind: int) -> int:
    """Where an instant stands among those of its second; ticket and engineer by index."""
    place: int = ((phase * m[Head.TICKETS] + ticket) * m[Head.ENGINEERS] + engineer) * KINDS + kind
    return place


@compiled
def phase_of(m: IntArray, place: int) -> int:
    """The phase that a place belongs to."""
    phase: int = place // (m[Head.TICKETS] * m[Head.ENGINEERS] * KINDS)
    return phase


@compiled
def kind_of(place: int) -> int:
    """The kind of work that a place belongs to."""
    return place & (KINDS - 1)


@compiled
def ask_dispatch(m: IntArray) -> None:
    """Dispatch once everything else of this second has happened."""
    m[Head.DISPATCH_ASKED] = 1


# Engineers: entries of two words, an instant and an engineer, who knows his row.


@compiled
def engineer_at(m: IntArray, engineer: int, when_s: int, place: int) -> None:
    """Give an engineer without one an instant."""
    m[engineer + OfEngineer.INSTANT_PLACE] = place
    row = m[Head.ENGINEER_INSTANT_COUNT] + 1
    m[Head.ENGINEER_INSTANT_COUNT] = row
    _rise(m, row, when_s, engineer)


@compiled
def postpone(m: IntArray, engineer: int, when_s: int) -> None:
    """Move an engineer's instant to a later one."""
    _sink(m, m[engineer + OfEngineer.INSTANT_ROW], when_s, engineer)


@compiled_apart
def cancel_engineer(m: IntArray, engineer: int) -> None:
    """Take an engineer's instant back, if there is one to come."""
    row = m[engineer + OfEngineer.INSTANT_ROW]
    if row == NOTHING:
        return
    m[engineer + OfEngineer.INSTANT_ROW] = NOTHING
    heap, last = m[Head.ENGINEER_INSTANTS], m[Head.ENGINEER_INSTANT_COUNT]
    m[Head.ENGINEER_INSTANT_COUNT] = last - 1
    if row == last:
        return
    when_s, other = m[heap + 2 * last], m[heap + 2 * last + 1]
    parent = heap + 2 * (row >> 1)
    if row > 1 and _is_sooner(m, when_s, other, m[parent], m[parent + 1]):
        _rise(m, row, when_s, other)
    else:
        _sink(m, row, when_s, other)


@compiled
def _is_sooner(m: IntArray, when_s: int, engineer: int, other_s: int, other: int) -> bool:
    if when_s != other_s:
        return when_s < other_s
    is_sooner: bool = m[engineer + OfEngineer.INSTANT_PLACE] < m[other + OfEngineer.INSTANT_PLACE]
    return is_sooner


@compiled
def _rise(m: IntArray, row: int, when_s: int, engineer: int) -> None:
    heap = m[Head.ENGINEER_INSTANTS]
    while row > 1:
        parent = heap + 2 * (row >> 1)
        if not _is_sooner(m, when_s, engineer, m[parent], m[parent + 1]):
            break
        _stand(m, heap, row, m[parent], m[parent + 1])
        row >>= 1
    _stand(m, heap, row, when_s, engineer)


@compiled
def _sink(m: IntArray, row: int, when_s: int, engineer: int) -> None:
    heap, count = m[Head.ENGINEER_INSTANTS], m[Head.ENGINEER_INSTANT_COUNT]
    while 2 * row <= count:
        child_row = 2 * row
        child = heap + 2 * child_row
        if child_row < count and _is_sooner(m, m[child + 2], m[child + 3], m[child], m[child + 1]):
            child_row += 1
            child += 2
        if not _is_sooner(m, m[child], m[child + 1], when_s, engineer):
            break
        _stand(m, heap, row, m[child], m[child + 1])
        row = child_row
    _stand(m, heap, row, when_s, engineer)


@compiled
def _stand(m: IntArray, heap: int, row: int, when_s: int, engineer: int) -> None:
    m[heap + 2 * row] = when_s
    m[heap + 2 * row + 1] = engineer
    m[engineer + OfEngineer.INSTANT_ROW] = row


# Tickets: entries of three words, see `OfInstant`.


@compiled
def ticket_at(m: IntArray, ticket: int, when_s: int, place: int) -> None:
    """Let something happen to a ticket."""
    m[ticket + OfTicket.NAMED] += 1
    row = m[Head.TICKET_INSTANT_COUNT] + 1
    if row >= m[Head.TICKET_INSTANT_ROOM]:
        _grow(m)
    m[Head.TICKET_INSTANT_COUNT] = row
    _rise_ticket(m, row, when_s, place, ticket)


@compiled
def _rise_ticket(m: IntArray, row: int, when_s: int, place: int, ticket: int) -> None:
    """Put an entry into the gap at a row, or as far above it as it comes before others."""
    heap = m[Head.TICKET_INSTANTS]
    while row > 1:
        parent = heap + OfInstant.SIZE * (row >> 1)
        if not (when_s < m[parent] or (when_s == m[parent + OfInstant.WHEN_S] and place < m[parent + OfInstant.PLACE])):
            break
        _put(m, heap + OfInstant.SIZE * row, m[parent], m[parent + OfInstant.PLACE], m[parent + OfInstant.TICKET])
        row >>= 1
    _put(m, heap + OfInstant.SIZE * row, when_s, place, ticket)


@compiled_apart
def _grow(m: IntArray) -> None:
    """Twice the room for tickets' instants, elsewhere."""
    room = 2 * m[Head.TICKET_INSTANT_ROOM]
    words = m[Head.TICKET_INSTANT_ROOM] * OfInstant.SIZE
    before, heap = m[Head.TICKET_INSTANTS], allocate_heap(m, room * OfInstant.SIZE)
    for word in range(words):
        m[heap + word] = m[before + word]
    m[Head.TICKET_INSTANTS] = heap
    m[Head.TICKET_INSTANT_ROOM] = room


@compiled
def first_ticket_over(m: IntArray) -> None:
    """Take the first of the tickets' instants out of the heap.

    The gap it leaves goes down to the bottom by way of the sooner child, and the last entry from there up: it mostly
    stays where it comes to. Which child is sooner is reckoned, not branched on, as no processor can foresee it.
    """
    heap, count = m[Head.TICKET_INSTANTS], m[Head.TICKET_INSTANT_COUNT]
    last = heap + OfInstant.SIZE * count
    when_s, place, ticket = m[last], m[last + OfInstant.PLACE], m[last + OfInstant.TICKET]
    # Where the last stood, the right child of a last left one is looked for.
    m[last] = NEVER
    count -= 1
    m[Head.TICKET_INSTANT_COUNT] = count
    row = 1
    while 2 * row <= count:
        left = heap + OfInstant.SIZE * 2 * row
        right = left + OfInstant.SIZE
        is_right = 1 if m[right] < m[left] else 0
        if m[right] == m[left]:
            is_right = 1 if m[right + OfInstant.PLACE] < m[left + OfInstant.PLACE] else 0
        child = left + OfInstant.SIZE * is_right
        _put(m, heap + OfInstant.SIZE * row, m[child], m[child + OfInstant.PLACE], m[child + OfInstant.TICKET])
        row = 2 * row + is_right
    _rise_ticket(m, row, when_s, place, ticket)


@compiled
def _put(m: IntArray, entry: int, when_s: int, place: int, ticket: int) -> None:
    m[entry + OfInstant.WHEN_S] = when_s
    m[entry + OfInstant.PLACE] = place
    m[entry + OfInstant.TICKET] = ticket
