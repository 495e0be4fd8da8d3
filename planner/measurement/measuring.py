"""Measuring: from the outcomes of one history to its measures.

The only place that decides which tickets and obligations count, and as what: measured, due, met, still open.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.frame import Frame, months_of
from planner.demand.horizon import WEEK_S
from planner.demand.workload import Workload
from planner.estimates.spread import spread_of
from planner.measurement.bound import reachable
from planner.measurement.measures import Measured, Measures, TargetCounts, TimeUse
from planner.measurement.week_patterns import WeekPattern, counts_by_hour, local_hours, weekly_load
from planner.staffing.costs import CostPlan, history_costs
from simulation.causes import Cause, first_response_splits, update_splits
from simulation.clocks import DAY_S, elapsed
from simulation.columns import BoolArray, FloatArray, IntArray, freeze_columns
from simulation.due import is_met
from simulation.inputs import History
from simulation.load import EngineerTime, engineer_time, open_tickets
from simulation.outcomes import OPEN, Outcomes


@dataclass(frozen=True, slots=True, eq=False)
class _Targets:
    """Measured targets of one metric, one row each; open ones not yet due among them."""

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
    month: IntArray
    hour: IntArray
    """The hour of the customer's week of the same instant."""
    elapsed_s: IntArray
    misses: FloatArray
    """float64[rows, 4]: how a miss's time splits by cause; zeros for the others."""

    def __post_init__(self) -> None:
        freeze_columns(self)


def measured(
    frame: Frame, workload: Workload, history: History, outcomes: Outcomes, costs: CostPlan | None = None
) -> Measured:
    """What one history says of its coverage; what it costs, if the coverage's costs are given."""
    firsts = _first_responses(frame, workload, history, outcomes)
    updates = _updates(frame, workload, history, outcomes)
    elapsed_s = np.concatenate((firsts.elapsed_s, updates.elapsed_s))
    target = np.concatenate((firsts.target, updates.target))
    horizon = frame.horizon
    time = engineer_time(history, outcomes, horizon.measured_from_s, horizon.measured_to_s)
    weeks = np.arange(horizon.start_s, horizon.end_s + 1, WEEK_S, dtype=np.int64)
    call_out_s = outcomes.call_outs.start_s
    measures = Measures(
        targets=_counts(frame, firsts, updates),
        time=_time_use(history, time),
        call_outs=int(np.sum((call_out_s >= horizon.measured_from_s) & (call_out_s < horizon.measured_to_s))),
        guidance_asked_s=int(workload.guidance_asked_s[workload.measured].sum()),
        guidance_refused_s=int(workload.guidance_refused_s[workload.measured].sum()),
        arrivals=len(workload.tickets),
        backlog=open_tickets(history, outcomes, weeks),
        cost=None if costs is None else history_costs(costs, outcomes, time),
    )
    spreads = tuple(spread_of(elapsed_s[target == index]) for index in range(len(frame.targets)))
    return Measured(measures, spreads, _pattern(frame, history, outcomes, (firsts, updates)))


def _pattern(frame: Frame, history: History, outcomes: Outcomes, both: tuple[_Targets, _Targets]) -> WeekPattern:
    size = len(frame.targets)
    count = sum(counts_by_hour(each.target, each.hour, each.decided, size) for each in both)
    met = sum(counts_by_hour(each.target, each.hour, each.met, size) for each in both)
    return WeekPattern(np.asarray(count), np.asarray(met), *weekly_load(frame, history, outcomes))


def _first_responses(frame: Frame, workload: Workload, history: History, outcomes: Outcomes) -> _Targets:
    tickets = history.tickets
    rows = np.flatnonzero(workload.measured & (frame.first_target[tickets.promise] >= 0))
    promise = tickets.promise[rows]
    reply_s = outcomes.tickets.first_reply_s[rows]
    is_open = reply_s == OPEN
    until_s = np.where(is_open, outcomes.end_s, reply_s)
    # An open one whose clock has not run past due is left out: a reply at the end would still meet.
    in_time = np.zeros(len(rows), dtype=np.bool_)
    elapsed_s = np.zeros(len(rows), dtype=np.int64)
    clock_of_row = history.promises.first_clock[promise]
    for index in np.unique(clock_of_row).tolist():
        mine = clock_of_row == index
        clock = history.clocks[index]
        in_time[mine] = is_met(clock, tickets.first_due_s[rows[mine]], until_s[mine])
        elapsed_s[mine] = elapsed(clock, tickets.arrival_s[rows[mine]], until_s[mine])
    missed = ~in_time
    misses = np.zeros((len(rows), len(Cause)))
    misses[missed] = first_response_splits(history, outcomes, rows[missed])
    return _Targets(
        target=frame.first_target[promise],
        met=in_time & ~is_open,
        is_open=is_open,
        decided=~is_open | missed,
        within_reach=reachable(frame, tickets, history.roster, history.rules)[rows],
        day=tickets.arrival_s[rows] // DAY_S,
        month=workload.month[rows],
        hour=local_hours(history, promise, tickets.arrival_s[rows]),
        elapsed_s=elapsed_s,
        misses=misses,
    )


def _updates(frame: Frame, workload: Workload, history: History, outcomes: Outcomes) -> _Targets:
    log = outcomes.obligations
    promise_of_row = history.tickets.promise[log.ticket]
    rows = np.flatnonzero(workload.measured[log.ticket] & (frame.update_target[promise_of_row] >= 0))
    promise, due_s, late = promise_of_row[rows], log.due_s[rows], log.late[rows]
    is_open = log.closed_s[rows] == OPEN
    misses = np.zeros((len(rows), len(Cause)))
    misses[late] = update_splits(history, outcomes, rows[late])
    return _Targets(
        target=frame.update_target[promise],
        met=~late & ~is_open,
        is_open=is_open,
        decided=~is_open | late,
        within_reach=np.zeros(len(rows), dtype=np.bool_),
        day=due_s // DAY_S,
        month=months_of(frame, promise, due_s),
        hour=local_hours(history, promise, due_s),
        elapsed_s=log.elapsed_s[rows],
        misses=misses,
    )


def _counts(frame: Frame, firsts: _Targets, updates: _Targets) -> TargetCounts:
    """Both metrics in one table: each target belongs to one of them, so their counts add up."""
    size, months = len(frame.targets), len(frame.horizon.months)

    def of(name: str) -> IntArray:
        total: IntArray = np.zeros(size, dtype=np.int64)
        for each in (firsts, updates):
            total = total + np.bincount(each.target[_selection(each, name)], minlength=size)
        return total

    return TargetCounts(
        count=of("count"),
        met=of("met"),
        reachable=of("reachable"),
        past_due=of("past due"),
        not_due=of("not due"),
        crowd_squares=_crowd_squares(firsts, size) + _crowd_squares(updates, size),
        causes=_cause_sums(firsts, size) + _cause_sums(updates, size),
        month_count=_by_month(firsts, firsts.decided, size, months) + _by_month(updates, updates.decided, size, months),
        month_met=_by_month(firsts, firsts.met, size, months) + _by_month(updates, updates.met, size, months),
    )


def _selection(targets: _Targets, name: str) -> BoolArray:
    return {
        "count": targets.decided,
        "met": targets.met,
        "reachable": targets.decided & targets.within_reach,
        "past due": targets.decided & targets.is_open,
        "not due": ~targets.decided,
    }[name]


def _crowd_squares(targets: _Targets, size: int) -> IntArray:
    target, day = targets.target[targets.decided], targets.day[targets.decided]
    crowds, sizes = np.unique(np.stack((target, day), axis=1), axis=0, return_counts=True)
    squares = np.zeros(size, dtype=np.int64)
    np.add.at(squares, crowds[:, 0], sizes.astype(np.int64) ** 2)
    return squares


def _cause_sums(targets: _Targets, size: int) -> FloatArray:
    sums = [np.bincount(targets.target, weights=column, minlength=size) for column in targets.misses.T]
    return np.stack(sums, axis=1)


def _by_month(targets: _Targets, chosen: BoolArray, size: int, months: int) -> IntArray:
    rows = chosen & (targets.month >= 0)
    cell = targets.target[rows] * months + targets.month[rows]
    return np.bincount(cell, minlength=size * months).reshape(size, months).astype(np.int64)


def _time_use(history: History, time: EngineerTime) -> TimeUse:
    ordinary, on_call = ~history.roster.on_call, history.roster.on_call

    def total(column: IntArray, engineers: BoolArray) -> int:
        return int(column[engineers].sum())

    attended = time.working_s + time.on_break_s + time.other_duty_s + time.responding_s + time.idle_s
    return TimeUse(
        rostered_s=total(attended + time.absent_s, ordinary),
        working_s=total(time.working_s, ordinary),
        on_break_s=total(time.on_break_s, ordinary),
        on_duty_s=total(time.other_duty_s, ordinary),
        idle_s=total(time.idle_s + time.responding_s, ordinary),
        absent_s=total(time.absent_s, ordinary),
        overtime_s=total(time.overtime_s, ordinary),
        on_call_s=total(attended, on_call),
        on_call_working_s=total(time.working_s + time.overtime_s, on_call),
        on_call_response_s=total(time.responding_s, on_call),
    )
