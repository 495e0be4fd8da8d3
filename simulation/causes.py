"""Causes: why targets were missed, read off the logs of a history.

For each missed target the time from arrival (updates: from release) to the reply is split, on the target's
clock, by what kept the reply from coming; each miss is a row of four shares that sum to 1. Separate from the
engine, so that no engine computes it twice, and vectorised: a miss is a handful of pieces of time, what its ticket
was doing in each is a sweep over the logs, and who else was there is a search in the union of shifts and of less
important work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial

import numpy as np

from simulation.clocks import Clock, open_time
from simulation.columns import BoolArray, FloatArray, IntArray, freeze_columns
from simulation.inputs import SEVERITIES, History, Work
from simulation.outcomes import OPEN, Outcomes
from simulation.pieces import Doing, Pieces, pieces_of
from simulation.skills import class_of, may_table, skill_of, work_class
from simulation.spans import Cover, Measure, Spans, cover_of, covered, overlaps, plain_time


class Cause(IntEnum):
    """What kept a reply from coming: the columns of a split."""

    NO_ONE_ON_SHIFT = 0
    """Nobody who may handle it attends, or it is held for an engineer, or one on call has yet to respond."""
    ALL_BUSY = 1
    """All who may handle it are on equally or more important work, on a break or on another duty."""
    LESS_IMPORTANT_WORK = 2
    """Somebody who may handle it is on less important work."""
    WORK_ITSELF = 3
    """An engineer is at it; or, of an update, nothing is left to be done."""


@dataclass(frozen=True, slots=True)
class Misses:
    """Targets whose time is to be split, one row each; a study asks of missed ones only."""

    ticket: IntArray
    from_s: IntArray
    to_s: IntArray
    clock: IntArray
    """Index into `History.clocks`; its length stands for plain time."""
    kind: IntArray
    """plan * SEVERITIES + severity: decides who may answer, and how important the ticket is."""
    clock_stops: BoolArray
    """Whether the clock stops while an engineer works on the ticket ("ongoing")."""

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class Others:
    """Who else is there, as seen by waiting work of one kind."""

    attending: Cover
    """When anyone who may take it attends."""
    less_important: Cover
    """When any of them is on less important work; lies within `attending`."""


def first_response_splits(history: History, outcomes: Outcomes, rows: IntArray) -> FloatArray:
    """Why first responses were missed: float64[k, 4], columns by `Cause`, each row summing to 1.

    `rows` are the numbers of k tickets that missed. A ticket without a reply counts until following ends. If
    the target's clock has no open time in between, every second counts instead.
    """
    return _splits(history, outcomes, first_response_misses(history, outcomes, rows), Work.TOUCH)


def first_response_misses(history: History, outcomes: Outcomes, rows: IntArray) -> Misses:
    """The first responses to tickets, as they are split."""
    tickets, promises = history.tickets, history.promises
    promise = tickets.promise[rows]
    reply_s = outcomes.tickets.first_reply_s[rows]
    return Misses(
        ticket=rows.copy(),
        from_s=tickets.arrival_s[rows],
        to_s=np.where(reply_s == OPEN, outcomes.end_s, reply_s),
        clock=promises.first_clock[promise],
        kind=promises.plan[promise] * SEVERITIES + promises.severity[promise],
        clock_stops=np.zeros(len(rows), dtype=np.bool_),
    )


def update_splits(history: History, outcomes: Outcomes, rows: IntArray) -> FloatArray:
    """Why updates were missed: float64[k, 4], columns by `Cause`, each row summing to 1.

    `rows` are rows of the obligation log that are late. Counted from release, or from opening if its work never
    was released, until the reply or the end. The clock of an "ongoing" target stops while an engineer works on
    the ticket, so that work is no part of it. If nothing counts on the target's clock, every second does; and if
    the reply came in the very second of the release, the work itself is the cause.
    """
    return _splits(history, outcomes, update_misses(history, outcomes, rows), Work.UPDATE)


def update_misses(history: History, outcomes: Outcomes, rows: IntArray) -> Misses:
    """Rows of the obligation log, as they are split."""
    promises, owed = history.promises, outcomes.obligations
    promise = history.tickets.promise[owed.ticket[rows]]
    released_s, closed_s = owed.released_s[rows], owed.closed_s[rows]
    return Misses(
        ticket=owed.ticket[rows],
        from_s=np.where(released_s == OPEN, owed.opened_s[rows], released_s),
        to_s=np.where(closed_s == OPEN, outcomes.end_s, closed_s),
        clock=promises.update_clock[promise],
        kind=promises.plan[promise] * SEVERITIES + promises.severity[promise],
        clock_stops=promises.ongoing[promise],
    )


def _splits(history: History, outcomes: Outcomes, misses: Misses, waiting: Work) -> FloatArray:
    pieces = pieces_of(outcomes, Spans(misses.ticket, misses.from_s, misses.to_s), waiting)
    others = others_of(history, outcomes, np.unique(misses.kind), waiting)
    everyone = np.ones(len(misses.ticket), dtype=np.bool_)
    seconds = _seconds(history.clocks, misses, everyone, pieces, others)
    uncounted = seconds.sum(axis=1) == 0
    if np.any(uncounted):
        plainly = replace(
            misses,
            clock=np.where(uncounted, len(history.clocks), misses.clock),
            clock_stops=misses.clock_stops & ~uncounted,
        )
        seconds += _seconds(history.clocks, plainly, uncounted, pieces, others)
    seconds[seconds.sum(axis=1) == 0, Cause.WORK_ITSELF] = 1
    shares: FloatArray = seconds / seconds.sum(axis=1, keepdims=True)
    return shares


def others_of(history: History, outcomes: Outcomes, kinds: IntArray, waiting: Work) -> dict[int, Others]:
    """Who else is there, for waiting work of each (plan, severity); on call counts as attending."""
    roster, rules, promises, work = history.roster, history.rules, history.promises, outcomes.work
    attended = Spans(roster.attended.engineer, roster.attended.start_s, roster.attended.end_s)
    by_start = np.argsort(attended.start_s, kind="stable")
    # From taking on: one on call who has yet to respond to another ticket is busy with that one.
    busy = overlaps(Spans(work.engineer, work.taken_s, work.end_s), attended)
    sorted_busy = np.argsort(busy.start_s, kind="stable")
    stretch, start_s, end_s = busy.asked[sorted_busy], busy.start_s[sorted_busy], busy.end_s[sorted_busy]
    promise = history.tickets.promise[work.ticket]
    importance = work_class(rules, promises.plan[promise], promises.severity[promise], work.kind)[stretch]
    engineer = work.engineer[stretch]
    may = may_table(roster)
    others = {}
    for kind in kinds.tolist():
        plan, severity = divmod(kind, SEVERITIES)
        able = may[:, skill_of(plan, severity, 0, waiting, 0)]
        less = able[engineer] & (importance > class_of(rules, plan, severity))
        there = by_start[able[attended.owner[by_start]]]
        others[kind] = Others(
            attending=cover_of(attended.start_s[there], attended.end_s[there]),
            less_important=cover_of(start_s[less], end_s[less]),
        )
    return others


def _seconds(
    clocks: tuple[Clock, ...], misses: Misses, chosen: BoolArray, pieces: Pieces, others: dict[int, Others]
) -> IntArray:
    """int64[k, 4]: the seconds that count, by cause; zeros for misses that are not chosen."""
    measures: tuple[Measure, ...] = (*(partial(open_time, clock) for clock in clocks), plain_time)
    seconds = np.zeros((len(misses.ticket), len(Cause)), dtype=np.int64)
    groups = np.unique(np.stack((misses.clock, misses.kind), axis=1)[chosen], axis=0)
    for clock, kind in groups.tolist():
        rows = chosen & (misses.clock == clock) & (misses.kind == kind)
        of_rows = np.flatnonzero(rows[pieces.row])
        measure = measures[clock]
        # What no cause below claims is left for the work itself.
        seconds[rows, Cause.WORK_ITSELF] = measure(misses.to_s[rows]) - measure(misses.from_s[rows])
        _claim(seconds, misses, pieces, of_rows, measure, others[kind])
    return seconds


def _claim(seconds: IntArray, misses: Misses, pieces: Pieces, rows: IntArray, measure: Measure, others: Others) -> None:
    """Move what the pieces say, of one clock and one kind of work, from the work itself to its cause."""
    miss, start_s, end_s = pieces.row[rows], pieces.start_s[rows], pieces.end_s[rows]
    doing = pieces.doing[rows]
    length = measure(end_s) - measure(start_s)
    attended = covered(others.attending, measure, start_s, end_s)
    less = covered(others.less_important, measure, start_s, end_s)
    queued, kept = doing == Doing.QUEUED, doing == Doing.KEPT
    stopped = (doing == Doing.WORKED_ON) & misses.clock_stops[miss]
    np.add.at(seconds[:, Cause.NO_ONE_ON_SHIFT], miss, np.where(queued, length - attended, length * kept))
    np.add.at(seconds[:, Cause.ALL_BUSY], miss, (attended - less) * queued)
    np.add.at(seconds[:, Cause.LESS_IMPORTANT_WORK], miss, less * queued)
    np.add.at(seconds[:, Cause.WORK_ITSELF], miss, -length * (queued | kept | stopped))
