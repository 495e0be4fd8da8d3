"""Interrupts: Ctrl+C in the terminal, or the system's wish that the program end, closes the window as its user would.

While Qt waits for events no Python runs, and so no signal handler of Python's either; and while an edit is made, a
handler would run in the middle of it. So Python only writes the signal's number to a socket, which Qt reads in turn.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QSocketNotifier

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def close_on_interrupt(close: Callable[[], object]) -> Iterator[None]:
    """Within it, an interrupt calls `close` on the GUI thread."""
    ours, pythons = socket.socketpair()
    pythons.setblocking(False)
    ours.setblocking(False)

    def interrupted(_signal: int, _frame: FrameType | None) -> None:
        """Only so that Python writes its number."""

    def woken() -> None:
        if any(number in SIGNALS for number in ours.recv(64)):
            close()

    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(woken)
    before = {number: signal.signal(number, interrupted) for number in SIGNALS}
    wakeup_before = signal.set_wakeup_fd(pythons.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup_before)
        for number, handler in before.items():
            signal.signal(number, handler)
        notifier.setEnabled(False)
        ours.close()
        pythons.close()
