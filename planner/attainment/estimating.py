"""Attainment: from the measures of many replications to the estimates of one coverage.

Every sum over replications runs in their order, so results do not depend on who computed which replication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.attainment.results import (
    CoverageResult,
    Hours,
    MissedBecause,
    MonthResult,
    TargetResult,
    Utilisation,
)
from planner.demand.promises import TargetRow
from planner.estimates.intervals import Interval, mean_interval, ratio_interval
from planner.estimates.spread import Spread
from planner.estimates.verdicts import verdict_of
from planner.measurement.measures import Measures
from planner.measurement.week_patterns import WeekPattern, empty_pattern
from planner.plans import Metric
from planner.staffing.costs import CostParts
from simulation.clocks import HOUR_S
from simulation.columns import BoolArray, FloatArray, IntArray, int_column


@dataclass(frozen=True, slots=True, eq=False)
class _Stack:
    """The counts of all replications of one coverage, replications first."""

    count: IntArray
    met: IntArray
    reachable: IntArray
    past_due: IntArray
    not_due: IntArray
    crowd_squares: IntArray
    causes: FloatArray
    """float64[targets, 4], summed."""
    month_count: IntArray
    """int64[replications, targets, months]."""
    month_met: IntArray


def _stacked(measures: Sequence[Measures]) -> _Stack:
    counts = [measure.targets for measure in measures]
    causes = np.zeros_like(counts[0].causes)
    for each in counts:
        causes = causes + each.causes
    return _Stack(
        count=np.stack([each.count for each in counts]),
        met=np.stack([each.met for each in counts]),
        reachable=np.stack([each.reachable for each in counts]),
        past_due=np.stack([each.past_due for each in counts]),
        not_due=np.stack([each.not_due for each in counts]),
        crowd_squares=np.stack([each.crowd_squares for each in counts]),
        causes=causes,
        month_count=np.stack([each.month_count for each in counts]),
        month_met=np.stack([each.month_met for each in counts]),
    )


def coverage_result(
    name: str,
    targets: tuple[TargetRow, ...],
    measures: Sequence[Measures],
    spreads: Sequence[Spread],
    *,
    weeks: int,
    pattern: WeekPattern | None = None,
) -> CoverageResult:
    """The estimates from one or more replications, in their order; `spreads` are already added up, one per target.

    `weeks` is how many are measured, `pattern` already summed (left out: empty). Warnings are for the study to add.
    """
    stack = _stacked(measures)
    measured_weeks = weeks * len(measures)
    guidance_asked_s = sum(measure.guidance_asked_s for measure in measures)
    guidance_refused_s = sum(measure.guidance_refused_s for measure in measures)
    return CoverageResult(
        name=name,
        targets=tuple(_target_result(target, stack, index, spreads[index]) for index, target in enumerate(targets)),
        months_meet_all=_months_meeting_all(targets, stack),
        utilisation=_utilisation(measures, measured_weeks),
        call_outs_per_week=sum(measure.call_outs for measure in measures) / measured_weeks,
        guidance_asked_h_per_week=guidance_asked_s / HOUR_S / measured_weeks,
        guidance_refused_h_per_week=guidance_refused_s / HOUR_S / measured_weeks,
        hand_overs_per_ticket=_per_ticket(measures, sum(measure.hand_overs for measure in measures)),
        interruptions_per_ticket=_per_ticket(measures, sum(measure.interruptions for measure in measures)),
        backlog=tuple(np.mean([measure.backlog for measure in measures], axis=0).tolist()),
        cost=_mean_cost(measures),
        cost_ci95=_cost_interval(measures),
        warnings=(),
        met=stack.met,
        count=stack.count,
        month_met=stack.month_met,
        month_count=stack.month_count,
        spreads=tuple(spreads),
        pattern=empty_pattern(len(targets)) if pattern is None else pattern,
        measured_tickets=int_column([measure.measured_tickets for measure in measures]),
        hand_overs=int_column([measure.hand_overs for measure in measures]),
        costs=_costs(measures),
    )


def _target_result(target: TargetRow, stack: _Stack, index: int, spread: Spread) -> TargetResult:
    met, count = stack.met[:, index], stack.count[:, index]
    total = int(count.sum())
    interval = ratio_interval(met, count, int(stack.crowd_squares[:, index].sum()) / max(total, 1))
    is_bounded = total > 0 and target.metric is Metric.FIRST_RESPONSE
    misses = total - int(met.sum())
    return TargetResult(
        target=target,
        count=total,
        attainment=int(met.sum()) / total if total else None,
        ci95=interval,
        verdict=verdict_of(interval, target.goal, total, len(count)),
        bound=int(stack.reachable[:, index].sum()) / total if is_bounded else None,
        months=_months_meeting(target, stack, index),
        hours=_hours(spread),
        missed_because=MissedBecause(*(stack.causes[index] / misses).tolist()) if misses else None,
        past_due=int(stack.past_due[:, index].sum()),
        not_due=int(stack.not_due[:, index].sum()),
    )


def _hours(spread: Spread) -> Hours | None:
    if not len(spread):
        return None
    quantiles = (spread.quantile_s(share) / HOUR_S for share in (0.5, 0.9, 0.95, 0.99))
    return Hours(spread.mean_s / HOUR_S, *quantiles)


def _meets(met: IntArray, count: IntArray, goal: float) -> BoolArray:
    # A goal of 0.9 is met by 9 of 10, though 0.9 * 10 need not be 9 in floats.
    return np.asarray(met >= goal * count - 1e-9)


def _months_meeting(target: TargetRow, stack: _Stack, index: int) -> MonthResult | None:
    met, count = stack.month_met[:, index], stack.month_count[:, index]
    return _month_result(_meets(met, count, target.goal), count)


def _months_meeting_all(targets: tuple[TargetRow, ...], stack: _Stack) -> MonthResult | None:
    """A contractual target without tickets in a month stands in no month's way."""
    contractual = [index for index, target in enumerate(targets) if target.contractual]
    if not contractual:
        return None
    all_meet = np.logical_and.reduce(
        [_meets(stack.month_met[:, i], stack.month_count[:, i], targets[i].goal) for i in contractual]
    )
    return _month_result(all_meet, stack.month_count[:, contractual].sum(axis=1))


def _month_result(meets: BoolArray, count: IntArray) -> MonthResult | None:
    """Both [replications, months]. Months of one replication may all fail together, and count as one crowd."""
    has_any = count > 0
    months = has_any.sum(axis=1)
    total = int(months.sum())
    if total == 0:
        return None
    meeting = (meets & has_any).sum(axis=1)
    return MonthResult(
        meet_goal=int(meeting.sum()) / total,
        ci95=ratio_interval(meeting, months, int((months * months).sum()) / total),
        count_per_month=int(count.sum()) / total,
    )


def _utilisation(measures: Sequence[Measures], measured_weeks: int) -> Utilisation:
    uses = [measure.time for measure in measures]
    available_s = sum(use.available_s for use in uses)
    shares = np.array([use.working_s / use.available_s for use in uses if use.available_s > 0])

    def weekly_h(seconds: int) -> float:
        return seconds / HOUR_S / measured_weeks

    return Utilisation(
        share=sum(use.working_s for use in uses) / available_s if available_s > 0 else None,
        ci95=mean_interval(shares),
        working_h=weekly_h(sum(use.working_s for use in uses)),
        idle_h=weekly_h(sum(use.idle_s for use in uses)),
        on_break_h=weekly_h(sum(use.on_break_s for use in uses)),
        on_duty_h=weekly_h(sum(use.on_duty_s for use in uses)),
        absent_h=weekly_h(sum(use.absent_s for use in uses)),
        overtime_h=weekly_h(sum(use.overtime_s for use in uses)),
        on_call_h=weekly_h(sum(use.on_call_s for use in uses)),
        on_call_working_h=weekly_h(sum(use.on_call_working_s for use in uses)),
        on_call_response_h=weekly_h(sum(use.on_call_response_s for use in uses)),
    )


def _per_ticket(measures: Sequence[Measures], total: int) -> float | None:
    tickets = sum(measure.measured_tickets for measure in measures)
    return total / tickets if tickets else None


def _mean_cost(measures: Sequence[Measures]) -> CostParts | None:
    costs = [measure.cost for measure in measures if measure.cost is not None]
    return sum(costs, CostParts()).times(1 / len(costs)) if len(costs) == len(measures) else None


def _cost_interval(measures: Sequence[Measures]) -> Interval | None:
    totals = _costs(measures)
    return None if totals is None else mean_interval(totals)


def _costs(measures: Sequence[Measures]) -> FloatArray | None:
    totals = [measure.cost.total for measure in measures if measure.cost is not None]
    return np.array(totals) if len(totals) == len(measures) else None
