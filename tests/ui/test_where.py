"""Where replications run: chosen in a dialog, tried before it is taken, kept, and said at the foot of the window."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.studies.cluster_connection import ClusterError
from planner.studies.workers import InlineWorkers
from tests.ui.journeys import PATIENCE_MS, opened, typed
from ui.running import where as where_room
from ui.running.where_dialog import WhereDialog
from ui.settings import Settings
from ui.window import MainWindow

THERE = "tcp://there:8786"


class Cluster(InlineWorkers):
    """Stands for a cluster: three workers, all of them here."""

    asked: ClassVar = list[str]()
    count = 3


def open_cluster(address: str) -> Cluster:
    Cluster.asked.append(address)
    if address != THERE:
        raise ClusterError(f"there is no Dask scheduler at {address}", mend="start one: dask scheduler")
    return Cluster()


@pytest.fixture(autouse=True)
def _clusters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the window is made."""
    monkeypatch.setattr(where_room.Where.__init__, "__kwdefaults__", {"there": open_cluster})
    monkeypatch.setattr(Cluster, "asked", [])


def asked(window: MainWindow) -> WhereDialog:
    window.commands.where.trigger()
    return next(each for each in window.findChildren(WhereDialog) if each.isVisible())


def simulated(qtbot: QtBot, window: MainWindow) -> None:
    """By the action, as keys go to the dialog that was open last."""
    with qtbot.waitSignal(window.queue.finished, timeout=PATIENCE_MS):
        window.commands.run.trigger()


def chosen(qtbot: QtBot, window: MainWindow, address: str) -> WhereDialog:
    """The dialog after a cluster was called."""
    dialog = asked(window)
    dialog.there.click()
    typed(dialog.address, address)
    with qtbot.waitSignal(window.where.answered, timeout=PATIENCE_MS):
        QTest.keyClick(dialog.use, Qt.Key.Key_Return)
    return dialog


def test_journey_a_cluster_is_tried_taken_used_and_left(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    assert not window.run_bar.where.isVisible()
    dialog = chosen(qtbot, window, THERE)
    assert not dialog.isVisible()
    assert window.message.sentence.text() == f"Studies run on the Dask cluster at {THERE} now: 3 workers there."
    assert window.run_bar.where.text() == f"Runs on {THERE}"
    assert Settings().cluster == THERE

    opened(qtbot, window, small_file)
    Cluster.asked.clear()
    simulated(qtbot, window)
    assert Cluster.asked == [THERE], "the study ran there"

    dialog = asked(window)
    assert dialog.there.isChecked()
    dialog.here.click()
    QTest.keyClick(dialog.use, Qt.Key.Key_Return)
    assert not window.run_bar.where.isVisible()
    Cluster.asked.clear()
    simulated(qtbot, window)
    assert Cluster.asked == [], "the study ran here"
    assert (Settings().cluster, Settings().last_cluster) == ("", THERE)
    dialog = asked(window)
    assert dialog.address.text() == THERE, "offered again"
    dialog.reject()


def test_a_cluster_that_does_not_answer_is_not_taken(qtbot: QtBot, window: MainWindow) -> None:
    dialog = chosen(qtbot, window, "tcp://nowhere:1")
    assert dialog.isVisible()
    assert dialog.state.text() == "✕ There is no Dask scheduler at tcp://nowhere:1; start one: dask scheduler."
    assert dialog.address.isEnabled()
    assert window.where.cluster == Settings().cluster == ""
    typed(dialog.address, "tcp://other:1")
    assert dialog.state.text() == "", "said of another address"
    dialog.reject()


@pytest.mark.parametrize("port", ["0", "65536", "99999", "9" * 5000])
def test_a_number_that_is_no_port_is_said_and_nobody_is_called(window: MainWindow, port: str) -> None:
    dialog = asked(window)
    dialog.there.setChecked(True)
    dialog.address.setText(f"tcp://there:{port}")
    dialog.use.click()
    assert dialog.isVisible()
    assert dialog.state.text() == "✕ A port is from 1 to 65535."
    assert dialog.address.isEnabled()
    assert Cluster.asked == []
    typed(dialog.address, THERE)
    assert dialog.state.text() == "", "said of another address"
    dialog.reject()


@pytest.mark.parametrize("address", ["tcp://there:1", "tcp://[::1]:65535", "tcp://[::0]", "tcp://there", "there:8786/"])
def test_an_address_that_may_be_one_is_called(qtbot: QtBot, window: MainWindow, address: str) -> None:
    dialog = chosen(qtbot, window, address)
    assert Cluster.asked == [address]
    dialog.reject()


def test_enter_in_the_address_uses_it(qtbot: QtBot, window: MainWindow) -> None:
    dialog = asked(window)
    dialog.there.click()
    typed(dialog.address, THERE)
    with qtbot.waitSignal(window.where.answered, timeout=PATIENCE_MS):
        QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert window.where.cluster == THERE


def test_an_answer_that_nobody_waits_for_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    dialog = asked(window)
    dialog.there.setChecked(True)
    typed(dialog.address, THERE)
    dialog.use.click()
    dialog.reject()
    qtbot.waitUntil(lambda: not window.background.is_awake, timeout=PATIENCE_MS)
    assert Cluster.asked == [THERE]
    assert window.where.cluster == ""


def test_a_study_says_why_its_cluster_is_not_there(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.where.cluster = "tcp://nowhere:1"
    opened(qtbot, window, small_file)
    with qtbot.waitSignal(window.queue.refused, timeout=PATIENCE_MS):
        QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.message.sentence.text() == "There is no Dask scheduler at tcp://nowhere:1; start one: dask scheduler."


def test_without_an_address_there_is_nothing_to_use(window: MainWindow) -> None:
    dialog = asked(window)
    assert dialog.use.isEnabled()
    dialog.there.setChecked(True)
    assert not dialog.use.isEnabled()
    assert isinstance(dialog.address, QLineEdit)
    dialog.reject()
