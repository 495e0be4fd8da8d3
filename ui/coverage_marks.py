"""Coverage marks: each coverage has one colour and one shape everywhere, in the order of the scenario.

The same as in the charts (`planner.charts.look`), which are imported too late for the first window; a test holds the
two together. The shape says the same as the colour, and the name stands beside both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap, QPolygonF

PIXELS = 64
"""Enough for any scale of the screen."""
COLOURS = ("#E69F00", "#009E73", "#0072B2", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
"""After these comes the colour of text."""

_UP, _RIGHT, _DOWN, _LEFT = -pi / 2, 0.0, pi / 2, pi


def _corners(number: int, first: float, *, inner: float = 1.0) -> tuple[tuple[float, float], ...]:
    """A regular polygon on the unit circle; every other corner at `inner` where that makes a star."""
    return tuple(
        (radius * cos(angle), radius * sin(angle))
        for step in range(number)
        for angle, radius in [(first + 2 * pi * step / number, 1.0 if step % 2 == 0 else inner)]
    )


def _narrowed(shape: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((x * 0.6, y) for x, y in shape)


_PLUS = tuple(
    (x / 1.1, y / 1.1)
    for x, y in (
        (-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35),
        (0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35),
    )
)  # fmt: skip
_CROSS = tuple(((x - y) * cos(pi / 4), (x + y) * cos(pi / 4)) for x, y in _PLUS)

SHAPES = (
    _corners(4, pi / 4), _corners(4, _UP), _corners(3, _UP), _corners(40, _UP), _corners(3, _DOWN), _PLUS, _CROSS,
    _corners(5, _UP), _corners(6, _UP), _corners(3, _LEFT), _corners(10, _UP, inner=0.4), _corners(3, _RIGHT),
    _narrowed(_corners(4, _UP)), _corners(8, pi / 8), _corners(6, _RIGHT), _corners(8, _UP, inner=0.4),
)  # fmt: skip
"""Square, diamond, triangle, circle, triangle down, plus, cross, pentagon, hexagon … in the charts' order."""


def in_order_of_marks(names: Sequence[str], studied: Sequence[str]) -> tuple[str, ...]:
    """Each name once, in the order in which marks are given out: the draft's, then those it has no more."""
    return tuple(dict.fromkeys((*names, *studied)))


def mark_of(index: int) -> QIcon:
    """The mark of a scenario's coverage of that index: a pair of its own for the first sixteen."""
    ink = QGuiApplication.palette().color(QPalette.ColorRole.Text).name()
    return _mark(index % len(SHAPES), (*COLOURS, ink)[index % (len(COLOURS) + 1)])


@cache
def _mark(shape: int, colour: str) -> QIcon:
    pixmap = QPixmap(PIXELS, PIXELS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    middle, radius = PIXELS / 2, PIXELS * 0.42
    painter.drawPolygon(QPolygonF([QPointF(middle + radius * x, middle + radius * y) for x, y in SHAPES[shape]]))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Left out, Qt tints it, and the colour is the meaning.
    return icon
