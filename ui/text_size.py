"""Text size: the whole window's text, larger or smaller than the system's."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

SMALLEST, LARGEST, STEP = 80, 200, 10
"""In per cent of the system's text."""


class TextSize:
    """The one size of an application's text; it knows the system's own, which it found at the start."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._own = QFont(application.font())
        self.percent = 100

    def take(self, percent: int) -> None:
        """Show all text at that size, within bounds."""
        self.percent = min(max(percent, SMALLEST), LARGEST)
        font = QFont(self._own)
        font.setPointSizeF(self._own.pointSizeF() * self.percent / 100)
        self._application.setFont(font)
