"""Threads and the door back to the window."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ui.running.background import Background

PATIENCE_MS = 30_000


def test_what_threads_find_arrives_in_order_on_the_gui_thread(qtbot: QtBot) -> None:
    background = Background()
    arrived: list[tuple[int, threading.Thread]] = []

    def arrive(number: int) -> None:
        arrived.append((number, threading.current_thread()))

    def work() -> None:
        for number in range(100):
            background.deliver(partial(arrive, number))

    background.start("counting", work)
    qtbot.waitUntil(lambda: len(arrived) == 100, timeout=PATIENCE_MS)
    assert arrived == [(number, threading.main_thread()) for number in range(100)]
    qtbot.waitUntil(lambda: not background.is_awake, timeout=PATIENCE_MS)


def test_what_a_thread_raises_is_told_as_a_fault(qtbot: QtBot) -> None:
    background = Background()
    error = ZeroDivisionError("made for a test")

    def work() -> None:
        raise error

    with qtbot.waitSignal(background.fault_found, timeout=PATIENCE_MS) as told:
        background.start("failing", work)
    assert told.args == [error]


def test_nothing_arrives_after_the_goodbye(qtbot: QtBot) -> None:
    del qtbot
    background = Background()
    go_on = threading.Event()
    arrived: list[str] = []

    def work() -> None:
        go_on.wait()
        background.deliver(lambda: arrived.append("late"))

    background.start("waiting", work)
    assert not background.join(0.0)
    go_on.set()
    assert background.join(PATIENCE_MS / 1000)
    QCoreApplication.processEvents()
    assert not background.is_awake
    assert arrived == []
