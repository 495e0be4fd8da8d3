"""A ticket's path: arrival, touches and waits, solved, and what follows; see `simulation.engine.path`."""

from __future__ import annotations

from typing import NamedTuple

from simulation.columns import IntArray
from simulation.compiled.clock_reading import instant_at, next_open, open_time
from simulation.compiled.compiling import compiled, compiled_apart
from simulation.compiled.memory import name_less, ticket_block
from simulation.compiled.timeline import Phase, place_of, ticket_at
from simulation.compiled.updates import close_obligation, customer_returned, open_obligation, reply
from simulation.compiled.waiting import enter, new_piece
from simulation.compiled.words import NOTHING, Head, OfClock, OfPromise, OfTicket
from simulation.inputs import Wait, Work
from simulation.outcomes import OPEN


class Paths(NamedTuple):
    """The columns of `simulation.inputs.Tickets`, read where they are; whether second tier as 0 or 1."""

    arrival_s: IntArray
    promise: IntArray
    first_due_s: IntArray
    second_tier: IntArray
    analysis_s: IntArray
    guidance_s: IntArray
    touch_from: IntArray
    effort_s: IntArray
    wait: IntArray
    wait_s: IntArray
    wait_clock: IntArray


@compiled_apart
def arrives(m: IntArray, paths: Paths, index: int) -> None:
    """The ticket of that index arrives."""
    ticket = ticket_block(m)
    m[ticket + OfTicket.INDEX] = index
    m[ticket + OfTicket.PROMISE] = m[Head.PROMISE_TABLE] + OfPromise.SIZE * paths.promise[index]
    m[ticket + OfTicket.TOUCH] = paths.touch_from[index]
    m[ticket + OfTicket.FIRST_TOUCH] = paths.touch_from[index]
    m[ticket + OfTicket.LAST_TOUCH] = paths.touch_from[index + 1] - 1
    m[ticket + OfTicket.SECOND_TIER] = paths.second_tier[index]
    m[ticket + OfTicket.FIRST_DUE_S] = paths.first_due_s[index]
    m[ticket + OfTicket.ANALYSIS_S] = paths.analysis_s[index]
    m[ticket + OfTicket.GUIDANCE_S] = paths.guidance_s[index]
    m[ticket + OfTicket.OWNER] = NOTHING
    m[ticket + OfTicket.TOUCH_IN_PROGRESS] = NOTHING
    m[ticket + OfTicket.UPDATE] = NOTHING
    m[ticket + OfTicket.BEING_WORKED_ON] = 0
    m[ticket + OfTicket.SOLVED_ONCE] = 0
    m[ticket + OfTicket.IS_OPEN] = 1
    m[ticket + OfTicket.NAMED] = 1
    m[ticket + OfTicket.OWES] = 0
    m[ticket + OfTicket.INSTANT_S] = OPEN
    m[ticket + OfTicket.QUEUED_S] = OPEN
    m[ticket + OfTicket.FIRST_START_S] = OPEN
    m[ticket + OfTicket.FIRST_REPLY_S] = OPEN
    m[ticket + OfTicket.SOLVED_S] = OPEN
    m[ticket + OfTicket.HAND_OVERS] = 0
    m[ticket + OfTicket.INTERRUPTIONS] = 0
    _become_work(m, paths, ticket)


@compiled
def _become_work(m: IntArray, paths: Paths, ticket: int) -> None:
    enter(m, new_piece(m, ticket, Work.TOUCH, paths.effort_s[m[ticket + OfTicket.TOUCH]]))


@compiled
def after(m: IntArray, paths: Paths, ticket: int, kind: int) -> None:
    """What the end of a piece of work means for its ticket."""
    if kind == Work.TOUCH:
        _touch_done(m, paths, ticket)
    elif kind == Work.UPDATE:
        m[ticket + OfTicket.UPDATE] = NOTHING
        reply(m, ticket)


@compiled
def _touch_done(m: IntArray, paths: Paths, ticket: int) -> None:
    """A touch ends in its reply: the ticket is solved, or waits for what its next touch waits for."""
    touch = m[ticket + OfTicket.TOUCH]
    if touch == m[ticket + OfTicket.FIRST_TOUCH]:
        m[ticket + OfTicket.FIRST_REPLY_S] = m[Head.NOW_S]
    elif m[ticket + OfTicket.OWES]:
        close_obligation(m, ticket)
    if touch == m[ticket + OfTicket.LAST_TOUCH]:
        _solved(m, ticket)
        m[ticket + OfTicket.IS_OPEN] = 0
        name_less(m, ticket)
        return
    touch += 1
    m[ticket + OfTicket.TOUCH] = touch
    if paths.wait[touch] == Wait.REOPENED:
        _solved(m, ticket)
    else:
        open_obligation(m, ticket, paths.wait[touch] == Wait.CUSTOMER)
    _await_return(m, paths, ticket, touch)


@compiled
def _await_return(m: IntArray, paths: Paths, ticket: int, touch: int) -> None:
    """The next touch becomes work when its wait is over, on the wait's own clock."""
    now_s = m[Head.NOW_S]
    clock = m[Head.CLOCK_TABLE] + OfClock.SIZE * paths.wait_clock[touch]
    return_s = max(instant_at(m, clock, open_time(m, clock, now_s) + paths.wait_s[touch]), now_s)
    if return_s < m[Head.END_S]:
        ticket_at(m, ticket, return_s, place_of(m, Phase.ARRIVALS, m[ticket + OfTicket.INDEX], 0, 0))


@compiled
def returns(m: IntArray, paths: Paths, ticket: int) -> None:
    """The wait is over."""
    wait = paths.wait[m[ticket + OfTicket.TOUCH]]
    if wait == Wait.REOPENED:
        m[ticket + OfTicket.SOLVED_S] = OPEN
        open_obligation(m, ticket, wait == Wait.CUSTOMER)
    customer_returned(m, ticket)
    _become_work(m, paths, ticket)


@compiled
def _solved(m: IntArray, ticket: int) -> None:
    """Solved; the first time, root-cause analysis and guidance become work."""
    m[ticket + OfTicket.SOLVED_S] = m[Head.NOW_S]
    if m[ticket + OfTicket.SOLVED_ONCE]:
        return
    m[ticket + OfTicket.SOLVED_ONCE] = 1
    if m[ticket + OfTicket.ANALYSIS_S] > 0:
        clock = m[m[ticket + OfTicket.PROMISE] + OfPromise.BUSINESS_CLOCK]
        opening_s = next_open(m, clock, m[Head.NOW_S])
        if opening_s < m[Head.END_S]:
            ticket_at(m, ticket, opening_s, place_of(m, Phase.ARRIVALS, m[ticket + OfTicket.INDEX], 0, Work.ANALYSIS))
    if m[ticket + OfTicket.GUIDANCE_S] > 0:
        enter(m, new_piece(m, ticket, Work.GUIDANCE, m[ticket + OfTicket.GUIDANCE_S]))


@compiled
def analysis_released(m: IntArray, ticket: int) -> None:
    """The customer's business hours are open: the analysis enters the queue."""
    enter(m, new_piece(m, ticket, Work.ANALYSIS, m[ticket + OfTicket.ANALYSIS_S]))
