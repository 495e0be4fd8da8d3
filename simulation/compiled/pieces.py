"""Pieces: what tickets were doing while they waited for a reply, one miss after the other; see `simulation.pieces`."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from simulation.causes import Cause
from simulation.columns import IntArray
from simulation.compiled.clock_table import Table, addresses, open_time
from simulation.compiled.compiling import compiled, compiled_apart, entry
from simulation.compiled.log_columns import Waited, Worked
from simulation.inputs import Work
from simulation.outcomes import Ending
from simulation.pieces import Doing

DOINGS, CAUSES = len(Doing), len(Cause)


class Asked(NamedTuple):
    """The columns of `simulation.causes.Misses`."""

    ticket: IntArray
    from_s: IntArray
    to_s: IntArray
    clock: IntArray
    kind: IntArray
    clock_stops: IntArray


class OfSpan(IntEnum):
    """What is known of a ticket's span."""

    START_S = 0
    END_S = 1
    DOING = 2
    REACH_S = 3
    """The latest end of this span and those before it."""
    SIZE = 4


class OfQueued(IntEnum):
    """What is known of a stretch of a miss's time that its work spent in the queue."""

    MISS = 0
    START_S = 1
    END_S = 2
    CLOCK = 3
    KIND = 4
    SIZE = 5


@entry
def counted_pieces(
    misses: Asked, work: Worked, waits: Waited, waiting: int, tickets: int, end_s: int, kept: Table
) -> tuple[IntArray, IntArray]:
    """The seconds of each miss by cause, int64[misses, 4], queued ones still under "work itself"; and the queued ones.

    Those are int64[`OfQueued`, n], and who else is there says what they are (`simulation.compiled.causes`).
    """
    table = addresses(kept)
    slot, first, spans = _spans_by_ticket(misses, work, waits, waiting, tickets, end_s)
    seconds = np.zeros((len(misses.ticket), CAUSES), np.int64)
    queued = np.empty((OfQueued.SIZE, len(misses.ticket) + 1), np.int64)
    count = 0
    for miss in range(len(misses.ticket)):
        begin, end = first[slot[misses.ticket[miss]]], first[slot[misses.ticket[miss]] + 1]
        pieces = _pieces(spans, begin, end, misses.from_s[miss], misses.to_s[miss])
        clock, stops = misses.clock[miss], misses.clock_stops[miss] != 0
        whole_s = _counted_s(table, clock, misses.from_s[miss], misses.to_s[miss])
        if whole_s == (_worked_s(table, clock, pieces) if stops else 0):
            clock, stops, whole_s = table.clocks, False, misses.to_s[miss] - misses.from_s[miss]
        for piece in range(pieces.shape[1]):
            doing = pieces[OfSpan.DOING, piece]
            length_s = _counted_s(table, clock, pieces[OfSpan.START_S, piece], pieces[OfSpan.END_S, piece])
            if doing == Doing.KEPT:
                seconds[miss, Cause.NO_ONE_ON_SHIFT] += length_s
                whole_s -= length_s
            elif doing == Doing.WORKED_ON and stops:
                whole_s -= length_s
            elif doing == Doing.QUEUED:
                if count == queued.shape[1]:
                    queued = _longer(queued)
                queued[OfQueued.MISS, count] = miss
                queued[OfQueued.START_S, count] = pieces[OfSpan.START_S, piece]
                queued[OfQueued.END_S, count] = pieces[OfSpan.END_S, piece]
                queued[OfQueued.CLOCK, count] = clock
                queued[OfQueued.KIND, count] = misses.kind[miss]
                count += 1
        seconds[miss, Cause.WORK_ITSELF] = whole_s
    return seconds, queued[:, :count].copy()


@compiled
def _counted_s(table: Table, clock: int, from_s: int, to_s: int) -> int:
    return open_time(table, clock, to_s) - open_time(table, clock, from_s)


@compiled_apart
def _worked_s(table: Table, clock: int, pieces: IntArray) -> int:
    """How much of the pieces an engineer works on the ticket."""
    total_s = 0
    for piece in range(pieces.shape[1]):
        if pieces[OfSpan.DOING, piece] == Doing.WORKED_ON:
            total_s += _counted_s(table, clock, pieces[OfSpan.START_S, piece], pieces[OfSpan.END_S, piece])
    return total_s


@compiled_apart
def _longer(columns: IntArray) -> IntArray:
    made = np.empty((columns.shape[0], 2 * columns.shape[1]), np.int64)
    made[:, : columns.shape[1]] = columns
    return made


@compiled_apart
def _spans_by_ticket(
    misses: Asked, work: Worked, waits: Waited, waiting: int, tickets: int, end_s: int
) -> tuple[IntArray, IntArray, IntArray]:
    """What the tickets of misses did and when: a number for each, where its spans begin, and `OfSpan` of all, by start.

    A stretch of work may be three: the delay before, the work, and what it was held for after.
    """
    slot, slots = _numbered(misses.ticket, tickets)
    worked = _rows_of(work.ticket, work.kind, slot, Work.TOUCH, Work.UPDATE)
    waited = _rows_of(waits.ticket, waits.kind, slot, waiting, waiting)
    first = np.zeros(slots + 1, np.int64)
    for row in worked:
        first[slot[work.ticket[row]] + 1] += 3
    for row in waited:
        first[slot[waits.ticket[row]] + 1] += 1
    for number in range(slots):
        first[number + 1] += first[number]
    spans = np.full((OfSpan.SIZE, first[-1]), end_s)
    after = first[:-1].copy()
    for row in waited:
        _add(spans, after, slot[waits.ticket[row]], waits.entered_s[row], waits.left_s[row], Doing.QUEUED)
    _add_worked(spans, after, slot, work, worked, end_s)
    for number in range(slots):
        _sort_by_start(spans, first[number], after[number])
    return slot, first, spans


@compiled_apart
def _numbered(ticket: IntArray, tickets: int) -> tuple[IntArray, int]:
    """A number for each ticket that is named, -1 for the others; and how many there are."""
    slot = np.full(tickets, -1, np.int64)
    count = 0
    for each in ticket:
        if slot[each] < 0:
            slot[each] = count
            count += 1
    return slot, count


@compiled_apart
def _rows_of(ticket: IntArray, kind: IntArray, slot: IntArray, one: int, other: int) -> IntArray:
    """The rows of a log that are of numbered tickets and of either kind of work."""
    rows = np.empty(len(ticket), np.int64)
    count = 0
    for row in range(len(ticket)):
        if slot[ticket[row]] >= 0 and (kind[row] == one or kind[row] == other):
            rows[count] = row
            count += 1
    return rows[:count]


@compiled_apart
def _add_worked(spans: IntArray, after: IntArray, slot: IntArray, work: Worked, rows: IntArray, end_s: int) -> None:
    """Add stretches of work, backwards: the log is in order of ends, and what was held went on at a later one."""
    latest = np.full(len(after), -1, np.int64)
    later = np.full(len(rows), -1, np.int64)
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        number = slot[work.ticket[row]]
        _add(spans, after, number, work.taken_s[row], work.start_s[row], Doing.KEPT)
        _add(spans, after, number, work.start_s[row], work.end_s[row], Doing.WORKED_ON)
        if work.ending[row] == Ending.HELD:
            resumed_s = _resumed_s(work, rows, latest[number], later, row, end_s)
            _add(spans, after, number, work.end_s[row], resumed_s, Doing.KEPT)
        later[place] = latest[number]
        latest[number] = place


@compiled
def _resumed_s(work: Worked, rows: IntArray, place: int, later: IntArray, held: int, end_s: int) -> int:
    """When an engineer takes held work on again: the next stretch of the piece, among the ticket's from a place on."""
    while place >= 0:
        row = rows[place]
        if work.kind[row] == work.kind[held] and work.touch[row] == work.touch[held]:
            return work.taken_s[row]  # type: ignore[no-any-return]
        place = later[place]
    return end_s


@compiled
def _add(spans: IntArray, after: IntArray, number: int, start_s: int, end_s: int, doing: int) -> None:
    if start_s < end_s:
        spans[OfSpan.START_S, after[number]] = start_s
        spans[OfSpan.END_S, after[number]] = end_s
        spans[OfSpan.DOING, after[number]] = doing
        after[number] += 1


@compiled_apart
def _sort_by_start(spans: IntArray, begin: int, end: int) -> None:
    """Sort a ticket's spans, and note how far those up to each reach."""
    order = begin + np.argsort(spans[OfSpan.START_S, begin:end])
    spans[:, begin:end] = spans[:, order].copy()
    reach_s = 0
    for place in range(begin, end):
        reach_s = max(reach_s, spans[OfSpan.END_S, place]) if place > begin else spans[OfSpan.END_S, place]
        spans[OfSpan.REACH_S, place] = reach_s


@compiled_apart
def _pieces(spans: IntArray, begin: int, end: int, from_s: int, to_s: int) -> IntArray:
    """Disjoint pieces of a stretch of a ticket's time, of which the first `Doing` counts: `OfSpan`, the reach unset."""
    low, high = begin, end
    while low < high:
        middle = (low + high) >> 1
        if spans[OfSpan.REACH_S, middle] <= from_s:
            low = middle + 1
        else:
            high = middle
    last = low
    while last < end and spans[OfSpan.START_S, last] < to_s:
        last += 1
    instants = np.empty(2 * (last - low), np.int64)
    steps = np.empty((2 * (last - low), 2), np.int64)
    edges = 0
    for place in range(low, last):
        start_s, stop_s = max(spans[OfSpan.START_S, place], from_s), min(spans[OfSpan.END_S, place], to_s)
        if start_s < stop_s:
            instants[edges], steps[edges, 0], steps[edges, 1] = start_s, spans[OfSpan.DOING, place], 1
            instants[edges + 1], steps[edges + 1, 0], steps[edges + 1, 1] = stop_s, spans[OfSpan.DOING, place], -1
            edges += 2
    return _by_precedence(instants[:edges], steps)


@compiled
def _by_precedence(instants: IntArray, steps: IntArray) -> IntArray:
    """Pieces between instants at which something begins or ends, each with what is going on that comes first."""
    pieces = np.empty((OfSpan.SIZE, len(instants)), np.int64)
    count = 0
    running = np.zeros(DOINGS, np.int64)
    order = np.argsort(instants)
    for number in range(len(order)):
        edge = order[number]
        if number > 0 and instants[edge] > instants[order[number - 1]]:
            doing = 0
            while doing < DOINGS and running[doing] == 0:
                doing += 1
            if doing < DOINGS:
                pieces[OfSpan.START_S, count] = instants[order[number - 1]]
                pieces[OfSpan.END_S, count] = instants[edge]
                pieces[OfSpan.DOING, count] = doing
                count += 1
        running[steps[edge, 0]] += steps[edge, 1]
    return pieces[:, :count]
