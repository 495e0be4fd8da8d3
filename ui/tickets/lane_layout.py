"""Lane layout: where lanes and their items lie on a time line of some width, and which item lies under a point.

Everything is measured in the height of text, so that larger text makes larger lanes.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from planner.tickets.lanes import Item, Lane
from ui.tickets.marks import MARKS
from ui.tickets.time_window import TimeWindow

LANE_LINES, GAP_LINES, PART_GAP_LINES = 1.25, 0.2, 0.35
"""Heights in lines of text: a lane, between lanes, and between parts."""
TITLE_SHARE = 0.3
"""What lane titles may take of the width."""
MARK_LINES = 0.34
"""Half the size of a mark."""
REACH_PX = 4.0
"""So near to something counts as pointing at it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and the rectangle it takes, the way to another lane included."""

    item: Item
    box: QRectF
    lane: int


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """A time line laid out; the lanes' top is 0."""

    window: TimeWindow
    left_px: float
    """Where time begins; to its left stand the titles."""
    width_px: float
    """Of the time."""
    lanes: tuple[QRectF, ...]
    """Whole rows, titles included."""
    placed: tuple[Placed, ...]
    """In the order of painting."""
    line_px: float

    @property
    def height_px(self) -> float:
        return self.lanes[-1].bottom() if self.lanes else 0.0

    def x_of(self, at_s: float) -> float:
        return self.left_px + (at_s - self.window.from_s) / self.window.length_s * self.width_px

    def instant_at(self, x: float) -> float:
        return self.window.from_s + (x - self.left_px) / self.width_px * self.window.length_s

    def item_at(self, point: QPointF) -> Placed | None:
        """What lies under a point: marks before bars, and what is painted last."""
        if point.x() < self.left_px:
            return None
        near = [each for each in self.placed if each.box.adjusted(-REACH_PX, 0, REACH_PX, 0).contains(point)]
        marks = [each for each in near if each.item.look in MARKS]
        inside = [each for each in near if each.box.contains(point)]
        return next((each for group in (marks, inside, near) for each in reversed(group)), None)


def laid_out(lanes: tuple[Lane, ...], window: TimeWindow, width_px: float, metrics: QFontMetricsF) -> LaneLayout:
    """Lay lanes out in a width."""
    line_px = metrics.lineSpacing()
    titles_px = max((metrics.horizontalAdvance(lane.title) for lane in lanes), default=0.0) + line_px
    left_px = min(titles_px, width_px * TITLE_SHARE)
    time_px = max(width_px - left_px - line_px * 0.5, 1.0)
    rows, top = [], line_px * GAP_LINES
    for at, lane in enumerate(lanes):
        if at and lane.part != lanes[at - 1].part:
            top += line_px * PART_GAP_LINES
        rows.append(QRectF(0.0, top, width_px, line_px * LANE_LINES))
        top += line_px * (LANE_LINES + GAP_LINES)
    bare = LaneLayout(window, left_px, time_px, tuple(rows), (), line_px)
    placed = [Placed(item, _box(bare, at, item), at) for at, lane in enumerate(lanes) for item in lane.items]
    placed.sort(key=lambda each: each.item.look in MARKS)
    return LaneLayout(window, left_px, time_px, tuple(rows), tuple(placed), line_px)


def _box(layout: LaneLayout, lane: int, item: Item) -> QRectF:
    row, x = layout.lanes[lane], layout.x_of(item.start_s)
    if item.to_lane is not None:
        other = layout.lanes[item.to_lane]
        top, bottom = min(row.center().y(), other.center().y()), max(row.center().y(), other.center().y())
        return QRectF(x - 1.0, top, 2.0, bottom - top)
    if item.look in MARKS:
        half = layout.line_px * MARK_LINES
        return QRectF(x - half, row.center().y() - half, 2 * half, 2 * half)
    return QRectF(x, row.top(), max(layout.x_of(item.end_s) - x, 1.0), row.height())
