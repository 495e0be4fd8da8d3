"""Text size: the whole window's text, larger or smaller than the system's."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

SMALLEST, LARGEST, STEP = 80, 200, 10
"""In per cent of the system's text."""


class TextSize:
    """The one size of an application's text, measured by the system's own, whatever it is at the moment."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self.percent = 100

    def take(self, percent: int) -> None:
        """Show all text at that size, within bounds."""
        self.percent = min(max(percent, SMALLEST), LARGEST)
        font = QFont(self._own)
        font.setPointSizeF(self._own.pointSizeF() * self.percent / 100)
        self._application.setFont(font)
