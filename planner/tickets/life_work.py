"""A life's work: stretches, queues, waits and hand-overs of one ticket, read off the logs of a history."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from planner.tickets.life import Awaited, Engineer, HandOver, Kept, Queued, Stretch
from simulation.inputs import Tickets, Wait, Work
from simulation.outcomes import Ending, Leaving, Outcomes


def stretches_of(outcomes: Outcomes, ticket: int, engineers: Sequence[Engineer]) -> tuple[Stretch, ...]:
    """All work on a ticket, in the order in which it was taken."""
    log = outcomes.work
    rows = np.flatnonzero(log.ticket == ticket)
    columns = (log.kind, log.touch, log.engineer, log.taken_s, log.start_s, log.end_s, log.ending)
    stretches = [
        Stretch(Work(kind), touch, engineers[engineer], taken_s, start_s, end_s, Ending(ending))
        for kind, touch, engineer, taken_s, start_s, end_s, ending in zip(
            *(column[rows].tolist() for column in columns), strict=True
        )
    ]
    # Of two that were taken in one second, the one let go first came first.
    return tuple(sorted(stretches, key=lambda stretch: (stretch.taken_s, stretch.end_s)))


def queue_of(outcomes: Outcomes, ticket: int) -> tuple[Queued, ...]:
    """The ticket's times in the queue, by when they began."""
    log = outcomes.waits
    rows = np.flatnonzero(log.ticket == ticket)
    columns = (log.kind, log.entered_s, log.left_s, log.leaving)
    queued = [
        Queued(Work(kind), entered_s, left_s, Leaving(leaving))
        for kind, entered_s, left_s, leaving in zip(*(column[rows].tolist() for column in columns), strict=True)
    ]
    return tuple(sorted(queued, key=lambda each: (each.start_s, each.end_s)))


def kept_of(work: Sequence[Stretch], end_s: int) -> tuple[Kept, ...]:
    """Work held between shifts: from the end of one stretch until the same piece is taken up again."""
    kept = []
    for at, stretch in enumerate(work):
        if stretch.ending is Ending.HELD:
            again = [
                later.taken_s for later in work[at + 1 :] if (later.kind, later.touch) == (stretch.kind, stretch.touch)
            ]
            kept.append(Kept(stretch.kind, stretch.engineer, stretch.end_s, min(again, default=end_s)))
    return tuple(kept)


def waits_of(
    tickets: Tickets, ticket: int, work: Sequence[Stretch], queue: Sequence[Queued], end_s: int
) -> tuple[Awaited, ...]:
    """What touches after the first waited for: from the reply before until they became work."""
    first, after = (int(row) for row in tickets.touch_from[ticket : ticket + 2])
    waits = []
    for row in range(first + 1, after):
        reply_s = _reply_of(work, row - first - 1)
        if reply_s is None:
            break
        became_work = [each.start_s for each in queue if each.kind is Work.TOUCH and each.start_s >= reply_s]
        until_s = min(became_work, default=end_s)
        if until_s > reply_s:
            waits.append(Awaited(Wait(int(tickets.wait[row])), reply_s, until_s, is_over=bool(became_work)))
    return tuple(waits)


def _reply_of(work: Sequence[Stretch], touch: int) -> int | None:
    """When a touch was done; None if it was not."""
    for stretch in work:
        if stretch.kind is Work.TOUCH and stretch.touch == touch and stretch.ending is Ending.DONE:
            return stretch.end_s
    return None


def hand_overs_of(work: Sequence[Stretch]) -> tuple[HandOver, ...]:
    """Touches taken by another engineer than the one who took the ticket's touch before."""
    touches = [stretch for stretch in work if stretch.kind is Work.TOUCH]
    return tuple(
        HandOver(after.taken_s, before.engineer, after.engineer)
        for before, after in pairwise(touches)
        if before.engineer != after.engineer
    )
