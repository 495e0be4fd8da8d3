"""Promises: a plan's targets, in the words of the file, as counts on a customer group's clocks.

Here "3 business days" becomes a clock, a way of counting and an amount. One row per customer group and
severity; tickets name their row.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.business_time.counting import count_and_amount
from planner.business_time.durations import Counting, Duration, Reading
from planner.demand.customer_clocks import CustomerClocks
from planner.demand.sampling import open_seconds
from planner.plans import Metric, Severity
from planner.scenario.plan import ONGOING, Plan
from planner.scenario.scenario import Scenario
from planner.scenario.update_intervals import AHEAD_SHARE
from simulation.clocks import Clock, Count
from simulation.columns import IntArray, int_column
from simulation.inputs import Promises

AROUND_THE_CLOCK = 0

NO_TARGET = -1


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One promise of one plan: what the attainment tables have a line for."""

    plan: str
    plan_index: int
    severity: Severity
    metric: Metric
    words: str
    """The promise as the file says it: "2 hours", "ongoing"."""
    contractual: bool
    goal: float


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise on one group's clocks."""

    clock: int
    count: Count
    amount: int
    """Open seconds, or business days."""
    interval_s: float
    """What it is worth in open seconds, ordinary working days assumed."""


def target_rows(scenario: Scenario) -> tuple[TargetRow, ...]:
    """All promises of all plans: by plan, then severity, first response before updates."""
    return tuple(
        TargetRow(plan.name, index, severity, metric, words, plan.targets[severity].contractual, plan.goal)
        for index, plan in enumerate(scenario.plans)
        for severity in Severity
        if severity in plan.targets
        for metric, words in _words(plan, severity)
    )


def _words(plan: Plan, severity: Severity) -> list[tuple[Metric, str]]:
    target = plan.targets[severity]
    words = [(Metric.FIRST_RESPONSE, str(target.first_response))]
    if target.updates is not None:
        words.append((Metric.UPDATES, str(target.updates)))
    return words


def rows_of_targets(scenario: Scenario, targets: tuple[TargetRow, ...], metric: Metric) -> IntArray:
    """int64[promise rows]: which of the targets each row's promise of that metric is, -1 for none."""
    index = {(row.plan, row.severity): at for at, row in enumerate(targets) if row.metric is metric}
    return int_column(
        [index.get((group.plan, severity), NO_TARGET) for group in scenario.customers for severity in Severity]
    )


def promises_of(scenario: Scenario, clocks: CustomerClocks) -> Promises:
    """The promises of a scenario, row `4 * group + severity`.

    Without a target a row keeps the group's own clock and counts nothing.
    """
    plan_index = {plan.name: index for index, plan in enumerate(scenario.plans)}
    rows = [
        _row(scenario, plan_index[group.plan], severity, business, clocks.clocks[business])
        for group, business in zip(scenario.customers, clocks.of_group, strict=True)
        for severity in Severity
    ]
    return Promises(
        plan=int_column([row.plan for row in rows]),
        severity=int_column([row.severity for row in rows]),
        business_clock=int_column([row.business_clock for row in rows]),
        first_clock=int_column([row.first.clock for row in rows]),
        first_count=int_column([row.first.count for row in rows]),
        first_amount=int_column([row.first.amount for row in rows]),
        update_clock=int_column([row.update.clock for row in rows]),
        update_count=int_column([row.update.count for row in rows]),
        update_amount=int_column([row.update.amount for row in rows]),
        update_effort_s=int_column([row.update_effort_s for row in rows]),
        update_ahead_s=int_column([row.update_ahead_s for row in rows]),
        update_pauses=np.array([row.update_pauses for row in rows], dtype=np.bool_),
        ongoing=np.array([row.ongoing for row in rows], dtype=np.bool_),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    plan: int
    severity: Severity
    business_clock: int
    first: Promise
    update: Promise
    update_effort_s: int
    update_ahead_s: int
    update_pauses: bool
    ongoing: bool


def _row(scenario: Scenario, plan_index: int, severity: Severity, business: int, clock: Clock) -> _Row:
    plan = scenario.plans[plan_index]
    work = scenario.work_for(severity, plan.name)
    target = plan.targets.get(severity)
    updates = target.updates if target is not None else None
    interval = plan.ongoing_within if updates == ONGOING else updates
    nothing = Promise(business, Count.NONE, 0, 0.0)
    first = promise(target.first_response, plan.business_days, business, clock) if target is not None else nothing
    update = promise(interval, plan.business_days, business, clock) if interval is not None else nothing
    ahead_s = AHEAD_SHARE * update.interval_s if work.update_ahead is None else work.update_ahead.seconds
    return _Row(
        plan=plan_index,
        severity=severity,
        business_clock=business,
        first=first,
        update=update,
        update_effort_s=max(work.update.seconds, 1),
        update_ahead_s=round(ahead_s),
        update_pauses=plan.updates_pause,
        ongoing=updates == ONGOING,
    )


def promise(duration: Duration, reading: Reading, business: int, clock: Clock) -> Promise:
    """How a duration is counted for a group whose business clock is `clock`, number `business`."""
    count, amount = count_and_amount(duration, reading, clock)
    on_clock = AROUND_THE_CLOCK if duration.counting is Counting.AROUND_THE_CLOCK else business
    return Promise(on_clock, count, amount, open_seconds(duration, clock))
