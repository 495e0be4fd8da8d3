"""Causes of misses: by hand, and against an oracle that looks at every second."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulation.causes import Cause, first_response_splits, update_splits
from simulation.columns import FloatArray, int_column
from simulation.inputs import SEVERITIES, Dispatch, History, Work
from simulation.outcomes import OPEN, Ending, Leaving, Outcomes
from simulation.skills import class_of, may_table, skill_of, work_class
from tests.made_histories import (
    clock,
    history_of,
    outcomes_of,
    promises_of,
    roster_of,
    rows_of,
    rules_of,
    tickets_of,
)

NO_ONE, BUSY, LESS, WORK = Cause
URGENT, HIGH, MEDIUM, LOW = range(SEVERITIES)
TOUCH, UPDATE, ANALYSIS, GUIDANCE = Work
DONE, INTERRUPTED, HELD, HANDED_BACK = Ending.DONE, Ending.INTERRUPTED, Ending.HELD, Ending.HANDED_BACK
TAKEN = Leaving.TAKEN
ALWAYS = clock((0, 10_000))


def one_plan_history(
    severities: list[int],
    attended: list[tuple[int, int, int]],
    *,
    engineers: int = 2,
    hours: tuple[int, int] = (0, 10_000),
    ongoing: bool = False,
    on_call: tuple[int, ...] = (),
) -> History:
    """Tickets of one plan that arrive at 0, on a clock open in `hours`."""
    return history_of(
        clocks=[clock(hours)],
        promises=promises_of([(0, severity, 0, 0, ongoing) for severity in range(SEVERITIES)]),
        tickets=tickets_of([0] * len(severities), severities),
        roster=roster_of(engineers, attended, on_call=on_call, response_s=100),
        end_s=10_000,
    )


def of_ticket_0(history: History, outcomes: Outcomes) -> list[float]:
    shares: list[float] = first_response_splits(history, outcomes, rows_of(0))[0].tolist()
    return shares


def test_waiting_for_a_shift_then_for_an_engineer_then_the_work() -> None:
    history = one_plan_history([URGENT, HIGH, URGENT], [(0, 200, 1000)])
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[800, 400, 600],
        work=[
            (1, TOUCH, 0, 0, 200, 200, 400, DONE),  # less important
            (2, TOUCH, 0, 0, 400, 400, 600, DONE),  # equally important
            (0, TOUCH, 0, 0, 700, 700, 800, DONE),  # after a break of 100 s
        ],
        waits=[(1, TOUCH, 0, 200, TAKEN), (2, TOUCH, 0, 400, TAKEN), (0, TOUCH, 0, 700, TAKEN)],
    )
    assert of_ticket_0(history, outcomes) == [200 / 800, 300 / 800, 200 / 800, 100 / 800]


def test_only_open_time_counts() -> None:
    history = one_plan_history([URGENT], [(0, 500, 1000)], hours=(400, 550))
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[900],
        work=[(0, TOUCH, 0, 0, 520, 520, 900, DONE)],
        waits=[(0, TOUCH, 0, 520, TAKEN)],
    )
    assert of_ticket_0(history, outcomes) == [100 / 150, 20 / 150, 0, 30 / 150]


def test_without_open_time_every_second_counts() -> None:
    history = one_plan_history([URGENT], [(0, 500, 1000)], hours=(5000, 6000))
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[1000],
        work=[(0, TOUCH, 0, 0, 600, 600, 1000, DONE)],
        waits=[(0, TOUCH, 0, 600, TAKEN)],
    )
    assert of_ticket_0(history, outcomes) == [0.5, 0.1, 0, 0.4]


def test_never_answered_counts_to_the_end() -> None:
    history = one_plan_history([URGENT], [(0, 0, 2500)])
    outcomes = outcomes_of(end_s=10_000, first_reply_s=[OPEN], waits=[(0, TOUCH, 0, 10_000, Leaving.OPEN)])
    assert of_ticket_0(history, outcomes) == [0.75, 0.25, 0, 0]


def test_held_work_and_response_delay_are_no_one_on_shift() -> None:
    history = one_plan_history([URGENT], [(0, 0, 300), (0, 600, 1000)], on_call=(0,))
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[1000],
        work=[(0, TOUCH, 0, 0, 100, 200, 300, HELD), (0, TOUCH, 0, 0, 600, 700, 1000, DONE)],
        waits=[(0, TOUCH, 0, 100, TAKEN)],
    )
    assert of_ticket_0(history, outcomes) == [0.5, 0.1, 0, 0.4]


def test_interrupted_work_waits_under_its_tickets_class() -> None:
    history = one_plan_history([HIGH, URGENT, MEDIUM], [(0, 0, 1000), (1, 500, 1000)])
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[1000, 600, 900],
        work=[
            (0, TOUCH, 0, 0, 0, 0, 200, INTERRUPTED),
            (1, TOUCH, 0, 0, 200, 200, 700, DONE),
            (2, TOUCH, 0, 1, 500, 500, 800, DONE),
            (0, TOUCH, 0, 0, 700, 700, 1000, DONE),
        ],
        waits=[(0, TOUCH, 200, 700, TAKEN), (1, TOUCH, 0, 200, TAKEN), (2, TOUCH, 0, 500, TAKEN)],
    )
    assert of_ticket_0(history, outcomes) == [0, 0.3, 0.2, 0.5]


def test_analysis_of_an_urgent_ticket_is_less_important_than_medium() -> None:
    history = one_plan_history([MEDIUM, URGENT], [(0, 0, 1000)])
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[1000, 0],
        work=[(1, ANALYSIS, 0, 0, 0, 0, 500, DONE), (0, TOUCH, 0, 0, 500, 500, 1000, DONE)],
        waits=[(0, TOUCH, 0, 500, TAKEN)],
    )
    assert of_ticket_0(history, outcomes) == [0, 0, 0.5, 0.5]


def test_less_important_work_in_overtime_is_no_one_on_shift() -> None:
    history = one_plan_history([URGENT, LOW], [(0, 0, 400), (1, 800, 1000)])
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[1000, 600],
        work=[(1, TOUCH, 0, 0, 0, 0, 600, DONE), (0, TOUCH, 0, 1, 800, 800, 1000, DONE)],
        waits=[(0, TOUCH, 0, 800, TAKEN)],
    )
    assert of_ticket_0(history, outcomes) == [0.4, 0, 0.4, 0.2]


def test_on_call_who_has_yet_to_respond_to_less_important_work_counts_as_busy_with_it() -> None:
    history = one_plan_history([URGENT, LOW], [(0, 0, 1000)], on_call=(0,))
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[1000, OPEN],
        work=[(1, TOUCH, 0, 0, 100, 200, 500, DONE), (0, TOUCH, 0, 0, 500, 500, 1000, DONE)],
        waits=[(0, TOUCH, 0, 500, TAKEN)],
    )
    assert of_ticket_0(history, outcomes) == [0, 0.1, 0.4, 0.5]


def test_who_may_not_handle_it_is_not_there() -> None:
    handles = np.ones((2, 2, SEVERITIES), np.bool_)
    handles[0, 0, URGENT] = False
    base = one_plan_history([URGENT], [(0, 0, 1000), (1, 600, 1000)])
    history = history_of(
        clocks=base.clocks,
        promises=base.promises,
        tickets=base.tickets,
        roster=roster_of(2, [(0, 0, 1000), (1, 600, 1000)], handles=handles),
        end_s=10_000,
    )
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[1000],
        work=[(0, TOUCH, 0, 1, 800, 800, 1000, DONE)],
        waits=[(0, TOUCH, 0, 800, TAKEN)],
    )
    assert of_ticket_0(history, outcomes) == [0.6, 0.2, 0, 0.2]


def of_update_0(history: History, outcomes: Outcomes) -> list[float]:
    shares: list[float] = update_splits(history, outcomes, rows_of(0))[0].tolist()
    return shares


def test_an_update_counts_from_release_and_is_itself_once_dropped() -> None:
    history = one_plan_history([URGENT], [(0, 0, 200), (1, 300, 2000)])
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[0],
        work=[(0, TOUCH, 1, 1, 600, 600, 1100, DONE)],
        waits=[(0, UPDATE, 100, 600, Leaving.DROPPED), (0, TOUCH, 500, 600, TAKEN)],
        obligations=[(0, 0, 100, 150, 1100, 1100, True)],
    )
    assert of_update_0(history, outcomes) == [0.1, 0.4, 0, 0.5]


def test_an_update_in_the_queue_waits_even_while_the_touch_is_held() -> None:
    history = one_plan_history([URGENT], [(0, 0, 400), (1, 800, 1000), (0, 900, 1000)])
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[0],
        work=[
            (0, TOUCH, 1, 0, 100, 100, 400, HELD),
            (0, UPDATE, 0, 1, 850, 850, 900, DONE),
            (0, TOUCH, 1, 0, 900, 900, 1000, DONE),
        ],
        waits=[(0, UPDATE, 400, 850, TAKEN)],
        obligations=[(0, 0, 400, 500, 900, 900, True)],
    )
    assert of_update_0(history, outcomes) == [0.8, 0.1, 0, 0.1]


def test_the_clock_of_ongoing_stops_while_an_engineer_works_on_the_ticket() -> None:
    history = one_plan_history([URGENT], [(0, 0, 1000)], ongoing=True)
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[0],
        work=[(0, TOUCH, 1, 0, 200, 200, 500, INTERRUPTED), (0, UPDATE, 0, 0, 700, 700, 800, DONE)],
        waits=[(0, UPDATE, 100, 200, Leaving.DROPPED), (0, UPDATE, 500, 700, TAKEN)],
        obligations=[(0, 0, 100, 150, 800, 400, True)],
    )
    assert of_update_0(history, outcomes) == [0, 1, 0, 0]


def test_an_update_that_was_never_released_counts_from_its_opening() -> None:
    history = one_plan_history([URGENT], [(0, 0, 1000)])
    outcomes = outcomes_of(end_s=10_000, first_reply_s=[0], obligations=[(0, 500, OPEN, 600, OPEN, 9500, True)])
    assert of_update_0(history, outcomes) == [0, 0, 0, 1]


def test_a_reply_in_the_second_of_the_release_is_the_work_itself() -> None:
    history = one_plan_history([URGENT], [(0, 0, 1000)])
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[0],
        waits=[(0, UPDATE, 700, 700, Leaving.DROPPED)],
        obligations=[(0, 0, 700, 600, 700, 700, True)],
    )
    assert of_update_0(history, outcomes) == [0, 0, 0, 1]


def test_no_misses_give_no_rows() -> None:
    history = one_plan_history([URGENT], [(0, 0, 1000)])
    outcomes = outcomes_of(end_s=10_000, first_reply_s=[10])
    assert first_response_splits(history, outcomes, rows_of()).shape == (0, 4)
    assert update_splits(history, outcomes, rows_of()).shape == (0, 4)


# Against the oracle

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
    work = [diary.work[row] for row in rng.permutation(len(diary.work))]
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


def assert_shares(found: FloatArray, expected: list[list[float]]) -> None:
    assert found.sum(axis=1) == pytest.approx(1, abs=1e-12)
    assert found == pytest.approx(np.array(expected).reshape(-1, 4), abs=1e-12)


@given(st.integers(0, 2**32 - 1))
def test_first_responses_split_as_a_look_at_every_second_says(seed: int) -> None:
    rng = np.random.default_rng(seed)
    history = random_history(rng, tickets=4)
    outcomes = random_outcomes(rng, history)
    rows = rng.permutation(4)[: int(rng.integers(1, 5))]
    replies = outcomes.tickets.first_reply_s
    expected = [
        oracle(
            history,
            outcomes,
            int(row),
            TOUCH,
            int(history.tickets.arrival_s[row]),
            END_S if replies[row] == OPEN else int(replies[row]),
        )
        for row in rows
    ]
    assert_shares(first_response_splits(history, outcomes, int_column(rows)), expected)


@given(st.integers(0, 2**32 - 1))
def test_updates_split_as_a_look_at_every_second_says(seed: int) -> None:
    rng = np.random.default_rng(seed)
    history = random_history(rng, tickets=2)
    outcomes = random_outcomes(rng, history)
    owed = outcomes.obligations
    rows = rng.permutation(len(owed.ticket))[:6]
    expected = [
        oracle(
            history,
            outcomes,
            int(owed.ticket[row]),
            UPDATE,
            int(owed.opened_s[row] if owed.released_s[row] == OPEN else owed.released_s[row]),
            END_S if owed.closed_s[row] == OPEN else int(owed.closed_s[row]),
        )
        for row in rows
    ]
    assert_shares(update_splits(history, outcomes, int_column(rows)), expected)
