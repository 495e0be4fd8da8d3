"""Happening: what comes next, again and again until following ends; see `simulation.engine.timeline`.

The entry runs until the memory or a column of the outcomes is full, and goes on where it stopped when there is more.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from simulation.clocks import NEVER
from simulation.columns import IntArray
from simulation.compiled import crew, hands, waiting
from simulation.compiled.addressing import words_of
from simulation.compiled.compiling import compiled, compiled_apart, entry
from simulation.compiled.crew import begin_owed_pauses, end_pause, has_time, pause_falls_due
from simulation.compiled.dispatch import dispatch
from simulation.compiled.hands import begin, work_ends
from simulation.compiled.memory import name_less, set_limit, write_ticket
from simulation.compiled.path import Paths, analysis_released, arrives, returns
from simulation.compiled.shifts import comes_on, goes_off
from simulation.compiled.timeline import (
    Phase,
    cancel_engineer,
    first_ticket_over,
    kind_of,
    phase_of,
    place_of,
)
from simulation.compiled.updates import close_following, falls_due, instant_comes, release
from simulation.compiled.words import (
    NOTHING,
    Fixed,
    Head,
    OfEngineer,
    OfInstant,
    OfLog,
    OfPiece,
    OfTicket,
)
from simulation.inputs import Work
from simulation.outcomes import OPEN

FIXED_NEXT: Final = 0
ARRIVAL_NEXT: Final = 1
ENGINEER_NEXT: Final = 2
TICKET_NEXT: Final = 3


class Logs(NamedTuple):
    """The columns of the outcomes, int64[columns, room]; those of tickets have a row for each ticket."""

    tickets: IntArray
    work: IntArray
    waits: IntArray
    obligations: IntArray
    pauses: IntArray
    call_outs: IntArray


@compiled
def _addresses(paths: Paths) -> Paths:
    return Paths(
        words_of(paths.arrival_s),
        words_of(paths.promise),
        words_of(paths.first_due_s),
        words_of(paths.second_tier),
        words_of(paths.analysis_s),
        words_of(paths.guidance_s),
        words_of(paths.touch_from),
        words_of(paths.effort_s),
        words_of(paths.wait),
        words_of(paths.wait_s),
        words_of(paths.wait_clock),
    )


@entry
def play_on(memory: IntArray, tickets: Paths, planned: IntArray, lengths: IntArray, logs: Logs) -> bool:
    """Let everything happen until following ends; False if there was no room to go on.

    `planned` is of `laying_out.fixed_of`, `lengths` int64[2 n], kind and length of each planned pause.
    """
    m, paths, fixed, pauses = words_of(memory), _addresses(tickets), words_of(planned), words_of(lengths)
    while True:
        if m[Head.IS_FULL]:
            m[Head.IS_FULL] = 0
            set_limit(m)
            _write_out(m, logs)
            if m[Head.IS_FULL]:
                return False
        if m[Head.IS_DISPATCHING]:
            m[Head.IS_DISPATCHING] = 0 if dispatch(m) else 1
            continue
        when_s, source = _next(m, paths.arrival_s, fixed)
        if when_s > m[Head.NOW_S]:
            if m[Head.PAUSING_COUNT] > 0:
                begin_owed_pauses(m, pauses)
                continue
            if m[Head.DISPATCH_ASKED]:
                m[Head.DISPATCH_ASKED] = 0
                m[Head.IS_DISPATCHING] = 1
                continue
            if when_s >= m[Head.END_S]:
                return True
            m[Head.NOW_S] = when_s
        _happens(m, source, paths, fixed, pauses)


@compiled
def _happens(m: IntArray, source: int, paths: Paths, fixed: IntArray, pauses: IntArray) -> None:
    """The next thing, which is the first of its source."""
    if source == ARRIVAL_NEXT:
        m[Head.NEXT_ARRIVAL] += 1
        arrives(m, paths, m[Head.NEXT_ARRIVAL] - 1)
    elif source == ENGINEER_NEXT:
        _engineer_comes_to_an_end(m, paths)
    elif source == TICKET_NEXT:
        _ticket_goes_on(m, paths)
    else:
        m[Head.NEXT_FIXED] += 1
        _as_planned(m, fixed, Fixed.SIZE * (m[Head.NEXT_FIXED] - 1), pauses)


@compiled
def _next(m: IntArray, arrival_s: IntArray, fixed: IntArray) -> tuple[int, int]:
    """When the next thing happens, and where it stands."""
    fixed_s = arrives_s = engineer_s = ticket_s = int(NEVER)
    if m[Head.NEXT_FIXED] < m[Head.FIXED_COUNT]:
        fixed_s = fixed[Fixed.SIZE * m[Head.NEXT_FIXED] + Fixed.WHEN_S]
    if m[Head.NEXT_ARRIVAL] < m[Head.TICKETS] - 1:
        arrives_s = arrival_s[m[Head.NEXT_ARRIVAL]]
    if m[Head.ENGINEER_INSTANT_COUNT] > 0:
        engineer_s = m[m[Head.ENGINEER_INSTANTS] + 2]
    if m[Head.TICKET_INSTANT_COUNT] > 0:
        ticket_s = m[m[Head.TICKET_INSTANTS] + OfInstant.SIZE]
    when_s = min(min(fixed_s, arrives_s), min(engineer_s, ticket_s))  # noqa: PLW3301  # in pairs: no branches
    at_once = (fixed_s == when_s) + (arrives_s == when_s) + (engineer_s == when_s) + (ticket_s == when_s)
    if at_once > 1 and when_s < NEVER:
        return when_s, _first_of_second(m, fixed, (fixed_s, arrives_s, engineer_s, ticket_s), when_s)
    source = FIXED_NEXT
    source = ARRIVAL_NEXT if arrives_s == when_s else source
    source = ENGINEER_NEXT if engineer_s == when_s else source
    source = TICKET_NEXT if ticket_s == when_s else source
    return when_s, source


@compiled_apart
def _first_of_second(m: IntArray, fixed: IntArray, firsts_s: tuple[int, int, int, int], when_s: int) -> int:
    """Which source has what comes first in a second in which several have something."""
    source, place = FIXED_NEXT, NEVER
    for its_source in range(4):
        if firsts_s[its_source] == when_s:
            its_place = _place(m, its_source, fixed)
            if its_place < place:
                source, place = its_source, its_place
    return source


@compiled
def _place(m: IntArray, source: int, fixed: IntArray) -> int:
    """Where the first of a source stands in its second."""
    if source == ARRIVAL_NEXT:
        place = place_of(m, Phase.ARRIVALS, m[Head.NEXT_ARRIVAL], 0, 0)
    elif source == ENGINEER_NEXT:
        place = m[m[m[Head.ENGINEER_INSTANTS] + 3] + OfEngineer.INSTANT_PLACE]
    elif source == TICKET_NEXT:
        place = m[m[Head.TICKET_INSTANTS] + OfInstant.SIZE + OfInstant.PLACE]
    else:
        place = fixed[Fixed.SIZE * m[Head.NEXT_FIXED] + Fixed.PLACE]
    return place


@compiled_apart
def _as_planned(m: IntArray, fixed: IntArray, row: int, pauses: IntArray) -> None:
    """A shift starts or ends, or a planned pause falls due."""
    engineer = fixed[row + Fixed.ENGINEER]
    if fixed[row + Fixed.PHASE] == Phase.PAUSE_STARTS:
        pause_falls_due(m, engineer, fixed[row + Fixed.PAUSE], pauses)
    elif fixed[row + Fixed.PHASE] == Phase.SHIFT_ENDS:
        goes_off(m, engineer)
    else:
        comes_on(m, engineer)


@compiled
def _engineer_comes_to_an_end(m: IntArray, paths: Paths) -> None:
    """Of a pause, of the work in hand, or of the way to it."""
    engineer = m[m[Head.ENGINEER_INSTANTS] + 3]
    piece = m[engineer + OfEngineer.PIECE]
    if piece == NOTHING:
        cancel_engineer(m, engineer)
        end_pause(m, engineer)
        has_time(m, engineer)
    elif m[piece + OfPiece.STARTED_S] == OPEN:
        cancel_engineer(m, engineer)
        begin(m, engineer, piece)
    else:
        work_ends(m, paths, engineer)


@compiled_apart
def _ticket_goes_on(m: IntArray, paths: Paths) -> None:
    """A wait is over, or what is owed becomes work or falls due in a touch, if that still holds."""
    first = m[Head.TICKET_INSTANTS] + OfInstant.SIZE
    when_s, place, ticket = m[first + OfInstant.WHEN_S], m[first + OfInstant.PLACE], m[first + OfInstant.TICKET]
    first_ticket_over(m)
    phase = phase_of(m, place)
    if phase == Phase.ARRIVALS:
        if kind_of(place) == Work.ANALYSIS:
            analysis_released(m, ticket)
        else:
            returns(m, paths, ticket)
    elif instant_comes(m, ticket, when_s, place):
        if phase == Phase.UPDATES:
            release(m, ticket)
        else:
            falls_due(m, ticket)
    name_less(m, ticket)


# The end


@entry
def close(memory: IntArray) -> None:
    """Write down what is going on when following ends, tickets and their waits in no order."""
    m = words_of(memory)
    hands.close(m)
    crew.close(m)
    waiting.close(m)
    ticket = m[Head.TICKET_BLOCKS]
    while ticket != NOTHING:
        if m[ticket + OfTicket.INDEX] != OPEN:
            if m[ticket + OfTicket.IS_OPEN]:
                close_following(m, ticket)
            write_ticket(m, ticket)
        ticket = m[ticket + OfTicket.NEXT_BLOCK]


# From the logs to their columns


@entry
def write_out(m: IntArray, logs: Logs) -> None:
    """Move the rows of all logs to their columns, if there is room; else the memory stays full."""
    _write_out(words_of(m), logs)


@compiled
def _write_out(m: IntArray, logs: Logs) -> None:
    log, tickets = m[Head.TICKET_LOG], words_of(logs.tickets)
    for number in range(m[log + OfLog.COUNT]):
        row = log + OfLog.ROWS + 6 * number
        for column in range(5):
            tickets[column * (m[Head.TICKETS] - 1) + m[row]] = m[row + 1 + column]
    m[log + OfLog.COUNT] = 0
    _move(m, m[Head.WORK_LOG], words_of(logs.work), logs.work.shape[1])
    _move(m, m[Head.WAIT_LOG], words_of(logs.waits), logs.waits.shape[1])
    _move(m, m[Head.OBLIGATION_LOG], words_of(logs.obligations), logs.obligations.shape[1])
    _move(m, m[Head.PAUSE_LOG], words_of(logs.pauses), logs.pauses.shape[1])
    _move(m, m[Head.CALL_OUT_LOG], words_of(logs.call_outs), logs.call_outs.shape[1])


@compiled_apart
def _move(m: IntArray, log: int, columns: IntArray, room: int) -> None:
    """The rows of a log to where its columns stand, one behind the other, each with room for so many rows."""
    count, written, width = m[log + OfLog.COUNT], m[log + OfLog.WRITTEN], m[log + OfLog.COLUMNS]
    if written + count > room:
        m[Head.IS_FULL] = 1
        return
    for column in range(width):
        start = column * room + written
        for number in range(count):
            columns[start + number] = m[log + OfLog.ROWS + width * number + column]
    m[log + OfLog.WRITTEN] = written + count
    m[log + OfLog.COUNT] = 0
