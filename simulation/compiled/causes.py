"""Causes: who else was there while work of missed targets stood in the queue; see `simulation.causes`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulation.causes import Cause, Misses, first_response_misses, shares_of, update_misses
from simulation.clocks import HOUR_S
from simulation.columns import FloatArray, IntArray
from simulation.compiled.clock_table import Table, addresses, open_time, table_of
from simulation.compiled.columns import column, columns_of
from simulation.compiled.compiling import compiled, compiled_apart, entry
from simulation.compiled.load import first_ending_after, first_from, there_of
from simulation.compiled.log_columns import Attended, Owned, Waited, Worked, attended_of
from simulation.compiled.pieces import Asked, OfQueued, counted_pieces
from simulation.inputs import SEVERITIES, History, Work
from simulation.outcomes import Outcomes
from simulation.skills import class_of, may_table, skill_of, work_class

WORKS = np.arange(len(Work))
NOTHING = -1
"""More important than any work."""


class Importance(NamedTuple):
    """How important work is, lower being more."""

    of_kind: IntArray
    """int64[kinds]: of tickets, by plan * SEVERITIES + severity."""
    of_work: IntArray
    """int64[promises, `Work`]."""
    promise: IntArray
    """Of each ticket."""


class Busy(NamedTuple):
    """Stretches of attending engineers, with work in hand or not, sorted by start."""

    spans: Owned
    importance: IntArray
    """Of the work in hand."""


def first_response_splits(history: History, outcomes: Outcomes, rows: IntArray) -> FloatArray:
    """See `simulation.causes.first_response_splits`."""
    return _splits(history, outcomes, first_response_misses(history, outcomes, rows), Work.TOUCH)


def update_splits(history: History, outcomes: Outcomes, rows: IntArray) -> FloatArray:
    """See `simulation.causes.update_splits`."""
    return _splits(history, outcomes, update_misses(history, outcomes, rows), Work.UPDATE)


def _splits(history: History, outcomes: Outcomes, misses: Misses, waiting: Work) -> FloatArray:
    if len(misses.ticket) == 0:
        return np.zeros((0, len(Cause)))
    table, work = table_of(history.clocks), columns_of(Worked, outcomes.work)
    seconds, queued = counted_pieces(
        columns_of(Asked, misses),
        work,
        columns_of(Waited, outcomes.waits),
        int(waiting),
        len(history.tickets),
        outcomes.end_s,
        table,
    )
    if queued.shape[1]:
        order = np.lexsort((queued[OfQueued.START_S], queued[OfQueued.CLOCK], queued[OfQueued.KIND]))
        attended = attended_of(history.roster)
        claim(seconds, queued[:, order], attended, work, _may(history, waiting), _importance(history), table)
    return shares_of(seconds)


def _may(history: History, waiting: Work) -> IntArray:
    """int64[engineers, kinds]: who may take waiting work of each kind."""
    plans = history.roster.handles.shape[1]
    plan, severity = np.divmod(np.arange(plans * SEVERITIES), SEVERITIES)
    no_second_tier = np.zeros(len(plan), dtype=np.bool_)
    return column(may_table(history.roster)[:, skill_of(plan, severity, no_second_tier, int(waiting), 0)])


def _importance(history: History) -> Importance:
    rules, promises = history.rules, history.promises
    plan, severity = np.divmod(np.arange(len(rules.plan_rank) * SEVERITIES), SEVERITIES)
    of_work = work_class(rules, promises.plan[:, None], promises.severity[:, None], WORKS[None, :])
    return Importance(column(class_of(rules, plan, severity)), column(of_work), column(history.tickets.promise))


@entry
def claim(
    seconds: IntArray,
    queued: IntArray,
    attended: Attended,
    work: Worked,
    may: IntArray,
    importance: Importance,
    kept: Table,
) -> None:
    """Move what was queued from the work itself to its cause; `queued` is sorted by kind, clock and start."""
    table = addresses(kept)
    before = _wanted_hours(queued)
    origin_s = queued[OfQueued.START_S].min()
    there = _there(attended, before, origin_s)
    busy = _busy(attended, work, importance, before, origin_s)
    begin = 0
    while begin < queued.shape[1]:
        kind = queued[OfQueued.KIND, begin]
        end = begin
        while end < queued.shape[1] and queued[OfQueued.KIND, end] == kind:
            end += 1
        attending_s = _covered(there, may[:, kind], NOTHING, queued[:, begin:end], table)
        less_s = _covered(busy, may[:, kind], importance.of_kind[kind], queued[:, begin:end], table)
        for piece in range(begin, end):
            miss, clock = queued[OfQueued.MISS, piece], queued[OfQueued.CLOCK, piece]
            length_s = open_time(table, clock, queued[OfQueued.END_S, piece])
            length_s -= open_time(table, clock, queued[OfQueued.START_S, piece])
            seconds[miss, Cause.WORK_ITSELF] -= length_s
            seconds[miss, Cause.NO_ONE_ON_SHIFT] += length_s - attending_s[piece - begin]
            seconds[miss, Cause.ALL_BUSY] += attending_s[piece - begin] - less_s[piece - begin]
            seconds[miss, Cause.LESS_IMPORTANT_WORK] += less_s[piece - begin]
        begin = end


@compiled_apart
def _wanted_hours(queued: IntArray) -> IntArray:
    """int64[hours + 1]: in how many of the hours before each anything was queued, from the first start on."""
    origin_s = queued[OfQueued.START_S].min()
    hours = (queued[OfQueued.END_S].max() - 1 - origin_s) // HOUR_S + 1
    steps = np.zeros(hours + 1, np.int64)
    for piece in range(queued.shape[1]):
        steps[(queued[OfQueued.START_S, piece] - origin_s) // HOUR_S] += 1
        steps[(queued[OfQueued.END_S, piece] - 1 - origin_s) // HOUR_S + 1] -= 1
    before = np.zeros(hours + 1, np.int64)
    queued_now = 0
    for hour in range(hours):
        queued_now += steps[hour]
        before[hour + 1] = before[hour] + (1 if queued_now > 0 else 0)
    return before


@compiled
def _is_wanted(before: IntArray, start_s: int, end_s: int) -> bool:
    """Whether anything was queued about a span, whose instants count from the first start."""
    last = len(before) - 1
    if end_s <= 0 or start_s >= HOUR_S * last or start_s >= end_s:
        return False
    until = min((end_s - 1) // HOUR_S + 1, last)
    return before[until] > before[max(start_s, 0) // HOUR_S]  # type: ignore[no-any-return]


@compiled_apart
def _there(attended: Attended, before: IntArray, origin_s: int) -> Busy:
    """Who attends about the time, with whatever in hand."""
    count = 0
    rows = np.empty(len(attended.engineer), np.int64)
    for row in range(len(attended.engineer)):
        if _is_wanted(before, attended.start_s[row] - origin_s, attended.end_s[row] - origin_s):
            rows[count] = row
            count += 1
    rows = rows[:count]
    rows = rows[np.argsort(attended.start_s[rows])]
    spans = Owned(attended.engineer[rows], attended.start_s[rows], attended.end_s[rows])
    return Busy(spans, np.zeros(count, np.int64))


@compiled_apart
def _busy(attended: Attended, work: Worked, importance: Importance, before: IntArray, origin_s: int) -> Busy:
    """Who is busy about the time while attending, by start, as `simulation.causes.busy_of` says it."""
    near = attended.first.copy()
    there = there_of(attended, near)
    room = len(work.ticket) + len(attended.engineer)
    engineer, start_s, end_s = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int64)
    classes = np.empty(room, np.int64)
    count = 0
    for row in range(len(work.ticket)):
        # From taking on: one on call who has yet to respond to another ticket is busy with that one.
        taken_s, until_s, owner = work.taken_s[row], work.end_s[row], work.engineer[row]
        if not _is_wanted(before, taken_s - origin_s, until_s - origin_s):
            continue
        stretch = first_ending_after(there, owner, taken_s)
        while stretch < attended.first[owner + 1] and attended.start_s[stretch] < until_s:
            engineer[count] = owner
            start_s[count] = max(taken_s, attended.start_s[stretch])
            end_s[count] = min(until_s, attended.end_s[stretch])
            classes[count] = importance.of_work[importance.promise[work.ticket[row]], work.kind[row]]
            count += 1
            stretch += 1
    near[:] = attended.first  # Or it would be given back while its address is still read.
    rows = np.argsort(start_s[:count])
    return Busy(Owned(engineer[rows], start_s[rows], end_s[rows]), classes[rows])


@compiled_apart
def _covered(busy: Busy, able: IntArray, above: int, queued: IntArray, table: Table) -> IntArray:
    """How much of each piece, on its clock, lies in spans of anyone able, with something less important than `above`.

    The pieces are sorted by clock and start.
    """
    spans = busy.spans
    start_s, end_s = np.empty(len(spans.engineer), np.int64), np.empty(len(spans.engineer), np.int64)
    count = 0
    for row in range(len(spans.engineer)):
        if able[spans.engineer[row]] == 0 or busy.importance[row] <= above:
            continue
        if count > 0 and spans.start_s[row] <= end_s[count - 1]:
            end_s[count - 1] = max(end_s[count - 1], spans.end_s[row])
        else:
            start_s[count], end_s[count] = spans.start_s[row], spans.end_s[row]
            count += 1
    found = np.zeros(queued.shape[1], np.int64)
    begin = 0
    while begin < queued.shape[1]:
        end = begin
        while end < queued.shape[1] and queued[OfQueued.CLOCK, end] == queued[OfQueued.CLOCK, begin]:
            end += 1
        _covered_on(table, queued[:, begin:end], start_s[:count], end_s[:count], found[begin:end])
        begin = end
    return found


@compiled_apart
def _covered_on(table: Table, queued: IntArray, start_s: IntArray, end_s: IntArray, found: IntArray) -> None:
    """The same for pieces of one clock and one cover; what lies before no piece is not looked at."""
    clock = queued[OfQueued.CLOCK, 0]
    at_start, before = np.empty(len(start_s), np.int64), np.empty(len(start_s), np.int64)
    low = known = total_s = 0
    for piece in range(len(found)):
        from_s, to_s = queued[OfQueued.START_S, piece], queued[OfQueued.END_S, piece]
        while low < len(start_s) and end_s[low] <= from_s:
            low += 1
        known = max(known, low)
        while known < len(start_s) and start_s[known] < to_s:
            at_start[known], before[known] = open_time(table, clock, start_s[known]), total_s
            total_s += open_time(table, clock, end_s[known]) - at_start[known]
            known += 1
        high = first_from(start_s, low, known, to_s)
        if high > low:
            last = high - 1
            reached_s = before[last] + open_time(table, clock, min(to_s, end_s[last])) - at_start[last]
            skipped_s = before[low] + open_time(table, clock, max(from_s, start_s[low])) - at_start[low]
            found[piece] = reached_s - skipped_s
