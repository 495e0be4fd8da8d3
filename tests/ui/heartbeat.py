"""Heartbeat: how long the GUI thread was ever away from its events."""

from __future__ import annotations

from time import monotonic, thread_time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT_MS = 10


class Heartbeat(QObject):
    """A timer of 10 ms that notes its longest gap, in real time and in this thread's own work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.beats = 0
        self.longest_gap_ms = 0.0
        self.longest_work_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = (monotonic(), thread_time())
        self._timer.start()

    @Slot()
    def _beat(self) -> None:
        now = (monotonic(), thread_time())
        gap_ms, work_ms = ((new - old) * 1000 for new, old in zip(now, self._last, strict=True))
        self._last = now
        self.beats += 1
        self.longest_gap_ms = max(self.longest_gap_ms, gap_ms)
        self.longest_work_ms = max(self.longest_work_ms, work_ms)
