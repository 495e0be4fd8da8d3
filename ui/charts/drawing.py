"""Drawing: a chart as pixels or as a file's bytes, without Qt, on whatever thread it is called.

matplotlib shares its settings and font caches between threads, so one lock lets them draw one after the other.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from planner.charts.catalogue import Chart, Look, Picture
from planner.charts.spots import Spot
from planner.tables.table import Numbers
from ui.drawing_lock import DRAWING


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """One chart for the screen: real pixels, and how many of them an inch has."""

    chart: Chart
    picture: Picture
    look: Look
    width_px: int
    height_px: int
    dots_per_inch: float


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What became of it: four bytes a pixel (red, green, blue, opacity), what lies where, the numbers, all in words."""

    wanted: Wanted
    pixels: bytes
    width_px: int
    height_px: int
    spots: tuple[Spot, ...]
    numbers: Numbers
    description: str


def draw(wanted: Wanted) -> Drawn:
    """Draw a chart for the screen."""
    drawn = _drawn(wanted)
    # A figure is one knot of references that only a search unties: better one now than ten together, at a bad moment.
    gc.collect()
    return drawn


def _drawn(wanted: Wanted) -> Drawn:
    chart, picture, dots = wanted.chart, wanted.picture, wanted.dots_per_inch
    figure = Figure(figsize=(wanted.width_px / dots, wanted.height_px / dots), dpi=dots)
    canvas = FigureCanvasAgg(figure)
    with DRAWING:
        spots = chart.draw(figure, picture, wanted.look)
        canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib leaves it untyped
        pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # as above
    height_px, width_px = pixels.shape[:2]
    numbers, description = chart.numbers(picture), chart.describe(picture)
    return Drawn(wanted, pixels.tobytes(), width_px, height_px, spots, numbers, description)
