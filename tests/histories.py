"""Inputs of the engine, written as a person would say them: tickets with touches, engineers with shifts, rules.

    history_of(
        tickets=[Arriving(at_s=60, touches=[Needs(600), Needs(300, Wait.CUSTOMER, 3600)])],
        engineers=[Working(shifts=[(0, 28_800)])],
        end_s=86_400,
    )

plays one ticket of two touches. Whatever is left out is absent or zero: no target, no second tier, no cost, clocks
that never close. `queue_history` makes the same columns from whole arrays, for queues of many thousand tickets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from simulation.clocks import DAY_S, NEVER, Clock, Count, around_the_clock
from simulation.columns import BoolArray, IntArray, int_column
from simulation.due import due
from simulation.inputs import (
    SEVERITIES,
    Dispatch,
    History,
    Ownership,
    Pause,
    Pauses,
    Promises,
    Roster,
    Rules,
    ShiftEnd,
    Stretches,
    Tickets,
    Wait,
)

HOUR_S = 3600
ALWAYS = around_the_clock(-(10**12), 10**12)

Span = tuple[int, int]
"""A start and an end, in seconds."""
Cell = tuple[int, int]
"""A plan and a severity."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What one customer group is promised at one severity; without amounts, nothing."""

    plan: int = 0
    severity: int = 0
    business_clock: int = 0
    first_clock: int = 0
    first_count: Count = Count.NONE
    first_amount: int = 0
    update_clock: int = 0
    update_count: Count = Count.NONE
    update_amount: int = 0
    update_effort_s: int = 0
    update_ahead_s: int = 0
    update_pauses: bool = True
    ongoing: bool = False


@dataclass(frozen=True, slots=True)
class Needs:
    """One touch: its effort, and what it waits for before that."""

    effort_s: int
    wait: Wait = Wait.NONE
    wait_s: int = 0
    wait_clock: int = 0


@dataclass(frozen=True, slots=True)
class Arriving:
    """One ticket; `promise` is a row of the promises."""

    at_s: int
    touches: Sequence[Needs]
    promise: int = 0
    second_tier: bool = False
    analysis_s: int = 0
    guidance_s: int = 0


@dataclass(frozen=True, slots=True)
class Working:
    """One engineer: shifts, and what may be taken in them; `handles` None means everything."""

    shifts: Sequence[Span]
    absent: Sequence[Span] = ()
    """Shifts rostered but not attended."""
    team: int = 0
    handles: Iterable[Cell] | None = None
    first_tier: bool = True
    second_tier: bool = True
    on_call: bool = False
    response_s: int = 0
    breaks: Sequence[Span] = ()
    """Instant and length of each break; `duties` likewise."""
    duties: Sequence[Span] = ()


def rules_of(
    *,
    dispatch: Dispatch = Dispatch.SEVERITY,
    ownership: Ownership = Ownership.ANYONE,
    shift_end: ShiftEnd = ShiftEnd.HOLD,
    finish_within_s: int = 0,
    interrupts: Iterable[Cell] = (),
    interrupt_cost_s: int = 0,
    hand_over_same_team_s: int = 0,
    hand_over_other_team_s: int = 0,
    plan_rank: Sequence[int] = (1, 2),
) -> Rules:
    """The rules of a coverage; plan 0 is served before plan 1 unless ranks say otherwise."""
    return Rules(
        plan_rank=int_column(plan_rank),
        dispatch=dispatch,
        ownership=ownership,
        shift_end=shift_end,
        finish_within_s=finish_within_s,
        interrupts=_cells(interrupts, len(plan_rank)),
        interrupt_cost_s=interrupt_cost_s,
        hand_over_same_team_s=hand_over_same_team_s,
        hand_over_other_team_s=hand_over_other_team_s,
    )


def daily_clock(open_s: int, close_s: int, days: int, *, first_day: int = 0) -> Clock:
    """A clock open each day from `open_s` to `close_s` after midnight, in UTC; over midnight if that is later."""
    day = np.arange(days, dtype=np.int64)
    midnight_s = (first_day + day) * DAY_S
    return Clock(
        opens=midnight_s + open_s,
        closes=midnight_s + close_s,
        day=day,
        date_s=midnight_s,
        offset_from=int_column([0]),
        offset_s=int_column([0]),
        working_day_s=close_s - open_s,
        working_days=7,
    )


def daily_shifts(from_s: int, to_s: int, days: int, *, first_day: int = 0) -> list[Span]:
    """A shift each day between two times of day; to later than 24:00 if it ends the next day."""
    return [((first_day + day) * DAY_S + from_s, (first_day + day) * DAY_S + to_s) for day in range(days)]


def history_of(
    *,
    tickets: Sequence[Arriving],
    engineers: Sequence[Working],
    end_s: int,
    promises: Sequence[Promised] = (Promised(),),
    clocks: Sequence[Clock] = (ALWAYS,),
    rules: Rules | None = None,
) -> History:
    """A whole history; tickets in order of arrival, first responses due as their promise says."""
    rules = rules_of() if rules is None else rules
    table = promises_of(promises)
    return History(
        clocks=tuple(clocks),
        promises=table,
        tickets=tickets_of(tickets, promises, clocks),
        roster=roster_of(engineers, plans=len(rules.plan_rank)),
        rules=rules,
        end_s=end_s,
    )


def queue_history(
    arrival_s: IntArray,
    effort_s: IntArray,
    engineers: Sequence[Working],
    *,
    cells: Sequence[Cell] = ((0, 0),),
    promise: IntArray | None = None,
    rules: Rules | None = None,
    end_s: int | None = None,
) -> History:
    """A queue without targets: tickets of one touch each, all of the first of `cells` unless `promise` says which.

    Without `end_s` it is followed until every ticket is served, if one of the engineers is always there.
    """
    count = len(arrival_s)
    # Never one array twice: a history's columns become read-only, and a caller keeps theirs.
    nothing = [np.zeros(count, dtype=np.int64) for _ in range(6)]
    rules = rules_of(dispatch=Dispatch.FIRST_COME) if rules is None else rules
    tickets = Tickets(
        arrival_s=arrival_s.copy(),
        promise=nothing[0] if promise is None else promise.copy(),
        first_due_s=np.full(count, NEVER, dtype=np.int64),
        second_tier=np.zeros(count, dtype=np.bool_),
        analysis_s=nothing[1],
        guidance_s=nothing[2],
        touch_from=np.arange(count + 1, dtype=np.int64),
        effort_s=effort_s.copy(),
        wait=nothing[3],
        wait_s=nothing[4],
        wait_clock=nothing[5],
    )
    return History(
        clocks=(ALWAYS,),
        promises=promises_of([Promised(plan, severity) for plan, severity in cells]),
        tickets=tickets,
        roster=roster_of(engineers, plans=len(rules.plan_rank)),
        rules=rules,
        end_s=int(arrival_s.max() + effort_s.sum() + 1) if end_s is None else end_s,
    )


def promises_of(promises: Sequence[Promised]) -> Promises:
    """The table of promises."""
    return Promises(
        plan=int_column([promise.plan for promise in promises]),
        severity=int_column([promise.severity for promise in promises]),
        business_clock=int_column([promise.business_clock for promise in promises]),
        first_clock=int_column([promise.first_clock for promise in promises]),
        first_count=int_column([promise.first_count for promise in promises]),
        first_amount=int_column([promise.first_amount for promise in promises]),
        update_clock=int_column([promise.update_clock for promise in promises]),
        update_count=int_column([promise.update_count for promise in promises]),
        update_amount=int_column([promise.update_amount for promise in promises]),
        update_effort_s=int_column([promise.update_effort_s for promise in promises]),
        update_ahead_s=int_column([promise.update_ahead_s for promise in promises]),
        update_pauses=np.array([promise.update_pauses for promise in promises], dtype=np.bool_),
        ongoing=np.array([promise.ongoing for promise in promises], dtype=np.bool_),
    )


def tickets_of(tickets: Sequence[Arriving], promises: Sequence[Promised], clocks: Sequence[Clock]) -> Tickets:
    """The table of tickets, and of all their touches."""
    if any(later.at_s < ticket.at_s for ticket, later in pairwise(tickets)):
        raise ValueError("tickets stand in order of arrival")
    touches = [touch for ticket in tickets for touch in ticket.touches]
    return Tickets(
        arrival_s=int_column([ticket.at_s for ticket in tickets]),
        promise=int_column([ticket.promise for ticket in tickets]),
        first_due_s=int_column([_first_due_s(ticket, promises[ticket.promise], clocks) for ticket in tickets]),
        second_tier=np.array([ticket.second_tier for ticket in tickets], dtype=np.bool_),
        analysis_s=int_column([ticket.analysis_s for ticket in tickets]),
        guidance_s=int_column([ticket.guidance_s for ticket in tickets]),
        touch_from=int_column(np.cumsum([0, *(len(ticket.touches) for ticket in tickets)])),
        effort_s=int_column([touch.effort_s for touch in touches]),
        wait=int_column([touch.wait for touch in touches]),
        wait_s=int_column([touch.wait_s for touch in touches]),
        wait_clock=int_column([touch.wait_clock for touch in touches]),
    )


def _first_due_s(ticket: Arriving, promise: Promised, clocks: Sequence[Clock]) -> int:
    return int(due(clocks[promise.first_clock], promise.first_count, promise.first_amount, ticket.at_s))


def roster_of(engineers: Sequence[Working], *, plans: int = 2) -> Roster:
    """The roster: every engineer has an ability of their own, and shifts that touch become one stretch."""
    everything = [(plan, severity) for plan in range(plans) for severity in range(SEVERITIES)]
    planned = sorted(
        (index, at_s, kind, length_s)
        for index, engineer in enumerate(engineers)
        for kind, pauses in ((Pause.BREAK, engineer.breaks), (Pause.DUTY, engineer.duties))
        for at_s, length_s in pauses
    )
    return Roster(
        team=int_column([engineer.team for engineer in engineers]),
        ability=int_column(range(len(engineers))),
        on_call=np.array([engineer.on_call for engineer in engineers], dtype=np.bool_),
        response_s=int_column([engineer.response_s for engineer in engineers]),
        handles=np.array(
            [_cells(everything if who.handles is None else who.handles, plans) for who in engineers], dtype=np.bool_
        ).reshape(-1, plans, SEVERITIES),
        tiers=np.array([(who.first_tier, who.second_tier) for who in engineers], dtype=np.bool_).reshape(-1, 2),
        attended=_stretches([engineer.shifts for engineer in engineers]),
        rostered=_stretches([[*engineer.shifts, *engineer.absent] for engineer in engineers]),
        pauses=Pauses(
            engineer=int_column([row[0] for row in planned]),
            kind=int_column([row[2] for row in planned]),
            at_s=int_column([row[1] for row in planned]),
            length_s=int_column([row[3] for row in planned]),
        ),
    )


def _stretches(shifts: Sequence[Sequence[Span]]) -> Stretches:
    merged: list[tuple[int, int, int]] = []
    for engineer, spans in enumerate(shifts):
        for start_s, end_s in sorted(spans):
            if merged and merged[-1][0] == engineer and start_s <= merged[-1][2]:
                merged[-1] = (engineer, merged[-1][1], max(end_s, merged[-1][2]))
            else:
                merged.append((engineer, start_s, end_s))
    columns = np.array(merged, dtype=np.int64).reshape(-1, 3)
    return Stretches(*(columns[:, column].copy() for column in range(3)))


def _cells(cells: Iterable[Cell], plans: int) -> BoolArray:
    table = np.zeros((plans, SEVERITIES), dtype=np.bool_)
    for plan, severity in cells:
        table[plan, severity] = True
    return table
