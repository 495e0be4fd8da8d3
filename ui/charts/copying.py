"""Copying: puts a chart on the clipboard as a picture with its sentence, or its numbers as a spreadsheet takes them.

Drawn anew in a thread, light and large as for a file: what is on screen may be dark and small.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from planner.charts.catalogue import Chart, Picture
from planner.errors import PlannerError
from planner.tables.table import Column, Table
from ui.charts.chart_file import chart_file
from ui.exporting.table_export import copy_table
from ui.running.background import Background

PNG = "image/png"


class Copying(QObject):
    """Of several asked for in a row the last one that is ready is what stays on the clipboard."""

    told = Signal(str)
    """A sentence: what was copied, or why not."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background

    def copy_chart(self, chart: Chart, picture: Picture) -> None:
        """The picture, and its sentence for where no picture can go."""
        self._background.start("copying a chart", partial(self._draw, chart, picture))

    def copy_numbers(self, chart: Chart, picture: Picture) -> None:
        """All numbers behind it, with all their digits."""
        self._background.start("copying numbers", partial(self._count, chart, picture))

    def _draw(self, chart: Chart, picture: Picture) -> None:
        """In a thread."""
        try:
            content, sentence = chart_file(chart, picture, ".png"), chart.describe(picture)
        except PlannerError as error:
            self._background.deliver(partial(self._tell_refusal, error))
        else:
            # Read here too: it takes too long for the window's own thread.
            image = QImage.fromData(content)
            self._background.deliver(partial(self._put_chart, content, image, sentence))

    def _put_chart(self, content: bytes, image: QImage, sentence: str) -> None:
        data = QMimeData()
        data.setImageData(image)
        data.setData(PNG, content)
        data.setText(sentence)
        QGuiApplication.clipboard().setMimeData(data)
        self.told.emit("Copied: the chart as a picture, and its sentence as text.")

    def _count(self, chart: Chart, picture: Picture) -> None:
        """In a thread."""
        try:
            numbers = chart.numbers(picture)
        except PlannerError as error:
            self._background.deliver(partial(self._tell_refusal, error))
        else:
            table = Table(chart.title, tuple(Column(heading) for heading in numbers.header), numbers.rows)
            self._background.deliver(partial(self._put_numbers, table))

    def _put_numbers(self, table: Table) -> None:
        copy_table(table)
        rows = len(table.rows)
        self.told.emit(f"Copied: {rows:,} {'row' if rows == 1 else 'rows'} of numbers.")

    def _tell_refusal(self, error: PlannerError) -> None:
        self.told.emit(f"Nothing is copied: {error}.")
