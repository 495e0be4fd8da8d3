"""Ordered tasks: many run at a time, results come in the order of the tasks.

Sums of floats depend on their order, so a study takes results in the order of replications whatever finishes first.
Here too is what happens when a worker dies or a study is cancelled; what a task does, this room does not know.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, wait
from math import inf
from time import monotonic
from typing import TypeVar

from planner.errors import PlannerError
from planner.studies.workers import Workers

Task = TypeVar("Task")
Result = TypeVar("Result")

POLL_S = 0.02
"""How long a cancellation may go unseen."""

QUICK_S = 2.0
"""What new processes take to begin: tasks quicker than that are left to end when nobody wants their results."""


class WorkerDiedError(PlannerError):
    """Worker processes were ended from outside, twice."""


class TasksCancelledError(PlannerError):
    """The tasks were cancelled before all of them were done."""


def in_order(
    workers: Workers,
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    is_cancelled: Callable[[], bool],
    on_death: Callable[[], None] = lambda: None,
    wanted: Callable[[], float] = lambda: inf,
    *,
    are_quick: bool = False,
) -> Generator[Result, None, None]:
    """The results of `function` on the tasks, in their order; no more are given out than workers want at a time, nor
    more in all than are `wanted` so far, but for the next.

    A generator: closing it gives up what still runs, and abandons the workers unless such tasks are quick, by those
    that are done or because the caller knows (`are_quick`). Raises TasksCancelledError once `is_cancelled`, and what a
    task raised. If a worker dies, its pool is replaced once, `on_death` is called and the tasks without a result run
    again, which changes nothing, as a task's draws hang on the task alone; a second death raises WorkerDiedError.
    """
    remaining = iter(tasks)
    waiting = deque[tuple[Task, Future[Result] | None]]()
    has_died = False
    begun_s, done = monotonic(), 0
    try:
        while True:
            try:
                _give_out(workers, function, remaining, waiting, min(workers.in_flight, max(1, wanted() - done)))
                if not waiting:
                    return
                result = _first_result(waiting, is_cancelled)
            except BrokenExecutor as error:
                workers.abandon()
                if has_died:
                    raise WorkerDiedError(
                        "worker processes were ended from outside, twice",
                        mend="close other programs if memory is short, or use fewer workers",
                    ) from error
                has_died = True
                on_death()
                waiting = deque((task, _kept(future)) for task, future in waiting)
                continue
            waiting.popleft()
            done += 1
            yield result
    finally:
        were_quick = done and (monotonic() - begun_s) * workers.count / done <= QUICK_S
        if _given_up(waiting) and not (are_quick or were_quick):
            workers.abandon()


def _give_out(
    workers: Workers,
    function: Callable[[Task], Result],
    remaining: Iterator[Task],
    waiting: deque[tuple[Task, Future[Result] | None]],
    at_most: float,
) -> None:
    """Submit tasks that lost their future, then new ones. Every task is in `waiting` before it is submitted."""
    for place, (task, future) in enumerate(waiting):
        if future is None:
            waiting[place] = (task, workers.executor().submit(function, task))
    while len(waiting) < at_most:
        try:
            task = next(remaining)
        except StopIteration:
            return
        waiting.append((task, None))
        waiting[-1] = (task, workers.executor().submit(function, task))


def _first_result(waiting: deque[tuple[Task, Future[Result] | None]], is_cancelled: Callable[[], bool]) -> Result:
    future = waiting[0][1]
    assert future is not None, "every task in waiting was given out"
    while True:
        if is_cancelled():
            raise TasksCancelledError("cancelled")
        if wait((future,), timeout=POLL_S).done:
            return future.result()


def _given_up(waiting: Iterable[tuple[Task, Future[Result] | None]]) -> bool:
    """Cancel what has not begun; whether anything has, and goes on."""
    futures = [future for _, future in waiting if future is not None and not future.cancel()]
    return any(not future.done() for future in futures)


def _kept(future: Future[Result] | None) -> Future[Result] | None:
    """A future that has its result stays; one that was lost with its worker goes."""
    if future is None or not future.done() or future.cancelled():
        return None
    return None if isinstance(future.exception(), BrokenExecutor) else future
