"""Drag: a bar held by the mouse, and how far it has been taken.

The minutes are always those since it was gripped, so that every answer is made of the same shift and a drag back to its
start is no change.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.scenario.findings import Path
from planner.shift_weeks.shift_edits import FINE_STEP_MIN, STEP_MIN, snapped
from planner.shift_weeks.week_view import Bar, ShiftRow
from ui.shifts.layout import Grip

THRESHOLD_PX = 3.0
"""Less is a click of an unsteady hand."""


@dataclass(frozen=True, slots=True)
class Drag:
    """What is held, and since where."""

    path: Path
    grip: Grip
    bar: Bar
    """As it was gripped."""
    from_x: float
    from_min: float
    by_min: int = 0
    has_begun: bool = False

    def minutes_to(self, minute: float, *, is_fine: bool) -> int:
        """How far the mouse has taken it, in whole steps."""
        edge = self.bar.whole_end_min if self.grip is Grip.END else self.bar.whole_start_min
        return snapped(edge, minute - self.from_min, FINE_STEP_MIN if is_fine else STEP_MIN)

    def bar_in(self, row: ShiftRow) -> Bar | None:
        """The bar that it has become: the one whose fixed end is where that of the held one is."""
        match self.grip:
            case Grip.BODY:
                wanted = self.bar.whole_start_min + self.by_min
                return min(row.bars, key=lambda bar: abs(bar.whole_start_min - wanted), default=None)
            case Grip.START:
                return min(row.bars, key=lambda bar: abs(bar.whole_end_min - self.bar.whole_end_min), default=None)
            case Grip.END:
                wanted = self.bar.whole_start_min
                return min(row.bars, key=lambda bar: abs(bar.whole_start_min - wanted), default=None)

    def words(self, row: ShiftRow, bar: Bar) -> str:
        """Its times now, on the wall shown and, where that is another, in its office."""
        shown = f"{bar.from_words}\u2013{bar.to_words}"
        office = row.hours.replace("-", "\u2013")
        return shown if shown == office else f"{shown} ({row.team} {office})"
