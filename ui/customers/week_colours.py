"""Week colours: how much a weight is, as a colour that colour-blind readers tell apart: cividis, as in all maps.

The chart's own colours come with the charting library, which takes a second to load; these are read off them.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QColor

STOPS = ("#00224e", "#1a386f", "#434e6c", "#61656f", "#7d7c78", "#9b9476", "#bcae6c", "#dec958", "#fee838")
DARK_INK, LIGHT_INK = QColor("#1a1a1a"), QColor("#ffffff")
DARK_ABOVE_LUMINANCE = 0.18
"""From here on near black stands out more than white."""


def colour_of(share: float) -> QColor:
    """The colour of a weight that is such a share of the largest."""
    place = min(max(share, 0.0), 1.0) * (len(STOPS) - 1)
    below, above = list(pairwise(map(QColor, STOPS)))[min(int(place), len(STOPS) - 2)]
    part = place - min(int(place), len(STOPS) - 2)
    mixed = ((one + (other - one) * part) for one, other in zip(_parts(below), _parts(above), strict=True))
    return QColor.fromRgbF(*mixed)


def ink_on(colour: QColor) -> QColor:
    """Ink for a number on a colour: near black or white, whichever stands out more."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return DARK_INK if luminance > DARK_ABOVE_LUMINANCE else LIGHT_INK


def _parts(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
