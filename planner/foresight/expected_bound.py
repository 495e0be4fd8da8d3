"""The expected bound: what share of first responses anyone rostered could make in time, before anything is drawn.

The bound of a result (`planner.measurement.bound`) is counted on the drawn tickets; this is its expectation, from the
arrival rates and the rosters alone. Both ask `reachable` there: here of arrivals on a grid, each weighted with the
tickets expected around it.

The grid has an arrival in the middle of every five minutes. The answer changes only where a shift or a customer's
business hours begin or end, or that long before or after: where these lie on multiples of five minutes, as nearly
always, the grid is exact to the second; elsewhere each change misplaces at most two and a half minutes' arrivals. Two
things are left aside: that drawn sizes of incidents are rounded to whole tickets, and tickets still undecided when
following ends, which the bound of a result does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planner.demand.frame import Frame
from planner.demand.incidents import YEAR_S
from planner.demand.profiles import QUARTER_S
from planner.demand.workload import first_due_s
from planner.measurement.bound import reachable
from planner.plans import Metric, Severity
from planner.scenario.customers import Incident
from planner.scenario.distributions import CountDistribution, DistributionKind
from planner.scenario.scenario import Scenario
from simulation.columns import FloatArray, IntArray
from simulation.inputs import SEVERITIES, Roster, Rules, Tickets, Wait

STEP_S = 300
STEPS_PER_QUARTER = QUARTER_S // STEP_S


@dataclass(frozen=True, slots=True)
class ExpectedBound:
    """One first-response target before any simulation."""

    target: int
    """Index into `Frame.targets`."""
    tickets: float
    """Expected in the measured weeks."""
    bound: float | None
    """The expected share for which anyone who may answer is rostered in time; None without expected tickets."""


def expected_bounds(
    scenario: Scenario, frame: Frame, staffed: Sequence[tuple[Roster, Rules]]
) -> tuple[tuple[ExpectedBound, ...], ...]:
    """For each coverage's roster and rules, the expected bound of every first-response target, in their order.

    Any replication's roster will do: absences are left aside. Updates have no bound.
    """
    expected = np.zeros(len(frame.targets))
    in_time = np.zeros((len(staffed), len(frame.targets)))
    for cell in arrival_cells(scenario, frame):
        expected[cell.target] += float(cell.weight.sum())
        for coverage, (roster, rules) in enumerate(staffed):
            reached = reachable(frame, cell.arrivals, roster, rules)
            in_time[coverage, cell.target] += float(cell.weight[reached].sum())
    firsts = [index for index, row in enumerate(frame.targets) if row.metric is Metric.FIRST_RESPONSE]
    return tuple(
        tuple(
            ExpectedBound(
                target=target,
                tickets=float(expected[target]),
                bound=float(row[target] / expected[target]) if expected[target] > 0 else None,
            )
            for target in firsts
        )
        for row in in_time
    )


@dataclass(frozen=True, slots=True)
class ArrivalCell:
    """Arrivals on the grid under one promise, with what each stands for; all groups alike in one."""

    target: int
    arrivals: Tickets
    weight: FloatArray
    """Expected tickets."""


def arrival_cells(scenario: Scenario, frame: Frame) -> Iterator[ArrivalCell]:
    """Groups of one plan and clock share their due instants, so their expected tickets are added up first."""
    at_s = _grid(frame)
    rows_alike: dict[tuple[int, ...], list[int]] = {}
    for row in np.flatnonzero(frame.first_target >= 0).tolist():
        promises = frame.promises
        key = (int(frame.first_target[row]), int(promises.first_clock[row]), int(promises.first_amount[row]))
        rows_alike.setdefault(key, []).append(row)
    for rows in rows_alike.values():
        weight = np.sum([_expected(scenario, frame, row, at_s) for row in rows], axis=0)
        some = weight > 0
        if some.any():
            arrivals = _arrivals(frame, at_s[some], rows[0])
            yield ArrivalCell(int(frame.first_target[rows[0]]), arrivals, weight[some])


def _grid(frame: Frame) -> IntArray:
    """int64: the middles of all steps in the measured weeks."""
    horizon = frame.horizon
    return np.arange(horizon.measured_from_s + STEP_S // 2, horizon.measured_to_s, STEP_S, dtype=np.int64)


def _expected(scenario: Scenario, frame: Frame, row: int, at_s: IntArray) -> FloatArray:
    """float64: tickets of a promise row expected in each step of the grid."""
    index, severity = divmod(row, SEVERITIES)
    group, rate = scenario.customers[index], frame.arrivals[index]
    quarter = (at_s - rate.shape.start_s) // QUARTER_S
    ordinary: FloatArray = rate.expected[quarter] / STEPS_PER_QUARTER * group.share_of(Severity(severity))
    for incident in scenario.incidents:
        if incident.severity == severity:
            share = _share_of_incident(scenario, incident, index)
            ordinary = ordinary + share * _incident_tickets(frame, incident, at_s)
    return ordinary


def _share_of_incident(scenario: Scenario, incident: Incident, index: int) -> float:
    """A group's part of an incident's tickets, by accounts."""
    hit = [
        group.accounts if incident.customers is None or group.name in incident.customers else 0
        for group in scenario.customers
    ]
    return hit[index] / sum(hit) if hit[index] else 0.0


def _incident_tickets(frame: Frame, incident: Incident, at_s: IntArray) -> FloatArray:
    """float64: an incident's tickets in each step; fewer in the horizon's first hours, since none began before."""
    since_start_s = at_s - frame.horizon.start_s
    begun = np.minimum(1.0, since_start_s / max(incident.within.seconds, 1))
    tickets: FloatArray = begun * (incident.per_year * STEP_S / YEAR_S * _mean_count(incident.tickets))
    return tickets


def _mean_count(distribution: CountDistribution) -> float:
    """The mean number of tickets; rounding to whole ones is left aside where the numbers vary continuously."""
    varies = distribution.kind is DistributionKind.EXPONENTIAL or (distribution.cv or 0.0) > 0.0
    values = np.array(distribution.values or (distribution.mean or 0.0,), dtype=np.float64)
    return float(np.mean(values if varies else np.rint(values)))


def _arrivals(frame: Frame, at_s: IntArray, row: int) -> Tickets:
    """Tickets that arrive there under a promise; nothing but arrival and due instant is ever asked of them."""
    count = len(at_s)
    promise = np.full(count, row, dtype=np.int64)
    nothing, none = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.bool_)
    return Tickets(
        arrival_s=at_s,
        promise=promise,
        first_due_s=first_due_s(frame, promise, at_s),
        second_tier=none,
        analysis_s=nothing,
        guidance_s=nothing,
        touch_from=np.arange(count + 1, dtype=np.int64),
        effort_s=np.ones(count, dtype=np.int64),
        wait=np.full(count, int(Wait.NONE), dtype=np.int64),
        wait_s=nothing,
        wait_clock=nothing,
    )
