"""Strip painting: what all shifts together amount to: engineers by the hour, gaps, and when customers work."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from planner.shift_weeks.week_view import Headcount, WeekGap
from ui.shifts.layout import MOST_PLAN_LANES
from ui.shifts.paper import Paper, Role, Side, mixed
from ui.shifts.team_colours import gap_colour

FAINTEST, STRONGEST = 0.1, 0.5
"""Of the ink, behind few and behind most engineers."""


def paint_strips(paper: Paper) -> None:
    """All strips, and their names at the left."""
    layout = paper.layout
    top = layout.rows_bottom
    paper.fill(QRectF(0, top, layout.label, layout.height - top), paper.palette.color(Role.Window))
    paper.across(top - 1, paper.quiet)
    _paint_counts(paper)
    _paint_gaps(paper)
    _paint_customers(paper)


def _name(paper: Paper, lane: QRectF, words: str, *, is_alarm: bool = False) -> None:
    pad = paper.layout.measures.pad
    left = pad
    if is_alarm:
        radius = paper.layout.measures.line * 0.26
        paper.triangle(QPointF(pad + radius, lane.center().y()), radius, gap_colour(paper.palette))
        left = 2 * radius + 1.6 * pad
    place = QRectF(left, lane.top(), paper.layout.label - left - pad / 2, lane.height())
    paper.write(place, words, paper.ink)


def _paint_counts(paper: Paper) -> None:
    """A number for each stretch, darker behind more of them; on call alone hatched."""
    view, lane = paper.layout.view, paper.layout.count_rect()
    zone = f" ({view.common_zone})" if view.time_zone is None else ""
    _name(paper, lane, f"On shift{zone}")
    most = max((count.on_shift for count in view.headcounts), default=0)
    with paper.within(lane):
        for count in view.headcounts:
            rect = _span(paper, lane, count.start_min, count.end_min).adjusted(0, 2, 0, -1)
            _paint_count(paper, rect, count, most)


def _paint_count(paper: Paper, rect: QRectF, count: Headcount, most: int) -> None:
    base = paper.palette.color(Role.Base)
    ground = base
    if count.on_shift:
        ground = mixed(base, paper.palette.color(Role.Highlight), FAINTEST + STRONGEST * count.on_shift / most)
        paper.fill(rect, ground)
    elif count.on_call:
        paper.fill(rect, paper.quiet, Qt.BrushStyle.BDiagPattern)
    words = f"{count.on_shift:,}"
    if paper.metrics.horizontalAdvance(words) + 2 <= rect.width():
        if count.on_call and not count.on_shift:
            width = paper.metrics.horizontalAdvance(words) + paper.layout.measures.letter
            paper.fill(QRectF(rect.center().x() - width / 2, rect.top(), width, rect.height()), base)
        paper.write(rect, words, paper.ink if count.on_shift else paper.quiet, Side.AlignHCenter)


def _paint_gaps(paper: Paper) -> None:
    layout = paper.layout
    if not layout.costly:
        _name(paper, layout.gap_rect(0), "Gaps")
        said = "no gap while a customer's clock runs" if layout.view.classes else "no customer sends tickets"
        rect = layout.gap_rect(0).adjusted(layout.measures.pad, 0, 0, 0)
        paper.write(rect, said, paper.quiet)
    for number, gap in enumerate(layout.costly[: layout.gap_lanes]):
        more = len(layout.costly) - layout.gap_lanes if number == layout.gap_lanes - 1 else 0
        words = f"{gap.words}" + (f" (+{more} more)" if more > 0 else "")
        _name(paper, layout.gap_rect(number), words, is_alarm=True)
        with paper.within(layout.gap_rect(number)):
            _paint_gap(paper, layout.gap_rect(number), gap)


def _paint_gap(paper: Paper, lane: QRectF, gap: WeekGap) -> None:
    """Faintly hatched where nobody is there, filled and marked where it costs."""
    colour = gap_colour(paper.palette)
    for span in gap.spans:
        paper.fill(_span(paper, lane, *span).adjusted(0, 3, 0, -3), paper.quiet, Qt.BrushStyle.Dense6Pattern)
    radius = lane.height() * 0.27
    for span in gap.while_clock_runs:
        rect = _span(paper, lane, *span).adjusted(0, 3, 0, -3)
        paper.fill(rect, mixed(paper.palette.color(Role.Base), colour, 0.35))
        paper.fill(rect, colour, Qt.BrushStyle.FDiagPattern)
        paper.triangle(QPointF(rect.center().x(), lane.center().y()), radius, colour)


def _paint_customers(paper: Paper) -> None:
    """A strip per plan; where several groups work, it is darker."""
    layout = paper.layout
    ground = paper.palette.color(Role.Base)
    for number, plan in enumerate(layout.plans[:MOST_PLAN_LANES]):
        lane = layout.plan_rect(number)
        _name(paper, lane, f"Customers: {plan}")
        with paper.within(lane):
            tint = mixed(ground, paper.ink, 0.9)
            tint.setAlphaF(0.22)
            for band in layout.view.customers:
                for span in band.spans if band.plan == plan else ():
                    rect = _span(paper, lane, *span).adjusted(0, 3, 0, -3)
                    paper.fill(rect, tint)
                    paper.painter.setBrush(Qt.BrushStyle.NoBrush)
                    paper.painter.setPen(QPen(paper.quiet, 1.0))
                    paper.painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _span(paper: Paper, lane: QRectF, start_min: float, end_min: float) -> QRectF:
    left, right = paper.layout.x_of(start_min), paper.layout.x_of(end_min)
    return QRectF(left, lane.top(), max(right - left, 1.5), lane.height())
