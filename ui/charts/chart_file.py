"""Chart files: a chart or its numbers as the bytes of a file, and how they reach the disk whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from matplotlib.figure import Figure

from planner.charts.catalogue import Chart, Picture
from planner.charts.csv_text import csv_text
from planner.charts.files import DOTS_PER_INCH, LIGHT
from planner.charts.look import painted
from ui.charts.drawing import DRAWING

ENDINGS = {".png": "Picture", ".svg": "Drawing", ".pdf": "Page", ".csv": "Numbers"}
"""Of the files that can be written, and what they hold."""
NOTHING_OF_THE_MOMENT: Mapping[str, dict[str, str | None]] = MappingProxyType(
    {".png": {"Software": None}, ".svg": {"Date": None, "Creator": None}, ".pdf": {"CreationDate": None}}
)
"""Left out, so that two files of one study are the same."""


def chart_file(chart: Chart, picture: Picture, ending: str) -> bytes:
    """The content of a file with that ending; always light, at the size that the chart looks best at."""
    if ending == ".csv":
        return csv_text(chart.numbers(picture)).encode("utf-8-sig")  # The mark tells Excel that it is UTF-8.
    content = BytesIO()
    with DRAWING:
        figure = Figure(figsize=chart.size_in)
        chart.draw(figure, picture, LIGHT)
        with painted(LIGHT):
            figure.savefig(
                content, format=ending.removeprefix("."), dpi=DOTS_PER_INCH, metadata=NOTHING_OF_THE_MOMENT[ending]
            )
    return content.getvalue()


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
