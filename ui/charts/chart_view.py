"""Chart view: shows a drawn chart, sharp on any screen, and says when it needs another size of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.drawing import Drawn

SETTLED_MS = 120
"""A chart is drawn again when its size has been the same for so long."""
BYTES_PER_PIXEL = 4


class ChartView(QWidget):
    """An image; while a better one is being drawn the old one is stretched."""

    outdated = Signal()
    """Another size or other colours are needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Chart")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(320, 240))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._image = QImage()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self.outdated)

    @property
    def image(self) -> QImage:
        """Null before the first chart."""
        return self._image

    def show_drawn(self, drawn: Drawn) -> None:
        stride = drawn.width_px * BYTES_PER_PIXEL
        shared = QImage(drawn.pixels, drawn.width_px, drawn.height_px, stride, QImage.Format.Format_RGBA8888)
        self._image = shared.convertToFormat(QImage.Format.Format_RGB32)
        self.setAccessibleDescription(drawn.description)
        self.setToolTip("")
        self.update()

    def clear(self) -> None:
        self._image = QImage()
        self.setAccessibleDescription("")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._settling.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._settling.start()
