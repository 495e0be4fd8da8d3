"""Export choice: how a chart is to be exported, as it was last chosen, and how that is remembered.

Plain data: what was stored by another version, or by hand, is taken as far as it makes sense.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import isfinite

from planner.charts.catalogue import Look
from planner.charts.files import DOTS_PER_INCH
from ui.charts.chart_file import ENDINGS
from ui.charts.sheet import LEAST_DOTS, MOST_DOTS, SIZES_IN, Sheet, Size, within_bounds


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """Everything that the export dialog asks for."""

    ending: str = ".png"
    size: Size = Size.ON_SCREEN
    own_in: tuple[float, float] = (10.0, 6.0)
    dots_per_inch: int = DOTS_PER_INCH
    is_dark: bool = False

    def size_in(self, screen_in: tuple[float, float]) -> tuple[float, float]:
        """Width and height, given those of the chart on screen."""
        if self.size is Size.ON_SCREEN:
            return within_bounds(screen_in)
        return SIZES_IN.get(self.size, self.own_in)

    def sheet(self, screen_in: tuple[float, float]) -> Sheet:
        return Sheet(self.size_in(screen_in), self.dots_per_inch, Look(dark=self.is_dark))

    @property
    def words(self) -> str:
        """For the settings."""
        return json.dumps(asdict(self) | {"size": self.size.value})


def choice_from_words(words: str) -> ExportChoice:
    """What the settings hold, with the usual in place of what is no choice."""
    try:
        stored = json.loads(words)
    except ValueError:
        return ExportChoice()
    return _choice_from(stored) if isinstance(stored, dict) else ExportChoice()


def _choice_from(stored: Mapping[str, object]) -> ExportChoice:
    usual = ExportChoice()
    ending, dots = stored.get("ending"), stored.get("dots_per_inch")
    return ExportChoice(
        ending=ending if isinstance(ending, str) and ending in ENDINGS else usual.ending,
        size=next((size for size in Size if size.value == stored.get("size")), usual.size),
        own_in=_own_from(stored.get("own_in")) or usual.own_in,
        dots_per_inch=dots if isinstance(dots, int) and LEAST_DOTS <= dots <= MOST_DOTS else usual.dots_per_inch,
        is_dark=stored.get("is_dark") is True,
    )


def _own_from(stored: object) -> tuple[float, float] | None:
    if not isinstance(stored, list) or len(stored) != 2 or not all(isinstance(side, int | float) for side in stored):
        return None
    width_in, height_in = (float(side) for side in stored)
    return within_bounds((width_in, height_in)) if isfinite(width_in) and isfinite(height_in) else None
