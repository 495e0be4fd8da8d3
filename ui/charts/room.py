"""Chart room: brings the charts into a window that is already visible.

Importing matplotlib takes a second, on its first start several, so a thread does it while the window can be used. This
is the one place of the desktop where imports stand in functions.
"""

# ruff: noqa: PLC0415  # as said above

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.actions import Actions
from ui.document import Document
from ui.running.background import Background
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.charts.chart_page import ChartPage


class ChartRoom(QObject):
    """The page of charts, once there is one."""

    pages_ready = Signal(object)
    """ChartPage."""
    prepared = Signal()
    """Everything is imported, or could not be."""

    def __init__(
        self, document: Document, background: Background, commands: Actions, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._background = background
        self._commands = commands
        self._settings = settings
        self.page: ChartPage | None = None
        """None while charts are still being prepared."""

    def prepare(self) -> None:
        """Begin to import what charts are drawn with."""
        self._background.start("preparing charts", self._import)

    def show_chart(self, key: str) -> QWidget | None:
        """The page, showing that chart."""
        if self.page is not None:
            self.page.show_chart(key)
        return self.page

    def show_running(self, *, is_running: bool) -> None:
        if self.page is not None:
            self.page.show_running(is_running=is_running)

    def leave(self) -> None:
        """Another page is shown."""
        if self.page is not None:
            self.page.leave()

    def _import(self) -> None:
        """In a thread."""
        try:
            import ui.charts.drawing  # noqa: F401 - and with it matplotlib and the catalogue of charts

            self._background.deliver(self._make_page)
        finally:
            self._background.deliver(self.prepared.emit)

    @Slot()
    def _make_page(self) -> None:
        from ui.charts.chart_page import ChartPage

        self.page = ChartPage(self._document, self._background, self._commands, self._settings)
        self.pages_ready.emit(self.page)
