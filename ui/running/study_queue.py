"""Study queue: studies wait for each other, and run one at a time in a thread, on workers kept warm between them.

What a study still delivers after it was dropped, because another file was opened, is dropped too.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.attainment.results import StudyResult
from planner.errors import PlannerError
from planner.reporting.progress_words import words_of_worker_death
from planner.studies.kept_workers import KeptWorkers, OpenWorkers
from planner.studies.study import run_study
from planner.studies.tally import Progress
from planner.studies.workers import open_processes
from ui.running.background import Background
from ui.running.study_request import StudyRequest

KEPT_MS = 60_000
"""How long idle workers are kept for the next study."""


@dataclass(slots=True, eq=False)
class _Run:
    """A study whose thread has not ended."""

    request: StudyRequest
    cancelled: threading.Event = field(default_factory=threading.Event)
    is_dropped: bool = False
    """Cancelled, and nobody hears of it again."""
    so_far: StudyResult | None = None
    """Found, and not yet told."""


class StudyQueue(QObject):
    """Runs what is asked for, in order; says how far each study is, what it knows so far, and how it ended."""

    started = Signal(object)
    """StudyRequest."""
    progressed = Signal(object, object)
    """StudyRequest, Progress."""
    found_so_far = Signal(object, object)
    """StudyRequest, StudyResult while it runs: for showing meanwhile, never for keeping."""
    finished = Signal(object, object)
    """StudyRequest, StudyResult, whole or cancelled after some replications."""
    refused = Signal(object, object)
    """StudyRequest, PlannerError: no result, and why."""
    ended = Signal(object)
    """StudyRequest: after any of the two, after a fault, and when it was dropped."""
    told = Signal(str)
    """A sentence on something that went wrong and that the study survived."""
    workers_renewed = Signal()
    """What is simulated next waits for new workers to begin."""
    queue_changed = Signal()
    """Something else runs, waits or is being cancelled."""

    def __init__(
        self,
        background: Background,
        parent: QObject | None = None,
        *,
        workers: OpenWorkers = open_processes,
        kept_ms: int = KEPT_MS,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._open_workers = workers
        self._workers = KeptWorkers(workers)
        self._waiting: list[StudyRequest] = []
        self._run: _Run | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(kept_ms)
        self._idle.timeout.connect(self.let_workers_go)

    @property
    def current(self) -> StudyRequest | None:
        """What runs, also while a cancelled study is still ending; None once it was dropped."""
        return None if self._run is None or self._run.is_dropped else self._run.request

    @property
    def waiting(self) -> tuple[StudyRequest, ...]:
        """What runs after it, in this order."""
        return tuple(self._waiting)

    @property
    def is_running(self) -> bool:
        return self.current is not None

    @property
    def is_cancelling(self) -> bool:
        return self._run is not None and not self._run.is_dropped and self._run.cancelled.is_set()

    def add(self, request: StudyRequest) -> None:
        """Run this after all that waits, or in place of what waits with an equal key."""
        for place, other in enumerate(self._waiting):
            if other.key is not None and other.key == request.key:
                self._waiting[place] = request
                break
        else:
            self._waiting.append(request)
        self._start_next()
        self.queue_changed.emit()

    @Slot()
    def cancel_current(self) -> None:
        """Stop what runs after the replications that are done; what they found is delivered. Then the next begins."""
        if self._run is not None and not self._run.cancelled.is_set():
            self._run.cancelled.set()
            self.queue_changed.emit()

    @Slot(int)
    def cancel_waiting(self, place: int) -> None:
        """Take one out of what waits; nothing happens where there is none."""
        if 0 <= place < len(self._waiting):
            del self._waiting[place]
            self.queue_changed.emit()

    def clear(self) -> None:
        """Take out all that waits, and drop what runs with everything that it still delivers."""
        dropped = self.current
        had_any = dropped is not None or bool(self._waiting)
        self._waiting.clear()
        if self._run is not None:
            self._run.is_dropped = True
            self._run.cancelled.set()
        if dropped is not None:
            self.ended.emit(dropped)
        if had_any:
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
            self._background.start("study", partial(self._study, self._run, self._workers))
            self.started.emit(self._run.request)

    def _end(self, run: _Run, tell: Callable[[], None] | None) -> None:
        self._run = None
        if not run.is_dropped:
            if tell is not None:
                tell()
            self.ended.emit(run.request)
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
        self.workers_renewed.emit()

    # --- in the study's thread ---

    def _study(self, run: _Run, workers: KeptWorkers) -> None:
        tell: Callable[[], None] | None = None
        deliver = self._background.deliver
        try:
            with workers.lent() as lent:
                study = run_study(
                    run.request.scenario,
                    lent,
                    choice=run.request.choice,
                    on_progress=lambda progress: deliver(partial(self._tell_progress, run, progress)),
                    on_result=partial(self._keep_so_far, run),
                    on_worker_death=lambda count: deliver(partial(self._tell_death, run, count)),
                    is_cancelled=run.cancelled.is_set,
                )
            tell = partial(self._tell_finished, run.request, study)
        except PlannerError as error:
            tell = partial(self._tell_refused, run.request, error)
        finally:
            run.so_far = None
            deliver(partial(self._end, run, tell))

    def _keep_so_far(self, run: _Run, study: StudyResult) -> None:
        """Only the newest is told, however long the window takes to listen."""
        run.so_far = study
        self._background.deliver(partial(self._tell_so_far, run))

    # --- on the GUI thread again; a study that is being cancelled is heard of when it has ended ---

    def _tell_progress(self, run: _Run, progress: Progress) -> None:
        if not run.cancelled.is_set():
            self.progressed.emit(run.request, progress)

    def _tell_so_far(self, run: _Run) -> None:
        study, run.so_far = run.so_far, None
        if study is not None and not run.cancelled.is_set():
            self.found_so_far.emit(run.request, study)

    def _tell_death(self, run: _Run, workers: int) -> None:
        self.workers_renewed.emit()
        if not run.cancelled.is_set():
            self.told.emit(words_of_worker_death(workers))

    def _tell_finished(self, request: StudyRequest, study: StudyResult) -> None:
        self.finished.emit(request, study)

    def _tell_refused(self, request: StudyRequest, error: PlannerError) -> None:
        self.refused.emit(request, error)
