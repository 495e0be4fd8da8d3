"""Team colours: one for each team of a coverage, legible on both grounds; the name always stands beside it.

Okabe and Ito's, in another order than the coverages have, since a team is not a coverage.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.palette import is_dark

_ON_LIGHT = ("#56B4E9", "#E69F00", "#5CC2A0", "#CC79A7", "#8DA3D6", "#D9A05B", "#A8B545", "#B7B7B7")
_ON_DARK = ("#2F7CAB", "#8F6300", "#13785A", "#8F4C72", "#4E62A0", "#8A5A22", "#5F6920", "#6E6E6E")
_GAP_ON_LIGHT, _GAP_ON_DARK = QColor("#bf4a00"), QColor("#ff8f4d")
DARK_INK, LIGHT_INK = QColor("#14171a"), QColor("#ffffff")


def team_colour(number: int, palette: QPalette) -> QColor:
    """The ground of a team's bars; after eight teams the colours come again."""
    colours = _ON_DARK if is_dark(palette) else _ON_LIGHT
    return QColor(colours[number % len(colours)])


def team_ink(palette: QPalette) -> QColor:
    """What is written on a team's bar."""
    return LIGHT_INK if is_dark(palette) else DARK_INK


def gap_colour(palette: QPalette) -> QColor:
    """Where nobody is there and a clock runs."""
    return _GAP_ON_DARK if is_dark(palette) else _GAP_ON_LIGHT
