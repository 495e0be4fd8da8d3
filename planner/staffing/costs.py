"""Costs: what a coverage costs per measured week, in the scenario's currency.

Most of it is known before any simulation: paid hours, their premiums, the retainer of the rota. What is worked on call
or past the end of a shift is read off a history. The rules (docs/model.md):

- Every hour of an ordinary shift is paid, breaks, absence and the team's holidays included, at the premium of the hour;
  an hour on call is paid its retainer, and no premium.
- Each call-out earns its fee, and the time worked on call the ordinary pay of the hour with its premium. The way there,
  the response delay, is not paid beyond the retainer.
- Overtime costs the overtime factor; premiums do not add to it.

What costs nothing in the file costs 0 here.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta

import numpy as np

from planner.business_time.calendars import Window
from planner.business_time.time_zones import date_of, zone
from planner.demand.frame import Frame
from planner.scenario.coverage import Coverage, Shift
from planner.scenario.scenario import Scenario
from planner.staffing.premiums import PremiumHours, premium_hours
from planner.staffing.roster import PlannedShift, RosterPlan
from planner.staffing.shift_spans import pattern_spans
from planner.staffing.span_sets import clipped
from simulation.clocks import DAY_S, HOUR_S, WEEK_S
from simulation.columns import BoolArray, FloatArray, IntArray, freeze_columns
from simulation.load import EngineerTime
from simulation.outcomes import CallOutLog, Outcomes, WorkLog
from simulation.spans import Cover, Spans, cover_of

DAYS_AROUND = 2
"""Shifts and premiums that began this long before the measured weeks may still stand in them, wherever they are."""


@dataclass(frozen=True, slots=True)
class CostParts:
    """Money per measured week."""

    paid_hours: float = 0.0
    premiums: float = 0.0
    """What premiums add to the paid hours."""
    retainer: float = 0.0
    call_outs: float = 0.0
    on_call_work: float = 0.0
    """With its premiums."""
    overtime: float = 0.0

    @property
    def total(self) -> float:
        return sum(self.parts)

    @property
    def parts(self) -> tuple[float, ...]:
        """In the order of the fields."""
        return tuple(getattr(self, field.name) for field in fields(self))

    def __add__(self, other: CostParts) -> CostParts:
        return CostParts(*(mine + others for mine, others in zip(self.parts, other.parts, strict=True)))

    def times(self, factor: float) -> CostParts:
        """So many times as much of everything."""
        return CostParts(*(part * factor for part in self.parts))


@dataclass(frozen=True, slots=True, eq=False)
class CostPlan:
    """What a coverage costs before any simulation, and the prices of what a history adds."""

    measured_from_s: int
    measured_to_s: int
    of_one_engineer: tuple[CostParts, ...]
    """Per shift, in the order of the file: what each of its engineers costs, whatever happens."""
    rostered: CostParts
    """What all engineers cost, whatever happens."""
    team: IntArray
    """int64[engineers], numbered as in the roster; so are the columns below."""
    on_call: BoolArray
    per_hour: FloatArray
    per_call_out: FloatArray
    overtime_factor: float
    premiums: tuple[PremiumHours, ...]
    """Per team."""

    def __post_init__(self) -> None:
        freeze_columns(self, "team", "on_call", "per_hour", "per_call_out")

    @property
    def weeks(self) -> float:
        """The measured weeks."""
        return (self.measured_to_s - self.measured_from_s) / WEEK_S


def prepare_costs(scenario: Scenario, frame: Frame, coverage: Coverage, plan: RosterPlan) -> CostPlan:
    """The costs of a coverage that every replication shares; `plan` is its own (`prepare_roster`)."""
    horizon = frame.horizon
    first = date_of(horizon.measured_from_s // DAY_S) - timedelta(days=DAYS_AROUND)
    last = date_of(horizon.measured_to_s // DAY_S) + timedelta(days=DAYS_AROUND)
    premiums = tuple(premium_hours(coverage.premiums, zone(team.time_zone), first, last) for team in coverage.teams)
    engineers = [planned.shift.engineers for planned in plan.shifts]
    team = np.array([planned.team for planned in plan.shifts], dtype=np.int64)
    per_hour = np.array([coverage.teams[planned.team].cost_per_hour for planned in plan.shifts])
    of_one = tuple(_of_one_engineer(scenario, frame, coverage, planned, premiums) for planned in plan.shifts)
    return CostPlan(
        measured_from_s=horizon.measured_from_s,
        measured_to_s=horizon.measured_to_s,
        of_one_engineer=of_one,
        rostered=sum((each.times(count) for each, count in zip(of_one, engineers, strict=True)), CostParts()),
        team=np.repeat(team, engineers),
        on_call=np.repeat([planned.shift.on_call is not None for planned in plan.shifts], engineers),
        per_hour=np.repeat(per_hour, engineers),
        per_call_out=np.repeat([_call_out_fee(planned.shift) for planned in plan.shifts], engineers),
        overtime_factor=coverage.overtime_factor,
        premiums=premiums,
    )


def _call_out_fee(shift: Shift) -> float:
    return shift.on_call.call_out if shift.on_call else 0.0


def _of_one_engineer(
    scenario: Scenario,
    frame: Frame,
    coverage: Coverage,
    planned: PlannedShift,
    premiums: tuple[PremiumHours, ...],
) -> CostParts:
    horizon = frame.horizon
    team, shift = coverage.teams[planned.team], planned.shift
    weeks = (horizon.measured_to_s - horizon.measured_from_s) / WEEK_S
    if shift.on_call is not None:
        rota = clipped(
            cover_of(planned.spans.start_s, planned.spans.end_s), horizon.measured_from_s, horizon.measured_to_s
        )
        return CostParts(retainer=_hours(rota) * shift.on_call.retainer_per_hour / weeks)
    paid = clipped(_with_holidays(scenario, shift, team.time_zone), horizon.measured_from_s, horizon.measured_to_s)
    added_s = float(premiums[planned.team].added_s(paid.start_s, paid.end_s).sum())
    return CostParts(
        paid_hours=_hours(paid) * team.cost_per_hour / weeks,
        premiums=added_s / HOUR_S * team.cost_per_hour / weeks,
    )


def _with_holidays(scenario: Scenario, shift: Shift, time_zone: str) -> Cover:
    """The hours of a shift that are paid, worked or not: its pattern on all dates."""
    simulation = scenario.simulation
    first, last = simulation.first_measured, simulation.first_measured + timedelta(weeks=simulation.weeks)
    around = timedelta(days=DAYS_AROUND)
    window = Window(days=shift.days, opens=shift.start, closes=shift.end)
    spans = pattern_spans(window, zone(time_zone), first - around, last + around)
    return cover_of(spans.start_s, spans.end_s)


def _hours(times: Cover) -> float:
    return int(np.sum(times.end_s - times.start_s)) / HOUR_S


def history_costs(plan: CostPlan, outcomes: Outcomes, time: EngineerTime) -> CostParts:
    """All that a coverage costs per measured week in one history.

    `time` is `simulation.load.engineer_time` of that history over the measured weeks.
    """
    overtime_h = np.where(plan.on_call, 0, time.overtime_s) / HOUR_S
    happened = CostParts(
        call_outs=_call_outs(plan, outcomes.call_outs),
        on_call_work=_on_call_work(plan, outcomes.work),
        overtime=float(overtime_h @ plan.per_hour) * plan.overtime_factor,
    )
    return plan.rostered + happened.times(1.0 / plan.weeks)


def _call_outs(plan: CostPlan, log: CallOutLog) -> float:
    """The fees of the call-outs that began in the measured weeks."""
    counted = (log.start_s >= plan.measured_from_s) & (log.start_s < plan.measured_to_s)
    return float(plan.per_call_out[log.engineer[counted]].sum())


def _on_call_work(plan: CostPlan, log: WorkLog) -> float:
    """What engineers on call earn for working in the measured weeks."""
    if not plan.on_call.any():
        return 0.0
    mine = plan.on_call[log.engineer]
    worked = Spans(log.engineer[mine], log.start_s[mine], log.end_s[mine])
    worked = worked.within(plan.measured_from_s, plan.measured_to_s)
    earned = 0.0
    for team, premiums in enumerate(plan.premiums):
        of_team = worked.where(plan.team[worked.owner] == team)
        paid_s = (of_team.end_s - of_team.start_s) + premiums.added_s(of_team.start_s, of_team.end_s)
        earned += float(paid_s @ plan.per_hour[of_team.owner]) / HOUR_S
    return earned
