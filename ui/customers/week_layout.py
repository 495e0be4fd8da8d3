"""Week layout: where the days and hours of a week are in a rectangle, and which is at a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from planner.demand.week_painting import Hour

DAYS, HOURS = 7, 24


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """Seven rows of 24 hours, with room for the days beside them and the hours above."""

    width: float
    height: float
    beside: float
    above: float

    @property
    def cell_width(self) -> float:
        return max(0.0, self.width - self.beside) / HOURS

    @property
    def cell_height(self) -> float:
        return max(0.0, self.height - self.above) / DAYS

    def cell(self, hour: Hour) -> QRectF:
        left, top = self.beside + hour[1] * self.cell_width, self.above + hour[0] * self.cell_height
        return QRectF(left, top, self.cell_width, self.cell_height)

    def day_label(self, day: int) -> QRectF:
        return QRectF(0, self.above + day * self.cell_height, self.beside, self.cell_height)

    def hour_label(self, hour: int, hours: int = 1) -> QRectF:
        return QRectF(self.beside + hour * self.cell_width, 0, self.cell_width * hours, self.above)

    def nearest(self, point: QPointF) -> Hour:
        """The hour at a point, or the one nearest to it."""
        day = (point.y() - self.above) / (self.cell_height or 1)
        hour = (point.x() - self.beside) / (self.cell_width or 1)
        return _within(day, DAYS), _within(hour, HOURS)

    def labelled(self, point: QPointF) -> tuple[Hour, Hour] | None:
        """The corners of what the label at a point names: a day, an hour of all days, or the week; None off them."""
        day, hour = self.nearest(point)
        is_beside, is_above = point.x() < self.beside, point.y() < self.above
        if is_beside and is_above:
            return (0, 0), (DAYS - 1, HOURS - 1)
        if is_beside:
            return (day, 0), (day, HOURS - 1)
        return ((0, hour), (DAYS - 1, hour)) if is_above else None


def block_between(first: Hour, last: Hour) -> Iterator[Hour]:
    """Every hour of the block that two corners span."""
    days, hours = sorted((first[0], last[0])), sorted((first[1], last[1]))
    for day in range(days[0], days[1] + 1):
        for hour in range(hours[0], hours[1] + 1):
            yield day, hour


def line_between(first: Hour, last: Hour) -> Iterator[Hour]:
    """The hours that a straight stroke from one to another passes, both ends too."""
    steps = max(abs(last[0] - first[0]), abs(last[1] - first[1]), 1)
    for step in range(steps + 1):
        yield _on_the_way(first, last, step / steps)


def _on_the_way(first: Hour, last: Hour, part: float) -> Hour:
    return round(first[0] + (last[0] - first[0]) * part), round(first[1] + (last[1] - first[1]) * part)


def _within(place: float, count: int) -> int:
    return min(max(int(place), 0), count - 1)
