"""Workers: where the tasks of a study run, in this process or in several others.

A study asks for an executor and no more, so a test can hand it an inline one and a cluster its own. The only room that
starts or ends processes. They are always spawned, never forked: a fork would copy whatever a window or a thread of the
parent is in the middle of.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from time import monotonic
from types import TracebackType
from typing import ParamSpec, Protocol, Self, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MOST_WORKERS = 61
"""Windows waits for no more processes than that at once."""

GRACE_S = 0.3
"""How long a task may still run after its result is no longer wanted."""

AHEAD = 2
"""Tasks given out beyond one per process, so that none of them waits for the next."""

NICENESS = 5
"""Workers take what the machine has left, so that whoever waits for them can go on working on it."""


class Workers(Protocol):
    """What a study runs its tasks on."""

    @property
    def count(self) -> int:
        """How many tasks run at once."""

    @property
    def in_flight(self) -> int:
        """How many tasks may be given out before the first of them is done."""

    def executor(self) -> Executor:
        """The executor to give tasks to; a new one after `abandon`."""

    def abandon(self) -> None:
        """End what is still running, whose results nobody wants, and let go of the executor."""


class InlineExecutor(Executor):
    """Runs each task at once, in this thread; what a task raises is kept in its future."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future = Future[T]()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # kept for whoever asks the future, as every executor does
            future.set_exception(error)
        return future


class InlineWorkers:
    """No processes: one task at a time, here."""

    count = 1
    in_flight = 1

    def executor(self) -> Executor:
        return InlineExecutor()

    def abandon(self) -> None:
        """Nothing runs between two tasks."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.abandon()


class ProcessWorkers:
    """A pool of spawned processes, started when first needed and again after it was abandoned or died."""

    def __init__(self, count: int) -> None:
        self.count = min(count, MOST_WORKERS)
        self._pool: ProcessPoolExecutor | None = None

    @property
    def in_flight(self) -> int:
        return self.count + AHEAD

    def executor(self) -> Executor:
        if self._pool is None:
            self._pool = process_pool(self.count)
        return self._pool

    def abandon(self) -> None:
        """Returns within the grace and the moment it takes to end processes, whatever they do."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        # Only a snapshot names the processes of this pool and their way back: after shutdown the pool forgets them.
        processes = list((pool._processes or {}).values())  # noqa: SLF001
        results = pool._result_queue  # noqa: SLF001
        pool.shutdown(wait=False, cancel_futures=True)
        alive = {process.sentinel: process for process in processes}
        end = monotonic() + GRACE_S
        while alive and (left := end - monotonic()) > 0:
            ended = wait(list(alive), timeout=left)
            alive = {sentinel: process for sentinel, process in alive.items() if sentinel not in ended}
        for process in alive.values():
            process.kill()
        if alive and results is not None:
            # One killed in the middle of writing leaves half a result, and the pool's thread, for which Python waits
            # at its end, would wait for the other half for ever as long as anybody could write it.
            results._writer.close()  # type: ignore[attr-defined]  # noqa: SLF001

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.abandon()


def open_workers(count: int | None = None) -> InlineWorkers | ProcessWorkers:
    """Workers for that many tasks at once, as many as this process may use if None; one runs inline.

    A context manager; leaving it ends the processes. The same workers may serve many studies, one after the other.
    """
    wanted = available_processors() if count is None else count
    return InlineWorkers() if wanted <= 1 else ProcessWorkers(wanted)


def open_processes() -> ProcessWorkers:
    """Workers for a program with a window: never inline, where a study would hold the window up."""
    return ProcessWorkers(available_processors())


def available_processors() -> int:
    """How many processors this process may run on, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


class _QuietPool(ProcessPoolExecutor):
    """Its processes, which start while tasks are given out, never see Ctrl+C, not even before they run any of ours."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        with _interrupts_held_back():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Keeps Ctrl+C from this thread, and from processes that it starts for good; it comes when this is left.

    Windows has no such mask: there a process sees Ctrl+C until `_begin_worker`.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Started by the first pool, it would lift the mask (until Python 3.12) before the pool's own processes start.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def process_pool(count: int) -> ProcessPoolExecutor:
    """A pool of spawned processes that leave Ctrl+C to the parent and end with it."""
    return _QuietPool(
        max_workers=min(count, MOST_WORKERS),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
    )


def _begin_worker() -> None:
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed closes no queue, and its workers would wait on it for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
