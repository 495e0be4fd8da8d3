"""Workload: every ticket of one replication, whatever the coverage.

Tickets are drawn in sources, a customer group's ordinary demand or its part of an incident, and within a source by
severity, because these share their streams and distributions. The columns are then put together in order of arrival, so
that every coverage faces the very same tickets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planner.demand.arrivals import draw_arrivals
from planner.demand.frame import Frame, months_of
from planner.demand.incidents import draw_incident
from planner.demand.streams import Purpose, StreamTable
from planner.demand.touches import Batch, Drawn, draw_touches
from planner.plans import Severity
from planner.scenario.customers import CustomerGroup
from planner.scenario.scenario import Scenario
from simulation.columns import BoolArray, IntArray, distinct, freeze_columns
from simulation.due import due_on
from simulation.inputs import SEVERITIES, Tickets


@dataclass(frozen=True, slots=True)
class Workload:
    """The tickets of one replication, and what the statistics ask about each; columns of n tickets."""

    tickets: Tickets
    measured: BoolArray
    """Whether it arrives in the measured weeks."""
    month: IntArray
    """Index into `Frame.months` of the customer's local date of arrival, -1 outside the whole months of its group."""
    guidance_asked_s: IntArray
    """Effort of the guidance that the customer asked for."""
    guidance_refused_s: IntArray
    """What the plan's cap refused of it."""

    def __post_init__(self) -> None:
        freeze_columns(self, "measured", "month", "guidance_asked_s", "guidance_refused_s")


def draw_workload(scenario: Scenario, frame: Frame, replication: int) -> Workload:
    """All tickets that arrive in the horizon, by arrival, then customer group, then order of drawing."""
    sources = list(_sources(scenario, frame, replication))
    names = [(*source.names, severity.word) for source in sources for severity in Severity]
    streams = StreamTable(scenario.simulation.seed, replication, names)
    parts = [part for source in sources for part in _parts(frame, source, streams)]
    arrival_s = _joined([part.arrival_s for part in parts])
    promise = _joined([np.full(len(part.arrival_s), part.promise) for part in parts])
    order = np.lexsort((promise // SEVERITIES, arrival_s))
    drawn = draw_touches([part.batch for part in parts])
    tickets = _tickets(frame, arrival_s[order], promise[order], drawn, order)
    asked_s = drawn.guidance_asked_s[order]
    horizon = frame.horizon
    return Workload(
        tickets=tickets,
        measured=(tickets.arrival_s >= horizon.measured_from_s) & (tickets.arrival_s < horizon.measured_to_s),
        month=months_of(frame, tickets.promise, tickets.arrival_s),
        guidance_asked_s=asked_s,
        guidance_refused_s=asked_s - tickets.guidance_s,
    )


@dataclass(frozen=True, slots=True)
class _Source:
    """Tickets of one group that share streams: its ordinary demand, or its part of an incident."""

    group: int
    names: tuple[str, ...]
    """What the streams are keyed by: the group, and the incident if one brought the tickets."""
    arrival_s: IntArray
    severity: IntArray


@dataclass(frozen=True, slots=True)
class _Part:
    """The tickets of one source and severity."""

    arrival_s: IntArray
    promise: int
    batch: Batch


def _sources(scenario: Scenario, frame: Frame, replication: int) -> Iterator[_Source]:
    streams = StreamTable(scenario.simulation.seed, replication, [(group.name,) for group in scenario.customers])
    for index, (group, rate) in enumerate(zip(scenario.customers, frame.arrivals, strict=True)):
        of_group = streams.of(group.name)
        arrival_s = draw_arrivals(
            rate, group.daily_variation, of_group(Purpose.ARRIVALS), of_group(Purpose.DAILY_FACTOR)
        )
        severity = _severities(group, len(arrival_s), of_group(Purpose.SEVERITY))
        yield _Source(index, (group.name,), arrival_s, severity)
    for incident in scenario.incidents:
        drawn = draw_incident(scenario, frame.horizon, incident, replication)
        for index in distinct(drawn.group):
            arrival_s = drawn.arrival_s[drawn.group == index]
            names = (scenario.customers[index].name, incident.name)
            yield _Source(index, names, arrival_s, np.full(len(arrival_s), int(incident.severity)))


def _severities(group: CustomerGroup, n: int, draws: np.random.Generator) -> IntArray:
    until = np.cumsum([group.share_of(severity) for severity in Severity])
    severity: IntArray = np.searchsorted(until, draws.random(n) * until[-1], side="right").astype(np.int64)
    return severity


def _parts(frame: Frame, source: _Source, streams: StreamTable) -> Iterator[_Part]:
    for severity in Severity:
        arrival_s = source.arrival_s[source.severity == severity]
        if len(arrival_s) == 0:
            continue
        promise = source.group * SEVERITIES + severity
        batch = Batch(frame.terms[promise], len(arrival_s), streams.of(*source.names, severity.word))
        yield _Part(arrival_s, promise, batch)


def _tickets(frame: Frame, arrival_s: IntArray, promise: IntArray, drawn: Drawn, order: IntArray) -> Tickets:
    """The drawn columns, their tickets taken in `order`."""
    touches = drawn.touches
    touch_from = np.concatenate(([0], np.cumsum(touches[order])))
    row = np.repeat((np.cumsum(touches) - touches)[order] - touch_from[:-1], touches[order])
    row += np.arange(len(row))
    return Tickets(
        arrival_s=arrival_s,
        promise=promise,
        first_due_s=first_due_s(frame, promise, arrival_s),
        second_tier=drawn.second_tier[order],
        analysis_s=drawn.analysis_s[order],
        guidance_s=drawn.guidance_s[order],
        touch_from=touch_from,
        effort_s=drawn.effort_s[row],
        wait=drawn.wait[row],
        wait_s=drawn.wait_s[row],
        wait_clock=drawn.wait_clock[row],
    )


def first_due_s(frame: Frame, promise: IntArray, arrival_s: IntArray) -> IntArray:
    """When the first response to each ticket is due; NEVER where none is promised."""
    promises = frame.promises
    return due_on(
        frame.clocks,
        promises.first_clock[promise],
        promises.first_count[promise],
        promises.first_amount[promise],
        arrival_s,
    )


def _joined(columns: list[IntArray]) -> IntArray:
    return np.concatenate([np.empty(0, dtype=np.int64), *columns])
