"""The compiled engine plays every history to the outcomes of the SimPy model, in every column of every log.

Every hand-worked day is played by both engines as well: `tests.hand_worked.played` sees to it.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings

from planner.demand.workload import draw_workload
from planner.scenario.reading import read_scenario
from planner.shipped import shipped_scenarios
from planner.studies.replication import Prepared, drawn_history, prepared, study_bytes
from simulation import compiled, engine
from simulation.columns import IntArray, int_column
from simulation.compiled import happening, laying_out, playing
from simulation.compiled.happening import Logs
from simulation.compiled.path import Paths
from simulation.differences import first_difference
from simulation.inputs import Dispatch, History, Ownership, ShiftEnd, Wait
from tests.histories import Arriving, Needs, Working, history_of, queue_history, rules_of
from tests.strategies_histories import CELLS, histories

SHIPPED = sorted(path.name for path in shipped_scenarios().glob("*.toml"))


def assert_equal(history: History) -> None:
    assert first_difference(engine.play(history), compiled.play(history)) is None


@settings(max_examples=400)
@given(histories())
def test_any_history(history: History) -> None:
    assert_equal(history)


# A random history is short; these rules meet each other seldom, so each mixture of them has histories of its own.
RULES = [
    (dispatch, ownership, shift_end)
    for dispatch in (Dispatch.SEVERITY, Dispatch.FIRST_COME)
    for ownership in Ownership
    for shift_end in ShiftEnd
]


@pytest.mark.parametrize(("dispatch", "ownership", "shift_end"), RULES)
@settings(max_examples=25)
@given(history=histories())
def test_any_history_under_each_mixture_of_rules(
    dispatch: Dispatch, ownership: Ownership, shift_end: ShiftEnd, history: History
) -> None:
    rules = replace(history.rules, dispatch=dispatch, ownership=ownership, shift_end=shift_end)
    interrupting = replace(rules, interrupts=np.ones_like(rules.interrupts), interrupt_cost_s=7)
    assert_equal(replace(history, rules=rules))
    assert_equal(replace(history, rules=interrupting))


# Shipped scenarios


@lru_cache(maxsize=2)
def of_shipped(path: str) -> Prepared:
    return prepared(study_bytes(read_scenario(shipped_scenarios() / path)))


def shipped_histories(path: str, replication: int) -> Iterator[History]:
    study = of_shipped(path)
    workload = draw_workload(study.scenario, study.frame, replication)
    for coverage in range(len(study.rosters)):
        yield drawn_history(study, workload, coverage, replication)


@pytest.mark.parametrize("path", SHIPPED)
def test_a_shipped_scenario_cut_off_early(path: str) -> None:
    for history in shipped_histories(path, 1):
        first_s = int(history.tickets.arrival_s[0])
        assert_equal(replace(history, end_s=first_s + (history.end_s - first_s) // 9))


@pytest.mark.slow
@pytest.mark.parametrize("replication", [0, 1])
@pytest.mark.parametrize("path", SHIPPED)
def test_a_shipped_scenario(path: str, replication: int) -> None:
    for history in shipped_histories(path, replication):
        assert_equal(history)


# Ends of what can be played


ONE = Arriving(at_s=10, touches=[Needs(60), Needs(30, Wait.CUSTOMER, 100)])


@pytest.mark.parametrize(
    "history",
    [
        pytest.param(history_of(tickets=[], engineers=[], end_s=100), id="nothing"),
        pytest.param(
            history_of(tickets=[], engineers=[Working([(0, 90)], breaks=[(30, 10)])], end_s=100), id="no tickets"
        ),
        pytest.param(history_of(tickets=[ONE], engineers=[], end_s=100), id="no engineers"),
        pytest.param(history_of(tickets=[ONE], engineers=[Working([(0, 500)])], end_s=500), id="one ticket"),
        pytest.param(history_of(tickets=[ONE], engineers=[Working([(0, 500)])], end_s=5), id="over before"),
        pytest.param(history_of(tickets=[ONE], engineers=[Working([(0, 500)])], end_s=-5), id="over long before"),
        pytest.param(history_of(tickets=[ONE], engineers=[Working([(0, 500)])], end_s=10), id="over at its arrival"),
        pytest.param(history_of(tickets=[ONE], engineers=[Working([(10**9, 10**9 + 9)])], end_s=10**10), id="far away"),
    ],
)
def test_ends_of_what_can_be_played(history: History) -> None:
    assert_equal(history)


# Room


def long_queue(tickets: int, engineers: int) -> History:
    """More and more work waits; every third ticket interrupts the others."""
    arrival_s = np.arange(tickets, dtype=np.int64) * 7
    effort_s = 1 + (np.arange(tickets, dtype=np.int64) * 7919) % 41
    return queue_history(
        arrival_s,
        effort_s,
        [Working([(0, 10**9)])] * engineers,
        cells=CELLS,
        promise=np.arange(tickets, dtype=np.int64) % len(CELLS),
        rules=rules_of(interrupts=[(0, 0), (1, 0)], interrupt_cost_s=2, ownership=Ownership.ENGINEER),
        end_s=int(arrival_s[-1]) + 1000,
    )


def test_memory_and_logs_grow_as_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_out, "FIRST_SPARE", 64)
    monkeypatch.setattr(playing, "ROWS_PER_TOUCH", 0)
    assert_equal(long_queue(5_000, 2))
    assert_equal(long_queue(5_000, 0))


def test_hundreds_of_engineers_come_and_go_in_one_second() -> None:
    engineers = [
        Working([(0, 500), (600, 900)], team=row % 3, on_call=row % 2 == 1, breaks=[(100 + row % 5, 20)])
        for row in range(700)
    ]
    tickets = [Arriving(at_s=50 * (row // 400), touches=[Needs(37 + row % 600)]) for row in range(4_000)]
    for ownership in Ownership:
        assert_equal(history_of(tickets=tickets, engineers=engineers, end_s=880, rules=rules_of(ownership=ownership)))


# Threads


def test_two_histories_are_played_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The interpreter's lock is not taken from whoever has it here, so this thread has it only if it is let go of."""
    compiled.make_ready()
    assert compiled.is_ready()
    long, short = long_queue(1_000_000, 5), long_queue(50, 5)
    begins, running = threading.Event(), []

    def watched(m: IntArray, paths: Paths, fixed: IntArray, pauses: IntArray, logs: Logs) -> bool:
        if threading.current_thread() is threading.main_thread():
            return happening.play_on(m, paths, fixed, pauses, logs)
        running.append(True)
        begins.set()
        is_over = happening.play_on(m, paths, fixed, pauses, logs)
        running.clear()
        return is_over

    monkeypatch.setattr(playing, "play_on", watched)
    thread = threading.Thread(target=compiled.play, args=(long,))
    before_s = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        thread.start()
        begins.wait()
        was_running = bool(running)
        compiled.play(short)
        still_running = bool(running)
    finally:
        sys.setswitchinterval(before_s)
        thread.join()
    assert was_running
    assert still_running


def test_inputs_of_any_layout_are_played() -> None:
    """Columns that are views of other arrays are as good as columns of their own."""
    history = long_queue(100, 2)
    strided = int_column([value for arrival_s in history.tickets.arrival_s for value in (arrival_s, 0)])[::2]
    assert_equal(replace(history, tickets=replace(history.tickets, arrival_s=strided)))
