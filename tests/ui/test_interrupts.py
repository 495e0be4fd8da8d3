"""Interrupts: the system's wish that the program end is heard between two events, and never in the middle of one."""

from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from ui.interrupts import SIGNALS, close_on_interrupt

PATIENCE_MS = 30_000


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_closes_in_its_turn_and_what_is_under_way_is_finished_first(qtbot: QtBot, number: int) -> None:
    closed: list[bool] = []
    before = signal.getsignal(number)
    with close_on_interrupt(lambda: closed.append(True)):
        os.kill(os.getpid(), number)
        assert [len(closed) for _ in range(3)] == [0, 0, 0]
        qtbot.waitUntil(lambda: bool(closed), timeout=PATIENCE_MS)
    assert closed == [True]
    assert signal.getsignal(number) is before
