"""Roster: a coverage's engineers, and when each is there in one replication.

What does not hang on chance, who there is and when their shifts stand, is prepared once per coverage; a replication
adds absence, breaks and other duties (`planner.staffing.attendance`). Engineers are numbered in the order of the
file: teams, shifts, then the engineers of a shift.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np

from planner.business_time.time_zones import day_number
from planner.demand.frame import Frame
from planner.demand.streams import StreamTable
from planner.scenario.coverage import Coverage, Shift, Team
from planner.scenario.scenario import Scenario
from planner.staffing.attendance import Attendance, ShiftTerms, draw_attendance
from planner.staffing.rules import covered
from planner.staffing.shift_spans import DAYS_BEFORE, ShiftSpans, team_spans
from simulation.columns import BoolArray, IntArray, int_column
from simulation.inputs import SEVERITIES, Pause, Pauses, Roster, Stretches

ANY_REPLICATION = 0
"""Whom a coverage rosters, absences left aside, is the same in all."""


Draws: TypeAlias = tuple[ShiftTerms, bytes]
"""Terms, engineers left out, and dates: what chance decides about an engineer hangs on these and on his number."""


@dataclass(frozen=True, slots=True)
class PlannedShift:
    """One `[[shifts]]` table on real dates."""

    team: int
    shift: Shift
    ability: int
    spans: ShiftSpans
    """When it stands, holidays left out; on call, the hours left to it."""
    terms: ShiftTerms
    draws: Draws = field(init=False)

    def __post_init__(self) -> None:
        on_dates = b"".join(column.tobytes() for column in (self.spans.day, self.spans.start_s, self.spans.end_s))
        object.__setattr__(self, "draws", (replace(self.terms, engineers=0), on_dates))


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """All of a coverage's roster that chance does not decide; engineers in the order of the shifts."""

    shifts: tuple[PlannedShift, ...]
    team: IntArray
    """Of each engineer, as the columns below, which are `simulation.inputs.Roster`'s."""
    ability: IntArray
    on_call: BoolArray
    response_s: IntArray
    handles: BoolArray
    tiers: BoolArray
    rostered: Stretches
    start_s: int
    """When the horizon starts; nobody is rostered before."""
    first_day: int
    """The local date from which absence is drawn, in days since 1970-01-01."""


def prepare_roster(scenario: Scenario, frame: Frame, coverage: Coverage) -> RosterPlan:
    """The part of a coverage's roster that every replication shares."""
    start_s = frame.horizon.start_s
    abilities = _Abilities(scenario)
    shifts = tuple(
        PlannedShift(
            team=index,
            shift=shift,
            ability=abilities.of(shift),
            spans=spans,
            terms=_terms(team, shift),
        )
        for index, team in enumerate(coverage.teams)
        for shift, spans in zip(team.shifts, team_spans(scenario.simulation, team), strict=True)
    )
    everyone = [(shift, np.ones((shift.terms.engineers, len(shift.spans)), dtype=np.bool_)) for shift in shifts]
    of_engineer = np.repeat(np.arange(len(shifts)), [shift.terms.engineers for shift in shifts])
    on_call = [shift.shift.on_call for shift in shifts]
    return RosterPlan(
        shifts=shifts,
        team=int_column([shift.team for shift in shifts])[of_engineer],
        ability=int_column([shift.ability for shift in shifts])[of_engineer],
        on_call=np.array([terms is not None for terms in on_call], dtype=np.bool_)[of_engineer],
        response_s=int_column([terms.response.seconds if terms else 0 for terms in on_call])[of_engineer],
        handles=abilities.handles,
        tiers=abilities.tiers,
        rostered=_stretches(everyone, start_s),
        start_s=start_s,
        first_day=day_number(scenario.simulation.start) - DAYS_BEFORE,
    )


def draw_roster(plan: RosterPlan, seed: int, replication: int) -> Roster:
    """The engineers of a coverage in one replication."""
    return draw_rosters((plan,), seed, replication)[0]


def draw_rosters(plans: Sequence[RosterPlan], seed: int, replication: int) -> tuple[Roster, ...]:
    """The engineers of coverages of one scenario in one replication.

    A shift that stands in several is drawn once, for the engineers of the coverage that has most of them.
    """
    largest: dict[Draws, tuple[PlannedShift, int]] = {}
    for plan in plans:
        for shift in plan.shifts:
            if shift.draws not in largest or largest[shift.draws][0].terms.engineers < shift.terms.engineers:
                largest[shift.draws] = (shift, plan.first_day)
    names = [names for shift, _ in largest.values() for names in shift.terms.engineer_names]
    streams = StreamTable(seed, replication, names)
    drawn = {
        draws: draw_attendance(shift.terms, shift.spans, first_day, streams)
        for draws, (shift, first_day) in largest.items()
    }
    return tuple(_roster(plan, drawn) for plan in plans)


def _roster(plan: RosterPlan, attendances: Mapping[Draws, Attendance]) -> Roster:
    drawn = [(shift, attendances[shift.draws].of_first(shift.terms.engineers)) for shift in plan.shifts]
    return Roster(
        team=plan.team,
        ability=plan.ability,
        on_call=plan.on_call,
        response_s=plan.response_s,
        handles=plan.handles,
        tiers=plan.tiers,
        attended=_stretches([(shift, attendance.attended) for shift, attendance in drawn], plan.start_s),
        rostered=plan.rostered,
        pauses=_pauses(drawn, plan.start_s),
    )


class _Abilities:
    """The distinct combinations of what engineers handle and in which tiers, numbered as they are met."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._rows: dict[tuple[bytes, bool, bool], int] = {}
        self._handles: list[BoolArray] = []

    def of(self, shift: Shift) -> int:
        handles = covered(self._scenario, shift.handles)
        key = (handles.tobytes(), 1 in shift.tier, 2 in shift.tier)
        if key not in self._rows:
            self._handles.append(handles)
        return self._rows.setdefault(key, len(self._rows))

    @property
    def handles(self) -> BoolArray:
        return np.array(self._handles, dtype=np.bool_).reshape(-1, len(self._scenario.plans), SEVERITIES)

    @property
    def tiers(self) -> BoolArray:
        return np.array([key[1:] for key in self._rows], dtype=np.bool_).reshape(-1, 2)


def _terms(team: Team, shift: Shift) -> ShiftTerms:
    on_call = shift.on_call is not None
    pause = None if on_call else shift.break_
    return ShiftTerms(
        team=team.name,
        shift=shift.name,
        engineers=shift.engineers,
        absence=0.0 if on_call else team.absence,
        other_duties=0.0 if on_call else team.other_duties,
        break_after_s=pause.after.seconds if pause else 0,
        break_s=pause.lasts.seconds if pause else 0,
    )


def _stretches(shifts: list[tuple[PlannedShift, BoolArray]], start_s: int) -> Stretches:
    """Which spans whom engineers attend, as stretches; spans of one engineer that touch or overlap become one."""
    engineer, start, end = [], [], []
    first = 0
    for shift, attended in shifts:
        number, span = np.nonzero(attended)
        engineer.append(number + first)
        start.append(np.maximum(shift.spans.start_s[span], start_s))
        end.append(shift.spans.end_s[span])
        first += shift.terms.engineers
    return _joined(np.concatenate(engineer), np.concatenate(start), np.concatenate(end))


def _joined(engineer: IntArray, start_s: IntArray, end_s: IntArray) -> Stretches:
    apart = (engineer[1:] != engineer[:-1]) | (start_s[1:] > end_s[:-1])
    first = np.flatnonzero(np.concatenate((np.ones(min(len(engineer), 1), dtype=np.bool_), apart)))
    last = np.append(first[1:], len(engineer))[: len(first)] - 1
    return Stretches(engineer[first].astype(np.int64), start_s[first], end_s[last])


def _pauses(drawn: list[tuple[PlannedShift, Attendance]], start_s: int) -> Pauses:
    engineer, kind, at, length = [], [], [], []
    first = 0
    for shift, attendance in drawn:
        engineer.append(attendance.pause_engineer + first)
        kind.append(attendance.pause_kind)
        at.append(attendance.pause_at_s)
        length.append(attendance.pause_length_s)
        first += shift.terms.engineers
    columns = [np.concatenate(column) for column in (engineer, kind, at, length)]
    columns = [column[columns[2] >= start_s] for column in columns]
    # Engineer, instant and kind in one number: a single sort, of columns that are in order for the most part.
    width_s = int(columns[2].max(initial=0)) + 1
    order = np.argsort((columns[0] * width_s + columns[2]) * len(Pause) + columns[1], kind="stable")
    return Pauses(*(column[order] for column in columns))
