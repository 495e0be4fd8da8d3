"""Chart files: a chart or its numbers as the bytes of a file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType

from matplotlib.figure import Figure

from planner.charts.catalogue import Chart, Picture
from planner.charts.look import painted
from planner.tables.csv_text import csv_text
from ui.charts.sheet import Sheet
from ui.drawing_lock import DRAWING

ENDINGS = {".png": "Picture", ".svg": "Drawing", ".pdf": "Page", ".csv": "Numbers"}
"""Of the files that can be written, and what they hold."""
NOTHING_OF_THE_MOMENT: Mapping[str, dict[str, str | None]] = MappingProxyType(
    {".png": {"Software": None}, ".svg": {"Date": None, "Creator": None}, ".pdf": {"CreationDate": None}}
)
"""Left out, so that two files of one study are the same."""


def chart_file(chart: Chart, picture: Picture, ending: str, sheet: Sheet | None = None) -> bytes:
    """The content of a file with that ending, by default light and of the size that the chart looks best at."""
    if ending == ".csv":
        return csv_text(chart.numbers(picture)).encode("utf-8-sig")  # The mark tells Excel that it is UTF-8.
    on = sheet or Sheet(chart.size_in)
    content = BytesIO()
    with DRAWING:
        figure = Figure(figsize=on.size_in)
        chart.draw(figure, picture, on.look)
        with painted(on.look):
            figure.savefig(
                content, format=ending.removeprefix("."), dpi=on.dots_per_inch, metadata=NOTHING_OF_THE_MOMENT[ending]
            )
    return content.getvalue()
