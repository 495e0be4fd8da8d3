"""Week painting: what lies under and around the bars: days, hours, changed clocks, teams and names."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPen

from planner.business_time.calendar_names import DAY_NAMES
from planner.shift_weeks.bar_words import why_no_bars
from planner.shift_weeks.clock_changes import date_words
from planner.shift_weeks.wall import DAY_MIN, WEEK_MIN
from planner.shift_weeks.week_view import ClockChange
from ui.shifts.layout import DAYS, Line
from ui.shifts.paper import Paper, Role, Side, mixed
from ui.shifts.team_colours import team_colour

WEEKEND = (5, 6)
SWATCH_SHARE = 0.42
MINUS = "\u2212"


def paint_ground(paper: Paper) -> None:
    """Days, hours and changed clocks, from the header down through the strips."""
    layout = paper.layout
    bottom = layout.height
    for day in WEEKEND:
        left, right = layout.x_of(day * DAY_MIN), layout.x_of((day + 1) * DAY_MIN)
        rect = QRectF(left, layout.rows_top, right - left, bottom - layout.rows_top)
        paper.fill(rect, mixed(paper.palette.color(Role.Base), paper.grid, 0.45))
    step = hour_step(paper)
    for hour in range(0, 24 * DAYS + 1, step or 24):
        x = layout.x_of(hour * 60)
        colour = mixed(paper.grid, paper.quiet, 0.5) if hour % 24 == 0 else paper.grid
        paper.painter.setPen(QPen(colour, 1.0, Qt.PenStyle.SolidLine if hour % 24 == 0 else Qt.PenStyle.DotLine))
        paper.painter.drawLine(QLineF(x, layout.rows_top, x, bottom))
    for change in layout.view.changes:
        _paint_change(paper, change)


def hour_step(paper: Paper) -> int:
    """The hours between two ticks, as close as their numbers have room; 0 for none within a day."""
    per_hour_px = paper.layout.week_px / (24 * DAYS)
    wanted_px = paper.metrics.horizontalAdvance("00") * 1.7
    return next((step for step in (1, 2, 3, 6, 12) if per_hour_px * step >= wanted_px), 0)


def _paint_change(paper: Paper, change: ClockChange) -> None:
    """A dashed line; an hour that never comes is hatched, as is one that comes twice."""
    layout = paper.layout
    if change.is_shown:
        edges = sorted((change.at_min, change.at_min + change.by_min))
        left, right = layout.x_of(edges[0]), layout.x_of(edges[1])
        rect = QRectF(left, layout.rows_top, right - left, layout.height - layout.rows_top)
        paper.fill(rect, paper.quiet, Qt.BrushStyle.BDiagPattern)
    x = layout.x_of(change.at_min)
    paper.painter.setPen(QPen(paper.ink, 1.4, Qt.PenStyle.DashLine))
    for top, bottom in _reach_of(paper, change):
        paper.painter.drawLine(QLineF(x, top, x, bottom))


def _reach_of(paper: Paper, change: ClockChange) -> list[tuple[float, float]]:
    """Everything on one wall; where each team has its own, the rows of those whose clocks are changed."""
    layout = paper.layout
    mine = [line for line in layout.lines if line.team.time_zone in change.zones]
    if layout.view.time_zone is not None or change.is_shown:
        return [(layout.rows_top - layout.measures.pad, layout.height)]
    if not mine:
        return [(layout.rows_bottom, layout.height)]
    reach = [(layout.top_of(line), layout.top_of(line) + line.height) for line in mine]
    return [
        (max(top, layout.rows_top), min(bottom, layout.rows_bottom))
        for top, bottom in reach
        if bottom > layout.rows_top
    ]


def paint_header(paper: Paper) -> None:
    """Dates above, hours below; the zone at the left."""
    layout, line = paper.layout, paper.layout.measures.line
    paper.fill(QRectF(0, 0, layout.width, layout.rows_top), paper.palette.color(Role.Window))
    with paper.within(QRectF(layout.label, 0, layout.width - layout.label, layout.rows_top)):
        for day, words in enumerate(_day_words(paper)):
            left, right = layout.x_of(day * DAY_MIN), layout.x_of((day + 1) * DAY_MIN)
            seen_left, seen_right = max(left, layout.label), min(right, layout.width)
            rect = QRectF(seen_left + 2, 0, seen_right - seen_left - 4, line * 1.2)
            paper.write(rect, words, paper.ink, Side.AlignHCenter, is_bold=True)
        _paint_hours(paper)
        for change in layout.view.changes:
            _paint_change_sign(paper, change)
    zone = layout.view.time_zone or "office time"
    paper.write(QRectF(layout.measures.pad, 0, layout.label - layout.measures.pad, line * 1.2), zone, paper.quiet)
    paper.across(layout.rows_top - 1, paper.quiet)


def _day_words(paper: Paper) -> list[str]:
    """All seven as long as there is room for each: Mon 23 Mar, Mon 23, Mon."""
    days = [paper.layout.view.monday + timedelta(days=day) for day in range(DAYS)]
    room = paper.layout.week_px / DAYS
    for words in (
        [f"{name} {date_words(day)}" for name, day in zip(DAY_NAMES, days, strict=True)],
        [f"{name} {day.day}" for name, day in zip(DAY_NAMES, days, strict=True)],
    ):
        if all(paper.metrics.horizontalAdvance(each) * 1.12 + 4 <= room for each in words):
            return words
    return list(DAY_NAMES)


def _paint_hours(paper: Paper) -> None:
    layout, line = paper.layout, paper.layout.measures.line
    step = hour_step(paper)
    width = paper.metrics.horizontalAdvance("00") * 1.4
    for hour in range(step, 24 * DAYS, step) if step else ():
        if hour % 24:
            rect = QRectF(layout.x_of(hour * 60) - width / 2, line * 1.15, width, line)
            paper.write(rect, f"{hour % 24:02d}", paper.quiet, Side.AlignHCenter)


def _paint_change_sign(paper: Paper, change: ClockChange) -> None:
    """Such as: Europe +1 h, at the axis; without the place where days are narrow."""
    layout, line = paper.layout, paper.layout.measures.line
    way = f"{'+' if change.by_min > 0 else MINUS}{abs(change.by_min) / 60:.3g} h"
    words = f"{change.places} {way}"
    if not paper.fits(words, layout.week_px / DAYS * 0.8):
        words = way
    width = paper.metrics.horizontalAdvance(words) + 2 * layout.measures.pad
    least, most = layout.x_of(0) + width / 2, layout.x_of(WEEK_MIN) - width / 2
    middle = min(max(layout.x_of(change.at_min), least), most)
    rect = QRectF(middle - width / 2, line * 1.17, width, line * 0.95)
    paper.fill(rect, paper.ink)
    paper.write(rect, words, paper.palette.color(Role.Base), Side.AlignHCenter)


def paint_names(paper: Paper, chosen: object) -> None:
    """The teams and shifts at the left; `chosen` is the path of the shift that has the focus."""
    layout = paper.layout
    body = QRectF(0, layout.rows_top, layout.width, layout.rows_bottom - layout.rows_top)
    with paper.within(body):
        paper.fill(QRectF(0, layout.rows_top, layout.label, body.height()), paper.palette.color(Role.Window))
        for line in layout.lines:
            top = layout.top_of(line)
            if top + line.height < layout.rows_top or top > layout.rows_bottom:
                continue
            if line.row is None:
                _paint_team(paper, line, top)
            else:
                _paint_shift(paper, line, top, is_chosen=line.row.path == chosen)


def _paint_team(paper: Paper, line: Line, top: float) -> None:
    """The name in bold with the team's colour, its zone behind it, its holidays across the week."""
    layout, pad = paper.layout, paper.layout.measures.pad
    side = layout.measures.line * SWATCH_SHARE
    swatch = QRectF(pad, top + (line.height - side) / 2, side, side)
    paper.fill(swatch, team_colour(line.team_number, paper.palette))
    name = QRectF(swatch.right() + pad, top, layout.label - swatch.right() - 2 * pad, line.height)
    paper.write(name, line.team.name, paper.ink, is_bold=True)
    notes = [line.team.time_zone or "no time zone", *line.team.holidays]
    if not line.team.rows:
        notes.append("no shifts yet")
    across = QRectF(layout.label + pad, top, layout.width - layout.label - 2 * pad, line.height)
    paper.write(across, " · ".join(notes), paper.quiet)


def _paint_shift(paper: Paper, line: Line, top: float, *, is_chosen: bool) -> None:
    layout, pad = paper.layout, paper.layout.measures.pad
    assert line.row is not None  # Headings are painted apart.
    if is_chosen:
        tint = mixed(paper.palette.color(Role.Window), paper.palette.color(Role.Highlight), 0.28)
        paper.fill(QRectF(0, top, layout.label, line.height), tint)
    indent = layout.measures.line * SWATCH_SHARE + 2 * pad
    words = line.row.name if line.row.bars else f"{line.row.name} ({why_no_bars(line.row)})"
    paper.write(QRectF(indent, top, layout.label - indent - pad, line.height), words, paper.ink)
