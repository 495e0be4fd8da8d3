"""The window goes on answering while a study runs, tells what it knows so far, and every chart is drawn, and while a
shift is dragged and the cheapest staffing looked for: the one file of tests that looks at a watch.

Between two beats the GUI thread itself may never work for more than 50 ms, nor be held up for more than 150 ms by other
threads; both are processor time, for on a busy machine everybody waits longer.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.attainment.results import StudyResult
from planner.charts.attainment_dots import ATTAINMENT
from planner.scenario.reading import read_scenario
from planner.scenario.simulation_table import MOST_REPLICATIONS
from planner.shipped import neptune_sample
from planner.studies.engines import begin_readiness
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import ProcessWorkers
from tests.ui.heartbeat import Heartbeat
from ui.collecting import set_imports_aside
from ui.jobs.job_queue import JobQueue
from ui.page_list import COVERAGE, STAFFING
from ui.running.background import Background
from ui.running.run_bar import RunBar
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest
from ui.shifts.coverage_page import CoveragePage
from ui.window import MainWindow

pytestmark = pytest.mark.skipif("PYTEST_XDIST_WORKER" in os.environ, reason="runs by itself: it looks at a watch")

PATIENCE_MS = 120_000
HOUR_PX = 8
"""Roughly, in the week of shifts."""


def test_journey_the_window_answers_while_a_study_runs_and_charts_are_drawn(
    qtbot: QtBot, window_with_processes: MainWindow
) -> None:
    window = window_with_processes
    with qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        window.open_file(neptune_sample())
    page = window.charts.page
    assert page is not None
    window.runs.choice = StudyChoice(replications=2)
    begin_readiness(on_loaded=set_imports_aside)
    set_imports_aside()
    heart = Heartbeat(window)
    with qtbot.waitSignal(window.queue.finished, timeout=PATIENCE_MS):
        QTest.keyClick(window, Qt.Key.Key_F5)
    window.runs.choice = StudyChoice(replications=MOST_REPLICATIONS)  # Never done before it is stopped.
    QTest.keyClick(window, Qt.Key.Key_F5)
    with qtbot.waitSignal(window.queue.found_so_far, timeout=PATIENCE_MS):
        window.navigation.choose(ATTAINMENT.key)
    qtbot.waitUntil(lambda: page.shown.currentWidget() is page.dots, timeout=PATIENCE_MS)  # Painted while they narrow.
    for chart in page.charts:
        if chart is not ATTAINMENT:
            with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
                window.navigation.choose(chart.key)
    assert window.queue.is_running
    with qtbot.waitSignal(window.queue.ended, timeout=PATIENCE_MS):
        QTest.keyClick(window, Qt.Key.Key_Escape)

    heart.was_steady()


class Store(QObject):
    """Keeps what studies find."""

    def __init__(self, queue: StudyQueue) -> None:
        super().__init__(queue)
        self.so_far: list[StudyResult] = []
        queue.found_so_far.connect(self._keep)

    @Slot(object, object)
    def _keep(self, _request: StudyRequest, study: StudyResult) -> None:
        self.so_far.append(study)


def test_a_study_that_tells_what_it_knows_so_far_never_holds_up_the_window(qtbot: QtBot) -> None:
    """Two studies, the second on workers that are warm, with everything told of them, shown and kept."""
    background, bar = Background(), RunBar()
    queue = StudyQueue(background, background, workers=lambda: ProcessWorkers(2))
    qtbot.addWidget(bar)
    bar.follow(queue)
    with qtbot.waitExposed(bar):
        bar.show()
    store = Store(queue)
    sample = read_scenario(neptune_sample())
    short = sample.simulation.model_copy(update={"weeks": 4, "warm_up_weeks": 1, "follow_weeks": 1})
    scenario = sample.model_copy(update={"simulation": short})
    begin_readiness(on_loaded=set_imports_aside)
    set_imports_aside()
    heart = Heartbeat(bar)
    for replications in (24, 2):
        queue.add(StudyRequest(scenario, StudyChoice(replications=replications), "all coverages"))
    qtbot.waitUntil(lambda: not queue.is_running and not queue.waiting, timeout=PATIENCE_MS)
    queue.close()
    heart.stop()
    assert background.join(PATIENCE_MS / 1000)

    assert store.so_far
    heart.was_steady()


def test_journey_the_window_answers_while_a_shift_is_dragged_and_while_a_staffing_is_looked_for(
    qtbot: QtBot, window_with_processes: MainWindow, tmp_path: Path
) -> None:
    """The mouse holds a shift, live results narrow under it, and the search for the cheapest staffing goes on."""
    window = window_with_processes
    path = tmp_path / "neptune.toml"
    path.write_bytes(neptune_sample().read_bytes())
    with qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        window.open_file(path)
    window.runs.choice = StudyChoice(replications=10)
    with qtbot.waitSignal(window.queue.finished, timeout=PATIENCE_MS):
        QTest.keyClick(window, Qt.Key.Key_F5)
    window.live.switch(True)
    window.document.choose_coverage(len(window.document.coverage_names) - 1)
    told = Told(window.jobs)
    window.commands.recommend.trigger()
    qtbot.waitUntil(lambda: told.times > 3, timeout=PATIENCE_MS)
    window.navigation.choose(COVERAGE.key)
    page = window.shelf.currentWidget()
    assert isinstance(page, CoveragePage)
    begin_readiness(on_loaded=set_imports_aside)
    set_imports_aside()
    heart = Heartbeat(window)
    tries = Drag(qtbot, window, page).held_until_results_narrow()
    assert window.jobs.current is not None, "the search must go on all the while"
    window.navigation.choose(STAFFING.key)
    with qtbot.waitSignal(window.jobs.ended, timeout=PATIENCE_MS):
        window.jobs.cancel_current()

    assert tries > 1
    heart.was_steady()


class Told(QObject):
    """Counts what a job tells of itself."""

    def __init__(self, jobs: JobQueue) -> None:
        super().__init__(jobs)
        self.times = 0
        jobs.progressed.connect(self._count)

    @Slot(object, object)
    def _count(self, _job: object, _told: object) -> None:
        self.times += 1


class Drag:
    """A shift held by the mouse."""

    def __init__(self, qtbot: QtBot, window: MainWindow, page: CoveragePage) -> None:
        self._qtbot = qtbot
        self._live = window.live
        self._timeline = page.timeline

    def held_until_results_narrow(self, rounds: int = 4) -> int:
        """Move it on whenever something is known of where it is, then give it up; how often something was known."""
        start, known = self._first_bar(), 0
        self._send(QEvent.Type.MouseButtonPress, start)
        for number in range(1, rounds + 1):
            for step in range(6):
                self._send(QEvent.Type.MouseMove, start + QPoint(HOUR_PX * number + step, 0))
            with self._qtbot.waitSignal(self._live.tried, timeout=PATIENCE_MS):
                pass
            known += self._live.trial is not None
        QTest.keyClick(self._timeline.viewport(), Qt.Key.Key_Escape)
        self._send(QEvent.Type.MouseButtonRelease, start)
        return known

    def _first_bar(self) -> QPoint:
        laid_out = self._timeline.laid_out
        assert laid_out is not None
        line = next(line for line in laid_out.lines if line.row is not None and line.row.bars)
        assert line.row is not None
        return laid_out.bar_rect(line, line.row.bars[0]).center().toPoint()

    def _send(self, kind: QEvent.Type, at: QPoint) -> None:
        viewport = self._timeline.viewport()
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, QPointF(at), QPointF(viewport.mapToGlobal(at)), button, held, none)
        QApplication.sendEvent(viewport, event)
        QApplication.processEvents()
