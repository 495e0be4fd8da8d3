"""What is alive while a history is played: tickets, pieces of work, engineers, updates owed.

These are the only values that change. Each holds the state of one thing and no rule; the rules are in the rooms
beside, one idea each.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from simulation.engine.timeline import Instant
from simulation.inputs import Pause, Work
from simulation.outcomes import OPEN


@dataclass(slots=True, eq=False)
class Ticket:
    """A ticket from its arrival on."""

    index: int
    row: int
    """Its row of `Promises`."""
    touch: int
    """The touch it is at, a row of the flat table of touches."""
    first_touch: int
    last_touch: int
    owner: Engineer | None = None
    """The engineer of its latest touch."""
    obligation: Obligation | None = None
    touch_in_progress: Piece | None = None
    update: Piece | None = None
    """Update work that waits or is in hand."""
    being_worked_on: int = 0
    """How many engineers work on a touch or an update of it at this moment."""
    solved_once: bool = False


@dataclass(slots=True, eq=False)
class Piece:
    """One piece of work, from when it enters the queue until it is done or dropped."""

    ticket: Ticket
    kind: Work
    skill: int
    importance: int
    """Its class: lower is more important."""
    may_interrupt: bool
    order: tuple[int, ...]
    """Its place in the queue; unique."""
    remaining_s: int
    entered_s: int = 0
    waiting: bool = False
    lane: tuple[int, int] = (0, 0)
    """Where it waits: its skill, and the team or engineer it belongs to."""
    taken_s: int = OPEN
    started_s: int = OPEN
    """When work began in this stretch; OPEN during a response delay."""
    next_instant: Instant | None = None
    """Its end, or during a response delay its beginning."""


@dataclass(slots=True, eq=False)
class Engineer:
    """One engineer, on shift or off."""

    index: int
    team: int
    on_call: bool
    response_s: int
    abilities: int
    may: list[bool]
    """By skill."""
    attending: bool = False
    piece: Piece | None = None
    held: Piece | None = None
    """Work kept over the end of a shift."""
    idle_since_s: int = 0
    owed_pauses: deque[tuple[Pause, int]] = field(default_factory=deque)
    """Breaks and duties due, (kind, length), that wait for work in hand to end."""
    pause_kind: Pause = Pause.BREAK
    pause_started_s: int = OPEN
    pause_ends: Instant | None = None
    call_out_s: int = OPEN
    """When the call-out he is in began."""


@dataclass(slots=True, eq=False)
class Obligation:
    """An update owed since a reply."""

    opened_s: int
    due_s: int
    counted_from_s: int
    """Since when its clock counts, while it does."""
    counting: bool = True
    left_s: int = 0
    """Open time left when its clock was stopped."""
    elapsed_s: int = 0
    """Open time counted until `counted_from_s`."""
    waits_on_customer: bool = False
    released_s: int = OPEN
    next_instant: Instant | None = None
    """Its release as work, or, while a touch is in progress, its due instant."""
