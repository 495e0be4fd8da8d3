"""Chart files: a chart or its numbers as the bytes of a file, and how they reach the disk whole or not at all."""

from __future__ import annotations

import csv
import os
import tempfile
from io import BytesIO, StringIO
from pathlib import Path

from matplotlib.figure import Figure

from planner.charts.catalogue import Chart, Look, Numbers, Picture
from planner.charts.look import painted
from ui.charts.drawing import DRAWING

DOTS_PER_INCH = 200
"""Sharp on a slide."""
ENDINGS = {".png": "Picture", ".svg": "Drawing", ".pdf": "Page", ".csv": "Numbers"}
"""Of the files that can be written, and what they hold."""
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def chart_file(chart: Chart, picture: Picture, ending: str) -> bytes:
    """The content of a file with that ending; always light, at the size that the chart looks best at."""
    if ending == ".csv":
        return csv_of(chart.numbers(picture)).encode("utf-8-sig")  # The mark tells Excel that it is UTF-8.
    look, content = Look(), BytesIO()
    with DRAWING:
        figure = Figure(figsize=chart.size_in, dpi=DOTS_PER_INCH)
        chart.draw(figure, picture, look)
        with painted(look):
            figure.savefig(content, format=ending.removeprefix("."), dpi=DOTS_PER_INCH)
    return content.getvalue()


def csv_of(numbers: Numbers) -> str:
    """Comma-separated; text that a spreadsheet would take for a formula is marked as text."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([_harmless(word) for word in numbers.header])
    writer.writerows([[_harmless(cell) for cell in row] for row in numbers.rows])
    return text.getvalue()


def _harmless(cell: str | int | float | None) -> str | int | float | None:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_BEGINS_FORMULA) else cell


def write_whole(path: Path, content: bytes) -> None:
    """Replace the file by one with this content, or raise OSError and leave it as it was."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
