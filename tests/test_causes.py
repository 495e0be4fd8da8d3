"""Causes of misses: by hand, and against an oracle that looks at every second."""

from __future__ import annotations

import numpy as np

from simulation.causes import Cause
from simulation.inputs import SEVERITIES, History, Work
from simulation.outcomes import OPEN, Ending, Leaving, Outcomes
from tests.both_readers import first_response_splits, update_splits
from tests.made_histories import (
    clock,
    history_of,
    outcomes_of,
    promises_of,
    roster_of,
    rows_of,
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
