"""Chart view: shows a drawn chart, sharp on any screen, and answers whoever points at something in it.

By mouse or by arrow keys one spot of the chart at a time is pointed at: it is framed, and its numbers stand beside it.
A click or Return asks for the tickets behind it. The view says too when it needs another size of the chart.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.charts.spots import Spot, spot_at
from ui.charts.drawing import Drawn
from ui.charts.walking import Direction, step

SETTLED_MS = 120
"""A chart is drawn again when its size has been the same for so long."""
BYTES_PER_PIXEL = 4
DIMMED = 0.7
"""How much of a chart that is out of date is seen."""
ARROWS: Mapping[int, Direction] = MappingProxyType(
    {
        Qt.Key.Key_Left: Direction.LEFT,
        Qt.Key.Key_Right: Direction.RIGHT,
        Qt.Key.Key_Up: Direction.UP,
        Qt.Key.Key_Down: Direction.DOWN,
    }
)
LONGEST_LINE = 100
"""Of a tool tip, in letters; left to itself, it is narrow and high."""
OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
WALKED_TO_MS = 600_000
"""The words of a spot that was walked to stay until the next step: nobody is told to read faster."""


class ChartView(QWidget):
    """An image; while a better one is being drawn the old one is stretched."""

    outdated = Signal()
    """Another size or other colours are needed."""
    behind_asked = Signal(object)
    """Behind: somebody wants to see the tickets behind a spot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(320, 240))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMouseTracking(True)
        self._image = QImage()
        self._spots: tuple[Spot, ...] = ()
        self._pointed: int | None = None
        self._is_walking = False
        self._description = ""
        self._is_dimmed = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self.outdated)

    # --- what it shows ---

    @property
    def image(self) -> QImage:
        """Null before the first chart."""
        return self._image

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What lies where in the image."""
        return self._spots

    @property
    def pointed(self) -> Spot | None:
        """The spot under the pointer, or walked to."""
        return None if self._pointed is None else self._spots[self._pointed]

    def show_drawn(self, drawn: Drawn) -> None:
        stride = drawn.width_px * BYTES_PER_PIXEL
        shared = QImage(drawn.pixels, drawn.width_px, drawn.height_px, stride, QImage.Format.Format_RGBA8888)
        self._image = shared.convertToFormat(QImage.Format.Format_RGB32)
        before, at = self.pointed, self._pointed
        self._spots = drawn.spots
        # The same chart in another size has the same spots: who walks through it stays where they are.
        stays = (
            before is not None and at is not None and at < len(drawn.spots) and drawn.spots[at].words == before.words
        )
        self._pointed = at if stays else None
        self._describe(drawn.description)

    def clear(self) -> None:
        self._image = QImage()
        self._spots = ()
        self._pointed = None
        self._describe("")

    def dim(self, *, is_dimmed: bool) -> None:
        """Show the chart paler: it is not of what the scenario says now."""
        if is_dimmed != self._is_dimmed:
            self._is_dimmed = is_dimmed
            self.update()

    def _describe(self, description: str) -> None:
        self._description = description
        self.setAccessibleDescription(description if self.pointed is None else self.pointed.words)
        self.setToolTip("")
        self.update()

    # --- pointing ---

    def spot_rect(self, spot: Spot) -> QRectF:
        """Where a spot lies in the view."""
        width, height = self.width(), self.height()
        left, top = spot.left * width, (1 - spot.top) * height
        return QRectF(left, top, (spot.right - spot.left) * width, (spot.top - spot.bottom) * height)

    def _at(self, place: QPoint) -> int | None:
        return spot_at(self._spots, place.x() / max(1, self.width()), 1 - place.y() / max(1, self.height()))

    def _point_at(self, number: int | None, *, is_walking: bool = False) -> None:
        self._pointed, self._is_walking = number, is_walking
        spot = self.pointed
        if spot is None:
            self.unsetCursor()
            QToolTip.hideText()
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor if spot.behind is None else Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(self._description if spot is None else spot.words)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseMoveEvent(event)
        number = self._at(event.position().toPoint())
        if number != self._pointed:
            self._point_at(number)
            spot = self.pointed
            if spot is not None:
                near = self.spot_rect(spot).toAlignedRect()
                QToolTip.showText(event.globalPosition().toPoint(), as_tool_tip(spot.words), self, near)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        if not self._is_walking:
            self._point_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._point_at(self._at(event.position().toPoint()))
            self._ask_behind()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if self._spots and key in ARROWS:
            self._walk_to(0 if self._pointed is None else step(self._spots, self._pointed, ARROWS[key]))
        elif self._spots and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._walk_to(0 if key == Qt.Key.Key_Home else len(self._spots) - 1)
        elif key in OPENING and self.pointed is not None:
            self._ask_behind()
        elif key == Qt.Key.Key_Escape and self.pointed is not None:
            self._point_at(None)
        else:
            super().keyPressEvent(event)

    def _walk_to(self, number: int) -> None:
        self._point_at(number, is_walking=True)
        spot = self._spots[number]
        beside = self.spot_rect(spot).bottomRight().toPoint()
        QToolTip.showText(self.mapToGlobal(beside), as_tool_tip(spot.words), self, QRect(), WALKED_TO_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spot.words))

    def _ask_behind(self) -> None:
        spot = self.pointed
        if spot is not None and spot.behind is not None:
            QToolTip.hideText()
            self.behind_asked.emit(spot.behind)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._point_at(None)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._point_at(None)

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(DIMMED if self._is_dimmed else 1.0)
            painter.drawImage(QRectF(self.rect()), self._image)
            painter.setOpacity(1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.0))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self.pointed is not None:
            self._frame(painter, self.spot_rect(self.pointed))
        painter.end()

    def _frame(self, painter: QPainter, around: QRectF) -> None:
        """A dark and a light line, one of which stands out from whatever lies beneath."""
        palette = self.palette()
        for role, width_px in ((QPalette.ColorRole.Base, 4.0), (QPalette.ColorRole.Text, 2.0)):
            pen = QPen(palette.color(role), width_px)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawRect(around.adjusted(-1, -1, 1, 1))

    # --- when another drawing is needed ---

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._settling.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._settling.start()


def as_tool_tip(words: str) -> str:
    """Plain text for a tool tip: its own lines, and no name in it read as a tag."""
    lines = [part for line in words.splitlines() for part in textwrap.wrap(line, LONGEST_LINE)]
    return f"<p style='white-space:nowrap'>{'<br>'.join(map(html.escape, lines))}</p>"
