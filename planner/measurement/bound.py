"""The bound: which first responses anyone rostered could have made in time, whatever the number of engineers.

Read off the calendars and the drawn tickets, before anything is played. A ticket is reachable if somebody who may
answer it can begin at some moment from its arrival on and before the last instant that still meets, since work
lasts at least a second. Only ever too generous, so attainment never exceeds the share that is reachable.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.frame import Frame
from simulation.clocks import NEVER, Count
from simulation.columns import BoolArray, IntArray, distinct, freeze_columns
from simulation.due import last_meeting
from simulation.inputs import SEVERITIES, Promises, Roster, Rules, ShiftEnd, Tickets, Work
from simulation.log_reading import VECTORISED, LogReader
from simulation.skills import may_table, skill_of
from simulation.step_table import StepTable, step_table

SHORTEST_DAY_S = 3_600
"""Updates counted in business days are taken to be owed an hour apart at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """When somebody who may answer is rostered, for each kind of ticket: no replication moves it."""

    earliest_s: StepTable
    """By kind, plan * SEVERITIES + severity: the earliest that anyone is ready, over the openings not ended by then."""

    def holds(self, kind: IntArray, arrival_s: IntArray, last_s: IntArray, reader: LogReader = VECTORISED) -> BoolArray:
        """Whether any opening ends after each arrival and lets work begin before the last instant."""
        earliest_s = reader.values_at(self.earliest_s, kind, arrival_s)
        in_time: BoolArray = (earliest_s < NEVER) & (np.maximum(earliest_s, arrival_s) < last_s)
        return in_time


def reach_of(promises: Promises, roster: Roster, rules: Rules) -> Reach:
    """The reach of a roster, absences left aside."""
    openings = _openings(promises, roster, rules)
    may, plans = may_table(roster), roster.handles.shape[1]
    steps = []
    for kind in range(plans * SEVERITIES):
        plan, severity = divmod(kind, SEVERITIES)
        able = may[openings.engineer, skill_of(plan, severity, 0, Work.TOUCH, 0)]
        ready_s, until_s = openings.ready_s[able], openings.until_s[able]
        order = np.argsort(until_s, kind="stable")
        from_s = np.append(until_s.min(initial=0) - 1, until_s[order])
        steps.append((from_s, np.append(np.minimum.accumulate(ready_s[order][::-1])[::-1], NEVER)))
    return Reach(step_table(steps))


def reachable(frame: Frame, tickets: Tickets, roster: Roster, rules: Rules) -> BoolArray:
    """bool[tickets]: whether someone rostered, absent or not, could have made the first response in time.

    It says nothing of tickets that are promised no first response.
    """
    promises = frame.promises
    kind = (promises.plan * SEVERITIES + promises.severity)[tickets.promise]
    return reach_of(promises, roster, rules).holds(
        kind, tickets.arrival_s, last_instants(frame, tickets.promise, tickets.first_due_s)
    )


@dataclass(frozen=True, slots=True)
class _Openings:
    """When an engineer takes work, and from when on he can begin it: one row per rostered stretch."""

    engineer: IntArray
    ready_s: IntArray
    """The first instant at which he can begin; on call perhaps after the stretch, with work taken in it."""
    until_s: IntArray
    """From here on he takes nothing more."""

    def __post_init__(self) -> None:
        freeze_columns(self)


def _openings(promises: Promises, roster: Roster, rules: Rules) -> _Openings:
    """The rostered stretches, with the response delay of engineers on call.

    One already called out begins at once, so the delay counts from the start of the stretch and not from the
    arrival: he may have been called out for something else as soon as the stretch began. It does not count at all
    where a call-out of the stretch before may still be going on.
    """
    rostered = roster.rostered
    engineer = rostered.engineer
    gap_s = np.full(len(engineer), NEVER, dtype=np.int64)
    follows = np.flatnonzero(engineer[1:] == engineer[:-1]) + 1
    gap_s[follows] = rostered.start_s[follows] - rostered.end_s[follows - 1]
    delay_s = roster.response_s[engineer]
    called_out_before = gap_s < _longest_overtime_s(promises, roster, rules)
    return _Openings(
        engineer=engineer,
        ready_s=rostered.start_s + np.where(called_out_before, 0, delay_s),
        until_s=rostered.end_s,
    )


def _longest_overtime_s(promises: Promises, roster: Roster, rules: Rules) -> int:
    """For how long after a stretch an engineer on call may go on working, at most.

    Where shifts end at work that is nearly done: the response, what may be finished, and the updates that fall due
    in that time. If an update takes at most half its interval, these at most double it and add one.
    """
    owed = promises.update_count != Count.NONE
    effort_s = promises.update_effort_s[owed]
    in_open_time = promises.update_count[owed] == Count.OPEN_TIME
    slow = 2 * effort_s > np.where(in_open_time, promises.update_amount[owed], SHORTEST_DAY_S)
    if rules.shift_end is ShiftEnd.FINISH or bool(slow.any()):
        return NEVER
    response_s = int(roster.response_s.max(initial=0))
    return 2 * (response_s + rules.finish_within_s + int(effort_s.max(initial=0))) + 1


def last_instants(frame: Frame, promise: IntArray, due_s: IntArray) -> IntArray:
    """The last instant at which each first response still meets."""
    clock = frame.promises.first_clock[promise]
    last_s = due_s.copy()
    for index in distinct(clock):
        mine = clock == index
        last_s[mine] = last_meeting(frame.clocks[index], due_s[mine])
    return last_s
