"""Exporting: asks how and where, then writes the chart on screen, or its numbers, in a thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.charts.catalogue import Chart, Picture
from planner.charts.files import slug_of
from planner.errors import PlannerError
from planner.whole_file import write_whole
from ui.charts.chart_file import ENDINGS, chart_file
from ui.charts.export_choice import ExportChoice, choice_from_words
from ui.charts.export_dialog import ExportDialog
from ui.charts.sheet import Sheet
from ui.running.background import Background
from ui.settings import Settings

KEPT_AS = "export"
"""The name under which the settings keep what was chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What is to be exported, as long as it is being asked for."""

    chart: Chart
    picture: Picture
    screen_in: tuple[float, float]
    choice: ExportChoice
    window: QWidget


class Exporting(QObject):
    """One export at a time is asked for; any number may be under way."""

    told = Signal(str)
    """A sentence: what was written where, or why not."""

    def __init__(self, background: Background, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._settings = settings
        self._asked: _Asked | None = None

    def ask(self, chart: Chart, picture: Picture, screen_in: tuple[float, float], window: QWidget) -> None:
        """Ask how to export a chart, `screen_in` large on screen, then where to; nothing waits for the answers."""
        choice = choice_from_words(self._settings.layout(KEPT_AS).toStdString())
        self._asked = _Asked(chart, picture, screen_in, choice, window)
        dialog = ExportDialog(choice, screen_in, window)
        dialog.chosen.connect(self._ask_for_file)
        dialog.open()

    @Slot(object)
    def _ask_for_file(self, choice: ExportChoice) -> None:
        asked = self._asked
        if asked is None:
            return
        self._settings.keep_layout(KEPT_AS, QByteArray(choice.words.encode("utf-8")))
        self._asked = replace(asked, choice=choice)
        suggested = self._settings.export_folder / f"{file_stem(asked.chart, asked.picture)}{choice.ending}"
        kinds = f"{ENDINGS[choice.ending]} (*{choice.ending})"
        dialog = QFileDialog(asked.window, "Export chart", str(suggested), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(choice.ending.removeprefix("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._write_named)
        dialog.open()

    @Slot(str)
    def _write_named(self, name: str) -> None:
        path = Path(name)
        self._settings.export_folder = path.parent
        if self._asked is not None:
            asked, self._asked = self._asked, None
            self.write(asked.chart, asked.picture, path, asked.choice.sheet(asked.screen_in))

    def write(self, chart: Chart, picture: Picture, path: Path, sheet: Sheet | None = None) -> None:
        """Write the file; what it holds is decided by its name's ending."""
        if path.suffix.lower() not in ENDINGS:
            self.told.emit(f"{path.name} is not written: its name must end in {', '.join(ENDINGS)}.")
            return
        self._background.start("exporting", partial(self._write, chart, picture, path, sheet))

    def _write(self, chart: Chart, picture: Picture, path: Path, sheet: Sheet | None) -> None:
        """In a thread."""
        try:
            write_whole(path, chart_file(chart, picture, path.suffix.lower(), sheet))
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
