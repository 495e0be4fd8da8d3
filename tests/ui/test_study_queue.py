"""Studies that wait for each other: their order, what is told of them, and what happens to those nobody wants."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from planner.attainment.results import StudyResult
from planner.errors import PlannerError
from planner.estimates.stopping import Ending
from planner.scenario.reading import scenario_from_text
from planner.studies.kept_workers import OpenWorkers
from planner.studies.study_choice import StudyChoice
from planner.studies.tally import Progress
from planner.studies.workers import InlineWorkers, ProcessWorkers
from tests.test_ordered_tasks import DyingExecutor
from tests.ui.conftest import assert_nothing_is_left
from tests.ui.scenario_files import LONG, SMALL
from ui.running.background import Background
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest

PATIENCE_MS = 60_000
FEW = StudyChoice(replications=2)
TWENTY_FOUR = SMALL.replace("at_most = 10, precision = 0.02", "at_most = 24, precision = 0.0")
"""Replications: never precise enough before."""


def request(words: str, text: str = SMALL, choice: StudyChoice = FEW, key: object = None) -> StudyRequest:
    return StudyRequest(scenario_from_text(text), choice, words, key)


class Log(QObject):
    """Writes down what a queue says, in its order."""

    def __init__(self, queue: StudyQueue) -> None:
        super().__init__(queue)
        self.lines: list[str] = []
        self.results: dict[str, StudyResult] = {}
        self.errors: dict[str, PlannerError] = {}
        self.so_far: list[StudyResult] = []
        self.sentences: list[str] = []
        queue.started.connect(self._started)
        queue.found_so_far.connect(self._found_so_far)
        queue.finished.connect(self._finished)
        queue.refused.connect(self._refused)
        queue.ended.connect(self._ended)
        queue.told.connect(self._told)

    @Slot(object)
    def _started(self, one: StudyRequest) -> None:
        self.lines.append(f"{one.words} started")

    @Slot(object, object)
    def _found_so_far(self, one: StudyRequest, study: StudyResult) -> None:
        self.lines.append(f"{one.words} so far")
        self.so_far.append(study)

    @Slot(object, object)
    def _finished(self, one: StudyRequest, study: StudyResult) -> None:
        self.lines.append(f"{one.words} finished")
        self.results[one.words] = study

    @Slot(object, object)
    def _refused(self, one: StudyRequest, error: PlannerError) -> None:
        self.lines.append(f"{one.words} refused")
        self.errors[one.words] = error

    @Slot(object)
    def _ended(self, one: StudyRequest) -> None:
        self.lines.append(f"{one.words} ended")

    @Slot(str)
    def _told(self, sentence: str) -> None:
        self.lines.append("told")
        self.sentences.append(sentence)


class OnProgress(QObject):
    """Does something once, when so many replications of the study that runs are done."""

    def __init__(self, queue: StudyQueue, done: int, do: Callable[[], None]) -> None:
        super().__init__(queue)
        self._done, self._do = done, do
        self._of = queue.current
        self.has_done = False
        self.heard_after = 0
        queue.progressed.connect(self._hear)

    @Slot(object, object)
    def _hear(self, one: StudyRequest, progress: Progress) -> None:
        if one is self._of and self.has_done:
            self.heard_after += 1
        elif one is self._of and progress.done >= self._done:
            self.has_done = True
            self._do()


@contextmanager
def queue_of(qtbot: QtBot, workers: OpenWorkers = InlineWorkers) -> Iterator[StudyQueue]:
    """A queue that leaves no thread and no process behind."""
    del qtbot
    before = set(threading.enumerate())
    background = Background()
    queue = StudyQueue(background, background, workers=workers)
    try:
        yield queue
    finally:
        queue.close()
        assert background.join(PATIENCE_MS / 1000)
        assert_nothing_is_left(before)


def wait_until_idle(qtbot: QtBot, queue: StudyQueue) -> None:
    qtbot.waitUntil(lambda: not queue.is_running and not queue.waiting, timeout=PATIENCE_MS)


def test_studies_run_one_after_the_other(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        log = Log(queue)
        first, second, third = (request(words) for words in "ABC")
        for each in (first, second, third):
            queue.add(each)
        assert queue.is_running
        assert queue.current is first
        assert queue.waiting == (second, third)
        wait_until_idle(qtbot, queue)
    assert log.lines == [f"{words} {what}" for words in "ABC" for what in ("started", "finished", "ended")]
    assert {study.replications for study in log.results.values()} == {2}


def test_a_newer_request_takes_the_place_of_one_that_waits(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        queue.add(request("running", key="mine"))
        queue.add(request("old", key="mine"))
        queue.add(request("other", key="other"))
        queue.add(request("new", key="mine"))
        assert [each.words for each in queue.waiting] == ["new", "other"]
        queue.add(request("no key"))
        queue.add(request("no key"))
        assert len(queue.waiting) == 4
        log = Log(queue)
        wait_until_idle(qtbot, queue)
    assert "old started" not in log.lines


def test_what_waits_can_be_taken_out(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        for words in "ABC":
            queue.add(request(words))
        with qtbot.waitSignal(queue.queue_changed):
            queue.cancel_waiting(0)
        with qtbot.assertNotEmitted(queue.queue_changed):
            queue.cancel_waiting(1)
            queue.cancel_waiting(-1)
        assert [each.words for each in queue.waiting] == ["C"]


def test_a_cancelled_study_gives_what_it_found_and_the_next_begins(qtbot: QtBot) -> None:
    """The first would take minutes; only its workers' end lets the second run within the wait."""
    with queue_of(qtbot, lambda: ProcessWorkers(2)) as queue:
        log = Log(queue)
        queue.add(request("A", LONG, StudyChoice()))
        queue.add(request("B"))
        states = list[tuple[bool, bool]]()

        def cancel() -> None:
            queue.cancel_current()
            states.append((queue.is_running, queue.is_cancelling))

        cancelling = OnProgress(queue, 3, cancel)
        with qtbot.waitSignal(queue.finished, timeout=PATIENCE_MS):
            pass
        assert states == [(True, True)]
        assert cancelling.heard_after == 0, "while it is being stopped, nobody wants to know how far it is"
        assert log.results["A"].ending is Ending.CANCELLED
        assert 3 <= log.results["A"].replications < 900
        wait_until_idle(qtbot, queue)
    assert log.lines[-5:] == ["A finished", "A ended", "B started", "B finished", "B ended"]


def test_a_study_cancelled_before_it_found_anything_is_refused(qtbot: QtBot) -> None:
    with queue_of(qtbot, lambda: ProcessWorkers(2)) as queue:
        log = Log(queue)
        queue.add(request("A", LONG))
        queue.cancel_current()
        wait_until_idle(qtbot, queue)
    assert log.lines == ["A started", "A refused", "A ended"]


def test_nothing_is_heard_of_what_was_dropped(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        log = Log(queue)
        for words in "AB":
            queue.add(request(words, LONG))
        queue.clear()
        assert not queue.is_running
        assert queue.waiting == ()
        queue.add(request("C"))
        qtbot.waitUntil(lambda: "C ended" in log.lines, timeout=PATIENCE_MS)
    assert log.lines == ["A started", "A ended", "C started", "C finished", "C ended"]


def test_clearing_an_empty_queue_changes_nothing(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue, qtbot.assertNotEmitted(queue.queue_changed):
        queue.clear()


def test_a_refused_study_keeps_no_other_from_running(qtbot: QtBot) -> None:
    with queue_of(qtbot) as queue:
        log = Log(queue)
        queue.add(request("A", choice=StudyChoice(coverages=("Nobody's",))))
        queue.add(request("B"))
        wait_until_idle(qtbot, queue)
    assert log.lines == ["A started", "A refused", "A ended", "B started", "B finished", "B ended"]
    assert 'there is no coverage "Nobody\'s"' in str(log.errors["A"])


def test_a_fault_is_told_and_keeps_no_other_from_running(qtbot: QtBot) -> None:
    opened = [0]

    def fails_once() -> InlineWorkers:
        opened[0] += 1
        if opened[0] == 1:
            raise ZeroDivisionError("made for a test")
        return InlineWorkers()

    with queue_of(qtbot, fails_once) as queue:
        log = Log(queue)
        background = queue.parent()
        assert isinstance(background, Background)
        with qtbot.waitSignal(background.fault_found, timeout=PATIENCE_MS) as told:
            queue.add(request("A"))
            queue.add(request("B"))
        assert isinstance(told.args[0], ZeroDivisionError)
        wait_until_idle(qtbot, queue)
    assert log.lines == ["A started", "A ended", "B started", "B finished", "B ended"]


class HeldAfter(InlineWorkers):
    """So many tasks, and then no more until told to go on."""

    def __init__(self, tasks: int, go_on: threading.Event) -> None:
        self._tasks, self._go_on = tasks, go_on

    def executor(self) -> Executor:
        self._tasks -= 1
        if self._tasks < 0:
            self._go_on.wait()
        return super().executor()


class Sets(QObject):
    """Sets an event when a study has found something."""

    def __init__(self, queue: StudyQueue, event: threading.Event) -> None:
        super().__init__(queue)
        self._event = event
        queue.found_so_far.connect(self._hear)

    @Slot(object, object)
    def _hear(self, _one: StudyRequest, _study: StudyResult) -> None:
        self._event.set()


def test_what_a_study_knows_so_far_is_told_while_it_runs(qtbot: QtBot) -> None:
    heard = threading.Event()
    with queue_of(qtbot, lambda: HeldAfter(10, heard)) as queue:
        log = Log(queue)
        Sets(queue, heard)
        queue.add(request("A", TWENTY_FOUR, StudyChoice()))
        wait_until_idle(qtbot, queue)
    assert log.lines[:2] == ["A started", "A so far"]
    assert log.lines[-2:] == ["A finished", "A ended"]
    assert {each.ending for each in log.so_far} == {Ending.RUNNING}
    numbers = [each.replications for each in log.so_far]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] < log.results["A"].replications == 24


def test_what_was_known_before_the_end_is_not_told_after_it(qtbot: QtBot) -> None:
    """The window was away for so long that the study is over."""
    with queue_of(qtbot) as queue:
        log = Log(queue)
        queue.add(request("A", TWENTY_FOUR, StudyChoice()))
        for thread in threading.enumerate():
            if thread.name == "study":
                thread.join()
        wait_until_idle(qtbot, queue)
    assert log.lines == ["A started", "A finished", "A ended"]


class DyingOnce(InlineWorkers):
    """Its third task finds its worker dead; after that, all is well."""

    def __init__(self) -> None:
        self._dying: Executor | None = DyingExecutor(3)

    def executor(self) -> Executor:
        return self._dying or super().executor()

    def abandon(self) -> None:
        self._dying = None


def test_a_worker_that_dies_is_told_and_the_study_goes_on(qtbot: QtBot) -> None:
    with queue_of(qtbot, DyingOnce) as queue:
        log = Log(queue)
        queue.add(request("A", choice=StudyChoice(replications=4)))
        wait_until_idle(qtbot, queue)
    assert log.lines == ["A started", "told", "A finished", "A ended"]
    assert log.sentences == ["The only worker stopped unexpectedly; its replications are run again."]
    assert log.results["A"].replications == 4


def kill_workers() -> None:
    for process in multiprocessing.active_children():
        process.kill()


class KillsAgain(QObject):
    """Once a death was told, and the study has gone on after it."""

    def __init__(self, queue: StudyQueue) -> None:
        super().__init__(queue)
        self._queue = queue
        queue.told.connect(self._hear)

    @Slot(str)
    def _hear(self, _sentence: str) -> None:
        OnProgress(self._queue, 1, kill_workers)


def test_processes_that_go_on_dying_end_the_study_with_what_can_be_done(qtbot: QtBot) -> None:
    with queue_of(qtbot, lambda: ProcessWorkers(2)) as queue:
        log = Log(queue)
        queue.add(request("A", LONG, StudyChoice()))
        queue.add(request("B"))
        OnProgress(queue, 1, kill_workers)
        KillsAgain(queue)
        wait_until_idle(qtbot, queue)
    assert log.lines == ["A started", "told", "A refused", "A ended", "B started", "B finished", "B ended"]
    assert log.sentences == ["One of 2 workers stopped unexpectedly; its replications are run again."]
    assert "use fewer workers" in str(log.errors["A"])


class Watched(InlineWorkers):
    """Says how often it was let go."""

    def __init__(self) -> None:
        self.let_go = 0

    def abandon(self) -> None:
        self.let_go += 1


def test_workers_are_kept_from_study_to_study_and_let_go_when_idle(qtbot: QtBot) -> None:
    opened = list[Watched]()

    def opening() -> Watched:
        opened.append(Watched())
        return opened[-1]

    background = Background()
    queue = StudyQueue(background, background, workers=opening, kept_ms=0)
    for words in "ABC":
        queue.add(request(words))
    qtbot.waitUntil(lambda: bool(opened and opened[0].let_go), timeout=PATIENCE_MS)
    assert [each.let_go for each in opened] == [1]
    assert not queue.waiting
    queue.add(request("D"))
    qtbot.waitUntil(lambda: len(opened) == 2 and bool(opened[1].let_go), timeout=PATIENCE_MS)
    queue.close()
    assert background.join(PATIENCE_MS / 1000)
    assert [each.let_go for each in opened] == [1, 1]


def test_workers_that_are_kept_are_the_same_processes(qtbot: QtBot) -> None:
    with queue_of(qtbot, lambda: ProcessWorkers(2)) as queue:
        processes = set[int | None]()
        for words in "AB":
            queue.add(request(words))
            wait_until_idle(qtbot, queue)
            processes |= {process.pid for process in multiprocessing.active_children()}
        assert 1 <= len(processes) <= 2
