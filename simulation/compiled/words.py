"""Words: what stands where in the memory of one history.

All that is alive while a history is played stands in one array of whole numbers, `m`. A thing in it is a block of
words, named by the address of its first; `m[ticket + OfTicket.DUE_S]` is a field of a block. The fields are those of
`simulation.engine.live` and `simulation.engine.facts`. One array, because compiled code hands it on as it is, and
because the addresses hold when it is replaced by a larger one.

0 is the address of nothing: the head stands there.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

NOTHING: Final = 0
"""The address of no block; also the row of what stands in no heap or list."""


class Head(IntEnum):
    """The first words of a memory: the present, the rules, and where everything else stands."""

    NOW_S = 0
    END_S = 1
    TICKETS = 2
    """One more than there are, as in `simulation.engine.timeline`; so too engineers."""
    ENGINEERS = 3
    DISPATCH_ASKED = 4
    IS_DISPATCHING = 5
    IS_FULL = 6
    """A log or the memory itself has little room left; nothing happens until there is more."""
    TAIL = 7
    """The first word not yet given out."""
    LIMIT = 8
    """With the tail behind it, the memory counts as full."""
    LARGEST = 9
    """Words of the largest heap: what may be asked for at once hangs on it."""
    RANKED = 10
    """1 if the dispatch rule looks at a piece's class, else 0."""
    FIRST_COME = 11
    OWNERSHIP = 12
    SHIFT_END = 13
    FINISH_WITHIN_S = 14
    INTERRUPTS = 15
    INTERRUPT_COST_S = 16
    SAME_TEAM_S = 17
    OTHER_TEAM_S = 18
    ENGINEER_TABLE = 19
    ENGINEERS_BY_TEAM = 20
    PROMISE_TABLE = 21
    CLOCK_TABLE = 22
    MAY = 23
    """Who may do what: a row of engineers for each skill."""
    FREE = 24
    """The engineers who attend and neither work nor pause, in no order."""
    FREE_COUNT = 25
    ON_CALL = 26
    """All on-call engineers by index."""
    ON_CALL_COUNT = 27
    CALLED_OUT_COUNT = 28
    PAUSING = 29
    """Engineers who have time for a pause they owe, at the end of this second."""
    PAUSING_COUNT = 30
    ENGINEER_INSTANTS = 31
    ENGINEER_INSTANT_COUNT = 32
    TICKET_INSTANTS = 33
    TICKET_INSTANT_COUNT = 34
    TICKET_INSTANT_ROOM = 35
    NEXT_ARRIVAL = 36
    NEXT_FIXED = 37
    LANES = 38
    OWNERS = 39
    """Lanes of each skill: one for nobody's work, and one for each team or engineer that work may belong to."""
    WAITING_LANES = 40
    """The lanes in which work waits, in no order."""
    WAITING_LANE_COUNT = 41
    ROUND = 42
    """Grows whenever work that nobody could take may find someone: an engineer is free, comes on or goes off."""
    UNUSED_TICKETS = 43
    UNUSED_PIECES = 44
    TICKET_BLOCKS = 45
    """The first of a chain of all ticket blocks, used or not."""
    BLOCKS = 46
    """How many blocks of tickets and pieces there are, used or not."""
    TICKET_LOG = 47
    WORK_LOG = 48
    WAIT_LOG = 49
    OBLIGATION_LOG = 50
    PAUSE_LOG = 51
    CALL_OUT_LOG = 52
    ROOM = 53
    """Words of the whole memory."""
    FIXED_COUNT = 54
    SIZE = 55


class OfEngineer(IntEnum):
    """An engineer."""

    INDEX = 0
    TEAM = 1
    ON_CALL = 2
    RESPONSE_S = 3
    ABILITIES = 4
    ATTENDING = 5
    PIECE = 6
    HELD = 7
    IDLE_SINCE_S = 8
    FREE_ROW = 9
    """Place among the free, from 1."""
    OWED_FROM = 10
    """Pauses that fell due and were not taken are planned ones, from this until `OWED_TO`."""
    OWED_TO = 11
    PAUSE_KIND = 12
    PAUSE_STARTED_S = 13
    WILL_PAUSE = 14
    CALL_OUT_S = 15
    INSTANT_ROW = 16
    """Place in the heap of instants, from 1: the end of the work in hand, of the way to it, or of the pause."""
    INSTANT_PLACE = 17
    """What comes first of two instants of one second."""
    TEAM_FROM = 18
    """Colleagues, this one included, are those from here until `TEAM_TO` in the list by team."""
    TEAM_TO = 19
    SIZE = 20


class OfTicket(IntEnum):
    """A ticket from its arrival until nothing concerns it any more, with the update it owes."""

    INDEX = 0
    PROMISE = 1
    TOUCH = 2
    FIRST_TOUCH = 3
    LAST_TOUCH = 4
    SECOND_TIER = 5
    FIRST_DUE_S = 6
    ANALYSIS_S = 7
    GUIDANCE_S = 8
    OWNER = 9
    TOUCH_IN_PROGRESS = 10
    UPDATE = 11
    BEING_WORKED_ON = 12
    SOLVED_ONCE = 13
    IS_OPEN = 14
    NAMED = 15
    """How many things name it: itself while open, its pieces of work, its instants to come. At 0 it is forgotten."""
    OWES = 16
    OPENED_S = 17
    DUE_S = 18
    COUNTED_FROM_S = 19
    """Since when its clock counts, in open time."""
    COUNTING = 20
    LEFT_S = 21
    ELAPSED_S = 22
    WAITS_ON_CUSTOMER = 23
    RELEASED_S = 24
    INSTANT_S = 25
    """When the next instant of what is owed comes, `OPEN` without one."""
    INSTANT_PLACE = 26
    QUEUED_S = 27
    """What stands for it in the heap, no later than it, `OPEN` without one. Other entries are over."""
    QUEUED_PLACE = 28
    FIRST_START_S = 29
    FIRST_REPLY_S = 30
    SOLVED_S = 31
    HAND_OVERS = 32
    INTERRUPTIONS = 33
    NEXT_BLOCK = 34
    SIZE = 35


class OfPiece(IntEnum):
    """A piece of work from when it becomes known until it is done or dropped."""

    TICKET = 0
    KIND = 1
    SKILL = 2
    IMPORTANCE = 3
    MAY_INTERRUPT = 4
    DEADLINE_S = 5
    SINCE_S = 6
    NUMBER = 7
    """Ticket and kind as one number; with deadline and since, its place in the queue."""
    REMAINING_S = 8
    ENTERED_S = 9
    WAITING = 10
    LANE = 11
    TAKEN_S = 12
    STARTED_S = 13
    ENGINEER = 14
    SIZE = 15


class OfPromise(IntEnum):
    """A row of promises."""

    IMPORTANCE = 0
    LOW_IMPORTANCE = 1
    MAY_INTERRUPT = 2
    FIRST_SKILL = 3
    SKILLS = 4
    """Eight words: what later work asks, by whether the ticket is a second-tier one, then by kind."""
    BUSINESS_CLOCK = 12
    UPDATE_CLOCK = 13
    UPDATE_COUNT = 14
    UPDATE_AMOUNT = 15
    UPDATE_EFFORT_S = 16
    UPDATE_LEAD_S = 17
    UPDATE_PAUSES = 18
    ONGOING = 19
    ROSTER_STARTS = 20
    """When anyone who may make its updates is rostered: starts, ends and how many."""
    ROSTER_ENDS = 21
    ROSTER_COUNT = 22
    ROSTER_NEAR = 23
    """The row found last."""
    SIZE = 24


class OfClock(IntEnum):
    """A clock: the addresses of the columns of `simulation.clocks.Clock`."""

    OPENS = 0
    CLOSES = 1
    DAY = 2
    OPEN_BEFORE = 3
    COUNT = 4
    DATE_S = 5
    DAY_OPENS = 6
    DAY_CLOSES = 7
    DAYS = 8
    OFFSET_FROM = 9
    OFFSET_S = 10
    LOCAL_ENDS = 11
    OFFSETS = 12
    NEAR = 13
    """The row after the one that was found last for the present: what is asked for next is seldom far from it."""
    SIZE = 14


class OfLane(IntEnum):
    """A lane of waiting work: a heap of `OfEntry`, the first of which waits indeed."""

    ENTRIES = 0
    COUNT = 1
    ROOM = 2
    ROW = 3
    """Place among the lanes in which work waits, from 1."""
    TRIED = 4
    """The round in which nobody could take its first piece."""
    SIZE = 5


class OfEntry(IntEnum):
    """A piece in a lane, with its place in the queue beside it, so that sorting looks nowhere else."""

    DEADLINE_S = 0
    SINCE_S = 1
    NUMBER = 2
    PIECE = 3
    SIZE = 4


class OfLog(IntEnum):
    """A log: rows on their way to the columns of the outcomes."""

    COUNT = 0
    WRITTEN = 1
    """Rows that stand in the columns already."""
    COLUMNS = 2
    ROWS = 3


class OfInstant(IntEnum):
    """An entry of the heap of tickets' instants."""

    WHEN_S = 0
    PLACE = 1
    TICKET = 2
    SIZE = 3


class Fixed(IntEnum):
    """Columns of what is certain before anything happens: shifts and planned pauses, in their order."""

    WHEN_S = 0
    PLACE = 1
    PHASE = 2
    ENGINEER = 3
    PAUSE = 4
    """The row of the planned pause."""
    SIZE = 5


LOG_ROWS: Final = 512
"""Rows that a log holds before they go to their columns."""

LOG_MARGIN: Final = 64
"""More rows than one thing that happens may write."""
