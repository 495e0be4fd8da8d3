"""Figure view: a painting of a section, drawn in a thread at the size it is shown in, stretched until then."""

# ruff: noqa: PLC0415  # matplotlib takes a second to load: in the thread that draws, when something is drawn

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from ui.answers.section import Painting
from ui.palette import is_dark
from ui.running.background import Background

if TYPE_CHECKING:
    from ui.answers.figure_drawing import Pixels

SETTLED_MS = 120
"""Drawn again when the size has been the same for so long."""
BYTES_PER_PIXEL = 4
DOTS_PER_INCH = 100.0
WIDEST_PX = 1_100
ORDINARY_TEXT_PT = 9.0
LARGEST_TEXT_SCALE = 2.0
STALE_OPACITY = 0.4


class FigureView(QWidget):
    """Shows one painting for as long as it lives."""

    def __init__(self, painting: Painting, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painting = painting
        self._background = background
        self._is_drawing = False
        self._is_behind = True
        self._is_stale = False
        self._image = QImage()
        self.setAccessibleName("Chart")
        self.setAccessibleDescription(painting.description)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST_PX)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._draw)

    @property
    def image(self) -> QImage:
        """Null until it is drawn."""
        return self._image

    def show_stale(self, *, is_stale: bool) -> None:
        """Fainter while what it shows is out of date."""
        if is_stale != self._is_stale:
            self._is_stale = is_stale
            self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return round(min(width, WIDEST_PX) / self._painting.width_to_height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, self.heightForWidth(320))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._ask()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Other colours or another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        if not self._image.isNull():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.setOpacity(STALE_OPACITY if self._is_stale else 1.0)
                painter.drawImage(self.rect(), self._image)

    def _ask(self) -> None:
        self._is_behind = True
        if self.isVisible():
            self._settling.start()

    @Slot()
    def _draw(self) -> None:
        if self._is_drawing:
            return
        self._is_drawing, self._is_behind = True, False
        ratio = self.devicePixelRatioF()
        size_px = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        text_scale = min(max(1.0, self.font().pointSizeF() / ORDINARY_TEXT_PT), LARGEST_TEXT_SCALE)
        work = partial(self._draw_there, is_dark(self.palette()), text_scale, size_px, DOTS_PER_INCH * ratio)
        self._background.start("drawing", work)

    def _draw_there(self, dark: bool, text_scale: float, size_px: tuple[int, int], dots: float) -> None:  # noqa: FBT001
        """In a thread."""
        from planner.charts.look import Look
        from ui.answers.figure_drawing import pixels_of

        pixels = None
        try:
            pixels = pixels_of(self._painting.paint, Look(dark=dark, text_scale=text_scale), size_px, dots)
        finally:
            self._background.deliver(partial(self._take, pixels))

    def _take(self, pixels: Pixels | None) -> None:
        if not isValid(self):
            return  # Another answer is shown since, and Qt has taken this view away.
        self._is_drawing = False
        if pixels is not None:
            stride = pixels.width_px * BYTES_PER_PIXEL
            shared = QImage(pixels.content, pixels.width_px, pixels.height_px, stride, QImage.Format.Format_RGBA8888)
            self._image = shared.convertToFormat(QImage.Format.Format_RGB32)
            self.update()
        if self._is_behind and self.isVisible():
            self._settling.start()
