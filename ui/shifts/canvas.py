"""Canvas: a view of a week on the screen, scrolled, zoomed and painted. What is done to it is `ui.shifts.timeline`."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QToolTip, QWidget

from planner.shift_weeks.wall import WEEK_MIN
from planner.shift_weeks.week_view import WeekView
from ui.shifts.bar_painting import paint_bars, paint_drag_label
from ui.shifts.drag import Drag
from ui.shifts.focus import Focus
from ui.shifts.layout import Line, WeekLayout, layout_of
from ui.shifts.paper import Paper, paper_of
from ui.shifts.pointing import tooltip_at
from ui.shifts.strip_painting import paint_strips
from ui.shifts.week_painting import paint_ground, paint_header, paint_names

MOST_ZOOM = 14.0
LEAST_LINES, MOST_LINES = 4, 12
WIDTH_LETTERS = 90
_FITS_ANEW = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class WeekCanvas(QAbstractScrollArea):
    """The picture of a week: names at the left, days across, strips of what it amounts to below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: WeekView | None = None
        self._layout: WeekLayout | None = None
        self._focus: Focus | None = None
        self._drag: Drag | None = None
        self._zoom = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Shifts of the week")
        self.viewport().setMouseTracking(True)
        self.horizontalScrollBar().valueChanged.connect(self._lay_out)
        self.verticalScrollBar().valueChanged.connect(self._lay_out)

    @property
    def view(self) -> WeekView | None:
        """What is shown."""
        return self._view

    @property
    def laid_out(self) -> WeekLayout | None:
        """Where everything lies; None before there is a view."""
        return self._layout

    # --- laying out ---

    def fit(self) -> None:
        """Take size, font and view into account."""
        if self._view is None:
            return
        made = self._made(self._view)
        body = made.body
        _take_range(self.horizontalScrollBar(), made.week_px, body.width())
        _take_range(self.verticalScrollBar(), made.rows_height, body.height())
        self.horizontalScrollBar().setSingleStep(round(made.week_px / 7 / 4))
        self.verticalScrollBar().setSingleStep(round(made.measures.row))
        self._lay_out()

    @Slot()
    def _lay_out(self) -> None:
        if self._view is not None:
            self._layout = self._made(self._view)
            self.viewport().update()

    def _made(self, view: WeekView) -> WeekLayout:
        scrolled = (float(self.horizontalScrollBar().value()), float(self.verticalScrollBar().value()))
        size = QSizeF(self.viewport().size())
        # While a bar is held nothing may move under the mouse, however many gaps come and go.
        lanes = self._layout.gap_lanes if self._drag is not None and self._layout is not None else None
        return layout_of(view, QFontMetricsF(self.font()), size, self._zoom, scrolled, lanes)

    def zoom_by(self, factor: float, x: float | None = None) -> None:
        """Make the days wider or narrower around a place; by 0, show the whole week."""
        layout = self._layout
        if layout is None:
            return
        at = layout.label + layout.body.width() / 2 if x is None else x
        minute = layout.minute_at(at)
        self._zoom = min(max(self._zoom * factor, 1.0), MOST_ZOOM)
        self.fit()
        wanted = minute / WEEK_MIN * self._made(layout.view).week_px - (at - layout.label)
        self.horizontalScrollBar().setValue(round(wanted))

    def show_focus(self) -> None:
        """Scroll to the bar that has the focus, and paint it so."""
        layout, focus = self._layout, self._focus
        line = None if layout is None or focus is None else _line_of(layout, focus)
        if layout is not None and focus is not None and line is not None:
            _bring(self.verticalScrollBar(), line.top, line.top + line.height, layout.body.height())
            number = focus.number(layout.view)
            if number is not None and line.row is not None:
                bar = line.row.bars[number]
                per_minute = layout.week_px / WEEK_MIN
                start, end = bar.start_min * per_minute, bar.end_min * per_minute
                _bring(self.horizontalScrollBar(), start, end, layout.body.width())
        self.viewport().update()

    # --- events ---

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._size_for(MOST_LINES)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._size_for(LEAST_LINES).width() // 3, self._size_for(LEAST_LINES).height())

    def _size_for(self, most: int) -> QSize:
        """Room for all rows, or so many of them."""
        metrics = QFontMetricsF(self.font())
        width = round(metrics.averageCharWidth() * WIDTH_LETTERS)
        if self._view is None:
            return QSize(width, round(metrics.height() * most))
        made = layout_of(self._view, metrics, QSizeF(width, 0))
        rows = min(made.rows_height, made.measures.row * most)
        frame = 2 * self.frameWidth() + self.horizontalScrollBar().sizeHint().height() + made.measures.lane
        return QSize(width, math.ceil(made.measures.header + rows + made.strips_height + frame))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in _FITS_ANEW:
            self.updateGeometry()
            self.fit()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = "" if self._layout is None else tooltip_at(self._layout, QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self.palette().base())
        if self._layout is not None:
            self._paint(paper_of(painter, self._layout, self.palette(), self.font()))
        painter.end()

    def _paint(self, paper: Paper) -> None:
        focus = self._focus
        path, number = (None, None) if focus is None else (focus.path, focus.number(paper.layout.view))
        paint_ground(paper)
        paint_bars(paper, (path, number), has_focus=self.hasFocus())
        paint_strips(paper)
        paint_names(paper, path)
        paint_header(paper)
        if self._drag is not None and self._drag.has_begun:
            self._paint_drag(paper, self._drag)

    def _paint_drag(self, paper: Paper, drag: Drag) -> None:
        for line in paper.layout.lines:
            if line.row is not None and line.row.path == drag.path and (bar := drag.bar_in(line.row)) is not None:
                words = drag.words(line.row, bar)
                paint_drag_label(paper, paper.layout.bar_rect(line, bar), words)


def _take_range(bar: QScrollBar, whole: float, seen: float) -> None:
    bar.setRange(0, max(0, math.ceil(whole - seen)))
    bar.setPageStep(max(1, int(seen)))


def _bring(bar: QScrollBar, start: float, end: float, seen: float) -> None:
    """Scroll as little as shows a stretch; its start, where it is longer than what is seen."""
    value = float(bar.value())
    if end > value + seen:
        value = end - seen
    bar.setValue(math.floor(min(value, start)))


def _line_of(layout: WeekLayout, focus: Focus) -> Line | None:
    return next((line for line in layout.lines if line.row is not None and line.row.path == focus.path), None)
