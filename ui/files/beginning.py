"""Beginning: asks what a new scenario is to begin from, and says what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.scenario.blank import BLANK
from planner.shipped import Sample, samples
from ui.document import Source
from ui.files.gallery import Gallery
from ui.files.recent import RecentFiles


class Beginning(QObject):
    """Opens the gallery."""

    source_chosen = Signal(object)
    """Source of a scenario without a file."""
    sample_chosen = Signal(object, str)
    """Path of a sample, and its title."""
    file_chosen = Signal(object)
    """Path of a file to go on with."""
    file_lost = Signal(object)
    """Path of one that has to be located first."""

    def __init__(self, recent: RecentFiles, window: QWidget) -> None:
        super().__init__(window)
        self._recent = recent
        self._window = window
        self.gallery: Gallery | None = None
        """While it is open."""

    def ask(self) -> None:
        """Show what there is to begin from; nothing waits for the answer."""
        gallery = Gallery(samples(), self._recent.files, self._window)
        gallery.blank_chosen.connect(self._take_blank)
        gallery.sample_chosen.connect(self._take_sample)
        gallery.file_chosen.connect(self.file_chosen)
        gallery.file_lost.connect(self.file_lost)
        gallery.file_unwanted.connect(self._recent.forget)
        gallery.finished.connect(self._forget)
        self.gallery = gallery
        gallery.open()

    @Slot()
    def _forget(self) -> None:
        self.gallery = None

    @Slot()
    def _take_blank(self) -> None:
        self.source_chosen.emit(Source(BLANK.encode(), None))

    @Slot(object)
    def _take_sample(self, sample: Sample) -> None:
        self.sample_chosen.emit(sample.path, sample.title)
