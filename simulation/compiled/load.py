"""Load: who was there, who was busy and what waited, in one pass over each log; see `simulation.load`."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from simulation.clocks import HOUR_S
from simulation.columns import IntArray
from simulation.compiled.addressing import words_of
from simulation.compiled.clock_table import Table, addresses, instant_at, open_time, table_of
from simulation.compiled.columns import column, columns_of
from simulation.compiled.compiling import compiled, entry
from simulation.compiled.log_columns import Attended, Owned, Paused, Touches, Waited, Worked, attended_of
from simulation.inputs import History, Pause, Wait, Work
from simulation.load import EngineerTime
from simulation.outcomes import Ending, Outcomes


class Kind(IntEnum):
    """What seconds of an engineer are added up."""

    ROSTERED = 0
    ATTENDED = 1
    WORKED = 2
    WORKED_ATTENDING = 3
    ON_BREAK = 4
    ON_DUTY = 5
    RESPONDING = 6


class Hourly(IntEnum):
    """What seconds are added up by the hour, in the order of `simulation.load.hourly_seconds`."""

    ON_SHIFT = 0
    ON_CALL = 1
    BUSY = 2
    WAITING = 3


KINDS, HOURLY = len(Kind), len(Hourly)


def engineer_time(history: History, outcomes: Outcomes, from_s: int, to_s: int) -> EngineerTime:
    """See `simulation.load.engineer_time`."""
    found = seconds_by_kind(
        columns_of(Owned, history.roster.rostered),
        attended_of(history.roster),
        columns_of(Worked, outcomes.work),
        columns_of(Paused, outcomes.pauses),
        from_s,
        to_s,
    )
    kept_s = found[Kind.WORKED_ATTENDING] + found[Kind.ON_BREAK] + found[Kind.ON_DUTY] + found[Kind.RESPONDING]
    return EngineerTime(
        working_s=found[Kind.WORKED_ATTENDING],
        overtime_s=found[Kind.WORKED] - found[Kind.WORKED_ATTENDING],
        on_break_s=found[Kind.ON_BREAK],
        other_duty_s=found[Kind.ON_DUTY],
        responding_s=found[Kind.RESPONDING],
        idle_s=found[Kind.ATTENDED] - kept_s,
        absent_s=found[Kind.ROSTERED] - found[Kind.ATTENDED],
    )


@entry
def seconds_by_kind(
    rostered: Owned, attended: Attended, work: Worked, pauses: Paused, from_s: int, to_s: int
) -> IntArray:
    """int64[kinds, engineers]."""
    near = attended.first.copy()
    there = there_of(attended, near)
    found = np.zeros((KINDS, len(near) - 1), np.int64)
    for row in range(len(rostered.engineer)):
        length_s = min(rostered.end_s[row], to_s) - max(rostered.start_s[row], from_s)
        found[Kind.ROSTERED, rostered.engineer[row]] += max(length_s, 0)
    for row in range(len(attended.engineer)):
        length_s = min(attended.end_s[row], to_s) - max(attended.start_s[row], from_s)
        found[Kind.ATTENDED, attended.engineer[row]] += max(length_s, 0)
    for row in range(len(work.engineer)):
        engineer = work.engineer[row]
        taken, start, end = max(work.taken_s[row], from_s), work.start_s[row], min(work.end_s[row], to_s)
        begun = max(start, from_s)
        found[Kind.RESPONDING, engineer] += _attended_s(there, engineer, taken, min(start, to_s))
        found[Kind.WORKED, engineer] += max(end - begun, 0)
        found[Kind.WORKED_ATTENDING, engineer] += _attended_s(there, engineer, begun, end)
    near[:] = attended.first
    for row in range(len(pauses.engineer)):
        engineer = pauses.engineer[row]
        kind = Kind.ON_BREAK if pauses.kind[row] == Pause.BREAK else Kind.ON_DUTY
        start, end = max(pauses.start_s[row], from_s), min(pauses.end_s[row], to_s)
        found[kind, engineer] += _attended_s(there, engineer, start, end)
    near[:] = attended.first  # Or it would be given back while its address is still read.
    return found


class There(NamedTuple):
    """When each engineer attends, as addresses (`simulation.compiled.addressing`)."""

    start_s: IntArray
    end_s: IntArray
    first: IntArray
    near: IntArray
    """The stretch of each engineer that was asked for last."""


@compiled
def there_of(attended: Attended, near: IntArray) -> There:
    """To be read for as long as both are kept; `near` begins as a copy of `attended.first`."""
    return There(words_of(attended.start_s), words_of(attended.end_s), words_of(attended.first), words_of(near))


@compiled
def first_ending_after(there: There, engineer: int, at_s: int) -> int:
    """The first stretch of an engineer that ends after an instant; soonest found if that is near the last one asked."""
    row, begin, end = there.near[engineer], there.first[engineer], there.first[engineer + 1]
    while row > begin and there.end_s[row - 1] > at_s:
        row -= 1
    while row < end and there.end_s[row] <= at_s:
        row += 1
    there.near[engineer] = row
    return row  # type: ignore[no-any-return]


@compiled
def _attended_s(there: There, engineer: int, start_s: int, end_s: int) -> int:
    """How much of a span its engineer attends."""
    total_s = 0
    if start_s < end_s:
        row = first_ending_after(there, engineer, start_s)
        while row < there.first[engineer + 1] and there.start_s[row] < end_s:
            total_s += min(end_s, there.end_s[row]) - max(start_s, there.start_s[row])
            row += 1
    return total_s


def hourly_seconds(history: History, outcomes: Outcomes, start_s: int, hours: int) -> IntArray:
    """See `simulation.load.hourly_seconds`."""
    return seconds_by_hour(
        columns_of(Owned, history.roster.attended),
        column(history.roster.on_call),
        columns_of(Worked, outcomes.work),
        columns_of(Waited, outcomes.waits),
        start_s,
        hours,
    )


@entry
def seconds_by_hour(
    attended: Owned, on_call: IntArray, work: Worked, waits: Waited, start_s: int, hours: int
) -> IntArray:
    """int64[4, hours]."""
    parts = np.zeros((HOURLY, hours), np.int64)
    wholes = np.zeros((HOURLY, hours + 1), np.int64)
    for row in range(len(attended.engineer)):
        there = Hourly.ON_CALL if on_call[attended.engineer[row]] else Hourly.ON_SHIFT
        _lay(parts[there], wholes[there], attended.start_s[row] - start_s, attended.end_s[row] - start_s)
    for row in range(len(work.start_s)):
        _lay(parts[Hourly.BUSY], wholes[Hourly.BUSY], work.start_s[row] - start_s, work.end_s[row] - start_s)
    for row in range(len(waits.entered_s)):
        _lay(parts[Hourly.WAITING], wholes[Hourly.WAITING], waits.entered_s[row] - start_s, waits.left_s[row] - start_s)
    for kind in range(HOURLY):
        covering = 0
        for hour in range(hours):
            covering += wholes[kind, hour]
            parts[kind, hour] += HOUR_S * covering
    return parts


@compiled
def _lay(part_s: IntArray, whole: IntArray, from_s: int, to_s: int) -> None:
    """Lay a span over the hours: seconds in those it begins and ends in, and a mark about those between."""
    start_s, end_s = max(from_s, 0), min(to_s, HOUR_S * len(part_s))
    if start_s < end_s:
        first, last = start_s // HOUR_S, (end_s - 1) // HOUR_S
        if first == last:
            part_s[first] += end_s - start_s
        else:
            part_s[first] += HOUR_S * (first + 1) - start_s
            part_s[last] += end_s - HOUR_S * last
            whole[first + 1] += 1
            whole[last] -= 1


def open_tickets(history: History, outcomes: Outcomes, at_s: IntArray) -> IntArray:
    """See `simulation.load.open_tickets`; the instants are sorted."""
    return open_at(
        columns_of(Touches, history.tickets),
        columns_of(Worked, outcomes.work),
        table_of(history.clocks),
        column(at_s),
    )


@entry
def open_at(tickets: Touches, work: Worked, kept: Table, at_s: IntArray) -> IntArray:
    """int64[instants]: how many tickets are open."""
    table = addresses(kept)
    change = np.zeros(len(at_s) + 1, np.int64)
    place = 0
    for arrival_s in tickets.arrival_s:
        while place < len(at_s) and at_s[place] < arrival_s:
            place += 1
        change[place] += 1
    place = 0
    for row in range(len(work.ticket)):
        # The log is in order of ends, as tickets are of arrivals.
        while place < len(at_s) and at_s[place] < work.end_s[row]:
            place += 1
        if work.kind[row] != Work.TOUCH or work.ending[row] != Ending.DONE:
            continue
        ticket = work.ticket[row]
        following = tickets.touch_from[ticket] + work.touch[row] + 1
        is_last = following == tickets.touch_from[ticket + 1]
        if is_last or tickets.wait[following] == Wait.REOPENED:
            change[place] -= 1
        if not is_last and tickets.wait[following] == Wait.REOPENED:
            clock = tickets.wait_clock[following]
            back_s = instant_at(table, clock, open_time(table, clock, work.end_s[row]) + tickets.wait_s[following])
            change[first_from(at_s, 0, len(at_s), max(back_s, work.end_s[row]))] += 1
    return np.cumsum(change[:-1])


@compiled
def first_from(sorted_s: IntArray, low: int, high: int, value_s: int) -> int:
    """The first of these places whose instant is not before a value."""
    while low < high:
        middle = (low + high) >> 1
        if sorted_s[middle] < value_s:
            low = middle + 1
        else:
            high = middle
    return low
