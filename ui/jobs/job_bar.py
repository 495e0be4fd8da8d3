"""Job bar: above the run bar while a job runs, what it is, how far, and the one control that stops it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ui.jobs.job import Job
from ui.jobs.job_queue import JobQueue
from ui.running.elided_label import ElidedLabel

BAR_WIDTH = 14
"""In average characters."""


class JobBar(QWidget):
    """Follows a queue of jobs; gone while there is none."""

    def __init__(self, queue: JobQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress of the job")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.words = ElidedLabel()
        self.words.setAccessibleName("State of the job")
        self.stop = QPushButton("Stop")
        self.stop.setToolTip(
            "Stop; what an answer has found so far is shown, and of a decision pack nothing is written"
        )
        self.stop.clicked.connect(queue.cancel_current)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 4, 9, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.stop)
        queue.queue_changed.connect(self._show)
        queue.started.connect(self._show)
        queue.progressed.connect(self._show_progress)
        self.hide()

    @Slot()
    def _show(self) -> None:
        job = self._queue.current
        if job is not None:
            self.bar.setFixedWidth(BAR_WIDTH * self.fontMetrics().averageCharWidth())
            self.stop.setEnabled(not self._queue.is_cancelling)
            self._say(f"{job.words}…")
        self.setVisible(job is not None)

    @Slot(object, object)
    def _show_progress(self, job: Job, told: object) -> None:
        """Words are for the bar; what was found so far is for whoever asked."""
        if isinstance(told, str) and told:
            self._say(f"{job.words}: {told}")

    def _say(self, words: str) -> None:
        """What is being done, and how much more is to be done after it."""
        waits = len(self._queue.waiting)
        after = f" · then {waits} more" if waits else ""
        self.words.say("Stopping…" if self._queue.is_cancelling else words + after)
