"""Study runner: one study at a time, in a thread that has its own worker processes.

What is delivered by a study that is no longer the current one, because another file was opened or another run begun,
is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from planner.errors import PlannerError
from planner.scenario.scenario import Scenario
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.tally import Progress
from planner.studies.workers import InlineWorkers, ProcessWorkers, open_workers
from ui.running.background import Background

OpenWorkers = Callable[[], InlineWorkers | ProcessWorkers]


class StudyRunner(QObject):
    """Runs studies; says how far they are and how they ended."""

    started = Signal()
    progressed = Signal(object)
    """Progress."""
    finished = Signal(object)
    """StudyResult, whole or cancelled after some replications."""
    refused = Signal(object)
    """PlannerError: no result, and why."""
    ended = Signal()
    """After any of the two, and after a fault or a forgotten study."""

    def __init__(
        self, background: Background, parent: QObject | None = None, *, workers: OpenWorkers = open_workers
    ) -> None:
        super().__init__(parent)
        self.choice = StudyChoice()
        """What to ask for in place of what the scenario says."""
        self._background = background
        self._open_workers = workers
        self._cancelled: threading.Event | None = None

    @property
    def is_running(self) -> bool:
        """Also while a cancelled study is still ending."""
        return self._cancelled is not None

    @property
    def is_cancelling(self) -> bool:
        return self._cancelled is not None and self._cancelled.is_set()

    def start(self, scenario: Scenario) -> None:
        """Begin a study; one that runs is forgotten."""
        self.forget()
        cancelled = self._cancelled = threading.Event()
        self._background.start("study", partial(self._run, scenario, self.choice, cancelled))
        self.started.emit()

    @Slot()
    def cancel(self) -> None:
        """Stop after the replications that are done; what they found is delivered."""
        if self._cancelled is not None:
            self._cancelled.set()

    def forget(self) -> None:
        """Cancel, and drop whatever the study still delivers."""
        if self._cancelled is not None:
            self._cancelled.set()
            self._cancelled = None
            self.ended.emit()

    def _run(self, scenario: Scenario, choice: StudyChoice, cancelled: threading.Event) -> None:
        """In the study's thread."""
        deliver = partial(self._deliver, cancelled)
        try:
            with self._open_workers() as workers:
                study = run_study(
                    scenario,
                    workers,
                    choice=choice,
                    on_progress=lambda progress: deliver(partial(self._tell_progress, progress)),
                    is_cancelled=cancelled.is_set,
                )
        except PlannerError as error:
            refusal = error
            deliver(lambda: self._end(lambda: self.refused.emit(refusal)))
        except BaseException:
            deliver(lambda: self._end(None))
            raise
        else:
            deliver(lambda: self._end(lambda: self.finished.emit(study)))

    def _deliver(self, study: threading.Event, call: Callable[[], None]) -> None:
        self._background.deliver(lambda: call() if self._cancelled is study else None)

    def _tell_progress(self, progress: Progress) -> None:
        if not self.is_cancelling:
            self.progressed.emit(progress)

    def _end(self, tell: Callable[[], None] | None) -> None:
        self._cancelled = None
        if tell is not None:
            tell()
        self.ended.emit()
