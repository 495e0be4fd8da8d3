"""Causes of misses against an oracle that looks at every second, on logs made by chance and on histories played."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulation.causes import Cause
from simulation.columns import FloatArray, IntArray, int_column
from simulation.engine import play
from simulation.inputs import SEVERITIES, Dispatch, History, ShiftEnd, Wait, Work
from simulation.outcomes import OPEN, Ending, Leaving, Outcomes
from simulation.skills import class_of, may_table, skill_of, work_class
from tests.both_readers import first_response_splits, update_splits
from tests.made_histories import clock, history_of, outcomes_of, promises_of, roster_of, rules_of, tickets_of

NO_ONE, BUSY, LESS, WORK = Cause
TOUCH, UPDATE, ANALYSIS, GUIDANCE = Work
DONE, INTERRUPTED, HELD, HANDED_BACK = Ending.DONE, Ending.INTERRUPTED, Ending.HELD, Ending.HANDED_BACK
TAKEN = Leaving.TAKEN
END_S = 240


def random_spans(rng: np.random.Generator, count: int, longest_s: int) -> list[tuple[int, int]]:
    """Disjoint spans that never touch, in order."""
    edges = np.sort(rng.choice(END_S, size=2 * count, replace=False))
    return [(int(start), int(min(end, start + longest_s))) for start, end in edges.reshape(-1, 2)]


def random_history(rng: np.random.Generator, tickets: int) -> History:
    engineers = 3
    attended = [
        (engineer, start_s, end_s)
        for engineer in range(engineers)
        for start_s, end_s in random_spans(rng, int(rng.integers(0, 4)), 90)
    ]
    rows = [
        (int(plan), int(severity), int(rng.integers(3)), int(rng.integers(3)), bool(rng.integers(2)))
        for plan in range(2)
        for severity in range(SEVERITIES)
    ]
    return history_of(
        clocks=[clock((0, END_S)), clock((30, 80), (120, 180)), clock((200, 230))],
        promises=promises_of(rows),
        tickets=tickets_of(sorted(rng.integers(0, END_S - 40, tickets).tolist()), rng.integers(0, 8, tickets).tolist()),
        roster=roster_of(
            engineers,
            attended,
            on_call=(2,),
            response_s=10,
            handles=rng.random((engineers, 2, SEVERITIES)) < 0.7,
            tiers=rng.random((engineers, 2)) < 0.8,
        ),
        rules=rules_of(Dispatch(int(rng.integers(0, 2)))),
        end_s=END_S,
    )


class Diary:
    """Writes a ticket's random life into the logs: waits, delays, work that stops and goes on."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.work: list[tuple[int, ...]] = []
        self.waits: list[tuple[int, ...]] = []

    def piece(self, ticket: int, kind: Work, touch: int, at_s: int) -> int:
        """One piece of work from entering the queue; returns when it is done, or the end."""
        rng, engineer, queued = self.rng, int(self.rng.integers(3)), True
        while True:
            if queued:
                left_s = min(at_s + int(rng.integers(0, 40)), END_S)
                self.waits.append((ticket, kind, at_s, left_s, TAKEN))
                at_s, engineer = left_s, int(rng.integers(3))
            if at_s >= END_S:
                return END_S
            start_s = min(at_s + int(rng.integers(0, 10) * (engineer == 2)), END_S)
            end_s = min(start_s + int(rng.integers(0, 25)), END_S)
            ending = Ending(int(rng.choice([DONE, INTERRUPTED, HELD, HANDED_BACK])))
            self.work.append((ticket, kind, touch, engineer, at_s, start_s, end_s, ending))
            if ending is DONE or end_s == END_S:
                return end_s
            queued = ending is not HELD
            at_s = min(end_s + int(rng.integers(1, 30) * (not queued)), END_S)


def random_outcomes(rng: np.random.Generator, history: History) -> Outcomes:
    diary = Diary(rng)
    replies, obligations = [], []
    for ticket, arrival_s in enumerate(history.tickets.arrival_s.tolist()):
        reply_s = diary.piece(ticket, TOUCH, 0, arrival_s)
        replies.append(OPEN if reply_s == END_S else reply_s)
        touch_s, update_s = reply_s, reply_s
        while max(touch_s, update_s) < END_S:
            touch_s = diary.piece(ticket, TOUCH, 1, min(touch_s + int(rng.integers(1, 30)), END_S))
            released_s = min(update_s + int(rng.integers(1, 30)), END_S)
            opened_s, update_s = update_s, diary.piece(ticket, UPDATE, 0, released_s)
            released_s = OPEN if rng.random() < 0.1 else released_s
            closed_s = OPEN if update_s == END_S else update_s
            obligations.append((ticket, opened_s, released_s, opened_s, closed_s, 0, True))
        diary.piece(ticket, GUIDANCE, 0, int(rng.integers(0, END_S)))
    work = sorted(diary.work, key=lambda stretch: stretch[6])  # In the order in which they ended, as `WorkLog` has it.
    return outcomes_of(end_s=END_S, first_reply_s=replies, work=work, waits=diary.waits, obligations=obligations)


def cause_at(history: History, outcomes: Outcomes, ticket: int, waiting: Work, second: int) -> Cause:
    """The rules, one by one, for one second."""
    work, waits = outcomes.work, outcomes.waits
    own = (work.ticket == ticket) & np.isin(work.kind, (TOUCH, UPDATE))
    if np.any(own & (work.start_s <= second) & (second < work.end_s)):
        return WORK
    queued = (waits.ticket == ticket) & (waits.kind == waiting)
    if np.any(queued & (waits.entered_s <= second) & (second < waits.left_s)):
        return cause_in_queue(history, outcomes, ticket, waiting, second)
    if np.any(own & (work.taken_s <= second) & (second < work.start_s)):
        return NO_ONE
    for row in np.flatnonzero(own & (work.ending == HELD) & (work.end_s <= second)):
        same = own & (work.kind == work.kind[row]) & (work.touch == work.touch[row])
        resumed = same & (work.engineer == work.engineer[row]) & (work.taken_s > work.end_s[row])
        if not np.any(resumed) or second < work.taken_s[resumed].min():
            return NO_ONE
    assert waiting is UPDATE, "a first response waits, is kept or is worked on, and nothing else"
    return WORK


def cause_in_queue(history: History, outcomes: Outcomes, ticket: int, waiting: Work, second: int) -> Cause:
    promises, work, attended = history.promises, outcomes.work, history.roster.attended
    promise = history.tickets.promise
    plan, severity = int(promises.plan[promise[ticket]]), int(promises.severity[promise[ticket]])
    may = may_table(history.roster)[:, skill_of(plan, severity, 0, waiting, 0)]
    there = attended.engineer[(attended.start_s <= second) & (second < attended.end_s)]
    if not np.any(may[there]):
        return NO_ONE
    of_work = promise[work.ticket]
    ranks = work_class(history.rules, promises.plan[of_work], promises.severity[of_work], work.kind)
    at_it = (work.taken_s <= second) & (second < work.end_s) & may[work.engineer]
    at_it &= np.isin(work.engineer, there) & (ranks > class_of(history.rules, plan, severity))
    return LESS if np.any(at_it) else BUSY


def oracle(history: History, outcomes: Outcomes, ticket: int, waiting: Work, from_s: int, to_s: int) -> list[float]:
    promises, promise = history.promises, history.tickets.promise[ticket]
    column = promises.first_clock if waiting is TOUCH else promises.update_clock
    counting = history.clocks[int(column[promise])]
    stops = waiting is UPDATE and bool(promises.ongoing[promise])
    work = outcomes.work
    on_clock, plain = np.zeros(4), np.zeros(4)
    for second in range(from_s, to_s):
        cause = cause_at(history, outcomes, ticket, waiting, second)
        own = (work.ticket == ticket) & np.isin(work.kind, (TOUCH, UPDATE))
        attended = bool(np.any(own & (work.start_s <= second) & (second < work.end_s)))
        plain[cause] += 1
        if np.any((counting.opens <= second) & (second < counting.closes)) and not (stops and attended):
            on_clock[cause] += 1
    seconds = on_clock if on_clock.sum() else plain
    if not seconds.sum():
        return [0.0, 0.0, 0.0, 1.0]
    shares: list[float] = (seconds / seconds.sum()).tolist()
    return shares


def first_oracle(history: History, outcomes: Outcomes, ticket: int) -> list[float]:
    reply_s = int(outcomes.tickets.first_reply_s[ticket])
    to_s = END_S if reply_s == OPEN else reply_s
    return oracle(history, outcomes, ticket, TOUCH, int(history.tickets.arrival_s[ticket]), to_s)


def update_oracle(history: History, outcomes: Outcomes, row: int) -> list[float]:
    owed = outcomes.obligations
    released_s, closed_s = int(owed.released_s[row]), int(owed.closed_s[row])
    from_s = int(owed.opened_s[row]) if released_s == OPEN else released_s
    to_s = END_S if closed_s == OPEN else closed_s
    return oracle(history, outcomes, int(owed.ticket[row]), UPDATE, from_s, to_s)


def assert_as_expected(history: History, outcomes: Outcomes, tickets: IntArray, owed: IntArray) -> None:
    """The splits of these tickets' first responses and of these rows of the obligations are the oracle's."""
    first = [first_oracle(history, outcomes, int(ticket)) for ticket in tickets]
    updates = [update_oracle(history, outcomes, int(row)) for row in owed]
    assert_shares(first_response_splits(history, outcomes, tickets), first)
    assert_shares(update_splits(history, outcomes, owed), updates)


def assert_shares(found: FloatArray, expected: list[list[float]]) -> None:
    assert found.sum(axis=1) == pytest.approx(1, abs=1e-12)
    assert found == pytest.approx(np.array(expected).reshape(-1, 4), abs=1e-12)


@given(st.integers(0, 2**32 - 1))
def test_logs_made_by_chance(seed: int) -> None:
    rng = np.random.default_rng(seed)
    history = random_history(rng, tickets=4)
    outcomes = random_outcomes(rng, history)
    tickets = rng.permutation(4)[: int(rng.integers(0, 5))]
    owed = rng.permutation(len(outcomes.obligations.ticket))[:6]
    assert_as_expected(history, outcomes, int_column(tickets), int_column(owed))


@given(st.integers(0, 2**32 - 1), st.sampled_from(ShiftEnd))
def test_histories_played_by_the_engine(seed: int, shift_end: ShiftEnd) -> None:
    rng = np.random.default_rng(seed)
    base = random_history(rng, tickets=5)
    waits = [[(Wait.CUSTOMER, int(wait_s))] * int(wait_s % 4) for wait_s in rng.integers(0, 30, 5)]
    tickets = tickets_of(base.tickets.arrival_s.tolist(), base.tickets.promise.tolist(), waits=waits)
    history = replace(
        base,
        tickets=replace(tickets, effort_s=int_column(rng.integers(1, 40, len(tickets.effort_s)))),
        rules=replace(base.rules, shift_end=shift_end, interrupts=rng.random((2, SEVERITIES)) < 0.5),
        promises=replace(base.promises, update_amount=int_column([20] * 8), update_effort_s=int_column([3] * 8)),
    )
    outcomes = play(history)
    late = np.flatnonzero(outcomes.obligations.late)
    assert_as_expected(history, outcomes, int_column(range(5)), int_column(late))
