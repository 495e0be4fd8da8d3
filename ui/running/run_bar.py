"""Run bar: at the bottom of the window, how far the study is and the one control that stops it; when idle, what the
results on screen rest on.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from planner.reporting.progress_words import words_of_progress
from planner.studies.tally import Progress
from ui import terms

BAR_WIDTH = 180


class RunBar(QWidget):
    """A progress bar, a sentence and Cancel."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress of the study")
        self.bar.setToolTip(terms.REPLICATION)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAccessibleName("State of the study")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
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
        layout.addWidget(self.cancel)
        self.show_idle("")

    def show_idle(self, words: str) -> None:
        """Nothing runs; what is on screen rests on this."""
        self.bar.hide()
        self.cancel.hide()
        self._say(words)

    @Slot()
    def show_start(self) -> None:
        self.bar.setRange(0, 0)
        self.bar.show()
        self.cancel.setEnabled(True)
        self.cancel.show()
        self._say("Starting the workers…")

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        if progress.done:
            self.bar.setRange(0, progress.expected)
            self.bar.setValue(progress.done)
        self._say(words_of_progress(progress))

    @Slot()
    def show_cancelling(self) -> None:
        self.cancel.setEnabled(False)
        self._say("Stopping…")

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setToolTip(words)
