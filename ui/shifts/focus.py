"""Focus: which bar of a week the keys act on, and where the arrows lead from there.

Kept as the path of the shift and the day of the bar, so that it stays on the same bar while views come and go.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.scenario.findings import Path
from planner.shift_weeks.week_view import Bar, ShiftRow, WeekView
from ui.shifts.asks import Ask


@dataclass(frozen=True, slots=True)
class Focus:
    """A shift, and a minute of the week in it or near to it."""

    path: Path
    minute: float

    def row(self, view: WeekView) -> ShiftRow | None:
        """The row of its shift, if the view still has it."""
        return view.row_at(self.path)

    def number(self, view: WeekView) -> int | None:
        """The number of its bar in that row; None in a row without bars."""
        row = self.row(view)
        return None if row is None else nearest(row, self.minute)


def first_focus(view: WeekView) -> Focus | None:
    """Where the focus comes to rest first."""
    return focus_on(view.rows[0], 0 if view.rows[0].bars else None) if view.rows else None


def focus_on(row: ShiftRow, number: int | None, minute: float = 0.0) -> Focus:
    """The focus on a bar of a row; near a minute where it has none."""
    return Focus(row.path, minute if number is None else middle_of(row.bars[number]))


def kept_focus(focus: Focus | None, view: WeekView) -> Focus | None:
    """The focus in another view: on the nearest bar of the same shift, or on what took its place."""
    if focus is None or not view.rows:
        return None
    row = focus.row(view)
    if row is None:
        same_team = [each for each in view.rows if each.path[:-1] == focus.path[:-1]]
        row = (same_team or list(view.rows))[-1]
    return focus_on(row, nearest(row, focus.minute), focus.minute)


def walked(focus: Focus, view: WeekView, ask: Ask) -> Focus:
    """Where an arrow leads; at the ends, nowhere else."""
    rows = view.rows
    at = next((number for number, row in enumerate(rows) if row.path == focus.path), 0)
    number = focus.number(view)
    if ask in (Ask.UP, Ask.DOWN):
        to = at + (1 if ask is Ask.DOWN else -1)
        if not 0 <= to < len(rows):
            return focus
        return focus_on(rows[to], nearest(rows[to], focus.minute), focus.minute)
    if number is None:
        return focus
    last = len(rows[at].bars) - 1
    ends = {Ask.FIRST: 0, Ask.LAST: last, Ask.LEFT: max(number - 1, 0), Ask.RIGHT: min(number + 1, last)}
    return focus_on(rows[at], ends[ask])


def nearest(row: ShiftRow, minute: float) -> int | None:
    """The bar of a row whose middle is nearest to a minute."""
    numbers = range(len(row.bars))
    return min(numbers, key=lambda number: abs(middle_of(row.bars[number]) - minute), default=None)


def middle_of(bar: Bar) -> float:
    """The minute in the middle of what is seen of a bar."""
    return (bar.start_min + bar.end_min) / 2
