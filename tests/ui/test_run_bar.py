"""The bar at the bottom: what it says of a study, and what it lets be done about those that wait."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.scenario.reading import scenario_from_text
from planner.studies.study_choice import StudyChoice
from planner.studies.tally import Progress
from planner.studies.workers import InlineWorkers
from tests.ui.conftest import FEW, assert_nothing_is_left
from tests.ui.scenario_files import LONG, SMALL
from ui.running.background import Background
from ui.running.run_bar import RunBar
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest

PATIENCE_MS = 60_000


def request(words: str, text: str = SMALL, choice: StudyChoice = FEW) -> StudyRequest:
    return StudyRequest(scenario_from_text(text), choice, words)


def entries(bar: RunBar) -> list[QAction]:
    return bar.waiting.menu().actions()


def test_journey_studies_that_wait_are_listed_and_taken_out_by_keys(qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    background, bar = Background(), RunBar()
    queue = StudyQueue(background, background, workers=InlineWorkers)
    bar.follow(queue)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    queue.add(request("all coverages", LONG, StudyChoice()))
    assert not bar.waiting.isVisible()
    queue.add(request("Day & <b>night</b>"))
    queue.add(request("Follow the sun " * 20))
    assert bar.waiting.isVisible()
    assert bar.waiting.accessibleName() == "2 more queued"
    running, first, second = entries(bar)
    assert (running.text(), running.isEnabled()) == ("Running: all coverages", False)
    assert first.text() == "Do not run: Day && <b>night</b>"
    assert second.text().endswith("…")

    menu = bar.waiting.menu()
    with qtbot.waitSignal(menu.aboutToShow):
        menu.popup(bar.waiting.mapToGlobal(bar.waiting.rect().bottomLeft()))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert bar.waiting.text() == "1 more queued"
    assert [each.words for each in queue.waiting] == ["Follow the sun " * 20]

    QTest.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    assert bar.words.text() == "Stopping…"
    assert not bar.cancel.isEnabled()
    with qtbot.waitSignal(queue.started, timeout=PATIENCE_MS):
        pass
    assert bar.cancel.isEnabled()
    assert not bar.waiting.isVisible()
    queue.close()
    assert background.join(PATIENCE_MS / 1000)
    assert_nothing_is_left(before)


def test_the_bar_moves_only_once_there_is_a_guess(qtbot: QtBot) -> None:
    bar = RunBar()
    qtbot.addWidget(bar)
    bar.show_start()
    bar.show_progress(Progress(4, 10, None, None, 0.01))
    assert bar.bar.maximum() == 0, "busy, for nobody knows how long"
    assert bar.words.text() == "4 of at least 10 replications"
    bar.show_progress(Progress(31, 48, 6.0, 0.013, 0.01))
    assert (bar.bar.value(), bar.bar.maximum()) == (31, 48)


def test_words_without_room_end_in_dots_and_are_whole_in_the_tooltip(qtbot: QtBot) -> None:
    bar = RunBar()
    qtbot.addWidget(bar)
    words = "Up to date: <b>35</b> replications, seed 1, 19 s; as precise as asked: ±2.7 points, asked ±3.0."
    bar.show_idle(words)
    assert bar.words.text() == words
    assert "&lt;b&gt;35&lt;/b&gt;" in bar.words.toolTip()
    bar.resize(bar.words.fontMetrics().horizontalAdvance(words) // 2 + bar.cancel.sizeHint().width(), bar.height())
    with qtbot.waitExposed(bar):
        bar.show()
    narrow = bar.words.grab().toImage()
    bar.words.say(words[:-30])
    assert bar.words.grab().toImage() == narrow, "what has no room is not drawn"
    bar.words.say("Something else")
    assert bar.words.grab().toImage() != narrow


def test_everything_that_takes_focus_has_a_name(qtbot: QtBot) -> None:
    bar = RunBar()
    qtbot.addWidget(bar)
    bar.waiting.show_waiting("this", ["that"])
    assert all(button.accessibleName() or button.text() for button in bar.findChildren(QPushButton))
