"""Background: plain threads, and the one door through which what they find comes back to the window.

Qt objects may be touched on the GUI thread only, and signals across threads have crashed PySide6 before. So a thread
never emits: it hands over a function, and a timer on the GUI thread calls those that arrived, in order. The timer runs
only while a thread does.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

DRAIN_EVERY_MS = 20

TURN_S = 0.0005
"""How long a thread keeps Python to itself while another wants it. The window wants it back after every call of Qt's:
with a study, its check and a chart at work, Python's own 5 ms make a fifth of a second of what takes it a hundredth.
"""


class Background(QObject):
    """Starts threads and delivers their findings on the GUI thread, which it must be made on."""

    fault_found = Signal(object)
    """An exception that a thread's work raised: a fault of the program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_S)
        self._arrived: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._timer = QTimer(self)
        self._timer.setInterval(DRAIN_EVERY_MS)
        self._timer.timeout.connect(self._deliver_arrived)

    @property
    def is_awake(self) -> bool:
        """Whether a thread runs, or something it found has yet to be delivered."""
        return self._timer.isActive()

    def start(self, name: str, work: Callable[[], None]) -> None:
        """Do the work in a thread of its own."""
        # A daemon, so that work which cannot be stopped (a chart half drawn) keeps no closed program alive.
        thread = threading.Thread(target=self._guarded, args=(work,), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()
        self._timer.start()

    def deliver(self, call: Callable[[], None]) -> None:
        """Have a function called on the GUI thread, after those delivered before; from any thread."""
        self._arrived.put(call)

    def join(self, within_s: float) -> bool:
        """Wait for all threads to end; whether they did. What they delivered is dropped."""
        end = monotonic() + within_s
        for thread in self._threads:
            thread.join(max(0.0, end - monotonic()))
        self._timer.stop()
        return not any(thread.is_alive() for thread in self._threads)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window must say so
            fault = error
            self.deliver(lambda: self.fault_found.emit(fault))

    @Slot()
    def _deliver_arrived(self) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        idle = not self._threads  # Looked at before the queue: an ended thread has delivered everything.
        while True:
            try:
                call = self._arrived.get_nowait()
            except Empty:
                break
            call()
        if idle and not self._threads:
            self._timer.stop()
