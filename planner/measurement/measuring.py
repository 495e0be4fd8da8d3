"""Measuring: from the outcomes of one history to its measures.

Sums and counts of the targets that count (`planner.measurement.counted_targets`), and what the targets do not show:
engineers' time, the backlog, call-outs, hand-overs, cost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.frame import Frame
from planner.demand.workload import Workload
from planner.estimates.spreads import spreads_of
from planner.measurement.bound import Reach, reach_of
from planner.measurement.counted_targets import CountedTargets, counted_first_responses, counted_updates
from planner.measurement.measures import Measured, Measures, TargetCounts, TimeUse
from planner.measurement.promised import PromisedResponses, promised_responses
from planner.measurement.week_patterns import WeekPattern, counts_by_hour, weekly_load
from planner.staffing.costs import CostPlan, history_costs
from simulation.clocks import WEEK_S
from simulation.columns import BoolArray, FloatArray, IntArray
from simulation.inputs import History
from simulation.load import EngineerTime
from simulation.log_reading import VECTORISED, LogReader
from simulation.outcomes import Outcomes


@dataclass(frozen=True, slots=True, eq=False)
class Beforehand:
    """What a history is measured by and playing it does not move: made once for all that share it."""

    promised: PromisedResponses
    """Of its workload."""
    reach: Reach
    """Of its coverage."""
    costs: CostPlan | None = None
    """Of its coverage; None where nobody asks what it costs."""


def beforehand(frame: Frame, workload: Workload, history: History) -> Beforehand:
    """The same for one history alone, costs left out."""
    return Beforehand(promised_responses(frame, workload), reach_of(frame.promises, history.roster, history.rules))


def measured(
    frame: Frame,
    workload: Workload,
    history: History,
    outcomes: Outcomes,
    known: Beforehand | None = None,
    reader: LogReader = VECTORISED,
) -> Measured:
    """What one history says of its coverage."""
    known = known or beforehand(frame, workload, history)
    targets = _counted(frame, workload, history, outcomes, known, reader)
    return Measured(
        measures=_measures(frame, workload, history, outcomes, known.costs, targets, reader),
        spreads=spreads_of(targets.elapsed_s, targets.target, len(frame.targets)),
        pattern=_pattern(frame, history, outcomes, targets, reader),
    )


def measures_alone(
    frame: Frame, workload: Workload, history: History, outcomes: Outcomes, known: Beforehand, reader: LogReader
) -> Measures:
    """The measures of `measured`, without the elapsed times and the hours of the week: what a trial asks for."""
    targets = _counted(frame, workload, history, outcomes, known, reader)
    return _measures(frame, workload, history, outcomes, known.costs, targets, reader)


def _counted(
    frame: Frame, workload: Workload, history: History, outcomes: Outcomes, known: Beforehand, reader: LogReader
) -> CountedTargets:
    return CountedTargets.of_both(
        counted_first_responses(known.promised, known.reach, history, outcomes, reader),
        counted_updates(frame, workload, history, outcomes, reader),
    )


def _measures(  # all that a history is measured by
    frame: Frame,
    workload: Workload,
    history: History,
    outcomes: Outcomes,
    costs: CostPlan | None,
    targets: CountedTargets,
    reader: LogReader,
) -> Measures:
    horizon = frame.horizon
    time = reader.engineer_time(history, outcomes, horizon.measured_from_s, horizon.measured_to_s)
    weeks = np.arange(horizon.start_s, horizon.end_s + 1, WEEK_S, dtype=np.int64)
    call_out_s = outcomes.call_outs.start_s
    return Measures(
        targets=_counts(targets, len(frame.targets), len(frame.months)),
        time=_time_use(history, time),
        call_outs=int(np.sum((call_out_s >= horizon.measured_from_s) & (call_out_s < horizon.measured_to_s))),
        guidance_asked_s=int(workload.guidance_asked_s[workload.measured].sum()),
        guidance_refused_s=int(workload.guidance_refused_s[workload.measured].sum()),
        arrivals=len(workload.tickets),
        measured_tickets=int(workload.measured.sum()),
        hand_overs=int(outcomes.tickets.hand_overs[workload.measured].sum()),
        interruptions=int(outcomes.tickets.interruptions[workload.measured].sum()),
        backlog=reader.open_tickets(history, outcomes, weeks),
        cost=None if costs is None else history_costs(costs, outcomes, time),
    )


def _pattern(
    frame: Frame, history: History, outcomes: Outcomes, targets: CountedTargets, reader: LogReader
) -> WeekPattern:
    rows = np.flatnonzero(targets.decided)
    count, met = counts_by_hour(targets.target[rows], targets.hour[rows], targets.met[rows], len(frame.targets))
    return WeekPattern(count, met, *weekly_load(frame, history, outcomes, reader))


def _counts(targets: CountedTargets, size: int, months: int) -> TargetCounts:
    """The counts, a row per target of the frame."""
    columns = (targets.is_open, targets.within_reach, targets.met, targets.decided)
    is_open, within_reach, met, answered = (column.view(np.uint8) for column in columns)  # Narrow, so quick to add.
    flags = 8 * is_open + 4 * within_reach + 2 * met + answered
    by_flags = np.bincount(targets.target * 16 + flags, minlength=size * 16).reshape(size, 2, 2, 2, 2).astype(np.int64)
    decided = by_flags[..., 1]
    in_months = targets.in_months
    return TargetCounts(
        count=decided.sum(axis=(1, 2, 3)),
        met=decided[:, :, :, 1].sum(axis=(1, 2)),
        reachable=decided[:, :, 1].sum(axis=(1, 2)),
        past_due=decided[:, 1].sum(axis=(1, 2)),
        not_due=by_flags[..., 0].sum(axis=(1, 2, 3)),
        crowd_squares=_crowd_squares(targets, size),
        causes=_cause_sums(targets, size),
        month_count=_by_month(in_months.target, in_months.month, size, months),
        month_met=_by_month(in_months.target[in_months.met], in_months.month[in_months.met], size, months),
    )


def _crowd_squares(targets: CountedTargets, size: int) -> IntArray:
    """The sum over days of the squared number of targets, whose days lie close to each other."""
    target, day = targets.target[targets.decided], targets.day[targets.decided]
    if len(day) == 0:
        return np.zeros(size, dtype=np.int64)
    first_day, days = int(day.min()), int(day.max()) - int(day.min()) + 1
    crowds = np.bincount(target * days + (day - first_day), minlength=size * days).reshape(size, days)
    squares: IntArray = (crowds.astype(np.int64) ** 2).sum(axis=1)
    return squares


def _cause_sums(targets: CountedTargets, size: int) -> FloatArray:
    rows = np.flatnonzero(targets.decided & ~targets.met)
    target, misses = targets.target[rows], targets.misses[rows]
    return np.stack([np.bincount(target, weights=column, minlength=size) for column in misses.T], axis=1)


def _by_month(target: IntArray, month: IntArray, size: int, months: int) -> IntArray:
    cell = target * months + month
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
