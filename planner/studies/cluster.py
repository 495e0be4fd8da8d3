"""Cluster: the workers of a Dask cluster as the workers of a study, which sees no difference.

Dask plays a task again whose worker was lost, which changes nothing, as a task's draws hang on the task alone. What it
cannot mend ends the study with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, InvalidStateError
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from planner.studies.build import this_build
from planner.studies.cluster_connection import ClusterError, connect
from planner.studies.cluster_task import run_task
from planner.studies.workers import AHEAD

P = ParamSpec("P")
T = TypeVar("T")

OUR_FLOORS = ("planner", "simulation")


class ClusterExecutor(Executor):
    """Dask's executor, with our build in each call, and words of ours for what goes wrong."""

    def __init__(self, address: str) -> None:
        """Raises ClusterError where there is no such cluster."""
        self._waiting = set[Future[Any]]()
        self._build = this_build()
        self._connection = connect(address, self._build, self._give_up)
        self._dask = self._connection.executor()

    @property
    def workers(self) -> int:
        return self._connection.workers

    @property
    def is_lost(self) -> bool:
        return self._connection.is_lost

    def loss(self) -> ClusterError:
        """What to say of it once it is lost."""
        return self._connection.loss()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Without keywords, which no task has. Raises ClusterError when the cluster is lost."""
        assert not kwargs, "a task is called with arguments by place"
        if self._connection.is_lost:
            raise self._connection.loss()
        theirs: Future[T] = self._dask.submit(run_task, self._build, fn, args)
        ours = Future[T]()
        self._waiting.add(theirs)
        ours.add_done_callback(partial(_cancel_too, theirs))
        theirs.add_done_callback(partial(self._hand_over, ours))
        return ours

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002  # as every executor's
        """What runs there is dropped: a worker ends the replication it is at, and forgets it."""
        self._connection.close()
        self._give_up()

    def _hand_over(self, ours: Future[T], theirs: Future[T]) -> None:
        self._waiting.discard(theirs)
        # Cancelled meanwhile, it takes nothing more.
        with suppress(InvalidStateError):
            if theirs.cancelled():
                ours.set_exception(self._connection.loss())
            elif (error := theirs.exception()) is not None:
                ours.set_exception(_in_our_words(error))
            else:
                ours.set_result(theirs.result())

    def _give_up(self) -> None:
        """Nothing comes any more: tell whoever waits."""
        for theirs in tuple(self._waiting):
            theirs.cancel()


class ClusterWorkers:
    """The workers of one cluster, however many there are at a time."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._executor: ClusterExecutor | None = None

    @property
    def count(self) -> int:
        """As many as were there when looked at last, a moment ago; those that join later are used too."""
        return max(1, self._executor.workers) if self._executor else 1

    @property
    def in_flight(self) -> int:
        return self.count + AHEAD

    def executor(self) -> Executor:
        if self._executor is None:
            self._executor = ClusterExecutor(self.address)
        elif self._executor.is_lost:
            loss = self._executor.loss()
            self.abandon()
            try:
                self._executor = ClusterExecutor(self.address)
            except ClusterError as error:
                raise loss from error  # It was there a moment ago, whichever of the two is noticed first.
        return self._executor

    def abandon(self) -> None:
        """Let go of the cluster, which anybody can go on using, we too."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.abandon()


def open_cluster(address: str) -> ClusterWorkers:
    """Workers of the Dask cluster whose scheduler is at that address, as "tcp://name:8786".

    A context manager; leaving it lets go of the cluster. Raises ClusterError where it cannot be used.
    """
    workers = ClusterWorkers(address.strip())
    workers.executor()
    return workers


def _cancel_too(theirs: Future[T], ours: Future[T]) -> None:
    if ours.cancelled():
        theirs.cancel()


def _in_our_words(error: BaseException) -> BaseException:
    if type(error).__name__ == "KilledWorker":
        return ClusterError(
            "workers of the cluster were lost again and again while they played one and the same replication",
            mend="their logs say why; they may have too little memory",
        )
    if isinstance(error, ImportError) and (error.name or "").split(".")[0] in OUR_FLOORS:
        return ClusterError(
            "a worker of the cluster has no Neptune SLA planner that could be used",
            mend="install the same there as here",
        )
    return error
