"""Sheet: the size, sharpness and colours in which a chart goes into a file, and the sizes that are offered by name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.charts.catalogue import Look
from planner.charts.files import DOTS_PER_INCH, LIGHT

CM_PER_INCH = 2.54
LEAST_IN = (5.0, 3.0)
"""Width and height: smaller, and the words of a chart find no room."""
MOST_IN = 48.0
"""Of either side: a poster."""
LEAST_DOTS, MOST_DOTS = 50, 600
MOST_MEGAPIXELS = 60
"""Of a picture, which takes some ten bytes a pixel while it is drawn."""


class Size(Enum):
    """The sizes to choose from; the values are the words of the settings."""

    ON_SCREEN = "on screen"
    SLIDE = "slide"
    PAGE = "page"
    HALF_PAGE = "half page"
    OWN = "own"


SIZES_IN = {
    Size.SLIDE: (40 / 3, 7.5),
    Size.PAGE: (29.7 / CM_PER_INCH, 21.0 / CM_PER_INCH),
    Size.HALF_PAGE: (21.0 / CM_PER_INCH, 14.85 / CM_PER_INCH),
}
"""Width and height of those that are always the same: a wide slide, A4 across, and the upper half of A4 upright."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a chart is put on."""

    size_in: tuple[float, float]
    dots_per_inch: int = DOTS_PER_INCH
    """Of a picture; drawings and pages are sharp at any size."""
    look: Look = LIGHT

    @property
    def size_px(self) -> tuple[int, int]:
        width_in, height_in = self.size_in
        return round(width_in * self.dots_per_inch), round(height_in * self.dots_per_inch)

    @property
    def is_too_large(self) -> bool:
        """Whether a picture of it would take more memory than it is worth."""
        width_px, height_px = self.size_px
        return width_px * height_px > MOST_MEGAPIXELS * 1_000_000


def within_bounds(size_in: tuple[float, float]) -> tuple[float, float]:
    """The size, no side of it shorter or longer than a chart can be."""
    width_in, height_in = (min(max(side_in, least), MOST_IN) for side_in, least in zip(size_in, LEAST_IN, strict=True))
    return width_in, height_in
