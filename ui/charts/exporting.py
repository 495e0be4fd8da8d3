"""Exporting: asks for a file's name, then writes the chart on screen, or its numbers, in a thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.charts.catalogue import Chart, Picture
from planner.charts.files import slug_of
from planner.errors import PlannerError
from ui.charts.chart_file import ENDINGS, chart_file, write_whole
from ui.running.background import Background
from ui.settings import Settings

FILTERS = {f"{words} (*{ending})": ending for ending, words in ENDINGS.items()}
USUAL_ENDING = ".png"


class Exporting(QObject):
    """One export at a time is asked for; any number may be under way."""

    told = Signal(str)
    """A sentence: what was written where, or why not."""

    def __init__(self, background: Background, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._settings = settings
        self._asked: tuple[Chart, Picture] | None = None

    def ask(self, chart: Chart, picture: Picture, window: QWidget) -> None:
        """Ask for the file's name; nothing waits for the answer."""
        self._asked = (chart, picture)
        suggested = self._settings.export_folder / f"{file_stem(chart, picture)}{USUAL_ENDING}"
        dialog = QFileDialog(window, "Export chart", str(suggested), ";;".join(FILTERS))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(USUAL_ENDING.removeprefix("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filterSelected.connect(partial(_take_ending, dialog))
        dialog.fileSelected.connect(self._write_named)
        dialog.open()

    @Slot(str)
    def _write_named(self, name: str) -> None:
        path = Path(name)
        self._settings.export_folder = path.parent
        if self._asked is not None:
            self.write(*self._asked, path)

    def write(self, chart: Chart, picture: Picture, path: Path) -> None:
        """Write the file; what it holds is decided by its name's ending."""
        if path.suffix.lower() not in ENDINGS:
            self.told.emit(f"{path.name} is not written: its name must end in {', '.join(ENDINGS)}.")
            return
        self._background.start("exporting", partial(self._write, chart, picture, path))

    def _write(self, chart: Chart, picture: Picture, path: Path) -> None:
        """In a thread."""
        try:
            write_whole(path, chart_file(chart, picture, path.suffix.lower()))
        except OSError as error:
            sentence = f"{path} is not written: {(error.strerror or str(error)).lower()}."
        except PlannerError as error:
            sentence = f"{path.name} is not written: {error}."
        else:
            sentence = f"Written: {path}"
        self._background.deliver(partial(self.told.emit, sentence))


def file_stem(chart: Chart, picture: Picture) -> str:
    """Such as: neptune-support-coverage-map-follow-the-sun; letters, digits and hyphens only."""
    words = [picture.scenario.name, chart.key, picture.coverage or ""]
    if picture.target is not None:
        words += [picture.target.plan, picture.target.severity.word, picture.target.metric.value]
    return "-".join(slug_of(word) for word in words if word)


def _take_ending(dialog: QFileDialog, chosen: str) -> None:
    dialog.setDefaultSuffix(FILTERS[chosen].removeprefix("."))
