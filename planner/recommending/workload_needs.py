"""Workload needs: the work that arrives in a week, by who may do it, and what an engineer of each shift can do of it.

A cut from workload: what arrives must be done in as many weeks as it arrives in, or it waits longer and longer. Only
touches of tickets with a contractual target count, since whatever ranks below them may be left to wait without a
contractual goal being missed; hand-overs, updates and interruptions, which only add work, are left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.frame import Frame
from planner.demand.workload import Workload, draw_workload
from planner.estimates.intervals import mean_interval
from planner.recommending.choices import with_headcounts
from planner.scenario.coverage import Shift, ShiftEnd, Team
from planner.scenario.scenario import Scenario
from planner.staffing.roster import draw_roster, prepare_roster
from planner.staffing.shift_spans import ShiftSpans, team_spans
from simulation.clocks import HOUR_S, WEEK_S
from simulation.columns import BoolArray, FloatArray, IntArray
from simulation.inputs import Work
from simulation.skills import may_table, skill_of

REPLICATIONS = 20
"""Of demand alone: nothing is played."""


@dataclass(frozen=True, slots=True, eq=False)
class WorkloadNeeds:
    """Hours a week."""

    effort_h: tuple[float, ...]
    """Of each kind of work: the lower end of its 95% interval, so that chance makes the cut no tighter than it is."""
    may: BoolArray
    """bool[kinds, shifts]: whether engineers of a shift may do it."""
    capacity_h: tuple[float, ...]
    """What one engineer of each shift has for it, at most."""


def workload_needs(scenario: Scenario, frame: Frame) -> WorkloadNeeds:
    """The needs of a scenario with one coverage; none where work in hand is always finished, whatever that takes."""
    coverage = scenario.coverage[0]
    if coverage.shift_end is ShiftEnd.FINISH:
        return WorkloadNeeds((), np.zeros((0, len(coverage.shifts)), dtype=np.bool_), (0.0,) * len(coverage.shifts))
    one_each = with_headcounts(scenario, (1,) * len(coverage.shifts))
    roster = draw_roster(prepare_roster(one_each, frame, one_each.coverage[0]), scenario.simulation.seed, 0)
    may = may_table(roster)
    drawn = [draw_workload(scenario, frame, number) for number in range(REPLICATIONS)]
    by_skill = np.stack([_effort_by_skill_s(frame, workload, may.shape[1]) for workload in drawn])
    skills = np.flatnonzero(by_skill.sum(axis=0))
    weeks = scenario.simulation.weeks
    return WorkloadNeeds(
        effort_h=tuple(_low(by_skill[:, skill]) / HOUR_S / weeks for skill in skills.tolist()),
        may=may[:, skills].T.copy(),
        capacity_h=tuple(
            _capacity_h(scenario, frame, team, shift, spans)
            for team in coverage.teams
            for shift, spans in zip(team.shifts, _most_spans(scenario, team), strict=True)
        ),
    )


def _low(values: FloatArray) -> float:
    interval = mean_interval(values)
    assert interval is not None, "several replications have an interval"
    return max(0.0, interval.low)


def _effort_by_skill_s(frame: Frame, workload: Workload, skills: int) -> FloatArray:
    """float64[skills]: the effort of all touches of measured tickets with a contractual target."""
    tickets, promises = workload.tickets, frame.promises
    touches = np.diff(tickets.touch_from)
    ticket = np.repeat(np.arange(len(tickets)), touches)
    number = np.arange(len(ticket)) - tickets.touch_from[ticket]
    promise = tickets.promise[ticket]
    counts = (workload.measured & _has_contractual(frame)[tickets.promise])[ticket]
    skill: IntArray = skill_of(
        promises.plan[promise], promises.severity[promise], tickets.second_tier[ticket], int(Work.TOUCH), number
    )
    return np.bincount(skill[counts], weights=tickets.effort_s[counts], minlength=skills).astype(np.float64)


def _has_contractual(frame: Frame) -> BoolArray:
    """bool[promise rows]."""
    is_contractual = np.array([*(target.contractual for target in frame.targets), False])
    contractual: BoolArray = is_contractual[frame.first_target] | is_contractual[frame.update_target]
    return contractual


def _most_spans(scenario: Scenario, team: Team) -> tuple[ShiftSpans, ...]:
    """When each shift stands at the most: on call, when no ordinary shift takes hours from it."""
    nobody = team.model_copy(
        update={"shifts": tuple(shift.model_copy(update={"engineers": 0}) for shift in team.shifts)}
    )
    return team_spans(scenario.simulation, nobody)


def _capacity_h(scenario: Scenario, frame: Frame, team: Team, shift: Shift, spans: ShiftSpans) -> float:
    """Attended hours a measured week less breaks and other duties, and what may be finished after a shift's end."""
    horizon = frame.horizon
    start_s, end_s = (
        np.clip(at, horizon.measured_from_s, horizon.measured_to_s) for at in (spans.start_s, spans.end_s)
    )
    stands = end_s > start_s
    weeks = (horizon.measured_to_s - horizon.measured_from_s) / WEEK_S
    hours, times = float((end_s - start_s).sum()) / HOUR_S / weeks, float(stands.sum()) / weeks
    if shift.on_call is None:
        pause_h = shift.break_.lasts.seconds / HOUR_S if shift.break_ else 0.0
        hours = (hours - times * pause_h) * (1.0 - team.absence) - hours * (1.0 - team.absence) * team.other_duties
    return max(0.0, hours) + times * scenario.coverage[0].finish_within.seconds / HOUR_S
