"""Cluster connection: the one place that speaks to Dask.

Dask is an extra, loaded only when a cluster is asked for. It logs to the terminal whatever goes wrong, and raises what
its own rooms happen to raise; here that becomes silence and one sentence.
"""

# ruff: noqa: PLC0415  # the late import, as said above

# Dask says that it is typed, and most of what is called here is not.
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import asyncio
import logging
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import Executor, Future, wait
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from planner.errors import PlannerError
from planner.studies.build import Build, this_build
from planner.studies.cluster_task import refuse_other

if TYPE_CHECKING:
    from distributed import Client

INSTALL: Final = "pip install 'neptune-sla-planner[cluster]'"

REACHED_WITHIN_S: Final = 5.0
"""How long a scheduler is called, and as long again how long it may be without workers, which may be starting too."""

ANSWERED_WITHIN_S: Final = 12.0
"""How long all of that may take: for a worker that hangs, Dask waits for ever."""

MARGIN_S: Final = 1.0
"""How much longer a scheduler may take to say who it is."""

WITHOUT_WORKERS_S: Final = 30.0
"""How long a scheduler may be without workers later: their machine may start again."""

CLOSED_WITHIN_S: Final = 2.0
LOOK_EVERY_S: Final = 1.0


class ClusterError(PlannerError):
    """A cluster that is not there, or not any more, or not what is needed."""


class ClusterConnection:
    """To one scheduler; watches who works there until it is closed, or lost. Safe to use from several threads."""

    def __init__(self, address: str, client: Client, workers: int, on_loss: Callable[[], None]) -> None:
        self.workers = workers
        """How many there are, as far as is known."""
        self.problem = ""
        """Why it is lost; empty while it is not."""
        self._address = address
        self._client = client
        self._on_loss = on_loss
        self._closing = threading.Event()
        threading.Thread(target=self._watch, name="watching the cluster", daemon=True).start()

    def executor(self) -> Executor:
        """Dask's own. It takes no two calls for the same one: to know, it would look through every argument."""
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def close(self) -> None:
        """Let go of the cluster, which forgets what was asked of it and is as it was."""
        self._closing.set()
        _close(self._client)

    @property
    def is_lost(self) -> bool:
        """Known from the moment on that Dask knows."""
        return bool(self.problem) or self._client.status != "running"

    def loss(self) -> ClusterError:
        """What to say of it, for whoever waits for a result that will not come."""
        return ClusterError(self.problem or f"the Dask scheduler at {self._address} is gone")

    # --- in a thread of its own ---

    def _watch(self) -> None:
        without_s = 0.0
        while not self._closing.wait(LOOK_EVERY_S) and not self.problem:
            try:
                self.workers = len(self._client.nthreads())
            except Exception:  # noqa: BLE001  # of many kinds, which all mean one thing
                self.problem = f"the Dask scheduler at {self._address} is gone"
            without_s = 0.0 if self.workers else without_s + LOOK_EVERY_S
            if without_s >= WITHOUT_WORKERS_S and not self.problem:
                self.problem = f"the Dask scheduler at {self._address} has lost all its workers"
        if not self._closing.is_set():
            self._on_loss()


def connect(address: str, build: Build, on_loss: Callable[[], None]) -> ClusterConnection:
    """Raises ClusterError: no Dask here, no scheduler there, no workers, or another build than that on any of them.

    `on_loss` is called, in a thread of the connection, if it is lost before it is closed.
    """
    _load_quietly()
    answered = Future[tuple["Client", int]]()
    threading.Thread(target=_answer, args=(address, build, answered), name="reaching the cluster", daemon=True).start()
    if not wait((answered,), ANSWERED_WITHIN_S).done and answered.cancel():
        raise ClusterError(f"the Dask cluster at {address} does not say who works there", mend="restart it")
    client, workers = answered.result()
    return ClusterConnection(address, client, workers, on_loss)


def _load_quietly() -> None:
    """Load Dask, whose warnings and complaints are ours to make: of other versions, and of whoever is gone."""
    try:
        from distributed.versions import VersionMismatchWarning
    except ImportError as error:
        raise ClusterError(
            "a cluster needs Dask, which is not installed here", mend=f"install it: {INSTALL}"
        ) from error
    warnings.filterwarnings("ignore", category=VersionMismatchWarning)
    for name in [*logging.root.manager.loggerDict, "distributed", "tornado.application"]:
        if name.split(".")[0] in {"distributed", "tornado"}:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _answer(address: str, build: Build, answered: Future[tuple[Client, int]]) -> None:
    client: Client | None = None
    try:
        client = _reached(address)
        workers = _met(address, client, build)
        if answered.set_running_or_notify_cancel():
            answered.set_result((client, workers))
            return
    except Exception as error:  # noqa: BLE001  # raised where the answer is waited for
        if answered.set_running_or_notify_cancel():
            answered.set_exception(error)
    if client is not None:
        _close(client)


def _reached(address: str) -> Client:
    from distributed import Client

    try:
        asyncio.run(_try(address))
    except ValueError as error:
        raise ClusterError(f"{address!r} is no address of a Dask scheduler", mend="such as tcp://name:8786") from error
    except TimeoutError as error:
        raise ClusterError(f"there is no Dask scheduler at {address}, though something answers there") from error
    except (OSError, ImportError) as error:
        raise ClusterError(f"there is no Dask scheduler at {address}", mend="start one: dask scheduler") from error
    return Client(address, timeout=REACHED_WITHIN_S, set_as_default=False)


async def _try(address: str) -> None:
    """Raise what is wrong with an address.

    A client that finds out would be left behind half made: with a thread, and a lock that every other client needs.
    """
    from distributed.comm.core import connect as call
    from distributed.security import Security

    security = Security().get_connection_args("client")
    # A call that nobody takes is an OSError; longer than that takes who takes it and says nothing.
    comm = await asyncio.wait_for(call(address, timeout=REACHED_WITHIN_S, **security), REACHED_WITHIN_S + MARGIN_S)
    await comm.close()


def _met(address: str, client: Client, wanted: Build) -> int:
    """How many workers there are; everybody was asked for the build, the scheduler too, which unpacks each task."""
    try:
        client.wait_for_workers(1, timeout=REACHED_WITHIN_S)
    except TimeoutError:
        raise ClusterError(
            f"the Dask scheduler at {address} has no workers", mend=f"start one: dask worker {address}"
        ) from None
    builds = dict(client.run(this_build, on_error="return"))
    try:
        of_scheduler: object = client.run_on_scheduler(this_build)
    except ImportError as error:
        of_scheduler = error
    for who, build in (
        (f"the scheduler {address}", of_scheduler),
        *((f"the worker {at}", builds[at]) for at in builds),
    ):
        if not isinstance(build, Build):
            raise ClusterError(
                f"{who} has no Neptune SLA planner that could be used", mend="install the same there as here"
            )
        refuse_other(wanted, build, who)
    return len(builds)


def _close(client: Client) -> None:
    # It is gone already, or will find out that we are.
    with suppress(Exception):
        client.close(timeout=CLOSED_WITHIN_S)
