"""Shelf: the pages of the window, each made when it is first looked at, so that none holds up the window's opening."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

Maker = Callable[[], QWidget | None]
"""Makes a page; None while it cannot be made yet."""


class Shelf(QStackedWidget):
    """Pages by their keys."""

    page_made = Signal(str, object)
    """Its key, and the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[str, Maker] = {}
        self._pages: dict[str, QWidget] = {}

    def put(self, key: str, make: Maker) -> None:
        """Have a page made when it is first shown."""
        self._makers[key] = make

    def page(self, key: str) -> QWidget | None:
        """The page of a key, made now if it is not there."""
        if key not in self._pages and key in self._makers:
            made = self._makers[key]()
            if made is not None:
                self._pages[key] = made
                if self.indexOf(made) < 0:
                    self.addWidget(made)
                self.page_made.emit(key, made)
        return self._pages.get(key)

    def show_page(self, key: str) -> QWidget | None:
        """Show the page of a key, if there is one."""
        page = self.page(key)
        if page is not None:
            self.setCurrentWidget(page)
        return page
