"""Looks: how each item of a time line is painted, on a light ground and on a dark one.

What an item is shows in its place and its words too; no meaning hangs on a colour alone, so those that mean
different things in one lane differ in their pattern as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPalette, QPen

from planner.estimates.verdicts import Verdict
from planner.tickets.lanes import Look
from ui.palette import verdict_colour

Pattern = Qt.BrushStyle
Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Paint:
    """How a bar is filled and framed, and in which colour its label stands."""

    ground: QBrush
    pattern: QBrush
    """Over the ground."""
    frame: QPen
    ink: QColor


_PATTERNS = {
    Look.PAUSED: Pattern.BDiagPattern,
    Look.ON_CALL: Pattern.Dense6Pattern,
    Look.QUEUED: Pattern.FDiagPattern,
    Look.ON_CUSTOMER: Pattern.Dense7Pattern,
    Look.ON_ENGINEERING: Pattern.DiagCrossPattern,
    Look.CUT_SHORT: Pattern.DiagCrossPattern,
    Look.RESPONDING: Pattern.BDiagPattern,
    Look.ALL_BUSY: Pattern.FDiagPattern,
    Look.LESS_IMPORTANT: Pattern.DiagCrossPattern,
    Look.KEPT: Pattern.HorPattern,
}
_GROUND_SHARES = {
    Look.COUNTING: 0.42,
    Look.OPEN_HOURS: 0.1,
    Look.PAUSED: 0.08,
    Look.ON_SHIFT: 0.3,
    Look.ON_CALL: 0.12,
    Look.QUEUED: 0.06,
    Look.ON_CUSTOMER: 0.04,
    Look.ON_ENGINEERING: 0.04,
    Look.SOLVED_FOR_NOW: 0.0,
    Look.WORKED_ON: 1.0,
    Look.CUT_SHORT: 0.35,
    Look.RESPONDING: 0.08,
    Look.KEPT: 0.04,
    Look.NO_ONE_ON_SHIFT: 0.75,
    Look.ALL_BUSY: 0.16,
    Look.LESS_IMPORTANT: 0.12,
    Look.WORK_ITSELF: 1.0,
    Look.OWED: 0.2,
    Look.OVERDUE: 0.75,
}
_LIKE_WORK = frozenset(
    {
        Look.COUNTING, Look.OPEN_HOURS, Look.PAUSED, Look.WORKED_ON, Look.CUT_SHORT, Look.WORK_ITSELF, Look.RESPONDING,
        Look.MET,
    }
)  # fmt: skip
PATTERN_SHARE = 0.45
FRAME_SHARE = 0.8
SOLID_FROM = 0.7
"""From this share on a bar is ground enough to write on in the colour of chosen text."""


def colour_of(look: Look, palette: QPalette) -> QColor:
    """The one colour of an item."""
    if look in (Look.NO_ONE_ON_SHIFT, Look.OVERDUE, Look.LATE, Look.DUE):
        return verdict_colour(Verdict.MISSED, palette)
    if look in (Look.ALL_BUSY, Look.LESS_IMPORTANT):
        return verdict_colour(Verdict.TOO_CLOSE, palette)
    if look in _LIKE_WORK:
        return verdict_colour(Verdict.MET, palette)
    return palette.color(Role.Text)


def paint_of(look: Look, palette: QPalette) -> Paint:
    """How a bar of this look is painted; of marks, which have no ground, only the frame and the ink count."""
    colour, share = colour_of(look, palette), _GROUND_SHARES.get(look, 0.0)
    is_solid = share >= SOLID_FROM
    return Paint(
        ground=QBrush(_thinned(colour, share)),
        pattern=QBrush(_thinned(colour, PATTERN_SHARE), _PATTERNS.get(look, Pattern.NoBrush)),
        frame=QPen(_thinned(colour, FRAME_SHARE), 1.0, _frame_style(look)),
        ink=palette.color(Role.Base) if is_solid else palette.color(Role.Text),
    )


def _frame_style(look: Look) -> Qt.PenStyle:
    return Qt.PenStyle.DashLine if look in (Look.KEPT, Look.SOLVED_FOR_NOW, Look.OPEN_HOURS) else Qt.PenStyle.SolidLine


def _thinned(colour: QColor, share: float) -> QColor:
    thin = QColor(colour)
    thin.setAlphaF(share)
    return thin
