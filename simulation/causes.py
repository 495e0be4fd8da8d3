"""Causes: why targets were missed, read off the logs of a history.

For each missed target the time from arrival (updates: from release) to the reply is split, on the target's
clock, by what kept the reply from coming; each miss is a row of four shares that sum to 1. Separate from the
engine, so that no engine computes it twice, and vectorised: a miss is a handful of pieces of time, what its ticket
was doing in each is a sweep over the logs, and who else was there is a search in the union of shifts and of less
important work.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np

from simulation.clock_table import ClockTable, clock_table, open_times
from simulation.columns import BoolArray, FloatArray, IntArray, distinct, freeze_columns
from simulation.grouped_covers import covered_by_group
from simulation.inputs import SEVERITIES, History, Work
from simulation.outcomes import OPEN, Outcomes
from simulation.pieces import Doing, Pieces, pieces_of
from simulation.skills import class_of, may_table, skill_of, work_class
from simulation.spans import Cover, Spans, cover_of, overlaps


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
class Busy:
    """Stretches of attending engineers with work in hand, by their start; what is busy depends on no miss."""

    engineer: IntArray
    start_s: IntArray
    end_s: IntArray
    importance: IntArray
    """The class of the work, as `simulation.skills.work_class` says it."""

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
    misses = first_response_misses(history, outcomes, rows)
    return _splits(history, outcomes, misses, Work.TOUCH)


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
    misses = update_misses(history, outcomes, rows)
    return _splits(history, outcomes, misses, Work.UPDATE)


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
    others = others_of(history, busy_of(history, outcomes), distinct(misses.kind), waiting)
    everyone = np.ones(len(misses.ticket), dtype=np.bool_)
    table = clock_table(history.clocks)
    seconds = _seconds(table, misses, everyone, pieces, others)
    uncounted = seconds.sum(axis=1) == 0
    if np.any(uncounted):
        plainly = replace(
            misses,
            clock=np.where(uncounted, len(history.clocks), misses.clock),
            clock_stops=misses.clock_stops & ~uncounted,
        )
        seconds += _seconds(table, plainly, uncounted, pieces, others)
    return shares_of(seconds)


def shares_of(seconds: IntArray) -> FloatArray:
    """float64[k, 4]: splits of so many seconds by cause; of none at all, the work itself is the cause."""
    seconds[seconds.sum(axis=1) == 0, Cause.WORK_ITSELF] = 1
    shares: FloatArray = seconds / seconds.sum(axis=1, keepdims=True)
    return shares


def busy_of(history: History, outcomes: Outcomes) -> Busy:
    """Who is busy when, and with what."""
    promises, work, attended = history.promises, outcomes.work, history.roster.attended
    # From taking on: one on call who has yet to respond to another ticket is busy with that one.
    in_hand = Spans(work.engineer, work.taken_s, work.end_s)
    busy = overlaps(in_hand, Spans(attended.engineer, attended.start_s, attended.end_s))
    by_start = np.argsort(busy.start_s, kind="stable")
    row = busy.asked[by_start]
    promise = history.tickets.promise[work.ticket[row]]
    return Busy(
        engineer=work.engineer[row],
        start_s=busy.start_s[by_start],
        end_s=busy.end_s[by_start],
        importance=work_class(history.rules, promises.plan[promise], promises.severity[promise], work.kind[row]),
    )


def others_of(history: History, busy: Busy, kinds: Iterable[int], waiting: Work) -> dict[int, Others]:
    """Who else is there, for waiting work of each (plan, severity); on call counts as attending."""
    roster, rules = history.roster, history.rules
    attended = roster.attended
    by_start = np.argsort(attended.start_s, kind="stable")
    may = may_table(roster)
    others = {}
    for kind in kinds:
        plan, severity = divmod(kind, SEVERITIES)
        able = may[:, skill_of(plan, severity, 0, waiting, 0)]
        less = able[busy.engineer] & (busy.importance > class_of(rules, plan, severity))
        there = by_start[able[attended.engineer[by_start]]]
        others[kind] = Others(
            attending=cover_of(attended.start_s[there], attended.end_s[there]),
            less_important=cover_of(busy.start_s[less], busy.end_s[less]),
        )
    return others


def _seconds(
    table: ClockTable, misses: Misses, chosen: BoolArray, pieces: Pieces, others: dict[int, Others]
) -> IntArray:
    """int64[k, 4]: the seconds that count, by cause; zeros for misses that are not chosen."""
    seconds = np.zeros((len(misses.ticket), len(Cause)), dtype=np.int64)
    # What no cause below claims is left for the work itself.
    whole = open_times(table, misses.clock, misses.to_s) - open_times(table, misses.clock, misses.from_s)
    seconds[chosen, Cause.WORK_ITSELF] = whole[chosen]
    rows = np.flatnonzero(chosen[pieces.row])
    if len(rows):
        _claim(seconds, table, misses, pieces, rows, others)
    return seconds


def _claim(  # all that a piece of time is seen by
    seconds: IntArray,
    table: ClockTable,
    misses: Misses,
    pieces: Pieces,
    rows: IntArray,
    others: dict[int, Others],
) -> None:
    """Move what the pieces say from the work itself to its cause."""
    miss, start_s, end_s = pieces.row[rows], pieces.start_s[rows], pieces.end_s[rows]
    doing, clock = pieces.doing[rows], misses.clock[miss]
    length = open_times(table, clock, end_s) - open_times(table, clock, start_s)
    # A group is a clock and a kind of work: they decide what counts, and who else is there.
    kinds = int(misses.kind.max()) + 1
    number = clock * kinds + misses.kind[miss]
    groups = distinct(number)
    group = np.searchsorted(groups, number)
    clock_of = np.array(groups) // kinds

    def measure(of_group: IntArray, at_s: IntArray) -> IntArray:
        return open_times(table, clock_of[of_group], at_s)

    attending = [others[each % kinds].attending for each in groups]
    less_important = [others[each % kinds].less_important for each in groups]
    attended = covered_by_group(attending, measure, group, start_s, end_s)
    less = covered_by_group(less_important, measure, group, start_s, end_s)
    queued, kept = doing == Doing.QUEUED, doing == Doing.KEPT
    stopped = (doing == Doing.WORKED_ON) & misses.clock_stops[miss]
    np.add.at(seconds[:, Cause.NO_ONE_ON_SHIFT], miss, np.where(queued, length - attended, length * kept))
    np.add.at(seconds[:, Cause.ALL_BUSY], miss, (attended - less) * queued)
    np.add.at(seconds[:, Cause.LESS_IMPORTANT_WORK], miss, less * queued)
    np.add.at(seconds[:, Cause.WORK_ITSELF], miss, -length * (queued | kept | stopped))
