"""Measures made up for tests of what is estimated from them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.demand.promises import TargetRow
from planner.measurement.measures import Measures, TargetCounts, TimeUse
from planner.plans import Metric, Severity
from simulation.columns import IntArray, int_column

URGENT = TargetRow("Extended", 0, Severity.URGENT, Metric.FIRST_RESPONSE, "2 hours", contractual=True, goal=0.95)
URGENT_UPDATES = TargetRow("Extended", 0, Severity.URGENT, Metric.UPDATES, "2 hours", contractual=True, goal=0.95)
LOW = TargetRow("Extended", 0, Severity.LOW, Metric.FIRST_RESPONSE, "5 business days", contractual=False, goal=0.95)
TARGETS = (URGENT, URGENT_UPDATES, LOW)

HOUR_S = 3_600


def counts_of(
    rows: Sequence[tuple[int, int]],
    *,
    months: Sequence[Sequence[tuple[int, int]]] | None = None,
    causes: Sequence[Sequence[float]] | None = None,
    past_due: Sequence[int] | None = None,
    not_due: Sequence[int] | None = None,
) -> TargetCounts:
    """Counts of one replication from (met, count) per target, and per target (met, count) per month."""
    met, count = int_column([row[0] for row in rows]), int_column([row[1] for row in rows])
    nothing = [0] * len(rows)
    by_month = int_column([[] for _ in rows] if months is None else months).reshape(len(rows), -1, 2)
    split = [[float(row[1] - row[0]), 0.0, 0.0, 0.0] for row in rows] if causes is None else causes
    return TargetCounts(
        count=count,
        met=met,
        reachable=count.copy(),
        past_due=int_column(nothing if past_due is None else past_due),
        not_due=int_column(nothing if not_due is None else not_due),
        crowd_squares=count.copy(),
        causes=np.array(split, dtype=np.float64),
        month_count=by_month[:, :, 1].copy(),
        month_met=by_month[:, :, 0].copy(),
    )


def measures_of(
    counts: TargetCounts,
    *,
    backlog: Sequence[int] | IntArray = (0, 0),
    working_s: int = 30 * HOUR_S,
    arrivals: int = 100,
    tickets: tuple[int, int, int] = (0, 0, 0),
) -> Measures:
    """Measures of one week in which engineers were there for 50 hours, 40 of them available.

    `tickets` are those measured, their hand-overs and their interruptions.
    """
    time = TimeUse(
        rostered_s=50 * HOUR_S,
        working_s=working_s,
        on_break_s=5 * HOUR_S,
        on_duty_s=3 * HOUR_S,
        idle_s=40 * HOUR_S - working_s,
        absent_s=2 * HOUR_S,
        overtime_s=HOUR_S,
        on_call_s=0,
        on_call_working_s=0,
        on_call_response_s=0,
    )
    return Measures(
        targets=counts,
        time=time,
        call_outs=2,
        guidance_asked_s=4 * HOUR_S,
        guidance_refused_s=HOUR_S,
        arrivals=arrivals,
        measured_tickets=tickets[0],
        hand_overs=tickets[1],
        interruptions=tickets[2],
        backlog=int_column(backlog),
    )
