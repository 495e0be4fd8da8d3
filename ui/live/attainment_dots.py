"""Attainment dots: the attainment chart while results narrow, painted by Qt.

The chart that is drawn for pages and files takes longer to draw than a first estimate takes to find, so it cannot
follow a drag. This one can; its rows and its axis from 0 to 100% stay where they are whatever is found.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui.coverage_marks import mark_of
from ui.live.dot_rows import Dot, DotRow, Series, dot_rows

LABEL_SHARE = 0.5
"""Of the width, at most, for the names of targets; where those would be cut, for short ones."""
SHORT_LABEL_SHARE = 0.62
GAP_SHARE = 0.02
ROW_LINES = 1.15
"""The least height of a row, in lines of text."""
MOST_ROW_LINES = 2.2
MARK_SHARE = 0.62
"""Of a line of text."""
AXIS = ((0.0, "0%"), (0.5, "50%"), (1.0, "100%"))


class AttainmentDots(QWidget):
    """A row for each target: its goal as a line, and a mark with its interval for each coverage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Attainment by target")
        self.rows: tuple[DotRow, ...] = ()
        self._shown: tuple[Series, ...] = ()
        self._widest_px = self._widest_short_px = 0

    def show_series(self, shown: Sequence[Series], *, only_contractual: bool = False) -> None:
        """Show these coverages, the last of them above the others."""
        rows = dot_rows(shown, only_contractual=only_contractual)
        is_as_high = len(rows) == len(self.rows)
        self.rows, self._shown = rows, tuple(shown)
        self._measure()
        self.setAccessibleDescription("\n".join(row.words for row in rows))
        if not is_as_high:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        if not self.rows:
            return QSize()
        line = self.fontMetrics().height()
        return QSize(20 * self.fontMetrics().averageCharWidth(), round(line * (2 + ROW_LINES * len(self.rows))))

    # --- where things are ---

    @property
    def _line_px(self) -> int:
        return self.fontMetrics().height()

    @property
    def _row_px(self) -> float:
        room = (self.height() - 2 * self._line_px) / max(1, len(self.rows))
        return min(MOST_ROW_LINES * self._line_px, room)

    def row_rect(self, number: int) -> QRectF:
        """All of a row, below the keys of the marks."""
        return QRectF(0.0, self._line_px + number * self._row_px, self.width(), self._row_px)

    def _track(self) -> tuple[float, float]:
        """Where 0% and 100% are."""
        label = self._widest_px
        if self._is_narrow:
            label = min(self._widest_short_px, round(self.width() * SHORT_LABEL_SHARE))
        half = self.fontMetrics().horizontalAdvance(AXIS[-1][1]) / 2
        return label + self.width() * GAP_SHARE + half, self.width() - half - 1

    @property
    def axis(self) -> tuple[tuple[float, str], ...]:
        """Shares that are written below, without the middle one where it would run into the others."""
        left, right = self._track()
        room = self.fontMetrics().horizontalAdvance("".join(words for _, words in AXIS))
        return AXIS if room < right - left else (AXIS[0], AXIS[-1])

    @property
    def _is_narrow(self) -> bool:
        """Whether whole names of targets would be cut."""
        return self._widest_px > self.width() * LABEL_SHARE

    def _measure(self) -> None:
        """Once for all that is painted of these rows."""
        advance = self.fontMetrics().horizontalAdvance
        self._widest_px = max((advance(row.name) for row in self.rows), default=0)
        self._widest_short_px = max((advance(row.short_name) for row in self.rows), default=0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure()

    def at_share(self, share: float) -> float:
        """Where a share is on the axis."""
        left, right = self._track()
        return left + (right - left) * share

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.rows:
            self._paint_keys(painter)
            for number, row in enumerate(self.rows):
                self._paint_row(painter, self.row_rect(number), row, is_odd=number % 2 == 1)
            self._paint_axis(painter)
        painter.end()

    def _paint_keys(self, painter: QPainter) -> None:
        left, line = 0.0, self._line_px
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        for series in self._shown:
            self._paint_mark(painter, QPointF(left + line / 2, line / 2), series.mark)
            left += line * 1.1
            room = self.width() / len(self._shown) - line * 1.6
            words = self.fontMetrics().elidedText(series.name, Qt.TextElideMode.ElideRight, round(room))
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(QRectF(left, 0.0, room, line), Qt.AlignmentFlag.AlignVCenter, words)
            left += self.fontMetrics().horizontalAdvance(words) + line * 0.8

    def _paint_row(self, painter: QPainter, row: QRectF, shown: DotRow, *, is_odd: bool) -> None:
        palette, (left, right) = self.palette(), self._track()
        track = QRectF(left, row.top(), right - left, row.height())
        painter.fillRect(track, palette.color(QPalette.ColorRole.AlternateBase if is_odd else QPalette.ColorRole.Base))
        group = QPalette.ColorGroup.Active if shown.is_contractual else QPalette.ColorGroup.Disabled
        painter.setPen(palette.color(group, QPalette.ColorRole.WindowText))
        label = QRectF(0.0, row.top(), left - self.width() * GAP_SHARE - self._half_axis_px, row.height())
        words = shown.short_name if self._is_narrow else shown.name
        name = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(label.width()) + 1)
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, name)
        goal, ink = self.at_share(shown.goal), palette.color(QPalette.ColorRole.Text)
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine if shown.is_contractual else Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(goal, row.top() + 1, goal, row.bottom() - 1))
        slot = row.height() / len(self._shown)
        for place, series in enumerate(self._shown):
            middle = row.top() + slot * (place + 0.5)
            for dot in (each for each in shown.dots if each.mark == series.mark):
                self._paint_dot(painter, middle, dot)

    @property
    def _half_axis_px(self) -> float:
        return self.fontMetrics().horizontalAdvance(AXIS[-1][1]) / 2

    def _paint_dot(self, painter: QPainter, middle: float, dot: Dot) -> None:
        if dot.low is not None and dot.high is not None and dot.mark is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.2))
            painter.drawLine(QLineF(self.at_share(dot.low), middle, self.at_share(dot.high), middle))
        self._paint_mark(painter, QPointF(self.at_share(dot.attainment), middle), dot.mark)

    def _paint_mark(self, painter: QPainter, middle: QPointF, mark: int | None) -> None:
        radius = self._line_px * MARK_SHARE / 2
        if mark is None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius * 0.7, radius * 0.7)
            return
        place = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        mark_of(mark).paint(painter, place.toAlignedRect())

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        top = self.row_rect(len(self.rows)).top()
        for share, words in self.axis:
            at, half = self.at_share(share), self.fontMetrics().horizontalAdvance(words) / 2
            painter.drawText(QRectF(at - half, top, 2 * half + 1, self._line_px), Qt.AlignmentFlag.AlignCenter, words)

    # --- what it says to who points ---

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = event.pos().y()
            row = next((row for number, row in enumerate(self.rows) if self.row_rect(number).contains(1.0, at)), None)
            words = "" if row is None else "<br>".join(html.escape(line) for line in row.words.splitlines())
            QToolTip.showText(event.globalPos(), f"<p style='white-space:nowrap'>{words}</p>" if words else "", self)
            return True
        return super().event(event)
