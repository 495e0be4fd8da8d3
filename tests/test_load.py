"""The load: hours and engineers by hand, and against a look at every second."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from simulation.clocks import HOUR_S
from simulation.columns import int_column
from simulation.grouped_covers import covered_by_group
from simulation.inputs import History, Pause, Wait, Work
from simulation.outcomes import OPEN, Ending, Leaving, Outcomes
from simulation.spans import Spans, cover_of, covered, overlaps, plain_time, seconds_by_step, seconds_in_common
from tests.both_readers import engineer_time, hourly_seconds, open_tickets
from tests.made_histories import clock, history_of, outcomes_of, promises_of, roster_of, tickets_of

TOUCH, GUIDANCE = Work.TOUCH, Work.GUIDANCE
DONE = Ending.DONE
END_S = 5 * HOUR_S


def small_history() -> History:
    """Engineer 0 on shift 1 h to 3 h, 1 absent all day, 2 on call from 0 to 4 h."""
    there = [(0, HOUR_S, 3 * HOUR_S), (2, 0, 4 * HOUR_S)]
    return history_of(
        clocks=[clock((0, END_S))],
        promises=promises_of([(0, 0, 0, 0, False)]),
        tickets=tickets_of([0, 600], [0, 0]),
        roster=roster_of(3, there, rostered=[*there, (1, HOUR_S, 3 * HOUR_S)], on_call=(2,), response_s=600),
        end_s=END_S,
    )


def small_outcomes() -> Outcomes:
    """Engineer 2 called out at 0; engineer 0 works half an hour over the end of the shift, after a break."""
    return outcomes_of(
        end_s=END_S,
        first_reply_s=[1800, 12_600],
        work=[(0, TOUCH, 0, 2, 0, 600, 1800, DONE), (1, TOUCH, 0, 0, 9000, 9000, 12_600, DONE)],
        waits=[(0, TOUCH, 0, 0, Leaving.TAKEN), (1, TOUCH, 600, 9000, Leaving.TAKEN)],
        pauses=[(0, Pause.BREAK, 3600, 5400), (0, Pause.DUTY, 5400, 5700)],
    )


def test_seconds_of_each_hour() -> None:
    on_shift, on_call, busy, waiting = hourly_seconds(small_history(), small_outcomes(), 0, 5).tolist()
    assert on_shift == [0, 3600, 3600, 0, 0]
    assert on_call == [3600, 3600, 3600, 3600, 0]
    assert busy == [1200, 0, 1800, 1800, 0]
    assert waiting == [3000, 3600, 1800, 0, 0]


def test_hours_are_counted_from_where_they_are_asked_for() -> None:
    on_shift, _, busy, _ = hourly_seconds(small_history(), small_outcomes(), 9000, 2).tolist()
    assert on_shift == [1800, 0]
    assert busy == [3600, 0]


def test_engineers_time_by_kind() -> None:
    time = engineer_time(small_history(), small_outcomes(), 0, END_S)
    assert time.working_s.tolist() == [1800, 0, 1200]
    assert time.overtime_s.tolist() == [1800, 0, 0]
    assert time.on_break_s.tolist() == [1800, 0, 0]
    assert time.other_duty_s.tolist() == [300, 0, 0]
    assert time.responding_s.tolist() == [0, 0, 600]
    assert time.absent_s.tolist() == [0, 7200, 0]
    assert time.idle_s.tolist() == [3300, 0, 12_600]


def test_only_the_window_counts() -> None:
    time = engineer_time(small_history(), small_outcomes(), 5400, 12_000)
    assert time.working_s.tolist() == [1800, 0, 0]
    assert time.overtime_s.tolist() == [1200, 0, 0]
    assert time.on_break_s.tolist() == [0, 0, 0]
    assert time.other_duty_s.tolist() == [300, 0, 0]
    assert time.absent_s.tolist() == [0, 5400, 0]
    assert time.idle_s.tolist() == [3300, 0, 6600]


def test_a_ticket_is_open_from_arrival_until_solved_and_again_when_reopened() -> None:
    history = history_of(
        clocks=[clock((0, 3000), (5000, 9000))],
        promises=promises_of([(0, 0, 0, 0, False)]),
        tickets=tickets_of(
            [100, 200, 400],
            [0, 0, 0],
            waits=[[(Wait.CUSTOMER, 10), (Wait.REOPENED, 2600)], [], [(Wait.REOPENED, 100_000)]],
        ),
        roster=roster_of(1, [(0, 0, 9000)]),
        end_s=9000,
    )
    outcomes = outcomes_of(
        end_s=9000,
        first_reply_s=[300, OPEN, 600],
        work=[
            (0, TOUCH, 0, 0, 100, 100, 300, DONE),
            (0, TOUCH, 1, 0, 310, 310, 500, DONE),
            (2, TOUCH, 0, 0, 500, 500, 600, DONE),
            (1, TOUCH, 0, 0, 600, 600, 700, Ending.INTERRUPTED),
            (0, GUIDANCE, 0, 0, 700, 700, 5400, DONE),
            (0, TOUCH, 2, 0, 5400, 5400, 6000, DONE),
        ],
    )
    # 2,600 s of open time after 500 is 5,100: 2,500 before the closing and 100 after the next opening.
    instants = [0, 99, 100, 200, 399, 400, 499, 500, 599, 600, 5099, 5100, 5999, 6000, 8999]
    expected = [0, 0, 1, 2, 2, 3, 3, 2, 2, 1, 1, 2, 2, 1, 1]
    assert open_tickets(history, outcomes, int_column(instants)).tolist() == expected


# The arithmetic of spans

Triples = list[tuple[int, int, int]]
triples = st.lists(st.tuples(st.integers(0, 2), st.integers(-5, 30), st.integers(0, 8)), max_size=12)


def spans_of(rows: Triples) -> Spans:
    return Spans(
        int_column([owner for owner, _, _ in rows]),
        int_column([start_s for _, start_s, _ in rows]),
        int_column([start_s + length_s for _, start_s, length_s in rows]),
    )


@given(triples, triples)
def test_overlaps_are_all_pairs_of_one_owner_that_share_a_second(asked: Triples, given_rows: Triples) -> None:
    left, right = spans_of(asked), spans_of(given_rows)
    expected = set()
    for i, (owner, start_s, length_s) in enumerate(asked):
        for j, (other, other_start_s, other_length_s) in enumerate(given_rows):
            from_s = max(start_s, other_start_s)
            to_s = min(start_s + length_s, other_start_s + other_length_s)
            if owner == other and from_s < to_s:
                expected.add((i, j, from_s, to_s))
    found = overlaps(left, right)
    rows = list(
        zip(
            found.asked.tolist(),
            found.given.tolist(),
            found.start_s.tolist(),
            found.end_s.tolist(),
            strict=True,
        )
    )
    assert set(rows) == expected
    assert len(rows) == len(expected)
    assert found.asked.tolist() == sorted(found.asked.tolist())


@given(triples, st.integers(-10, 45), st.integers(-10, 45), st.integers(1, 3))
def test_a_cover_counts_every_second_once(rows: Triples, at_s: int, other_s: int, weight: int) -> None:
    spans = spans_of(rows)
    cover = cover_of(spans.start_s, spans.end_s)
    inside = {second for _, start_s, length_s in rows for second in range(start_s, start_s + length_s)}
    assert np.all(cover.start_s < cover.end_s)
    assert np.all(cover.end_s[:-1] < cover.start_s[1:])
    assert {s for a, b in zip(cover.start_s, cover.end_s, strict=True) for s in range(a, b)} == inside
    from_s, to_s = sorted((at_s, other_s))
    found = covered(cover, lambda instants: weight * instants, int_column([from_s]), int_column([to_s]))
    assert found.tolist() == [weight * len(inside & set(range(from_s, to_s)))]


@given(triples, st.integers(-10, 45), st.integers(1, 7), st.integers(0, 6))
def test_seconds_by_step_count_each_span(rows: Triples, from_s: int, step_s: int, steps: int) -> None:
    spans = spans_of(rows)
    seconds = [second for _, start_s, length_s in rows for second in range(start_s, start_s + length_s)]
    expected = [
        sum(from_s + step_s * step <= second < from_s + step_s * (step + 1) for second in seconds)
        for step in range(steps)
    ]
    assert seconds_by_step(spans.start_s, spans.end_s, from_s, step_s, steps).tolist() == expected


@given(triples, triples)
def test_seconds_in_common_are_those_of_the_overlaps(asked: Triples, given_rows: Triples) -> None:
    rows: Triples = []
    for owner in range(3):
        mine = spans_of([row for row in given_rows if row[0] == owner])
        cover = cover_of(mine.start_s, mine.end_s)
        rows += [(owner, a, b - a) for a, b in zip(cover.start_s.tolist(), cover.end_s.tolist(), strict=True)]
    left, right = spans_of(asked), spans_of(rows)
    found = overlaps(left, right)
    expected = np.zeros(len(asked), dtype=np.int64)
    np.add.at(expected, found.asked, found.end_s - found.start_s)
    assert seconds_in_common(left, right).tolist() == expected.tolist()


@given(st.lists(triples, min_size=1, max_size=3), triples)
def test_covers_are_counted_by_group_as_one_by_one(covers: list[Triples], asked: Triples) -> None:
    made = [cover_of(spans_of(rows).start_s, spans_of(rows).end_s) for rows in covers]
    rows = spans_of([(owner % len(made), start_s, length_s) for owner, start_s, length_s in asked])
    found = covered_by_group(made, lambda group, at_s: (group + 1) * at_s, rows.owner, rows.start_s, rows.end_s)
    expected = [
        (group + 1) * int(covered(made[group], plain_time, int_column([from_s]), int_column([to_s]))[0])
        for group, from_s, to_s in zip(rows.owner.tolist(), rows.start_s.tolist(), rows.end_s.tolist(), strict=True)
    ]
    assert found.tolist() == expected


def test_spans_outside_a_window_become_empty() -> None:
    spans = spans_of([(0, 0, 10), (0, 5, 20), (0, 40, 5), (0, 12, 2)]).within(8, 20)
    assert (spans.end_s - spans.start_s).tolist() == [2, 12, 0, 2]


def test_spans_that_touch_are_one() -> None:
    cover = cover_of(int_column([5, 0, 12]), int_column([10, 5, 14]))
    assert (cover.start_s.tolist(), cover.end_s.tolist()) == ([0, 12], [10, 14])


def test_nothing_covers_nothing() -> None:
    empty = cover_of(int_column([]), int_column([]))
    assert covered(empty, plain_time, int_column([0]), int_column([10])).tolist() == [0]
