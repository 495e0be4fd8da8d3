"""Pointing: what the timeline says of the place under the mouse, for its tooltip."""

from __future__ import annotations

import html
from collections.abc import Iterator

from PySide6.QtCore import QPointF

from planner.shift_weeks.bar_words import at_minute, bar_words, gap_words, minute_words
from planner.shift_weeks.week_view import ShiftRow
from ui.shifts.layout import MOST_PLAN_LANES, Spot, WeekLayout

NEAR_PX = 12.0
"""How near to the sign of a clock change is at it."""


def tooltip_at(layout: WeekLayout, point: QPointF) -> str:
    """What lies there, as rich text with nothing of a file left unescaped; empty for nothing."""
    return "".join(f"<p>{html.escape(line)}</p>" for line in _lines_at(layout, point))


def _lines_at(layout: WeekLayout, point: QPointF) -> Iterator[str]:
    if point.y() < layout.rows_top:
        near = [change for change in layout.view.changes if abs(layout.x_of(change.at_min) - point.x()) <= NEAR_PX * 2]
        yield from (f"{change.words}." for change in near)
        return
    spot = layout.spot_at(point)
    if spot is not None:
        yield from _of_spot(spot)
    elif (line := layout.line_at(point.y())) is not None:
        yield " · ".join([line.team.name, line.team.time_zone or "no time zone", *line.team.holidays])
    elif point.y() >= layout.rows_bottom:
        yield from _of_strips(layout, point)


def _of_spot(spot: Spot) -> Iterator[str]:
    if spot.bar is not None:
        yield f"{bar_words(spot.row, spot.row.bars[spot.bar])}."
    yield from _of_row(spot.row)


def _of_row(row: ShiftRow) -> Iterator[str]:
    if row.days:
        handles = row.handles or "what cannot be read"
        yield f"{row.name}: {row.days} {row.hours} in {row.team}'s time, handles {handles}."
    if row.wrong:
        yield f"{row.name}: cannot be read: {', '.join(row.wrong)}."


def _of_strips(layout: WeekLayout, point: QPointF) -> Iterator[str]:
    minute = layout.minute_at(point.x()) if point.x() >= layout.label else None
    if layout.count_rect().top() <= point.y() < layout.count_rect().bottom():
        if minute is not None:
            yield at_minute(layout.view, minute)
    elif point.y() < layout.plan_rect(0).top():
        yield from _of_gaps(layout, point, minute)
    else:
        yield from _of_customers(layout, point, minute)


def _of_gaps(layout: WeekLayout, point: QPointF, minute: float | None) -> Iterator[str]:
    for number, gap in enumerate(layout.costly[: layout.gap_lanes]):
        lane = layout.gap_rect(number)
        if lane.top() <= point.y() < lane.bottom():
            if minute is not None and (said := gap_words(gap, minute)):
                yield f"{said}."
            yield f"{gap.words}: {gap.clock_hours:.4g} hours of this week with a clock running and nobody there."


def _of_customers(layout: WeekLayout, point: QPointF, minute: float | None) -> Iterator[str]:
    for number, plan in enumerate(layout.plans[:MOST_PLAN_LANES]):
        lane = layout.plan_rect(number)
        if minute is None or not lane.top() <= point.y() < lane.bottom():
            continue
        bands = [
            band
            for band in layout.view.customers
            if band.plan == plan and any(start <= minute < end for start, end in band.spans)
        ]
        names = ", ".join(f"{', '.join(band.groups)} ({band.time_zone})" for band in bands)
        yield f"{minute_words(minute)}, {plan}: {'open are ' + names if names else 'no customer is open'}."
