"""A window for each test, on no screen, with settings of its own, that leaves nothing behind."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.ui.scenario_files import SMALL
from ui.application import make_application
from ui.palette import Colours, take_colours
from ui.settings import Settings
from ui.window import MainWindow

# Before the first QApplication; a test that wants a real screen starts a process of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

FEW = StudyChoice(replications=2)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's real settings are read or written, nor what the planner keeps for them."""
    folder = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """What Python put there is gone before Python is; without a screen, Qt stumbles over it at the end."""
    yield
    if isinstance(QGuiApplication.instance(), QGuiApplication):
        QGuiApplication.clipboard().clear()


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """A scenario of two coverages that is simulated in a moment."""
    path = tmp_path / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A visible window with its charts ready, whose studies are two replications in its own process, when asked for."""
    made = MainWindow(Settings(), workers=InlineWorkers)
    made.runs.choice = made.pages.comparisons.choice = FEW
    made.live.switch(False)
    yield from shown_and_ended(qtbot, made)


@pytest.fixture
def window_with_processes(qtbot: QtBot) -> Iterator[MainWindow]:
    """As users have it: studies run in worker processes, and take as long as their files say."""
    made = MainWindow(Settings())
    made.live.switch(False)
    yield from shown_and_ended(qtbot, made)


def shown_and_ended(qtbot: QtBot, window: MainWindow) -> Iterator[MainWindow]:
    """A window with its charts ready, once; afterwards nothing of it may be left."""
    application = make_application()
    take_colours(application, Colours.LIGHT)
    before = set(threading.enumerate())
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.charts.pages_ready, timeout=60_000):
        window.charts.prepare()
    window.activateWindow()
    yield window
    window.end()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert_nothing_is_left(before)


def assert_nothing_is_left(threads_before: set[threading.Thread]) -> None:
    """No worker process, and no thread but those that were there; a pool's own ends just after its processes."""
    for thread in set(threading.enumerate()) - threads_before:
        thread.join(10.0)
        assert not thread.is_alive(), thread.name
    assert multiprocessing.active_children() == []
