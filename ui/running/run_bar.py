"""Run bar: at the bottom of the window, how far the study is, the one control that stops it and what runs next; when
idle, what the results on screen rest on.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from planner.reporting.progress_words import words_of_progress
from planner.studies.tally import Progress
from ui import terms
from ui.running.elided_label import ElidedLabel
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest
from ui.running.waiting_button import WaitingButton

BAR_WIDTH = 14
"""In average characters."""

LONGEST_ADDRESS = 40
"""In average characters too; what has no room is in the tooltip."""


class RunBar(QWidget):
    """A progress bar, a sentence, Cancel, and how many studies wait."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue: StudyQueue | None = None
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress of the study")
        self.bar.setToolTip(terms.REPLICATION)
        self.bar.setTextVisible(False)
        self.words = ElidedLabel()
        self.words.setAccessibleName("State of the study")
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.where.setAccessibleName("Where studies run")
        self.where.hide()
        self.waiting = WaitingButton()
        self.cancel = QPushButton("Cancel")
        self.cancel.setToolTip("Stop after the replications that are done, and show what they found (Esc)")
        self.cancel.clicked.connect(self.cancel_asked)
        same_height = self.cancel.sizePolicy()
        same_height.setRetainSizeWhenHidden(True)
        self.cancel.setSizePolicy(same_height)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(9, 4, 9, 4)
        layout.addWidget(self.bar)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.where)
        layout.addWidget(self.waiting)
        layout.addWidget(self.cancel)
        self.show_idle("")

    def follow(self, queue: StudyQueue) -> None:
        """Show from now on what the queue runs, and let it be cancelled here; what to say when idle others know."""
        self._queue = queue
        queue.started.connect(self.show_start)
        queue.progressed.connect(self._show_progress_of)
        queue.queue_changed.connect(self._show_queue)
        self.cancel_asked.connect(queue.cancel_current)
        self.waiting.removal_asked.connect(queue.cancel_waiting)

    def show_where(self, cluster: str) -> None:
        """The address of the cluster that studies run on; nothing is said of this machine."""
        widest_px = LONGEST_ADDRESS * self.fontMetrics().averageCharWidth()
        shown = self.fontMetrics().elidedText(cluster, Qt.TextElideMode.ElideMiddle, widest_px)
        self.where.setText(f"Runs on {shown}")
        self.where.setToolTip(escape(f"Studies run on the Dask cluster at {cluster} (Run, Run on…)"))
        self.where.setVisible(bool(cluster))

    def show_idle(self, words: str) -> None:
        """Nothing runs; what is on screen rests on this."""
        self.bar.hide()
        self.cancel.hide()
        self.words.say(words)

    @Slot()
    def show_start(self) -> None:
        self.bar.setFixedWidth(BAR_WIDTH * self.fontMetrics().averageCharWidth())
        self.bar.setRange(0, 0)
        self.bar.show()
        self.cancel.setEnabled(True)
        self.cancel.show()
        self.words.say("Starting the workers…")

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """The bar only moves on once there is a guess at its end, or it would soon have to go back."""
        if progress.done and progress.seconds_left is not None:
            self.bar.setRange(0, progress.expected)
            self.bar.setValue(progress.done)
        self.words.say(words_of_progress(progress))

    @Slot()
    def show_cancelling(self) -> None:
        self.cancel.setEnabled(False)
        self.words.say("Stopping…")

    @Slot(object, object)
    def _show_progress_of(self, _request: StudyRequest, progress: Progress) -> None:
        self.show_progress(progress)

    @Slot()
    def _show_queue(self) -> None:
        queue = self._queue
        if queue is not None:
            running = "" if queue.current is None else queue.current.words
            self.waiting.show_waiting(running, [request.words for request in queue.waiting])
            if queue.is_cancelling:
                self.show_cancelling()
