"""Job queue: jobs wait for each other and run one at a time, in a thread, on workers kept warm between them.

Beside the study queue, so that what is edited is simulated at once, however long a recommendation takes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.errors import PlannerError
from planner.studies.kept_workers import KeptWorkers, OpenWorkers
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.workers import open_processes
from ui.jobs.job import Job
from ui.running.background import Background

KEPT_MS = 60_000
"""How long idle workers are kept for the next job."""


@dataclass(slots=True, eq=False)
class _Run:
    """A job whose thread has not ended."""

    job: Job
    cancelled: threading.Event = field(default_factory=threading.Event)
    is_dropped: bool = False
    """Cancelled, and nobody hears of it again."""


class JobQueue(QObject):
    """Runs jobs in order; says how far each is and what it found."""

    started = Signal(object)
    """Job."""
    progressed = Signal(object, object)
    """Job, and whatever it tells."""
    finished = Signal(object, object)
    """Job, and what it found."""
    refused = Signal(object, object)
    """Job, PlannerError: nothing found, and why."""
    ended = Signal(object)
    """Job: after any of the two, and when it was cancelled with nothing found, dropped, or another took its place."""
    queue_changed = Signal()
    """Something else runs, waits or is being cancelled."""

    def __init__(
        self, background: Background, parent: QObject | None = None, *, workers: OpenWorkers = open_processes
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._open_workers = workers
        self._workers = KeptWorkers(workers)
        self._waiting: list[Job] = []
        self._run: _Run | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(KEPT_MS)
        self._idle.timeout.connect(self.let_workers_go)

    @property
    def current(self) -> Job | None:
        """What runs, also while it is being cancelled; None once it was dropped."""
        return None if self._run is None or self._run.is_dropped else self._run.job

    @property
    def is_cancelling(self) -> bool:
        return self.current is not None and self._run is not None and self._run.cancelled.is_set()

    @property
    def waiting(self) -> tuple[Job, ...]:
        """What runs after it, in this order."""
        return tuple(self._waiting)

    def is_asked(self, purpose: object) -> bool:
        """Whether a job of that purpose runs or waits."""
        jobs = (*self._waiting, *(() if self.current is None else (self.current,)))
        return any(job.purpose == purpose for job in jobs)

    def add(self, job: Job) -> None:
        """Run this after all that waits, or in place of what waits with an equal purpose."""
        for place, other in enumerate(self._waiting):
            if other.purpose == job.purpose:
                self._waiting[place] = job
                self.ended.emit(other)
                break
        else:
            self._waiting.append(job)
        self._start_next()
        self.queue_changed.emit()

    @Slot()
    def cancel_current(self) -> None:
        """Stop what runs; what it found so far is delivered. Then the next begins."""
        if self._run is not None and not self._run.cancelled.is_set():
            self._run.cancelled.set()
            self.queue_changed.emit()

    @Slot()
    def clear(self) -> None:
        """Take out all that waits, and drop what runs with everything that it still delivers."""
        dropped = self.current
        waited, self._waiting = self._waiting, []
        if self._run is not None:
            self._run.is_dropped = True
            self._run.cancelled.set()
        for job in (*(() if dropped is None else (dropped,)), *waited):
            self.ended.emit(job)
        self.queue_changed.emit()

    def close(self) -> None:
        """Drop everything and end the workers, in threads for which the background can wait."""
        self.clear()
        self.let_workers_go()

    # --- one after the other ---

    def _start_next(self) -> None:
        if self._run is None and self._waiting:
            self._idle.stop()
            self._run = _Run(self._waiting.pop(0))
            self._background.start("job", partial(self._work, self._run, self._workers))
            self.started.emit(self._run.job)

    def _end(self, run: _Run, tell: Callable[[], None] | None) -> None:
        self._run = None
        if not run.is_dropped:
            if tell is not None:
                tell()
            self.ended.emit(run.job)
        self._start_next()
        if self._run is None:
            self._idle.start()
        self.queue_changed.emit()

    @Slot()
    def let_workers_go(self) -> None:
        """End them as soon as nothing runs on them; what comes next has new ones."""
        self._idle.stop()
        workers, self._workers = self._workers, KeptWorkers(self._open_workers)
        self._background.start("letting workers go", workers.let_go)

    # --- in the job's thread ---

    def _work(self, run: _Run, workers: KeptWorkers) -> None:
        tell: Callable[[], None] | None = None
        try:
            with workers.lent() as lent:
                found = run.job.work(lent, partial(self._deliver_progress, run), run.cancelled.is_set)
            if found is not None:
                tell = partial(self.finished.emit, run.job, found)
        except TasksCancelledError:
            pass  # Asked for, with nothing found: that it has ended is all there is to say.
        except PlannerError as error:
            tell = partial(self.refused.emit, run.job, error)
        finally:
            self._background.deliver(partial(self._end, run, tell))

    def _deliver_progress(self, run: _Run, told: object) -> None:
        self._background.deliver(partial(self._tell_progress, run, told))

    # --- on the GUI thread again ---

    def _tell_progress(self, run: _Run, told: object) -> None:
        if not run.is_dropped:
            self.progressed.emit(run.job, told)
