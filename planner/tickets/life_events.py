"""A life as events: what a time line shows, one after the other, for a table and for those who hear the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.tickets.life import Owed, Standing, Stretch, TicketLife
from simulation.inputs import Wait, Work
from simulation.outcomes import Ending

ENDINGS = {
    Ending.DONE: "done",
    Ending.INTERRUPTED: "interrupted by more important work",
    Ending.HELD: "kept for the next shift",
    Ending.HANDED_BACK: "put back in the queue at the end of the shift",
    Ending.OPEN: "going on when following ends",
    Ending.DROPPED: "dropped, as a touch replied first",
}
WAITS = {
    Wait.NONE: "waits",
    Wait.CUSTOMER: "waits on the customer",
    Wait.ENGINEERING: "waits on product engineering",
    Wait.REOPENED: "solved, until it is reopened",
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a ticket."""

    at_s: int
    what: str
    who: str = ""


def work_words(stretch: Stretch) -> str:
    """Such as: first response; touch 2; update; root-cause analysis; guidance."""
    if stretch.kind is Work.TOUCH:
        return "first response" if stretch.touch == 0 else f"touch {stretch.touch + 1}"
    return {Work.UPDATE: "update", Work.ANALYSIS: "root-cause analysis", Work.GUIDANCE: "guidance"}[stretch.kind]


def owed_words(owed: Owed) -> str:
    """Such as: first response; update 3."""
    return "first response" if owed.update is None else f"update {owed.update + 1}"


def events_of(life: TicketLife) -> tuple[Event, ...]:
    """All that a time line shows, in the order of time; what ends at an instant before what begins."""
    found = [Event(life.ticket.arrival_s, "arrived"), *_due(life), *_waits_over(life), *_work(life), *_made(life)]
    if life.solved_s is not None:
        found.append(Event(life.solved_s, "solved"))
    found += [Event(wait.start_s, WAITS[wait.wait]) for wait in life.waits]
    return tuple(sorted(found, key=lambda event: event.at_s))


def _due(life: TicketLife) -> Iterator[Event]:
    for owed in (life.first, *life.updates):
        if owed.due_s is not None and owed.standing is Standing.MISSED:
            yield Event(owed.due_s, f"{owed_words(owed)} due")


def _made(life: TicketLife) -> Iterator[Event]:
    for owed in life.updates:
        if owed.reply_s is not None:
            late = ", late" if owed.standing is Standing.MISSED else ""
            yield Event(
                owed.reply_s, f"{owed_words(owed)} made{late}", "" if owed.engineer is None else owed.engineer.name
            )


def _work(life: TicketLife) -> Iterator[Event]:
    hand_overs = {(each.at_s, each.after) for each in life.hand_overs}
    for stretch in life.work:
        words, who = work_words(stretch), stretch.engineer.name
        if stretch.kind is Work.TOUCH and (stretch.taken_s, stretch.engineer) in hand_overs:
            yield Event(stretch.taken_s, "handed over", who)
        if stretch.start_s > stretch.taken_s:
            yield Event(stretch.taken_s, f"called out ({words})", who)
        if stretch.end_s > stretch.start_s:
            yield Event(stretch.start_s, f"{words} begun", who)
        yield Event(stretch.end_s, f"{words} {ENDINGS[stretch.ending]}", who)


def _waits_over(life: TicketLife) -> Iterator[Event]:
    for wait in life.waits:
        if wait.is_over:
            yield Event(wait.end_s, "reopened" if wait.wait is Wait.REOPENED else "the wait is over")
