"""Measures: the sizes of the timeline, all of them from the font, so that text may grow and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

LEAST_LABEL_LETTERS = 22
MOST_LABEL_LETTERS = 30
LABEL_SHARE = 0.26
"""Of the width: names longer than that are elided."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in pixels."""

    letter: float
    line: float
    pad: float
    row: float
    """A shift's row, and the bar in it."""
    bar: float
    heading: float
    """A team's name above its shifts."""
    header: float
    """Days and hours."""
    count: float
    lane: float
    """A gap's strip, or a plan's customers'."""
    edge: float
    """How near to the end of a bar it is gripped there."""
    least_day: float
    """A day narrower than this is not shown whole."""


def measures_of(metrics: QFontMetricsF) -> Measures:
    """The sizes for a font."""
    line = metrics.height()
    letter = metrics.averageCharWidth()
    return Measures(
        letter=letter,
        line=line,
        pad=round(letter * 0.9),
        row=round(line * 1.55),
        bar=round(line * 1.25),
        heading=round(line * 1.35),
        header=round(line * 2.3),
        count=round(line * 1.35),
        lane=round(line * 1.15),
        edge=max(5.0, letter * 0.8),
        least_day=round(letter * 7),
    )


def label_width(metrics: QFontMetricsF, labels: Iterable[str], width: float) -> float:
    """The width of the names to the left, within what the whole width allows."""
    letter = metrics.averageCharWidth()
    wanted = max((metrics.horizontalAdvance(label) for label in labels), default=0.0) + 3 * letter
    most = min(MOST_LABEL_LETTERS * letter, width * LABEL_SHARE)
    return round(max(min(wanted, most), min(LEAST_LABEL_LETTERS * letter, most)))
