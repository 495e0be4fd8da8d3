"""Life: everything that happened to one ticket, as plain values for a time line, a table or a sentence.

Separate from how it is read off the logs, so that whatever shows a life depends on no log. Instants are seconds of UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.demand.promises import TargetRow
from planner.tickets.ticket import Ticket
from simulation.cause_spans import CauseSpan
from simulation.inputs import Wait, Work
from simulation.outcomes import Ending, Leaving


class Standing(Enum):
    """How a target stands when following ends."""

    MET = "met"
    MISSED = "missed"
    NOT_DUE = "open and not yet due"
    NOT_PROMISED = "not promised"


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant until another."""

    start_s: int
    end_s: int


@dataclass(frozen=True, slots=True)
class Engineer:
    """One engineer of a coverage."""

    name: str
    """Such as: Oslo, Day 2."""
    team: str
    shift: str
    is_on_call: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """One engineer at one piece of work; from `taken_s` to `start_s` runs the response delay of one on call."""

    kind: Work
    touch: int
    """Which of the ticket's touches, 0 the first response; 0 for other kinds."""
    engineer: Engineer
    taken_s: int
    start_s: int
    end_s: int
    ending: Ending


@dataclass(frozen=True, slots=True)
class Kept:
    """Work that an engineer keeps between two shifts."""

    kind: Work
    engineer: Engineer
    start_s: int
    end_s: int


@dataclass(frozen=True, slots=True)
class Queued:
    """A piece of the ticket's work in the queue."""

    kind: Work
    start_s: int
    end_s: int
    leaving: Leaving


@dataclass(frozen=True, slots=True)
class Awaited:
    """A wait of the ticket itself: on its customer, on product engineering, or solved until it is reopened."""

    wait: Wait
    start_s: int
    end_s: int
    """When following ends, if it is not over then."""
    is_over: bool


@dataclass(frozen=True, slots=True)
class HandOver:
    """A touch goes to another engineer than the one before."""

    at_s: int
    before: Engineer
    after: Engineer


@dataclass(frozen=True, slots=True)
class OnShift:
    """How many of a team attend who may take the ticket's touches, while that number stands."""

    team: str
    is_on_call: bool
    engineers: int
    start_s: int
    end_s: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A reply that was owed: the first response, or an update."""

    target: TargetRow | None
    """None where none is promised."""
    update: int | None
    """Which of the ticket's updates, 0 the first; None for the first response."""
    opened_s: int
    """Since when it was owed: arrival, or the reply before."""
    released_s: int | None
    """When update work entered the queue; None if it never did."""
    due_s: int | None
    """As people are shown it."""
    reply_s: int | None
    """None if it had not come when following ended."""
    standing: Standing
    waited_s: int
    """Open time on its clock until the reply or the end, pauses left out."""
    left_s: int | None
    """Open time that was left at the reply (or the end), negative when late; None if it is never due."""
    split: tuple[float, ...]
    """How its time splits by cause; empty unless missed."""
    spans: tuple[CauseSpan, ...]
    """What its time was spent on, met or missed, in the order of time."""
    engineer: Engineer | None
    """Who replied."""
    kind: Work | None
    """With what: a touch, or an update that is a piece of work of its own."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours that count for a target, over the ticket's life."""

    words: str
    """Such as: around the clock; business hours, Europe/Oslo."""
    is_business: bool
    open: tuple[Span, ...]
    """When its clock is open, whether or not anything is owed."""
    counting: tuple[Span, ...]
    """When it counted towards the target."""
    paused: tuple[Span, ...]
    """When it would have counted but for a pause."""


@dataclass(frozen=True, slots=True)
class TicketLife:
    """One ticket from its arrival until the last that happened to it, or until following ended."""

    ticket: Ticket
    coverage: str
    first: Owed
    updates: tuple[Owed, ...]
    solved_s: int | None
    """When it was last solved; None while it is not, or is again, unsolved."""
    until_s: int
    """The end of its life: of the last work, wait or due instant."""
    first_hours: Hours
    update_hours: Hours | None
    """None where no updates are promised."""
    work: tuple[Stretch, ...]
    """In the order in which it was taken; as all below, in the order of time."""
    kept: tuple[Kept, ...]
    queue: tuple[Queued, ...]
    waits: tuple[Awaited, ...]
    hand_overs: tuple[HandOver, ...]
    on_shift: tuple[OnShift, ...]
    """Of each team and its engineers on call apart."""
    interruptions: int

    def owed(self, update: int | None) -> Owed:
        """The first response, or the update of that number."""
        return self.first if update is None else self.updates[update]
