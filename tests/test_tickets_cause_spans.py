"""Causes from when to when: measured on the target's clock, the spans are the split that a study counts."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulation.cause_spans import CauseSpan, first_response_spans, update_spans
from simulation.causes import Cause, first_response_splits, update_splits
from simulation.clocks import Clock, open_time
from simulation.columns import FloatArray, int_column
from simulation.inputs import SEVERITIES, History, Work
from simulation.outcomes import Ending, Leaving, Outcomes
from simulation.spans import Measure, plain_time
from tests.made_histories import clock, history_of, outcomes_of, promises_of, roster_of, tickets_of
from tests.test_causes_every_second import random_history, random_outcomes

NO_ONE, BUSY, LESS, WORK = Cause
URGENT, HIGH, MEDIUM, LOW = range(SEVERITIES)


def seconds_of(spans: tuple[CauseSpan, ...], measure: Measure) -> FloatArray:
    seconds = np.zeros(len(Cause))
    for span in spans:
        length = measure(int_column([span.end_s])) - measure(int_column([span.start_s]))
        seconds[span.cause] += int(length[0])
    return seconds


def split_of(spans: tuple[CauseSpan, ...], on: Clock) -> list[float]:
    """The shares of the spans on a clock, or in plain time if none of it is open."""
    for measure in (partial(open_time, on), plain_time):
        seconds = seconds_of(spans, measure)
        if seconds.sum():
            shares: list[float] = (seconds / seconds.sum()).tolist()
            return shares
    return [0.0, 0.0, 0.0, 1.0]


def assert_split(spans: tuple[CauseSpan, ...], on: Clock, split: FloatArray) -> None:
    assert split_of(spans, on) == pytest.approx(split.tolist(), abs=1e-12)
    for before, after in pairwise(spans):
        assert before.end_s <= after.start_s
        neighbours = before.end_s == after.start_s
        assert not neighbours or (before.cause, before.is_kept) != (after.cause, after.is_kept)


@given(st.integers(0, 2**32 - 1))
def test_spans_are_the_split_in_logs_made_by_chance(seed: int) -> None:
    rng = np.random.default_rng(seed)
    history = random_history(rng, tickets=4)
    outcomes = random_outcomes(rng, history)
    promises, promise = history.promises, history.tickets.promise
    for ticket in range(4):
        on = history.clocks[int(promises.first_clock[promise[ticket]])]
        split = first_response_splits(history, outcomes, int_column([ticket]))[0]
        assert_split(first_response_spans(history, outcomes, ticket), on, split)
    for row, ticket in enumerate(outcomes.obligations.ticket.tolist()):
        on = history.clocks[int(promises.update_clock[promise[ticket]])]
        split = update_splits(history, outcomes, int_column([row]))[0]
        spans = update_spans(history, outcomes, row)
        if promises.ongoing[promise[ticket]] and not seconds_of(spans, partial(open_time, on)).sum():
            continue  # in plain time the split counts the work that the spans leave out
        assert_split(spans, on, split)


def made(ongoing: bool = False) -> tuple[History, Outcomes]:
    """An urgent ticket that waits for a shift, for equal work and less important work, is held, and worked on."""
    history = history_of(
        clocks=[clock((0, 10_000))],
        promises=promises_of([(0, severity, 0, 0, ongoing) for severity in range(SEVERITIES)]),
        tickets=tickets_of([0, 0, 0], [URGENT, HIGH, URGENT]),
        roster=roster_of(1, [(0, 200, 1000), (0, 1500, 3000)]),
        end_s=10_000,
    )
    work = [
        (1, Work.TOUCH, 0, 0, 200, 200, 400, Ending.DONE),
        (2, Work.TOUCH, 0, 0, 400, 400, 600, Ending.DONE),
        (0, Work.TOUCH, 0, 0, 700, 700, 1000, Ending.HELD),
        (0, Work.TOUCH, 0, 0, 1500, 1500, 1600, Ending.DONE),
    ]
    outcomes = outcomes_of(
        end_s=10_000,
        first_reply_s=[1600, 400, 600],
        work=work,
        waits=[(0, Work.TOUCH, 0, 700, Leaving.TAKEN)],
        obligations=[(0, 1600, -1, 1700, 1900, 300, True)],
    )
    return history, outcomes


def test_from_when_to_when_by_hand() -> None:
    assert first_response_spans(*made(), 0) == (
        CauseSpan(NO_ONE, is_kept=False, start_s=0, end_s=200),
        CauseSpan(LESS, is_kept=False, start_s=200, end_s=400),
        CauseSpan(BUSY, is_kept=False, start_s=400, end_s=700),
        CauseSpan(WORK, is_kept=False, start_s=700, end_s=1000),
        CauseSpan(NO_ONE, is_kept=True, start_s=1000, end_s=1500),
        CauseSpan(WORK, is_kept=False, start_s=1500, end_s=1600),
    )


def test_a_ticket_without_a_wait_has_no_spans() -> None:
    history, _ = made()
    answered_at_once = outcomes_of(end_s=10_000, first_reply_s=[0, 400, 600])
    assert first_response_spans(history, answered_at_once, 0) == ()


def test_while_ongoing_work_is_attended_its_clock_stands_still() -> None:
    history, outcomes = made(ongoing=True)
    attended = outcomes_of(
        end_s=10_000,
        first_reply_s=[1600, 400, 600],
        work=[(0, Work.TOUCH, 1, 0, 1700, 1700, 1800, Ending.DONE)],
        obligations=[(0, 1600, -1, 1700, 1900, 300, True)],
    )
    assert [(span.start_s, span.end_s) for span in update_spans(history, outcomes, 0)] == [(1600, 1900)]
    assert [(span.start_s, span.end_s) for span in update_spans(history, attended, 0)] == [(1600, 1700), (1800, 1900)]
