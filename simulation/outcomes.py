"""Outcomes: what happened in one history, as plain columns.

Four logs say everything: what was worked on, what waited, what was owed, and how engineers spent their shifts. The
causes of misses, the hours, a ticket's life and every chart are read off these logs afterwards, so an engine has
nothing to keep but the logs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from simulation.columns import BoolArray, IntArray, freeze_columns

OPEN = -1
"""Stands where an instant has not come when following ends."""


class Ending(IntEnum):
    """How a stretch of work ended."""

    DONE = 0
    INTERRUPTED = 1
    HELD = 2
    HANDED_BACK = 3
    OPEN = 4
    DROPPED = 5
    """An update not yet begun, in a response delay, when a touch made it needless."""


class Leaving(IntEnum):
    """Why a piece of work left the queue."""

    TAKEN = 0
    DROPPED = 1
    OPEN = 2


@dataclass(frozen=True, slots=True)
class TicketLog:
    """One row per ticket, in the order of `Tickets`."""

    first_start_s: IntArray
    """When an engineer began the first response (a response delay counts as waiting); OPEN if none did."""
    first_reply_s: IntArray
    solved_s: IntArray
    """When it was last solved; OPEN while it is not, or is again, unsolved."""
    hand_overs: IntArray
    interruptions: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class WorkLog:
    """Stretches of work in the order in which they ended: one engineer, one piece of work.

    From `taken_s` to `start_s` runs an on-call engineer's response delay; elsewhere they are equal. A stretch that
    ended before it started was all delay, and starts where it ended.
    """

    ticket: IntArray
    kind: IntArray
    """A `Work` each."""
    touch: IntArray
    """Which of the ticket's touches (0 the first response); 0 for other kinds."""
    engineer: IntArray
    taken_s: IntArray
    start_s: IntArray
    end_s: IntArray
    ending: IntArray
    """An `Ending` each."""

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class WaitLog:
    """Times in the queue, in the order in which they ended."""

    ticket: IntArray
    kind: IntArray
    entered_s: IntArray
    left_s: IntArray
    """When following ends, if it still waits then."""
    leaving: IntArray
    """A `Leaving` each."""

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class ObligationLog:
    """Updates owed, in the order in which they closed, then those open when following ends by ticket.

    Each was opened by a reply (or by reopening) and closed by the next. `due_s` is the last one reckoned, pauses
    included. Open and not past due: `closed_s` OPEN, `late` false; such a row is no target yet.
    """

    ticket: IntArray
    opened_s: IntArray
    released_s: IntArray
    """When update work first entered the queue; OPEN if it never did."""
    due_s: IntArray
    closed_s: IntArray
    elapsed_s: IntArray
    """Open time on the update clock from opening to closing (or to the end), pauses left out."""
    late: BoolArray

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class PauseLog:
    """Breaks and other duties as they were taken, in the order in which they ended."""

    engineer: IntArray
    kind: IntArray
    """A `simulation.inputs.Pause` each."""
    start_s: IntArray
    end_s: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class CallOutLog:
    """Call-outs of on-call engineers, in the order in which they ended."""

    engineer: IntArray
    start_s: IntArray
    end_s: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Everything that happened until `end_s`."""

    tickets: TicketLog
    work: WorkLog
    waits: WaitLog
    obligations: ObligationLog
    pauses: PauseLog
    call_outs: CallOutLog
    end_s: int
