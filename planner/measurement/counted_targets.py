"""Counted targets: which first responses and updates of one history count, and as what.

The only place that decides it: measured or not, due, met, still open, and the month each belongs to. What is made of
them is sums (`planner.measurement.measuring`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.frame import Frame, months_of
from planner.demand.whole_months import NO_MONTH
from planner.demand.workload import Workload
from planner.measurement.bound import Reach
from planner.measurement.promised import PromisedResponses
from planner.measurement.week_patterns import local_hours
from simulation.causes import Cause
from simulation.clocks import DAY_S
from simulation.columns import BoolArray, FloatArray, IntArray, freeze_columns
from simulation.inputs import History
from simulation.log_reading import VECTORISED, LogReader
from simulation.outcomes import OPEN, Outcomes


@dataclass(frozen=True, slots=True, eq=False)
class TargetsInMonths:
    """Decided targets that belong to a whole month, one row each.

    A first response belongs to the month of its arrival. An update belongs to the month it is due in, whether its
    ticket is measured or not: with those of measured tickets alone, the first months would hold none of the tickets
    that came before and are still open, and few updates.
    """

    target: IntArray
    month: IntArray
    met: BoolArray

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True, eq=False)
class CountedTargets:
    """Measured targets, one row each; open ones not yet due among them."""

    row: IntArray
    """The ticket; of an update, its row of the obligation log."""
    target: IntArray
    """Index into `Frame.targets`."""
    met: BoolArray
    """False while open."""
    is_open: BoolArray
    decided: BoolArray
    """Answered, or past due when following ends."""
    within_reach: BoolArray
    day: IntArray
    """The day of UTC it belongs to: of arrival, or of being due."""
    hour: IntArray
    """The hour of the customer's week of the same instant."""
    elapsed_s: IntArray
    misses: FloatArray
    """float64[rows, 4]: how a miss's time splits by cause; zeros for the others."""
    in_months: TargetsInMonths
    """Rows of their own."""

    def __post_init__(self) -> None:
        names = ("row", "target", "met", "is_open", "decided", "within_reach", "day", "hour", "elapsed_s", "misses")
        freeze_columns(self, *names)

    @classmethod
    def of_both(cls, firsts: CountedTargets, updates: CountedTargets) -> CountedTargets:
        """The targets of both metrics, first responses before updates, for whom the metric makes no difference."""
        months = (firsts.in_months, updates.in_months)
        return cls(
            **{
                name: np.concatenate((getattr(firsts, name), getattr(updates, name)))
                for name in cls.__slots__
                if name != "in_months"
            },
            in_months=TargetsInMonths(
                **{name: np.concatenate([getattr(each, name) for each in months]) for name in TargetsInMonths.__slots__}
            ),
        )


def counted_first_responses(
    promised: PromisedResponses, reach: Reach, history: History, outcomes: Outcomes, reader: LogReader = VECTORISED
) -> CountedTargets:
    """The first responses promised to measured tickets, in the order of arrival."""
    reply_s = outcomes.tickets.first_reply_s[promised.row]
    is_open = reply_s == OPEN
    until_open_s = reader.open_times(promised.clocks, promised.clock, np.where(is_open, outcomes.end_s, reply_s))
    # An open one whose clock has not run past due is left out: a reply at the end would still meet.
    in_time = until_open_s <= promised.due_open_s
    missed = ~in_time
    misses = np.zeros((len(reply_s), len(Cause)))
    misses[missed] = reader.first_response_splits(history, outcomes, promised.row[missed])
    met, decided = in_time & ~is_open, ~is_open | missed
    return CountedTargets(
        row=promised.row,
        target=promised.target,
        met=met,
        is_open=is_open,
        decided=decided,
        within_reach=reach.holds(promised.kind, promised.arrival_s, promised.last_s, reader),
        day=promised.day,
        hour=promised.hour,
        elapsed_s=until_open_s - promised.arrived_open_s,
        misses=misses,
        in_months=_in_months(promised.target, promised.month, decided, met),
    )


def counted_updates(
    frame: Frame, workload: Workload, history: History, outcomes: Outcomes, reader: LogReader = VECTORISED
) -> CountedTargets:
    """The updates owed to measured tickets, in the order of the log."""
    log = outcomes.obligations
    promise = history.tickets.promise[log.ticket]
    target = frame.update_target[promise]
    is_open = log.closed_s == OPEN
    met, decided = ~log.late & ~is_open, ~is_open | log.late
    promised = target >= 0
    in_months = _in_months(target, months_of(frame, promise, log.due_s, reader), decided & promised, met)
    rows = np.flatnonzero(workload.measured[log.ticket] & promised)
    due_s, late = log.due_s[rows], log.late[rows]
    misses = np.zeros((len(rows), len(Cause)))
    misses[late] = reader.update_splits(history, outcomes, rows[late])
    return CountedTargets(
        row=rows,
        target=target[rows],
        met=met[rows],
        is_open=is_open[rows],
        decided=decided[rows],
        within_reach=np.zeros(len(rows), dtype=np.bool_),
        day=due_s // DAY_S,
        hour=local_hours(frame, promise[rows], due_s, reader),
        elapsed_s=log.elapsed_s[rows],
        misses=misses,
        in_months=in_months,
    )


def _in_months(target: IntArray, month: IntArray, decided: BoolArray, met: BoolArray) -> TargetsInMonths:
    rows = np.flatnonzero(decided & (month != NO_MONTH))
    return TargetsInMonths(target[rows], month[rows], met[rows])
