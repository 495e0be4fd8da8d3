"""Tasks run ahead, results come in order; workers that die, tasks that fail, runs that are cancelled."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import count, islice
from math import inf
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import ParamSpec, TypeVar

import pytest

from planner.studies import ordered_tasks
from planner.studies.ordered_tasks import TasksCancelledError, WorkerDiedError, in_order
from planner.studies.workers import (
    MOST_WORKERS,
    InlineExecutor,
    InlineWorkers,
    ProcessWorkers,
    available_processors,
    open_workers,
)

P = ParamSpec("P")
T = TypeVar("T")


def never() -> bool:
    return False


def ended(process: BaseProcess) -> bool:
    """Whether it did, soon; not by its exit code, which the pool's own thread may be told in place of this one."""
    return bool(wait([process.sentinel], 30))


class ThreadWorkers:
    """Threads, so that tasks finish in any order."""

    count = 4
    in_flight = 7

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(4)
        self.abandoned = 0

    def executor(self) -> Executor:
        return self.pool

    def abandon(self) -> None:
        self.abandoned += 1


class DyingExecutor(InlineExecutor):
    """Breaks at its n-th task, and stays broken."""

    def __init__(self, tasks_left: int) -> None:
        self.tasks_left = tasks_left

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self.tasks_left -= 1
        if self.tasks_left < 0:
            raise BrokenProcessPool("submitted to a broken pool")
        if self.tasks_left == 0:
            broken = Future[T]()
            broken.set_exception(BrokenProcessPool("a worker died"))
            return broken
        return super().submit(fn, *args, **kwargs)


class DyingWorkers:
    """Executors that break after so many tasks each; the last lasts."""

    count = 2
    in_flight = 3

    def __init__(self, *lives: int) -> None:
        self.executors: list[Executor] = [*map(DyingExecutor, lives), InlineExecutor()]

    def executor(self) -> Executor:
        return self.executors[0]

    def abandon(self) -> None:
        self.executors.pop(0)


def test_results_come_in_the_order_of_tasks_whatever_finishes_first() -> None:
    workers = ThreadWorkers()
    with workers.pool:
        pauses = [0.02, 0.0, 0.01, 0.0, 0.0, 0.005, 0.0, 0.0, 0.01, 0.0]

        def waited(task: int) -> int:
            time.sleep(pauses[task])
            return task

        assert list(in_order(workers, waited, range(10), never)) == list(range(10))
    assert workers.abandoned == 0


def test_tasks_are_taken_no_further_than_wanted() -> None:
    """Without end they may be: only so many are in flight."""
    workers = ThreadWorkers()
    tasks = count()
    with workers.pool, closing(in_order(workers, abs, tasks, never)) as run:
        assert list(islice(run, 5)) == [0, 1, 2, 3, 4]
    assert next(tasks) <= 5 + workers.in_flight


def test_no_more_are_given_out_than_are_wanted_so_far() -> None:
    workers = ThreadWorkers()
    given, wanted = list[int](), [2]

    def task(number: int) -> int:
        given.append(number)
        return number

    with workers.pool, closing(in_order(workers, task, count(), never, wanted=lambda: wanted[0])) as run:
        assert list(islice(run, 4)) == [0, 1, 2, 3], "the next one is always wanted"
        assert given == [0, 1, 2, 3]
        wanted[0] = 9
        assert next(run) == 4
    assert 5 <= len(given) <= 9


@pytest.mark.parametrize(("quick_s", "abandoned"), [(inf, 0), (0.0, 1)])
def test_what_still_runs_is_left_to_end_where_tasks_are_quick(
    quick_s: float, abandoned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered_tasks, "QUICK_S", quick_s)
    workers = ThreadWorkers()
    go_on = threading.Event()
    with workers.pool:
        run = in_order(workers, lambda number: number and go_on.wait(), count(), never)
        assert next(run) == 0
        run.close()
        assert workers.abandoned == abandoned
        go_on.set()


def test_nobody_knows_how_quick_the_first_task_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordered_tasks, "QUICK_S", inf)
    workers = ThreadWorkers()
    begun, go_on = threading.Event(), threading.Event()

    def task(_: int) -> None:
        begun.set()
        go_on.wait()

    with workers.pool:
        with pytest.raises(TasksCancelledError):
            next(in_order(workers, task, count(), begun.is_set))
        assert workers.abandoned == 1
        go_on.set()


def test_who_knows_that_tasks_are_quick_keeps_the_workers_before_the_first_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ordered_tasks, "QUICK_S", 0.0)
    workers = ThreadWorkers()
    begun, go_on = threading.Event(), threading.Event()

    def task(_: int) -> None:
        begun.set()
        go_on.wait()

    with workers.pool:
        with pytest.raises(TasksCancelledError):
            next(in_order(workers, task, count(), begun.is_set, are_quick=True))
        assert workers.abandoned == 0
        go_on.set()


@pytest.mark.parametrize("life", [1, 2, 3, 4, 8])
def test_one_death_is_told_and_changes_no_result(life: int) -> None:
    deaths = list[str]()
    results = in_order(DyingWorkers(life), abs, range(-9, 0), never, lambda: deaths.append("one"))
    assert list(results) == list(range(9, 0, -1))
    assert deaths == ["one"]


@pytest.mark.parametrize("lives", [(1, 1), (4, 2)])
def test_a_second_death_is_said(lives: tuple[int, int]) -> None:
    workers = DyingWorkers(*lives)
    with pytest.raises(WorkerDiedError, match="twice") as raised:
        list(in_order(workers, abs, range(9), never))
    assert isinstance(raised.value.__cause__, BrokenExecutor)
    anew = in_order(workers, abs, range(9), never, lambda: pytest.fail("the dead were kept"))
    assert list(anew) == list(range(9))


def test_what_a_task_raises_comes_at_its_turn() -> None:
    run = in_order(InlineWorkers(), (12).__floordiv__, [3, 4, 0, 6], never)
    assert [next(run), next(run)] == [4, 3]
    with pytest.raises(ZeroDivisionError):
        next(run)


def test_cancelled_between_tasks() -> None:
    asked = iter([False, False, False, True])
    run = in_order(InlineWorkers(), abs, count(), lambda: next(asked))
    assert list(islice(run, 3)) == [0, 1, 2]
    with pytest.raises(TasksCancelledError):
        next(run)


def test_processes_give_results_and_end() -> None:
    with ProcessWorkers(2) as workers:
        assert list(in_order(workers, abs, range(-20, 0), never)) == list(range(20, 0, -1))
        assert multiprocessing.active_children()
        processes = multiprocessing.active_children()
    assert all(ended(process) for process in processes)


def test_cancelling_ends_processes_that_are_in_the_middle_of_a_task(monkeypatch: pytest.MonkeyPatch) -> None:
    """A task of an hour: the test can only pass if its process was ended."""
    monkeypatch.setattr(ordered_tasks, "QUICK_S", 0.0)
    with ProcessWorkers(2) as workers:
        results = in_order(workers, time.sleep, [0.0, 3_600.0, 3_600.0], never)
        assert next(results) is None
        processes = multiprocessing.active_children()
        assert processes
        results.close()
        assert all(ended(process) for process in processes)
        assert list(in_order(workers, abs, [-1], never)) == [1], "the workers begin anew"


def test_processes_that_die_twice_are_said() -> None:
    with ProcessWorkers(2) as workers, pytest.raises(WorkerDiedError):
        list(in_order(workers, os._exit, [3, 3, 3], never))


def test_one_worker_runs_here_and_many_are_limited() -> None:
    assert isinstance(open_workers(1), InlineWorkers)
    many = open_workers(500)
    assert isinstance(many, ProcessWorkers)
    assert many.count == MOST_WORKERS
    assert available_processors() >= 1
