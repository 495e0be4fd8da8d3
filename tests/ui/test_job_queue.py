"""Jobs that wait for each other: their order, what is told of them, and what happens to those nobody wants."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.workers import InlineWorkers, Workers
from tests.ui.conftest import assert_nothing_is_left
from ui.jobs.job import Job
from ui.jobs.job_bar import JobBar
from ui.jobs.job_queue import JobQueue
from ui.running.background import Background

PATIENCE_MS = 60_000


class Log(QObject):
    """Writes down what a queue says, in its order."""

    def __init__(self, queue: JobQueue) -> None:
        super().__init__(queue)
        self.lines: list[str] = []
        queue.started.connect(self._started)
        queue.progressed.connect(self._progressed)
        queue.finished.connect(self._finished)
        queue.refused.connect(self._refused)
        queue.ended.connect(self._ended)

    @Slot(object)
    def _started(self, job: Job) -> None:
        self.lines.append(f"{job.words} started")

    @Slot(object, object)
    def _progressed(self, job: Job, told: object) -> None:
        self.lines.append(f"{job.words} told {told}")

    @Slot(object, object)
    def _finished(self, job: Job, found: object) -> None:
        self.lines.append(f"{job.words} found {found}")

    @Slot(object, object)
    def _refused(self, job: Job, error: PlannerError) -> None:
        self.lines.append(f"{job.words} refused: {error}")

    @Slot(object)
    def _ended(self, job: Job) -> None:
        self.lines.append(f"{job.words} ended")


@contextmanager
def queue_of(qtbot: QtBot) -> Iterator[JobQueue]:
    """A queue that leaves no thread behind."""
    del qtbot
    before = set(threading.enumerate())
    background = Background()
    queue = JobQueue(background, background, workers=InlineWorkers)
    try:
        yield queue
    finally:
        queue.close()
        assert background.join(PATIENCE_MS / 1000)
        assert_nothing_is_left(before)


def counts(_workers: Workers, tell: Callable[[object], None], _is_cancelled: Callable[[], bool]) -> object:
    tell("half")
    return 42


def wait_until_idle(qtbot: QtBot, queue: JobQueue) -> None:
    qtbot.waitUntil(lambda: queue.current is None, timeout=PATIENCE_MS)


class Patient:
    """Works until it is cancelled."""

    def __init__(self, found: object | None) -> None:
        self.has_begun = threading.Event()
        self._found = found

    def __call__(
        self, _workers: Workers, _tell: Callable[[object], None], is_cancelled: Callable[[], bool]
    ) -> object | None:
        self.has_begun.set()
        never = threading.Event()
        while not is_cancelled():
            never.wait(0.005)
        return self._found


def test_jobs_run_one_after_the_other(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        log = Log(queue)
        queue.add(Job("A", counts, "a"))
        queue.add(Job("B", counts, "b"))
        assert queue.is_asked("a")
        assert queue.is_asked("b")
        wait_until_idle(qtbot, queue)
        assert not queue.is_asked("b")
    one = ("started", "told half", "found 42", "ended")
    assert log.lines == [f"{words} {what}" for words in "AB" for what in one]


def test_a_newer_job_takes_the_place_of_one_that_waits(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        log = Log(queue)
        queue.add(Job("A", counts, "a"))
        queue.add(Job("old", counts, "b"))
        queue.add(Job("new", counts, "b"))
        wait_until_idle(qtbot, queue)
    assert [line for line in log.lines if "started" in line] == ["A started", "new started"]
    assert log.lines.index("old ended") < log.lines.index("new started")


@pytest.mark.parametrize(
    ("found", "lines"), [(None, ["A started", "A ended"]), (7, ["A started", "A found 7", "A ended"])]
)
def test_a_cancelled_job_delivers_what_it_has(qtbot: QtBot, found: object, lines: list[str]) -> None:
    with queue_of(qtbot) as queue:
        log, work = Log(queue), Patient(found)
        queue.add(Job("A", work, "a"))
        assert work.has_begun.wait(PATIENCE_MS / 1000)
        queue.cancel_current()
        assert queue.is_cancelling
        wait_until_idle(qtbot, queue)
    assert log.lines == lines


def test_a_dropped_job_is_heard_of_no_more(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        log, work = Log(queue), Patient(7)
        queue.add(Job("A", work, "a"))
        queue.add(Job("B", counts, "b"))
        assert work.has_begun.wait(PATIENCE_MS / 1000)
        queue.clear()
        assert queue.current is None
        queue.add(Job("C", counts, "c"))
        qtbot.waitUntil(lambda: "C ended" in log.lines, timeout=PATIENCE_MS)
    assert log.lines == ["A started", "A ended", "B ended", "C started", "C told half", "C found 42", "C ended"]


@pytest.mark.parametrize(
    ("error", "line"), [(PlannerError("no way"), "A refused: no way"), (TasksCancelledError("cancelled"), None)]
)
def test_a_job_that_finds_nothing_says_why(qtbot: QtBot, error: PlannerError, line: str | None) -> None:
    def fails(_workers: Workers, _tell: Callable[[object], None], _is_cancelled: Callable[[], bool]) -> object:
        raise error

    with queue_of(qtbot) as queue:
        log = Log(queue)
        queue.add(Job("A", fails, "a"))
        wait_until_idle(qtbot, queue)
    assert log.lines == ["A started", *(() if line is None else (line,)), "A ended"]


def test_the_bar_is_there_while_a_job_runs_and_stops_it(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        bar = JobBar(queue)
        qtbot.addWidget(bar)
        assert bar.isHidden()
        work = Patient(7)
        queue.add(Job("Looking", work, "a"))
        assert not bar.isHidden()
        assert bar.words.text() == "Looking…"
        assert work.has_begun.wait(PATIENCE_MS / 1000)
        bar.stop.click()
        assert bar.words.text() == "Stopping…"
        assert not bar.stop.isEnabled()
        qtbot.waitUntil(bar.isHidden, timeout=PATIENCE_MS)


def test_the_bar_says_what_a_job_tells(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        bar = JobBar(queue)
        qtbot.addWidget(bar)
        said: list[str] = []
        queue.ended.connect(lambda _: said.append(bar.words.text()))
        queue.add(Job("Counting", counts, "a"))
        wait_until_idle(qtbot, queue)
    assert said == ["Counting: half"]
