"""Layout: where everything of a week lies on the timeline, and what lies at a point.

A value made anew for every size, scroll and view; painting and pointing both ask it, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from planner.shift_weeks.wall import WEEK_MIN
from planner.shift_weeks.week_view import Bar, ShiftRow, TeamRows, WeekGap, WeekView
from ui.shifts.measures import Measures, label_width, measures_of

DAYS = 7
MOST_GAP_LANES = 4
MOST_PLAN_LANES = 4


class Grip(Enum):
    """Where a bar is held."""

    START = "start"
    BODY = "body"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """A team's heading, or one of its shifts, by its place below the header."""

    team: TeamRows
    team_number: int
    row: ShiftRow | None
    """None for the heading."""
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """What lies at a point of the rows."""

    row: ShiftRow
    bar: int | None
    """Its number in the row."""
    grip: Grip


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """One view at one size."""

    view: WeekView
    measures: Measures
    width: float
    height: float
    label: float
    """The width of the names."""
    zoom: float
    left: float
    """How far it is scrolled."""
    top: float
    lines: tuple[Line, ...]
    costly: tuple[WeekGap, ...]
    """The gaps that have a strip: those in which a clock runs."""
    plans: tuple[str, ...]
    """The plans whose customers' hours have a strip."""
    gap_lanes: int
    """One at least, to say that there is no gap."""

    # --- along the week ---

    @property
    def week_px(self) -> float:
        """The width of the whole week, of which some may be scrolled out of sight."""
        return max((self.width - self.label) * self.zoom, self.measures.least_day * DAYS)

    def x_of(self, minute: float) -> float:
        return self.label + minute / WEEK_MIN * self.week_px - self.left

    def minute_at(self, x: float) -> float:
        return (x - self.label + self.left) / self.week_px * WEEK_MIN

    @property
    def minutes_per_px(self) -> float:
        return WEEK_MIN / self.week_px

    # --- from top to bottom ---

    @property
    def rows_top(self) -> float:
        return self.measures.header

    @property
    def rows_height(self) -> float:
        """All rows, whether or not there is room for them."""
        return self.lines[-1].top + self.lines[-1].height if self.lines else 0.0

    @property
    def rows_bottom(self) -> float:
        """Where the strips begin."""
        return max(self.rows_top, self.height - self.strips_height)

    @property
    def strips_height(self) -> float:
        lanes = self.gap_lanes + min(len(self.plans), MOST_PLAN_LANES)
        return self.measures.count + lanes * self.measures.lane + self.measures.pad

    @property
    def body(self) -> QRectF:
        """Where rows are seen."""
        return QRectF(self.label, self.rows_top, self.width - self.label, self.rows_bottom - self.rows_top)

    def top_of(self, line: Line) -> float:
        return self.rows_top + line.top - self.top

    def count_rect(self) -> QRectF:
        return QRectF(self.label, self.rows_bottom, self.width - self.label, self.measures.count)

    def gap_rect(self, number: int) -> QRectF:
        top = self.rows_bottom + self.measures.count + number * self.measures.lane
        return QRectF(self.label, top, self.width - self.label, self.measures.lane)

    def plan_rect(self, number: int) -> QRectF:
        return self.gap_rect(self.gap_lanes + number)

    # --- bars ---

    def bar_rect(self, line: Line, bar: Bar) -> QRectF:
        return self.span_rect(line, bar.start_min, bar.end_min)

    def span_rect(self, line: Line, start_min: float, end_min: float) -> QRectF:
        left, right = self.x_of(start_min), self.x_of(end_min)
        top = self.top_of(line) + (line.height - self.measures.bar) / 2
        return QRectF(left, top, max(right - left, 2.0), self.measures.bar)

    def line_at(self, y: float) -> Line | None:
        """The heading or shift at a height; None above and below the rows."""
        if not self.rows_top <= y < self.rows_bottom:
            return None
        return next((line for line in self.lines if 0 <= y - self.top_of(line) < line.height), None)

    def spot_at(self, point: QPointF) -> Spot | None:
        """The shift at a point, and the bar if there is one; of bars over each other, the last is on top."""
        line = self.line_at(point.y())
        if line is None or line.row is None:
            return None
        if point.x() >= self.label:
            for number in reversed(range(len(line.row.bars))):
                rect = self.bar_rect(line, line.row.bars[number])
                if rect.left() - 1 <= point.x() <= rect.right() + 1:
                    return Spot(line.row, number, self._grip(line.row.bars[number], rect, point.x()))
        return Spot(line.row, None, Grip.BODY)

    def _grip(self, bar: Bar, rect: QRectF, x: float) -> Grip:
        """Ends that lie in another week cannot be gripped, and a short bar has more body than ends."""
        reach = min(self.measures.edge, rect.width() / 4)
        if x - rect.left() <= reach and bar.whole_start_min >= 0:
            return Grip.START
        if rect.right() - x <= reach and bar.whole_end_min <= WEEK_MIN:
            return Grip.END
        return Grip.BODY


def layout_of(
    view: WeekView,
    metrics: QFontMetricsF,
    size: QSizeF,
    zoom: float = 1.0,
    scrolled: tuple[float, float] = (0.0, 0.0),
    gap_lanes: int | None = None,
) -> WeekLayout:
    """A view at a size, scrolled by so much to the left and up; with as many strips of gaps as there are, or these."""
    measures = measures_of(metrics)
    lines = tuple(lines_of(view, measures))
    plans = tuple(dict.fromkeys(band.plan for band in view.customers))
    costly = tuple(gap for gap in view.gaps if gap.while_clock_runs)
    labels = [
        *(line.team.name if line.row is None else f"  {line.row.name}" for line in lines),
        *(f"Customers: {plan}" for plan in plans),
        f"On shift ({view.common_zone})",
    ]
    return WeekLayout(
        view=view,
        measures=measures,
        width=size.width(),
        height=size.height(),
        label=label_width(metrics, labels, size.width()),
        zoom=zoom,
        left=scrolled[0],
        top=scrolled[1],
        lines=lines,
        costly=costly,
        plans=plans,
        gap_lanes=gap_lanes or max(1, min(len(costly), MOST_GAP_LANES)),
    )


def lines_of(view: WeekView, measures: Measures) -> Iterator[Line]:
    """Headings and rows under each other."""
    top = 0.0
    for number, team in enumerate(view.teams):
        yield Line(team, number, None, top, measures.heading)
        top += measures.heading
        for row in team.rows:
            yield Line(team, number, row, top, measures.row)
            top += measures.row
