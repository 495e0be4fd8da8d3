"""Figure drawing: a painting as pixels, without Qt, in a thread.

Loads matplotlib, so it is itself loaded by whoever draws, when there is something to draw.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from planner.charts.look import Look
from ui.answers.section import Paint
from ui.drawing_lock import DRAWING


@dataclass(frozen=True, slots=True, eq=False)
class Pixels:
    """Four bytes a pixel: red, green, blue, opacity."""

    content: bytes
    width_px: int
    height_px: int


def pixels_of(paint: Paint, look: Look, size_px: tuple[int, int], dots_per_inch: float) -> Pixels:
    """Draw a painting at a size in real pixels."""
    width_px, height_px = size_px
    figure = Figure(figsize=(width_px / dots_per_inch, height_px / dots_per_inch), dpi=dots_per_inch)
    canvas = FigureCanvasAgg(figure)
    with DRAWING:
        paint(figure, look)
        canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib leaves it untyped
        drawn = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # as above
    return Pixels(drawn.tobytes(), drawn.shape[1], drawn.shape[0])
