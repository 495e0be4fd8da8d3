"""Heartbeat: how long the GUI thread was ever away from its events, and what kept it."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic, process_time, thread_time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT_MS = 10

MOST_WORK_MS = 50.0
MOST_HELD_MS = 150.0
MOST_GAP_MS = 2_000.0


@dataclass(frozen=True, slots=True)
class _Instant:
    at_s: float
    own_s: float
    """Processor time of the GUI thread."""
    process_s: float
    """Of all threads."""


class Heartbeat(QObject):
    """A timer of 10 ms that notes its longest gaps, each by what filled it.

    Two of the three are processor time, which a busy machine makes no longer: the GUI thread's own work, and that of
    the other threads of the process, for which it may have been kept waiting. The last is plain time, and so long only
    where the GUI thread waits for something that does not work.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.beats = 0
        self.longest_work_ms = 0.0
        self.longest_held_ms = 0.0
        self.longest_gap_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = _now()
        self._timer.start()

    @Slot()
    def _beat(self) -> None:
        last, now = self._last, _now()
        gap_ms = (now.at_s - last.at_s) * 1000
        work_ms = (now.own_s - last.own_s) * 1000
        others_ms = (now.process_s - last.process_s) * 1000 - work_ms
        self._last = now
        self.beats += 1
        self.longest_work_ms = max(self.longest_work_ms, work_ms)
        self.longest_held_ms = max(self.longest_held_ms, min(others_ms, gap_ms - work_ms))
        self.longest_gap_ms = max(self.longest_gap_ms, gap_ms)

    def stop(self) -> None:
        """What comes now is of no interest."""
        self._timer.stop()

    def was_steady(self) -> None:
        """Asserts that it beat, and that no gap was too long."""
        assert self.beats > 50
        assert self.longest_work_ms < MOST_WORK_MS
        assert self.longest_held_ms < MOST_HELD_MS
        assert self.longest_gap_ms < MOST_GAP_MS


def _now() -> _Instant:
    return _Instant(monotonic(), thread_time(), process_time())
