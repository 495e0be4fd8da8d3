"""Target clock: on which hours a target counts, and how many of them it allows.

A promise in business days is no fixed number of hours: read as the end of the day, it leaves up to a day more to who
asks in the morning. So what is allowed is a range, of one width or of none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from planner.business_time.calendars import business_clock
from planner.business_time.counting import count_and_amount
from planner.business_time.durations import Counting, Duration
from planner.business_time.time_zones import zone
from planner.demand.customer_clocks import windows_of
from planner.demand.promises import TargetRow
from planner.plans import Metric
from planner.scenario.customers import CustomerGroup
from planner.scenario.plan import Plan
from planner.scenario.scenario import Scenario
from simulation.clocks import HOUR_S, Clock, Count

SOME_MONDAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Allowed:
    """The hours within which a target is met."""

    least_h: float
    most_h: float
    """The same, unless it hangs on the hour of arrival or on the customers."""
    clock: str
    """Such as: business hours."""


def allowed_by(scenario: Scenario, target: TargetRow) -> Allowed:
    """What a target of the scenario allows its customers' tickets, ordinary weeks assumed."""
    plan = scenario.plan_named(target.plan)
    duration = _duration(plan, target)
    if duration.counting is Counting.AROUND_THE_CLOCK:
        return Allowed(duration.seconds / HOUR_S, duration.seconds / HOUR_S, "hours around the clock")
    groups = [group for group in scenario.customers if group.plan == plan.name]
    ranges = [_range(duration, plan, _ordinary(group)) for group in groups]
    if not ranges:
        hours = 0.0 if duration.counting is Counting.BUSINESS_DAYS else duration.seconds / HOUR_S
        ranges = [(hours, hours)]
    return Allowed(min(low for low, _ in ranges), max(high for _, high in ranges), "business hours")


def _duration(plan: Plan, target: TargetRow) -> Duration:
    promised = plan.targets[target.severity]
    if target.metric is Metric.FIRST_RESPONSE:
        return promised.first_response
    return promised.updates if isinstance(promised.updates, Duration) else plan.ongoing_within


def _ordinary(group: CustomerGroup) -> Clock:
    """The group's business hours in weeks without holiday or change of clocks."""
    last = SOME_MONDAY + timedelta(weeks=3)
    return business_clock(windows_of(group.business_hours), zone("UTC"), frozenset(), SOME_MONDAY, last)


def _range(duration: Duration, plan: Plan, clock: Clock) -> tuple[float, float]:
    count, amount = count_and_amount(duration, plan.business_days, clock)
    if count is Count.OPEN_TIME:
        return amount / HOUR_S, amount / HOUR_S
    day_h = clock.working_day_s / HOUR_S
    return amount * day_h, (amount + (count is Count.END_OF_DAY)) * day_h
