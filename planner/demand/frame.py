"""Frame: what every replication and every coverage of one scenario share.

Horizon, clocks, promises and arrival rates follow from the scenario alone. They are built once, here, and handed
down, so that a replication pays only for what chance decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from planner.business_time.time_zones import UtcOffsets, utc_offsets, zone
from planner.demand.arrivals import ArrivalRate, RateShape, Trend, rate_shape, tickets_per_week
from planner.demand.batch_terms import BatchTerms, batch_terms
from planner.demand.customer_clocks import customer_clocks, group_holidays, windows_of
from planner.demand.customer_hours import customer_offsets
from planner.demand.horizon import Horizon, horizon_of
from planner.demand.profiles import profile_of
from planner.demand.promises import TargetRow, promises_of, rows_of_targets, target_rows
from planner.demand.whole_months import WholeMonths, whole_months
from planner.plans import Metric
from planner.scenario.customers import BusinessHours, CustomerGroup
from planner.scenario.scenario import Scenario
from simulation.clocks import Clock
from simulation.columns import IntArray
from simulation.inputs import SEVERITIES, Promises
from simulation.log_reading import VECTORISED, LogReader
from simulation.step_table import StepTable

__all__ = ["Frame", "Horizon", "TargetRow", "build_frame", "months_of"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a history's inputs that neither chance nor coverage moves.

    A promise row is `4 * group + severity`, groups in the order of the file.
    """

    horizon: Horizon
    clocks: tuple[Clock, ...]
    """0 is around the clock; then one per distinct customer calendar: zone, hours, holidays observed."""
    offsets: StepTable
    """How far local time is ahead of UTC where the customers are, by the number of their clock."""
    promises: Promises
    targets: tuple[TargetRow, ...]
    """In the order of the file: plan, severity, first response before updates."""
    first_target: IntArray
    """int64[promise rows]: index into `targets` of the first response promised, -1 where none is."""
    update_target: IntArray
    """Likewise of the updates."""
    months: WholeMonths
    arrivals: tuple[ArrivalRate, ...]
    """Per group: its expected arrivals over the horizon."""
    terms: tuple[BatchTerms, ...]
    """Per promise row: what its tickets take."""


def build_frame(scenario: Scenario) -> Frame:
    """The frame of a scenario; raises PlannerError for business hours that never open."""
    horizon = horizon_of(scenario.simulation)
    clocks = customer_clocks(scenario)
    targets = target_rows(scenario)
    offsets = [_offsets(scenario, group) for group in scenario.customers]
    promises = promises_of(scenario, clocks)
    return Frame(
        horizon=horizon,
        clocks=clocks.clocks,
        offsets=customer_offsets(clocks.clocks),
        promises=promises,
        targets=targets,
        first_target=_frozen(rows_of_targets(scenario, targets, Metric.FIRST_RESPONSE)),
        update_target=_frozen(rows_of_targets(scenario, targets, Metric.UPDATES)),
        months=whole_months(horizon, offsets),
        arrivals=_arrival_rates(scenario, horizon, offsets),
        terms=batch_terms(scenario, clocks.clocks, promises),
    )


def months_of(frame: Frame, promise: IntArray, instant_s: IntArray, reader: LogReader = VECTORISED) -> IntArray:
    """The index into `frame.months` of each instant's local date, -1 outside the whole months of its group.

    `promise` names the promise row, and by it the group, that each instant belongs to.
    """
    return reader.values_at(frame.months.steps, promise // SEVERITIES, instant_s)


def _offsets(scenario: Scenario, group: CustomerGroup) -> UtcOffsets:
    day = timedelta(days=1)
    return utc_offsets(zone(group.time_zone), scenario.simulation.start - day, scenario.simulation.end + day)


def _arrival_rates(scenario: Scenario, horizon: Horizon, offsets: list[UtcOffsets]) -> tuple[ArrivalRate, ...]:
    """The groups' rates; those of one zone, profile and trend share a shape."""
    shapes: dict[tuple[str, str, tuple[BusinessHours, ...], Trend], RateShape] = {}
    rates = []
    for group, of_group in zip(scenario.customers, offsets, strict=True):
        trend = _trend(scenario, group)
        key = (group.time_zone, group.profile, group.business_hours, trend)
        if key not in shapes:
            profile = profile_of(group.profile, scenario.profiles, windows_of(group.business_hours))
            shapes[key] = rate_shape(horizon, of_group, profile, trend)
        rates.append(ArrivalRate(shapes[key], tickets_per_week(group)))
    return tuple(rates)


def _trend(scenario: Scenario, group: CustomerGroup) -> Trend:
    day = timedelta(days=1)
    holidays = group_holidays(group, scenario.simulation.start - day, scenario.simulation.end + day)
    return Trend(group.growth_per_month, group.seasonality, holidays, group.holiday_demand)


def _frozen(column: IntArray) -> IntArray:
    column.flags.writeable = False
    return column
