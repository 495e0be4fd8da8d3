"""Life view: the time line of one ticket, painted; zoomed, moved and read by mouse, wheel and keys."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from planner.tickets.lanes import Item, Lane, lanes_of
from planner.tickets.life import TicketLife
from planner.tickets.time_axis import ticks
from ui.tickets.lane_layout import LaneLayout, Placed, laid_out
from ui.tickets.life_painter import LifePainter
from ui.tickets.stepping import step_from
from ui.tickets.time_window import TimeWindow, window_over

ZOOM = 1.25
"""A notch of the wheel, or a key."""
NOTCH = 120.0
STEP_SHARE = 0.1
"""How much of what is seen a key moves."""
TICK_LETTERS = 9
"""Ticks stand as far apart as so many letters are wide."""
AXIS_LINES = 1.2
MOST_LINES = 40
"""No higher on its own account; more lanes are scrolled to."""
SCROLL_PARTS = 10_000
"""Into how many parts the scroll bar divides the whole."""


class LifeView(QAbstractScrollArea):
    """Shows a life, or nothing."""

    item_chosen = Signal(str)
    """What there is to say of the item that the keys have come to, or that was clicked."""
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Time line of the ticket")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._life: TicketLife | None = None
        self._zone = ""
        self._lanes: tuple[Lane, ...] = ()
        self._due_s: int | None = None
        self._window: TimeWindow | None = None
        self._layout: LaneLayout | None = None
        self._chosen: tuple[int, Item] | None = None
        self._dragged_from: QPointF | None = None
        self.horizontalScrollBar().valueChanged.connect(self._scroll_time)

    # --- what is shown ---

    @property
    def window_seen(self) -> TimeWindow | None:
        """Which part of the life is seen."""
        return self._window

    @property
    def lanes(self) -> tuple[Lane, ...]:
        return self._lanes

    def show_life(self, life: TicketLife | None, update: int | None = None, time_zone: str | None = None) -> None:
        """Show a life as a whole; `update` is the reply that is asked about, None the first response."""
        self._life, self._chosen = life, None
        self._lanes = () if life is None else lanes_of(life, update, time_zone)
        self._due_s = None if life is None else life.owed(update).due_s
        self._zone = "" if life is None else time_zone or life.ticket.time_zone
        self._take(None if life is None else window_over(life.ticket.arrival_s, life.until_s))
        self.updateGeometry()
        self.verticalScrollBar().setValue(0)

    @Slot()
    def show_all(self) -> None:
        if self._window is not None:
            self._take(self._window.all())

    @Slot()
    def zoom_in(self) -> None:
        self._zoom(ZOOM)

    @Slot()
    def zoom_out(self) -> None:
        self._zoom(1 / ZOOM)

    def show_span(self, start_s: float, end_s: float) -> None:
        """Show what lies about a span of time."""
        if self._window is not None:
            self._take(self._window.around(start_s, end_s))

    def _zoom(self, factor: float, at_s: float | None = None) -> None:
        if self._window is not None:
            self._take(self._window.zoomed(factor, at_s))

    def _take(self, window: TimeWindow | None) -> None:
        self._window = window
        self._layout = None
        self._fit_scroll_bars()
        self.viewport().update()
        self.zoomed.emit()

    # --- layout ---

    def _laid_out(self) -> LaneLayout | None:
        """As it lies now, reckoned again after any change."""
        if self._layout is None and self._window is not None:
            metrics = QFontMetricsF(self.font())
            self._layout = laid_out(self._lanes, self._window, self.viewport().width(), metrics)
        return self._layout

    @property
    def _axis_px(self) -> float:
        return QFontMetricsF(self.font()).lineSpacing() * AXIS_LINES

    def _fit_scroll_bars(self) -> None:
        layout, across, down = self._laid_out(), self.horizontalScrollBar(), self.verticalScrollBar()
        if layout is None or self._window is None:
            across.setRange(0, 0)
            down.setRange(0, 0)
            return
        part = self._window.length_s / self._window.whole_s
        across.blockSignals(True)  # It is told where time stands; only the user's hand on it moves time.
        across.setPageStep(round(part * SCROLL_PARTS))
        across.setSingleStep(max(round(part * STEP_SHARE * SCROLL_PARTS), 1))
        across.setRange(0, 0 if self._window.is_whole else round((1 - part) * SCROLL_PARTS))
        across.setValue(round((self._window.from_s - self._window.whole_from_s) / self._window.whole_s * SCROLL_PARTS))
        across.blockSignals(False)
        hidden = layout.height_px + self._axis_px + layout.line_px * 0.4 - self.viewport().height()
        down.setPageStep(self.viewport().height())
        down.setSingleStep(round(layout.line_px))
        down.setRange(0, max(0, round(hidden)))

    @Slot(int)
    def _scroll_time(self, value: int) -> None:
        if self._window is not None:
            from_s = self._window.whole_from_s + value / SCROLL_PARTS * self._window.whole_s
            self._take(self._window.moved(from_s - self._window.from_s))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        line_px = self.fontMetrics().lineSpacing()
        return QSize(line_px * 40, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """High enough for all lanes, as far as anybody would scroll to see them."""
        layout, line_px = self._laid_out(), self.fontMetrics().lineSpacing()
        lanes_px = 0.0 if layout is None else layout.height_px
        around_px = self._axis_px + line_px + self.horizontalScrollBar().sizeHint().height()
        return QSize(line_px * 12, round(min(lanes_px, line_px * MOST_LINES) + around_px))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._layout = None
        self._fit_scroll_bars()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._layout = None
            self._fit_scroll_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        del dx, dy
        self.viewport().update()

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        layout = self._laid_out()
        if layout is None or self._window is None:
            return
        gap_s = self.fontMetrics().averageCharWidth() * TICK_LETTERS / layout.width_px * self._window.length_s
        marks = ticks(self._zone, self._window.from_s, self._window.to_s, gap_s)
        height, axis_px = float(self.viewport().height()), self._axis_px
        with QPainter(self.viewport()) as painter:
            painted = LifePainter(painter, self.palette(), layout)
            painted.ticks(marks, 0.0, height)
            painter.setClipRect(QRectF(0.0, axis_px, self.viewport().width(), height - axis_px))
            painter.translate(0.0, axis_px - self.verticalScrollBar().value())
            painted.lanes(self._lanes)
            if self._due_s is not None:
                painted.deadline(self._due_s, layout.height_px)
            painted.items(self._chosen_place(layout))
            self._mark_focus(painter)

    def _mark_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.resetTransform()
            painter.setClipping(False)
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.viewport().update()

    def _chosen_place(self, layout: LaneLayout) -> Placed | None:
        return next((each for each in layout.placed if (each.lane, each.item) == self._chosen), None)

    # --- pointing, wheel and keys ---

    def _item_at(self, point: QPoint | QPointF) -> Placed | None:
        layout = self._laid_out()
        if layout is None or point.y() < self._axis_px:
            return None
        return layout.item_at(QPointF(point.x(), point.y() - self._axis_px + self.verticalScrollBar().value()))

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QHelpEvent):
            placed = self._item_at(event.pos())
            if placed is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), f"<p>{escape(placed.item.words)}</p>", self.viewport())
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """With Ctrl it zooms about the pointer; sideways, or with Shift, it moves; else it scrolls what is around."""
        layout, notches, held = self._laid_out(), event.angleDelta(), event.modifiers()
        if layout is None or self._window is None:
            event.ignore()
        elif held & Qt.KeyboardModifier.ControlModifier:
            self._zoom(ZOOM ** (notches.y() / NOTCH), layout.instant_at(event.position().x()))
        elif notches.x() or held & Qt.KeyboardModifier.ShiftModifier:
            sideways = notches.x() or notches.y()
            self._take(self._window.moved(-sideways / NOTCH * STEP_SHARE * self._window.length_s))
        elif self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()
            placed = self._item_at(event.position())
            if placed is not None:
                self._choose(placed.lane, placed.item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        layout = self._laid_out()
        if self._dragged_from is None or layout is None or self._window is None:
            return
        by_px = self._dragged_from.x() - event.position().x()
        self._dragged_from = event.position()
        self._take(self._window.moved(by_px / layout.width_px * self._window.length_s))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        del event
        self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        placed = self._item_at(event.position())
        if placed is not None:
            self.show_span(placed.item.start_s, placed.item.end_s)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        window = self._window
        if window is None or event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                step_s = STEP_SHARE * window.length_s
                self._take(window.moved(-step_s if event.key() == Qt.Key.Key_Left else step_s))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom(ZOOM)
            case Qt.Key.Key_Minus | Qt.Key.Key_Underscore:
                self._zoom(1 / ZOOM)
            case Qt.Key.Key_Home | Qt.Key.Key_0:
                self.show_all()
            case _:
                super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """To the next item in the order of time, or the one before."""
        chosen = step_from(self._lanes, self._chosen, by)
        if chosen is not None and self._window is not None:
            self._take(self._window.showing(chosen[1].start_s, chosen[1].end_s))
            self._choose(*chosen)

    def _choose(self, lane: int, item: Item) -> None:
        self._chosen = (lane, item)
        layout = self._laid_out()
        if layout is not None:
            row, down = layout.lanes[lane], self.verticalScrollBar()
            room = self.viewport().height() - self._axis_px
            down.setValue(round(max(min(float(down.value()), row.top()), row.bottom() - room)))
        self.viewport().update()
        self.item_chosen.emit(item.words)
