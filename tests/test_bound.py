"""The bound: by hand, by brute force, and against histories played out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.demand.customer_hours import customer_offsets
from planner.demand.frame import Frame
from planner.demand.horizon import Horizon
from planner.demand.whole_months import WholeMonths
from planner.measurement.bound import reachable
from simulation.clocks import NEVER, Clock, Count
from simulation.columns import BoolArray, int_column
from simulation.due import due, is_met, last_meeting
from simulation.engine import play
from simulation.inputs import SEVERITIES, History, Promises, Roster, Rules, ShiftEnd, Tickets, Wait
from simulation.outcomes import OPEN
from simulation.skills import may_table, skill_of
from simulation.step_table import step_table
from tests.made_histories import clock, history_of, promises_of, roster_of, rules_of, tickets_of

ALWAYS = clock((0, 100_000))
HANDING_OVER = replace(rules_of(), shift_end=ShiftEnd.HAND_OVER)
FINISHING = replace(rules_of(), shift_end=ShiftEnd.FINISH)


def frame_of(clocks: list[Clock], promises: Promises) -> Frame:
    """A frame of these clocks and promises; the bound asks for nothing else."""
    nothing = int_column([0] * len(promises.plan))
    return Frame(
        horizon=Horizon(0, 0, 100_000, 100_000),
        clocks=tuple(clocks),
        offsets=customer_offsets(tuple(clocks)),
        promises=promises,
        targets=(),
        first_target=nothing,
        update_target=nothing,
        months=WholeMonths((), step_table([])),
        arrivals=(),
        terms=(),
    )


def found(
    roster: Roster,
    arrivals_s: list[int],
    due_s: list[int],
    *,
    rules: Rules = HANDING_OVER,
    on_clock: Clock = ALWAYS,
) -> list[bool]:
    frame = frame_of([on_clock], promises_of([(0, 0, 0, 0, False)]))
    tickets = tickets_of(arrivals_s, [0] * len(arrivals_s), first_due_s=due_s)
    answer: list[bool] = reachable(frame, tickets, roster, rules).tolist()
    return answer


def test_someone_must_be_there_after_the_arrival_and_before_it_is_due() -> None:
    roster = roster_of(1, [(0, 1000, 2000)])
    arrivals = [0, 0, 0, 1500, 1999, 2000, 2500]
    due_s = [1000, 1001, 5000, 1600, 2500, 2500, 3000]
    # Due at 1,000 exactly: work that begins then replies a second later at the earliest.
    assert found(roster, arrivals, due_s) == [False, True, True, True, True, False, False]


def test_rostered_counts_even_if_absent() -> None:
    assert found(roster_of(1, [], rostered=[(0, 1000, 2000)]), [500], [1500]) == [True]


def test_a_target_due_in_closed_hours_is_met_until_the_next_opening() -> None:
    hours = clock((0, 1000), (5000, 6000))
    roster = roster_of(1, [(0, 4000, 9000)])
    assert found(roster, [500, 500, 500], [1000, 999, 5000], on_clock=hours) == [True, False, True]
    assert found(roster_of(1, [(0, 5000, 9000)]), [500], [1000], on_clock=hours) == [False]


def test_the_response_delay_counts_from_the_start_of_the_stretch() -> None:
    roster = roster_of(1, [(0, 1000, 2000)], on_call=(0,), response_s=300)
    arrivals = [0, 0, 1900, 1999, 2000]
    due_s = [1300, 1301, 1950, 2005, 2500]
    assert found(roster, arrivals, due_s) == [False, True, True, True, False]


def test_work_taken_in_the_stretch_may_begin_after_it() -> None:
    roster = roster_of(1, [(0, 1000, 2000)], on_call=(0,), response_s=1500)
    assert found(roster, [1500, 2000, 1500], [3000, 3000, 2500]) == [True, False, False]


def test_a_call_out_that_may_last_into_the_next_stretch_has_no_second_delay() -> None:
    roster = roster_of(1, [(0, 0, 1000), (0, 1500, 2000), (0, 9000, 9500)], on_call=(0,), response_s=300)
    arrivals, due_s = [1100, 5000], [1700, 9200]
    assert found(roster, arrivals, due_s, rules=HANDING_OVER) == [True, False]
    assert found(roster, arrivals, due_s, rules=FINISHING) == [True, True]


def test_only_who_may_answer_counts() -> None:
    handles = np.ones((2, 2, SEVERITIES), np.bool_)
    handles[0, 0, 0] = False
    tiers = np.array([[True, True], [False, True]])
    stretches = [(0, 0, 1000), (1, 0, 1000)]
    assert found(roster_of(2, stretches, handles=handles), [10], [500]) == [True]
    assert found(roster_of(2, stretches, tiers=tiers), [10], [500]) == [True]
    assert found(roster_of(2, stretches, handles=handles, tiers=tiers), [10], [500]) == [False]


def test_nobody_rostered_reaches_nothing_and_no_tickets_are_no_rows() -> None:
    nobody = roster_of(1, [])
    assert found(nobody, [10, 10], [500, NEVER]) == [False, False]
    assert found(nobody, [], []) == []


# By brute force

seeds = st.integers(0, 2**32 - 1)
CLOCKS = [clock((0, 400)), clock((20, 60), (90, 130), (200, 260))]


def random_promises(rng: np.random.Generator) -> Promises:
    rows = [
        (plan, severity, int(rng.integers(2)), int(rng.integers(2)), bool(rng.integers(2)))
        for plan in range(2)
        for severity in range(SEVERITIES)
    ]
    amount = int_column(rng.integers(1, 60, len(rows)))
    return replace(promises_of(rows), first_amount=amount, update_effort_s=int_column([3] * len(rows)))


def random_tickets(rng: np.random.Generator, promises: Promises, count: int) -> Tickets:
    promise = rng.integers(0, len(promises.plan), count)
    arrival_s = np.sort(rng.integers(0, 250, count))
    due_s = [
        int(due(CLOCKS[promises.first_clock[row]], Count.OPEN_TIME, int(promises.first_amount[row]), int(at)))
        for row, at in zip(promise, arrival_s, strict=True)
    ]
    waits = [[(Wait.CUSTOMER, int(wait_s))] * int(wait_s % 3) for wait_s in rng.integers(0, 30, count)]
    return tickets_of(arrival_s.tolist(), promise.tolist(), first_due_s=due_s, waits=waits)


def random_roster(rng: np.random.Generator, *, most_stretches: int) -> Roster:
    engineers = 3
    stretches = []
    for engineer in range(engineers):
        count = int(rng.integers(0, most_stretches + 1))
        edges = np.sort(rng.choice(300, size=2 * count, replace=False)).reshape(-1, 2)
        stretches += [(engineer, int(start_s), int(end_s)) for start_s, end_s in edges]
    kept = [row for row in stretches if rng.random() < 0.8]
    return roster_of(
        engineers,
        kept,
        rostered=stretches,
        on_call=(1, 2),
        response_s=int(rng.integers(0, 40)),
        handles=rng.random((engineers, 2, SEVERITIES)) < 0.7,
        tiers=rng.random((engineers, 2)) < 0.8,
    )


def second_by_second(promises: Promises, tickets: Tickets, roster: Roster, ticket: int) -> bool:
    """Whether anyone able begins at some second, taking the work in a stretch; call-outs as early as can be."""
    row = tickets.promise[ticket]
    last_s = int(last_meeting(CLOCKS[promises.first_clock[row]], int(tickets.first_due_s[ticket])))
    skill = skill_of(int(promises.plan[row]), int(promises.severity[row]), 0, 0, 0)
    rostered = roster.rostered
    for engineer, start_s, end_s in zip(rostered.engineer, rostered.start_s, rostered.end_s, strict=True):
        if not may_table(roster)[engineer, skill]:
            continue
        for taken_s in range(max(int(tickets.arrival_s[ticket]), int(start_s)), int(end_s)):
            if max(taken_s, start_s + roster.response_s[engineer]) < last_s:
                return True
    return False


@given(seeds)
def test_as_a_look_at_every_second_says(seed: int) -> None:
    rng = np.random.default_rng(seed)
    promises = random_promises(rng)
    tickets = random_tickets(rng, promises, 6)
    roster = random_roster(rng, most_stretches=1)
    expected = [second_by_second(promises, tickets, roster, ticket) for ticket in range(6)]
    assert reachable(frame_of(CLOCKS, promises), tickets, roster, rules_of()).tolist() == expected


# Against what happened


def met_in(history: History) -> BoolArray:
    reply_s = play(history).tickets.first_reply_s
    clocks = history.promises.first_clock[history.tickets.promise]
    met = [
        reply != OPEN and bool(is_met(history.clocks[on], int(due_s), int(reply)))
        for on, due_s, reply in zip(clocks, history.tickets.first_due_s, reply_s.tolist(), strict=True)
    ]
    return np.array(met)


@given(seeds, st.sampled_from(ShiftEnd), st.integers(0, 20))
def test_nothing_that_was_met_is_out_of_reach(seed: int, shift_end: ShiftEnd, finish_within_s: int) -> None:
    rng = np.random.default_rng(seed)
    promises = random_promises(rng)
    tickets = random_tickets(rng, promises, 12)
    tickets = replace(tickets, effort_s=int_column(rng.integers(1, 30, len(tickets.effort_s))))
    roster = random_roster(rng, most_stretches=4)
    rules = replace(
        rules_of(),
        shift_end=shift_end,
        finish_within_s=finish_within_s,
        interrupts=rng.random((2, SEVERITIES)) < 0.5,
    )
    history = history_of(clocks=CLOCKS, promises=promises, tickets=tickets, roster=roster, rules=rules, end_s=400)
    in_reach = reachable(frame_of(CLOCKS, promises), tickets, roster, rules)
    assert not np.any(met_in(history) & ~in_reach)
