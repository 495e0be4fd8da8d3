"""Tiny histories made by hand or by chance, for tests of what is read off the logs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TypeVar

import numpy as np

from simulation.clocks import NEVER, Clock
from simulation.columns import BoolArray, IntArray, int_column
from simulation.inputs import (
    SEVERITIES,
    Dispatch,
    History,
    Ownership,
    Pauses,
    Promises,
    Roster,
    Rules,
    ShiftEnd,
    Stretches,
    Tickets,
    Wait,
)
from simulation.outcomes import CallOutLog, ObligationLog, Outcomes, PauseLog, TicketLog, WaitLog, WorkLog

Row = Sequence[int]
Table = TypeVar("Table")


def table(kind: type[Table], rows: Sequence[Row]) -> Table:
    """A dataclass of columns from rows in the order of its fields."""
    columns = []
    for index, field in enumerate(fields(kind)):  # type: ignore[arg-type]  # any dataclass
        column = int_column([row[index] for row in rows])
        columns.append(column.astype(np.bool_) if field.type == "BoolArray" else column)
    return kind(*columns)


def clock(*open_spans: tuple[int, int]) -> Clock:
    """A clock that is open in these spans, each a business day of its own."""
    days = range(len(open_spans))
    return Clock(
        opens=int_column([start_s for start_s, _ in open_spans]),
        closes=int_column([end_s for _, end_s in open_spans]),
        day=int_column(days),
        date_s=int_column([86_400 * day for day in days]),
        offset_from=int_column([0]),
        offset_s=int_column([0]),
        working_day_s=28_800,
        working_days=5,
    )


def promises_of(rows: Sequence[tuple[int, int, int, int, bool]]) -> Promises:
    """Promises from (plan, severity, first response clock, update clock, ongoing)."""
    return table(
        Promises,
        [
            (plan, severity, 0, first, 1, 60, update, 1, 60, 10, 0, 1, ongoing)
            for plan, severity, first, update, ongoing in rows
        ],
    )


def tickets_of(
    arrivals_s: Sequence[int],
    promise: Sequence[int],
    *,
    first_due_s: Sequence[int] | None = None,
    second_tier: Sequence[bool] | None = None,
    waits: Sequence[Sequence[tuple[Wait, int]]] | None = None,
) -> Tickets:
    """Tickets with a first touch each and the further touches that `waits` names, on clock 0."""
    count = len(arrivals_s)
    further = [[]] * count if waits is None else waits
    touches = [touch for row in further for touch in [(Wait.NONE, 0), *row]]
    return Tickets(
        arrival_s=int_column(arrivals_s),
        promise=int_column(promise),
        first_due_s=int_column([NEVER] * count if first_due_s is None else first_due_s),
        second_tier=np.array([False] * count if second_tier is None else second_tier, dtype=np.bool_),
        analysis_s=int_column([0] * count),
        guidance_s=int_column([0] * count),
        touch_from=int_column(np.cumsum([0, *(1 + len(row) for row in further)])),
        effort_s=int_column([60] * len(touches)),
        wait=int_column([wait for wait, _ in touches]),
        wait_s=int_column([wait_s for _, wait_s in touches]),
        wait_clock=int_column([0] * len(touches)),
    )


def roster_of(
    engineers: int,
    attended: Sequence[tuple[int, int, int]],
    *,
    rostered: Sequence[tuple[int, int, int]] | None = None,
    on_call: Sequence[int] = (),
    response_s: int = 0,
    handles: BoolArray | None = None,
    tiers: BoolArray | None = None,
    plans: int = 2,
) -> Roster:
    """A roster in which every engineer has an ability of their own; all may do everything unless said."""
    called = np.isin(np.arange(engineers), on_call)
    return Roster(
        team=int_column([0] * engineers),
        ability=int_column(range(engineers)),
        on_call=called,
        response_s=int_column(np.where(called, response_s, 0)),
        handles=np.ones((engineers, plans, SEVERITIES), np.bool_) if handles is None else handles,
        tiers=np.ones((engineers, 2), np.bool_) if tiers is None else tiers,
        attended=table(Stretches, sorted(attended)),
        rostered=table(Stretches, sorted(attended if rostered is None else rostered)),
        pauses=table(Pauses, []),
    )


def rules_of(dispatch: Dispatch = Dispatch.SEVERITY) -> Rules:
    """Rules of two plans, of which the second is served first."""
    return Rules(
        plan_rank=int_column([2, 1]),
        dispatch=dispatch,
        ownership=Ownership.ANYONE,
        shift_end=ShiftEnd.HOLD,
        finish_within_s=0,
        interrupts=np.zeros((2, SEVERITIES), dtype=np.bool_),
        interrupt_cost_s=0,
        hand_over_same_team_s=0,
        hand_over_other_team_s=0,
    )


def history_of(
    *,
    clocks: Sequence[Clock],
    promises: Promises,
    tickets: Tickets,
    roster: Roster,
    end_s: int,
    rules: Rules | None = None,
) -> History:
    """A history of these parts."""
    return History(tuple(clocks), promises, tickets, roster, rules_of() if rules is None else rules, end_s)


def outcomes_of(
    *,
    end_s: int,
    first_reply_s: Sequence[int],
    solved_s: Sequence[int] | None = None,
    work: Sequence[Row] = (),
    waits: Sequence[Row] = (),
    obligations: Sequence[Row] = (),
    pauses: Sequence[Row] = (),
) -> Outcomes:
    """Outcomes from rows of the logs, each in the order of its fields."""
    count = len(first_reply_s)
    zeros = int_column([0] * count)
    return Outcomes(
        tickets=TicketLog(
            first_start_s=zeros,
            first_reply_s=int_column(first_reply_s),
            solved_s=int_column([-1] * count if solved_s is None else solved_s),
            hand_overs=zeros,
            interruptions=zeros,
        ),
        work=table(WorkLog, work),
        waits=table(WaitLog, waits),
        obligations=table(ObligationLog, obligations),
        pauses=table(PauseLog, pauses),
        call_outs=table(CallOutLog, []),
        end_s=end_s,
    )


def rows_of(*numbers: int) -> IntArray:
    """Row numbers as a column."""
    return int_column(numbers)
