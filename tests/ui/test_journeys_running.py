"""Journeys of a run: waiting, cancelling, queueing, quitting."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.estimates.stopping import Ending
from tests.ui.journeys import PATIENCE_MS, named, opened
from tests.ui.scenario_files import LONG
from ui.edits import set_value
from ui.running.study_request import StudyRequest
from ui.window import MainWindow


def test_journey_cancel_keeps_what_was_found(qtbot: QtBot, window_with_processes: MainWindow, tmp_path: Path) -> None:
    window = window_with_processes
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    opened(qtbot, window, path)

    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.run_bar.bar.value() >= 2, timeout=PATIENCE_MS)
    assert " of 900 replications" in named(window, "State of the study").text()
    with qtbot.waitSignal(window.queue.finished, timeout=5_000):
        QTest.mouseClick(window.run_bar.cancel, Qt.MouseButton.LeftButton)

    studied = window.document.studied
    assert studied is not None
    study = studied.result
    assert study.ending is Ending.CANCELLED
    assert 2 <= study.replications < 900
    assert named(window, "State of the study").text().startswith(f"Stopped after {study.replications} replications")
    assert window.commands.run.isEnabled()


def test_journey_cancel_before_anything_is_found_says_so(
    qtbot: QtBot, window_with_processes: MainWindow, tmp_path: Path
) -> None:
    window = window_with_processes
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    opened(qtbot, window, path)

    with qtbot.waitSignal(window.queue.refused, timeout=PATIENCE_MS):
        QTest.keyClick(window, Qt.Key.Key_F5)
        QTest.keyClick(window, Qt.Key.Key_Escape)

    assert window.message.sentence.text() == "Cancelled before the first replication was done."
    assert window.document.studied is None


def test_journey_closing_during_a_run_leaves_no_process_and_no_thread(
    qtbot: QtBot, window_with_processes: MainWindow, tmp_path: Path
) -> None:
    window = window_with_processes
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    opened(qtbot, window, path)
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.run_bar.bar.value() >= 1, timeout=PATIENCE_MS)
    assert multiprocessing.active_children() != []

    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    assert not window.isVisible()
    assert window.document.studied is None
    # What is left is looked for by the fixture, after every test.


def test_journey_opening_another_file_forgets_the_study_that_runs(
    qtbot: QtBot, window_with_processes: MainWindow, small_file: Path, tmp_path: Path
) -> None:
    window = window_with_processes
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    opened(qtbot, window, path)
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.run_bar.bar.value() >= 1, timeout=PATIENCE_MS)

    with qtbot.assertNotEmitted(window.queue.finished, wait=0):
        opened(qtbot, window, small_file)
    assert window.document.studied is None
    assert not window.queue.is_running
    assert named(window, "State of the study").text() == "Nothing simulated yet."


def test_who_presses_the_run_key_again_and_again_wants_one_study(
    qtbot: QtBot, window_with_processes: MainWindow, tmp_path: Path
) -> None:
    window = window_with_processes
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    opened(qtbot, window, path)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.queue.is_running
    assert window.queue.waiting == ()

    set_value(window.document, path=("simulation", "weeks"), value=9)
    QTest.keyClick(window, Qt.Key.Key_F5)
    QTest.keyClick(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    waiting: tuple[StudyRequest, ...] = window.queue.waiting
    assert [request.words for request in waiting] == ["all coverages", window.document.coverage_name]
