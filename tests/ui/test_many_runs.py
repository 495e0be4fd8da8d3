"""Two hundred studies, one after the other, leave no more behind than the first few."""

from __future__ import annotations

import gc
import threading
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from planner.attainment.results import StudyResult
from planner.scenario.reading import scenario_from_text
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.ui.scenario_files import SMALL
from ui.running.background import Background
from ui.running.run_bar import RunBar
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest

PATIENCE_MS = 60_000
RUNS = 200
SETTLED = 20
"""Caches are full after so many."""
TINY = scenario_from_text(SMALL.replace("weeks = 5", "weeks = 1").replace("follow_weeks = 2", "follow_weeks = 0"))


class Keeper(QObject):
    """Keeps the latest findings alone, as a window does."""

    def __init__(self, queue: StudyQueue) -> None:
        super().__init__(queue)
        self.found: StudyResult | None = None
        self.heard = 0
        queue.found_so_far.connect(self._keep)
        queue.finished.connect(self._keep)

    @Slot(object, object)
    def _keep(self, _request: StudyRequest, study: StudyResult) -> None:
        self.found = study
        self.heard += 1


def objects_of_ours() -> Counter[str]:
    """Python's objects by class, of our own classes and of Qt's."""
    gc.collect()
    kinds = (type(each) for each in gc.get_objects())
    return Counter(
        f"{kind.__module__}.{kind.__qualname__}"
        for kind in kinds
        if str(kind.__module__).partition(".")[0] in {"planner", "simulation", "ui", "PySide6"}
    )


def run(qtbot: QtBot, queue: StudyQueue, numbers: range) -> None:
    """Of every four one is cancelled, and one dropped for the next."""
    ways: dict[int, Callable[[], object]] = {1: queue.cancel_current, 2: queue.clear}
    for number in numbers:
        replications = 12 if number % 8 == 3 else 2
        queue.add(StudyRequest(TINY, StudyChoice(replications=replications, seed=number), f"number {number}"))
        ways.get(number % 4, int)()
        if number % 4 != 2:
            qtbot.waitUntil(lambda: not queue.is_running and not queue.waiting, timeout=PATIENCE_MS)
    queue.add(StudyRequest(TINY, StudyChoice(replications=12), "the same at last, so that what is kept is the same"))
    qtbot.waitUntil(lambda: not queue.is_running and not queue.waiting, timeout=PATIENCE_MS)


@pytest.mark.slow
def test_many_runs_leave_nothing_behind(qtbot: QtBot) -> None:
    background = Background()
    queue = StudyQueue(background, background, workers=InlineWorkers)
    keeper, bar = Keeper(queue), RunBar()
    qtbot.addWidget(bar)
    bar.follow(queue)

    def seen() -> tuple[int, int, Counter[str]]:
        qtbot.waitUntil(lambda: not background.is_awake, timeout=PATIENCE_MS)
        return threading.active_count(), len(background.findChildren(QObject)), objects_of_ours()

    run(qtbot, queue, range(SETTLED))
    threads, children, objects = seen()
    run(qtbot, queue, range(SETTLED, RUNS))
    threads_after, children_after, objects_after = seen()
    assert keeper.heard >= RUNS / 2
    assert threads_after <= threads
    assert children_after == children
    assert objects_after - objects == Counter()
    queue.close()
    assert background.join(PATIENCE_MS / 1000)
