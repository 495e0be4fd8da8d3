"""Made clusters: a Dask scheduler and its workers as processes on this machine, as somebody would start them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STARTED_WITHIN_S = 60

DOOMED = "NEPTUNE_TEST_DOOMED"
"""Set for a worker that ends itself in the middle of a task that says so."""

Process = subprocess.Popen[str]


class MadeCluster:
    """A scheduler, and what was started for it; all end with the stack."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.scheduler, told = self._started("Scheduler at:", "dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        self.address = told.split()[-1]

    def start_worker(self, **environment: str) -> Process:
        """One process with one thread; returns when the scheduler knows it."""
        words = (self.address, "--nthreads", "1", "--no-nanny", "--memory-limit", "2GB")
        worker, _ = self._started("Registered to:", "dask_worker", *words, **environment)
        return worker

    def _started(self, sign: str, program: str, *words: str, **environment: str) -> tuple[Process, str]:
        """The process, and the line by which it says that it is ready."""
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{program}", *words, "--no-dashboard"],
            cwd=ROOT,  # so that the functions of tests are found there
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        told = Future[str]()
        listening = threading.Thread(target=_listen, args=(process, sign, told), name=program)
        self._stack.callback(listening.join)
        self._stack.callback(_end, process)
        listening.start()
        return process, told.result(timeout=STARTED_WITHIN_S)


@contextmanager
def made_cluster(workers: int) -> Iterator[MadeCluster]:
    """Ends whatever was started for it."""
    with ExitStack() as stack:
        cluster = MadeCluster(stack)
        for _ in range(workers):
            cluster.start_worker()
        yield cluster


def _listen(process: Process, sign: str, told: Future[str]) -> None:
    """To the end, as a full pipe would stop it."""
    assert process.stderr is not None
    with process.stderr as lines:
        for line in lines:
            if sign in line and not told.done():
                told.set_result(line)


def _end(process: Process) -> None:
    process.kill()
    process.wait()
