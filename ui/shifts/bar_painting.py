"""Bar painting: the shifts of a week. What a bar is, its pattern says as well as its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from planner.shift_weeks.week_view import Bar, Part, PartKind, ShiftRow
from ui.shifts.layout import Line
from ui.shifts.paper import Paper, Role, Side, mixed
from ui.shifts.team_colours import team_colour, team_ink

RADIUS = 3.0
UNKNOWN = "?"


def paint_bars(paper: Paper, focus: tuple[object, int | None], *, has_focus: bool) -> None:
    """All bars in sight; `focus` is the path of the shift that has it, and the number of the bar."""
    layout = paper.layout
    with paper.within(layout.body):
        focused = QRectF()
        for line in layout.lines:
            top = layout.top_of(line)
            if line.row is None or top + line.height < layout.rows_top or top > layout.rows_bottom:
                continue
            is_chosen = line.row.path == focus[0]
            for number, bar in enumerate(line.row.bars):
                _paint_bar(paper, line, line.row, bar, is_chosen=is_chosen)
                if is_chosen and number == focus[1]:
                    focused = layout.bar_rect(line, bar)
            if is_chosen and not line.row.bars and has_focus:
                focused = QRectF(layout.label, top, layout.width - layout.label, line.height).adjusted(3, 3, -3, -3)
        if focused.isValid():
            _paint_focus(paper, focused, has_focus=has_focus)


def _paint_bar(paper: Paper, line: Line, row: ShiftRow, bar: Bar, *, is_chosen: bool) -> None:
    colour = team_colour(line.team_number, paper.palette)
    for part in bar.parts:
        rect = paper.layout.span_rect(line, part.start_min, part.end_min)
        _paint_part(paper, rect, part, row, colour)
    whole = paper.layout.bar_rect(line, bar)
    paper.painter.setBrush(Qt.BrushStyle.NoBrush)
    frame = paper.ink if is_chosen else mixed(colour, paper.ink, 0.45)
    paper.painter.setPen(QPen(frame, 1.6 if is_chosen else 1.0))
    paper.painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _paint_part(paper: Paper, rect: QRectF, part: Part, row: ShiftRow, colour: QColor) -> None:
    base = paper.palette.color(Role.Base)
    match part.kind:
        case PartKind.ON_SHIFT:
            paper.fill(rect, colour)
            _write_number(paper, rect, row, team_ink(paper.palette))
        case PartKind.ON_CALL:
            paper.fill(rect, base)
            paper.fill(rect, mixed(base, colour, 0.85), Qt.BrushStyle.BDiagPattern)
            _write_number(paper, rect, row, paper.ink, base)
        case PartKind.STOOD_IN:
            paper.fill(rect, mixed(base, colour, 0.12))
        case PartKind.EMPTY:
            paper.fill(rect, base)
            _write_number(paper, rect, row, paper.quiet)
        case PartKind.HOLIDAY:
            paper.fill(rect, base)
            paper.fill(rect, mixed(base, paper.quiet, 0.55), Qt.BrushStyle.DiagCrossPattern)
            _write_on(paper, rect, part.words or "holiday", base)


def _write_number(paper: Paper, rect: QRectF, row: ShiftRow, ink: QColor, ground: QColor | None = None) -> None:
    """How many engineers, where there is room."""
    words = UNKNOWN if row.engineers is None else f"{row.engineers:,}"
    width = paper.metrics.horizontalAdvance(words)
    if width + 2 > rect.width():
        return
    if ground is not None:
        _clear(paper, rect, width, ground)
    paper.write(rect, words, ink, Side.AlignHCenter, is_bold=True)


def _write_on(paper: Paper, rect: QRectF, words: str, ground: QColor) -> None:
    """Words on a hatched ground; none where they do not fit whole."""
    if paper.fits(words, rect.width()):
        _clear(paper, rect, paper.metrics.horizontalAdvance(words), ground)
        paper.write(rect, words, paper.ink, Side.AlignHCenter)


def _clear(paper: Paper, rect: QRectF, width: float, ground: QColor) -> None:
    """Take the hatching away behind a text in the middle."""
    wide = min(width + paper.layout.measures.letter, rect.width())
    paper.fill(QRectF(rect.center().x() - wide / 2, rect.top() + 2, wide, rect.height() - 4), ground)


def _paint_focus(paper: Paper, rect: QRectF, *, has_focus: bool) -> None:
    """A frame around the bar that keys act on; thin while another widget has the keyboard."""
    paper.painter.setBrush(Qt.BrushStyle.NoBrush)
    for grown, colour, width in (
        (1.0, paper.palette.color(Role.Base), 3.0),
        (1.5, paper.ink, 2.0 if has_focus else 1.0),
    ):
        paper.painter.setPen(QPen(colour, width))
        paper.painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), RADIUS + 1, RADIUS + 1)


def paint_drag_label(paper: Paper, rect: QRectF, words: str) -> None:
    """The times of the bar that is being dragged, above it or where there is room."""
    layout, pad = paper.layout, paper.layout.measures.pad
    width = paper.metrics.horizontalAdvance(words) + 2 * pad
    height = layout.measures.line * 1.25
    left = min(max(rect.center().x() - width / 2, layout.label), layout.width - width - 1)
    above = rect.top() - height - 2
    box = QRectF(left, above if above >= layout.rows_top else rect.bottom() + 2, width, height)
    paper.painter.setBrush(paper.palette.color(Role.ToolTipBase))
    paper.painter.setPen(QPen(paper.ink, 1.0))
    paper.painter.drawRoundedRect(box, RADIUS, RADIUS)
    paper.write(box, words, paper.palette.color(Role.ToolTipText), Side.AlignHCenter)
