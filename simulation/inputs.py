"""Inputs: everything one history is played from, as plain columns of whole numbers.

Nothing random is drawn while a history is played, so whatever chance decides stands here already: efforts, waits,
absence, other duties. Plans, customer groups, teams and clocks are numbers; their names stay a floor above. Two
engines that read these columns by the rules of docs/model.md return the same outcomes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from simulation.clocks import Clock
from simulation.columns import BoolArray, IntArray, freeze_columns

SEVERITIES = 4
LOW = 3


class Wait(IntEnum):
    """What a touch waits for before it becomes work."""

    NONE = 0
    CUSTOMER = 1
    ENGINEERING = 2
    REOPENED = 3


class Work(IntEnum):
    """The kinds of work a ticket makes."""

    TOUCH = 0
    UPDATE = 1
    ANALYSIS = 2
    GUIDANCE = 3


class Pause(IntEnum):
    """What takes an engineer on shift away from tickets."""

    BREAK = 0
    DUTY = 1


class Dispatch(IntEnum):
    """The order of waiting work."""

    SEVERITY = 0
    PLAN = 1
    DEADLINE = 2
    FIRST_COME = 3


class Ownership(IntEnum):
    """Who may take a ticket's touches once it has an engineer."""

    ANYONE = 0
    TEAM = 1
    ENGINEER = 2


class ShiftEnd(IntEnum):
    """What happens to work in hand when a shift ends."""

    HOLD = 0
    HAND_OVER = 1
    FINISH = 2


@dataclass(frozen=True, slots=True)
class Promises:
    """What is promised to each (customer group, severity): one row each, tickets name their row.

    `first_count` and `update_count` are `simulation.clocks.Count` values, amounts are open seconds or business days.
    Clocks are indices into `History.clocks`. A row without an update target has `update_count` NONE.
    """

    plan: IntArray
    severity: IntArray
    business_clock: IntArray
    first_clock: IntArray
    first_count: IntArray
    first_amount: IntArray
    update_clock: IntArray
    update_count: IntArray
    update_amount: IntArray
    update_effort_s: IntArray
    update_ahead_s: IntArray
    """Open seconds on the update clock, before due less effort, at which an update becomes work."""
    update_pauses: BoolArray
    """Whether updates pause while the ticket waits on the customer."""
    ongoing: BoolArray
    """Whether the update clock also stops while an engineer works on the ticket."""

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class Tickets:
    """One workload: n tickets in order of arrival, and all their touches in one flat table.

    Ticket i has touches `touch_from[i] : touch_from[i + 1]`, at least one; the first is its first response. A last
    touch whose wait is `Wait.REOPENED` is the one of a ticket reopened after it was solved.
    """

    arrival_s: IntArray
    promise: IntArray
    first_due_s: IntArray
    """Due instant of the first response; `simulation.clocks.NEVER` where none is promised."""
    second_tier: BoolArray
    analysis_s: IntArray
    """Effort of the root-cause analysis after the ticket is first solved; 0 without one."""
    guidance_s: IntArray
    """Effort of the guidance after the ticket is first solved, capped; 0 without any."""
    touch_from: IntArray
    """int64[n + 1]."""
    effort_s: IntArray
    """int64[touches], at least 1, as all below."""
    wait: IntArray
    """A `Wait` per touch."""
    wait_s: IntArray
    """Open seconds on `wait_clock` between the reply before and this touch becoming work."""
    wait_clock: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self, "arrival_s", "promise", "first_due_s", "second_tier", "analysis_s", "guidance_s")
        freeze_columns(self, "effort_s", "wait", "wait_s", "wait_clock")
        freeze_columns(self, "touch_from")
        if len(self.touch_from) != len(self.arrival_s) + 1 or int(self.touch_from[-1]) != len(self.effort_s):
            raise ValueError("Tickets: touch_from does not fit the tickets and touches")

    def __len__(self) -> int:
        return len(self.arrival_s)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Spans of time per engineer, sorted by engineer and start, disjoint and never touching for one engineer."""

    engineer: IntArray
    start_s: IntArray
    end_s: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class Pauses:
    """Breaks and other duties as planned, sorted by engineer and instant; they start when work in hand ends."""

    engineer: IntArray
    kind: IntArray
    """A `Pause` each."""
    at_s: IntArray
    length_s: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class Roster:
    """The engineers of one coverage in one replication, and when each attends.

    Engineers are rows: their team, their ability (a row of `handles` and `tiers`), and whether they are on call.
    `attended` is when an engineer is there; `rostered` adds the shifts they are absent from.
    """

    team: IntArray
    ability: IntArray
    on_call: BoolArray
    response_s: IntArray
    """Response delay of an on-call engineer, once per call-out; 0 for others."""
    handles: BoolArray
    """bool[abilities, plans, severities]."""
    tiers: BoolArray
    """bool[abilities, 2]: may do first-tier work, second-tier work."""
    attended: Stretches
    rostered: Stretches
    pauses: Pauses

    def __post_init__(self) -> None:
        freeze_columns(self, "team", "ability", "on_call", "response_s")
        freeze_columns(self, "handles", "tiers")

    def __len__(self) -> int:
        return len(self.team)


@dataclass(frozen=True, slots=True)
class Rules:
    """How one coverage dispatches, owns, interrupts and ends shifts (docs/model.md)."""

    plan_rank: IntArray
    """int64[plans]: 1 is served first."""
    dispatch: Dispatch
    ownership: Ownership
    shift_end: ShiftEnd
    finish_within_s: int
    interrupts: BoolArray
    """bool[plans, severities]: the classes that may interrupt less important work."""
    interrupt_cost_s: int
    hand_over_same_team_s: int
    hand_over_other_team_s: int

    def __post_init__(self) -> None:
        freeze_columns(self, "plan_rank", "interrupts")


@dataclass(frozen=True, slots=True)
class History:
    """All that one history is played from: until `end_s`, the instant at which following ends."""

    clocks: tuple[Clock, ...]
    promises: Promises
    tickets: Tickets
    roster: Roster
    rules: Rules
    end_s: int
