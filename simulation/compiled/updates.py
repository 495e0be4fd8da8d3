"""Updates owed: what replies open and close, and the work they become; see `simulation.engine.updates`.

What a ticket owes stands in the ticket's own block.
"""

from __future__ import annotations

from simulation.clocks import NEVER, Count
from simulation.columns import IntArray
from simulation.compiled.clock_reading import count_until, due, instant_at, open_time, resumed_due
from simulation.compiled.compiling import compiled, compiled_apart
from simulation.compiled.crew import withdraw
from simulation.compiled.memory import forget_piece, next_row
from simulation.compiled.timeline import Phase, place_of, postpone, ticket_at
from simulation.compiled.waiting import drop, enter, new_piece
from simulation.compiled.words import NOTHING, Head, OfPiece, OfPromise, OfTicket
from simulation.inputs import Work
from simulation.outcomes import OPEN

# What a ticket's path does to what is owed


@compiled_apart
def open_obligation(m: IntArray, ticket: int, waits_on_customer: bool) -> None:  # noqa: FBT001  # no keywords there
    """Owe an update from now on, if any is promised; it may begin with a wait on the customer."""
    promise, now_s = m[ticket + OfTicket.PROMISE], m[Head.NOW_S]
    count = m[promise + OfPromise.UPDATE_COUNT]
    if count == Count.NONE:
        return
    pauses = m[promise + OfPromise.UPDATE_PAUSES] or m[promise + OfPromise.ONGOING]
    clock, amount = m[promise + OfPromise.UPDATE_CLOCK], m[promise + OfPromise.UPDATE_AMOUNT]
    m[ticket + OfTicket.OWES] = 1
    m[ticket + OfTicket.OPENED_S] = now_s
    m[ticket + OfTicket.DUE_S] = due(m, clock, count, amount, now_s)
    m[ticket + OfTicket.COUNTED_FROM_S] = open_time(m, clock, now_s)
    m[ticket + OfTicket.COUNTING] = 1
    m[ticket + OfTicket.LEFT_S] = 0
    m[ticket + OfTicket.ELAPSED_S] = 0
    m[ticket + OfTicket.WAITS_ON_CUSTOMER] = 1 if waits_on_customer and pauses else 0
    m[ticket + OfTicket.RELEASED_S] = OPEN
    m[ticket + OfTicket.INSTANT_S] = OPEN
    _recount(m, ticket)


@compiled_apart
def close_obligation(m: IntArray, ticket: int) -> None:
    """Close what is owed by a reply made now; update work not yet started is dropped."""
    _stop_counting(m, ticket)
    _write_down(m, ticket, m[Head.NOW_S])
    m[ticket + OfTicket.INSTANT_S] = OPEN
    _drop_not_begun(m, ticket)
    m[ticket + OfTicket.OWES] = 0


@compiled
def reply(m: IntArray, ticket: int) -> None:
    """An update is made now: it closes what is owed and opens the next."""
    if m[ticket + OfTicket.OWES]:
        waits_on_customer = m[ticket + OfTicket.WAITS_ON_CUSTOMER] == 1
        close_obligation(m, ticket)
        open_obligation(m, ticket, waits_on_customer)


@compiled
def customer_returned(m: IntArray, ticket: int) -> None:
    """The customer's answer is there."""
    if m[ticket + OfTicket.OWES] and m[ticket + OfTicket.WAITS_ON_CUSTOMER]:
        m[ticket + OfTicket.WAITS_ON_CUSTOMER] = 0
        _recount(m, ticket)


@compiled
def work_began(m: IntArray, ticket: int) -> None:
    """An engineer begins to work on a touch or an update of the ticket."""
    m[ticket + OfTicket.BEING_WORKED_ON] += 1
    if m[ticket + OfTicket.TOUCH_IN_PROGRESS] != NOTHING:
        _drop_not_begun(m, ticket)
    if m[ticket + OfTicket.OWES]:
        _recount(m, ticket)


@compiled
def work_stopped(m: IntArray, ticket: int, replies: bool) -> None:  # noqa: FBT001  # compiled code has no keywords
    """An engineer stops working on a touch or an update of the ticket; with a reply, what is owed closes next."""
    m[ticket + OfTicket.BEING_WORKED_ON] -= 1
    if m[ticket + OfTicket.OWES]:
        _count(m, ticket)
        if not replies:
            _look_ahead(m, ticket)


@compiled
def still_needed(m: IntArray, ticket: int) -> bool:
    """Whether update work taken out of an engineer's hands goes back to the queue."""
    return (  # type: ignore[no-any-return]  # words compared are true or false
        m[ticket + OfTicket.TOUCH_IN_PROGRESS] == NOTHING
        and m[ticket + OfTicket.OWES] == 1
        and m[ticket + OfTicket.RELEASED_S] != OPEN
    )


@compiled_apart
def forget_work(m: IntArray, ticket: int) -> None:
    """The ticket's update work is gone; what is owed may become work again."""
    forget_piece(m, m[ticket + OfTicket.UPDATE])
    m[ticket + OfTicket.UPDATE] = NOTHING
    if m[ticket + OfTicket.OWES]:
        _recount(m, ticket)


@compiled
def _drop_not_begun(m: IntArray, ticket: int) -> None:
    """Update work that nobody has begun is needless now; what is being written is finished."""
    update = m[ticket + OfTicket.UPDATE]
    if update == NOTHING:
        return
    if m[update + OfPiece.WAITING]:
        m[ticket + OfTicket.UPDATE] = NOTHING
        drop(m, update)
        forget_piece(m, update)
    elif m[update + OfPiece.STARTED_S] == OPEN:
        m[ticket + OfTicket.UPDATE] = NOTHING
        withdraw(m, update)


# Counting


@compiled
def _recount(m: IntArray, ticket: int) -> None:
    """Let the clock count or stand still as the ticket's state asks, and look to the next instant."""
    _count(m, ticket)
    _look_ahead(m, ticket)


@compiled
def _count(m: IntArray, ticket: int) -> None:
    is_attended = m[m[ticket + OfTicket.PROMISE] + OfPromise.ONGOING] and m[ticket + OfTicket.BEING_WORKED_ON] > 0
    if m[ticket + OfTicket.WAITS_ON_CUSTOMER] or is_attended:
        _stop_counting(m, ticket)
    elif not m[ticket + OfTicket.COUNTING]:
        _resume_counting(m, ticket)


@compiled
def _stop_counting(m: IntArray, ticket: int) -> None:
    if not m[ticket + OfTicket.COUNTING]:
        return
    clock = m[m[ticket + OfTicket.PROMISE] + OfPromise.UPDATE_CLOCK]
    open_s = open_time(m, clock, m[Head.NOW_S])
    m[ticket + OfTicket.COUNTING] = 0
    m[ticket + OfTicket.LEFT_S] = open_time(m, clock, m[ticket + OfTicket.DUE_S]) - open_s
    m[ticket + OfTicket.ELAPSED_S] += open_s - m[ticket + OfTicket.COUNTED_FROM_S]


@compiled_apart
def _resume_counting(m: IntArray, ticket: int) -> None:
    promise, now_s = m[ticket + OfTicket.PROMISE], m[Head.NOW_S]
    clock, count = m[promise + OfPromise.UPDATE_CLOCK], m[promise + OfPromise.UPDATE_COUNT]
    due_s, left_s = m[ticket + OfTicket.DUE_S], m[ticket + OfTicket.LEFT_S]
    m[ticket + OfTicket.COUNTING] = 1
    m[ticket + OfTicket.COUNTED_FROM_S] = open_time(m, clock, now_s)
    m[ticket + OfTicket.DUE_S] = resumed_due(m, clock, count, due_s, left_s, now_s)


@compiled
def _write_down(m: IntArray, ticket: int, closed_s: int) -> None:
    """One row; an obligation stopped before its open time ran out was met, one still counting is stopped first."""
    row = next_row(m, m[Head.OBLIGATION_LOG])
    m[row] = m[ticket + OfTicket.INDEX]
    m[row + 1] = m[ticket + OfTicket.OPENED_S]
    m[row + 2] = m[ticket + OfTicket.RELEASED_S]
    m[row + 3] = m[ticket + OfTicket.DUE_S]
    m[row + 4] = closed_s
    m[row + 5] = m[ticket + OfTicket.ELAPSED_S]
    m[row + 6] = 1 if m[ticket + OfTicket.LEFT_S] < 0 else 0


# Becoming work, or part of the touch in progress


@compiled_apart
def _look_ahead(m: IntArray, ticket: int) -> None:
    """Await the one instant that matters next: its release, or its due instant while a touch is in progress."""
    m[ticket + OfTicket.INSTANT_S] = OPEN
    if not m[ticket + OfTicket.COUNTING]:
        return
    touch = m[ticket + OfTicket.TOUCH_IN_PROGRESS]
    if touch != NOTHING:
        when_s, phase = m[ticket + OfTicket.DUE_S], Phase.UPDATES_IN_TOUCHES
        # A touch that ends no later replies before: nothing is to be awaited then, and seldom is.
        if when_s < m[Head.NOW_S] or when_s >= m[touch + OfPiece.STARTED_S] + m[touch + OfPiece.REMAINING_S]:
            return
    elif m[ticket + OfTicket.UPDATE] == NOTHING:
        when_s, phase = _release_s(m, ticket), Phase.UPDATES
    else:
        return
    if when_s < m[Head.END_S]:
        m[ticket + OfTicket.INSTANT_S] = when_s
        m[ticket + OfTicket.INSTANT_PLACE] = place_of(m, phase, m[ticket + OfTicket.INDEX], 0, 0)
        _queue_instant(m, ticket)


@compiled
def _queue_instant(m: IntArray, ticket: int) -> None:
    """Let the next instant of what is owed come, unless something in the heap will look for it before."""
    when_s, place = m[ticket + OfTicket.INSTANT_S], m[ticket + OfTicket.INSTANT_PLACE]
    queued_s = m[ticket + OfTicket.QUEUED_S]
    if queued_s != OPEN:
        if queued_s < when_s:
            return
        if queued_s == when_s and m[ticket + OfTicket.QUEUED_PLACE] <= place:
            return
    m[ticket + OfTicket.QUEUED_S] = when_s
    m[ticket + OfTicket.QUEUED_PLACE] = place
    ticket_at(m, ticket, when_s, place)


@compiled
def instant_comes(m: IntArray, ticket: int, when_s: int, place: int) -> bool:
    """Whether what comes out of the heap is the next instant of what is owed; if that is later, it goes back for it."""
    if m[ticket + OfTicket.QUEUED_S] != when_s or m[ticket + OfTicket.QUEUED_PLACE] != place:
        return False
    m[ticket + OfTicket.QUEUED_S] = OPEN
    if m[ticket + OfTicket.INSTANT_S] == when_s and m[ticket + OfTicket.INSTANT_PLACE] == place:
        return True
    if m[ticket + OfTicket.INSTANT_S] != OPEN:
        _queue_instant(m, ticket)
    return False


@compiled
def _release_s(m: IntArray, ticket: int) -> int:
    """When the update becomes work, from now on; see `simulation.engine.updates`."""
    promise, due_s = m[ticket + OfTicket.PROMISE], m[ticket + OfTicket.DUE_S]
    now_s, opened_s, clock = m[Head.NOW_S], m[ticket + OfTicket.OPENED_S], m[promise + OfPromise.UPDATE_CLOCK]
    release_s: int = NEVER
    if due_s != NEVER:
        lead_s = m[promise + OfPromise.UPDATE_LEAD_S]
        release_s = max(instant_at(m, clock, open_time(m, clock, due_s) - lead_s), opened_s)
        starts, ends = m[promise + OfPromise.ROSTER_STARTS], m[promise + OfPromise.ROSTER_ENDS]
        count = m[promise + OfPromise.ROSTER_COUNT]
        row = count_until(m, ends, count, release_s, m[promise + OfPromise.ROSTER_NEAR])
        m[promise + OfPromise.ROSTER_NEAR] = row
        is_anyone_rostered = row < count and m[starts + row] < due_s
        if row > 0 and not is_anyone_rostered:
            roster_end_s = m[ends + row - 1]
            if roster_end_s > now_s and roster_end_s - lead_s >= opened_s:
                release_s = roster_end_s - lead_s
        release_s = max(release_s, now_s)
    return release_s


@compiled
def release(m: IntArray, ticket: int) -> None:
    """What is owed becomes work."""
    m[ticket + OfTicket.INSTANT_S] = OPEN
    if m[ticket + OfTicket.RELEASED_S] == OPEN:
        m[ticket + OfTicket.RELEASED_S] = m[Head.NOW_S]
    effort_s = m[m[ticket + OfTicket.PROMISE] + OfPromise.UPDATE_EFFORT_S]
    m[ticket + OfTicket.UPDATE] = new_piece(m, ticket, Work.UPDATE, effort_s)
    enter(m, m[ticket + OfTicket.UPDATE])


@compiled
def falls_due(m: IntArray, ticket: int) -> None:
    """The engineer at work on the ticket makes the update now; the touch grows by its effort."""
    touch = m[ticket + OfTicket.TOUCH_IN_PROGRESS]
    m[ticket + OfTicket.INSTANT_S] = OPEN
    m[touch + OfPiece.REMAINING_S] += m[m[ticket + OfTicket.PROMISE] + OfPromise.UPDATE_EFFORT_S]
    postpone(m, m[touch + OfPiece.ENGINEER], m[touch + OfPiece.STARTED_S] + m[touch + OfPiece.REMAINING_S])
    reply(m, ticket)


# The end


@compiled
def close_following(m: IntArray, ticket: int) -> None:
    """Write down what the ticket still owes when following ends."""
    if m[ticket + OfTicket.OWES]:
        _stop_counting(m, ticket)
        _write_down(m, ticket, OPEN)
