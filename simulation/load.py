"""Load: who was there, who was busy and what waited, hour by hour and engineer by engineer, read off the logs.

Separate from the causes of misses, which ask about single tickets; here everything is a sum over the whole log.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulation.clocks import HOUR_S, instant_at, open_time
from simulation.columns import IntArray, distinct, freeze_columns
from simulation.inputs import History, Pause, Stretches, Wait, Work
from simulation.outcomes import Ending, Outcomes
from simulation.spans import Spans, seconds_by_step, seconds_in_common, seconds_of_owners


@dataclass(frozen=True, slots=True)
class EngineerTime:
    """Seconds of each engineer in a window of time, by kind.

    Rostered is absent and attended; attended is working, on break, on other duty, responding and idle.
    """

    working_s: IntArray
    """Working on tickets while attending."""
    overtime_s: IntArray
    """Working on tickets while not attending."""
    on_break_s: IntArray
    other_duty_s: IntArray
    responding_s: IntArray
    """On call, called out and not yet at work, while attending."""
    idle_s: IntArray
    absent_s: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)


def hourly_seconds(history: History, outcomes: Outcomes, start_s: int, hours: int) -> IntArray:
    """int64[4, hours]: seconds in each of so many hours from `start_s` on.

    Of engineers attending, those on call left out; of those on call, called out or not; of engineers working on
    tickets, overtime and call-outs included; and of pieces of work in the queue.
    """
    attended, on_call = history.roster.attended, history.roster.on_call
    called = on_call[attended.engineer]
    work, waits = outcomes.work, outcomes.waits

    def seconds(starts_s: IntArray, ends_s: IntArray) -> IntArray:
        return seconds_by_step(starts_s, ends_s, start_s, HOUR_S, hours)

    return np.stack(
        (
            seconds(attended.start_s[~called], attended.end_s[~called]),
            seconds(attended.start_s[called], attended.end_s[called]),
            seconds(work.start_s, work.end_s),
            seconds(waits.entered_s, waits.left_s),
        )
    )


def engineer_time(history: History, outcomes: Outcomes, from_s: int, to_s: int) -> EngineerTime:
    """How each engineer of the roster spent the time in `[from_s, to_s)`."""
    roster, work, pauses = history.roster, outcomes.work, outcomes.pauses
    attended = _spans(roster.attended).within(from_s, to_s)
    worked = Spans(work.engineer, work.start_s, work.end_s).within(from_s, to_s)
    delayed = Spans(work.engineer, work.taken_s, work.start_s).within(from_s, to_s)
    paused = Spans(pauses.engineer, pauses.start_s, pauses.end_s).within(from_s, to_s)
    engineers = len(roster)
    attended_s = seconds_of_owners(attended, engineers)
    working_s = _in_common(worked, attended, engineers)
    on_break_s = _in_common(paused.where(pauses.kind == Pause.BREAK), attended, engineers)
    other_duty_s = _in_common(paused.where(pauses.kind == Pause.DUTY), attended, engineers)
    responding_s = _in_common(delayed, attended, engineers)
    return EngineerTime(
        working_s=working_s,
        overtime_s=seconds_of_owners(worked, engineers) - working_s,
        on_break_s=on_break_s,
        other_duty_s=other_duty_s,
        responding_s=responding_s,
        idle_s=attended_s - working_s - on_break_s - other_duty_s - responding_s,
        absent_s=seconds_of_owners(_spans(roster.rostered).within(from_s, to_s), engineers) - attended_s,
    )


def _spans(stretches: Stretches) -> Spans:
    return Spans(stretches.engineer, stretches.start_s, stretches.end_s)


def _in_common(spans: Spans, attended: Spans, engineers: int) -> IntArray:
    """int64[engineers]: the seconds of the spans in which their engineer attends."""
    real = spans.where(spans.start_s < spans.end_s)
    seconds = np.bincount(real.owner, weights=seconds_in_common(real, attended), minlength=engineers)
    return seconds.astype(np.int64)


def open_tickets(history: History, outcomes: Outcomes, at_s: IntArray) -> IntArray:
    """How many tickets are open at each instant: arrived and not solved, or reopened and not solved again."""
    tickets, work = history.tickets, outcomes.work
    done = np.flatnonzero((work.kind == Work.TOUCH) & (work.ending == Ending.DONE))
    row = tickets.touch_from[work.ticket[done]] + work.touch[done]
    is_last = row + 1 == tickets.touch_from[work.ticket[done] + 1]
    following = np.minimum(row + 1, len(tickets.wait) - 1)
    reopens = ~is_last & (tickets.wait[following] == Wait.REOPENED)
    solved_s = work.end_s[done]
    closed_s = solved_s[is_last | reopens]
    reopened_s = _reopened_s(history, following[reopens], solved_s[reopens])
    return _count_until(tickets.arrival_s, at_s) + _count_until(reopened_s, at_s) - _count_until(closed_s, at_s)


def _reopened_s(history: History, touch: IntArray, solved_s: IntArray) -> IntArray:
    """When tickets solved at `solved_s` are reopened by these rows of the table of touches."""
    reopened_s = solved_s.copy()
    for index in distinct(history.tickets.wait_clock[touch]):
        mine = history.tickets.wait_clock[touch] == index
        clock, from_s = history.clocks[index], solved_s[mine]
        back_s = instant_at(clock, open_time(clock, from_s) + history.tickets.wait_s[touch[mine]])
        reopened_s[mine] = np.maximum(back_s, from_s)
    return reopened_s


def _count_until(instants_s: IntArray, at_s: IntArray) -> IntArray:
    """How many of the instants have come at each of others."""
    return np.asarray(np.searchsorted(np.sort(instants_s), at_s, side="right"), dtype=np.int64)
