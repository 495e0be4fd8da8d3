"""Waiting button: how many studies wait for the one that runs, and a menu that takes them out one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

LONGEST_NAME = 40
"""In average characters; a menu as wide as the screen cannot be read."""


class WaitingButton(QPushButton):
    """Hidden while nothing waits."""

    removal_asked = Signal(int)
    """The place, from 0, of what waits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleDescription("What is simulated next; the menu takes it out")
        self.setToolTip(self.accessibleDescription())
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._ask)
        self.setMenu(self._menu)
        self.hide()

    def show_waiting(self, running: str, waiting: Sequence[str]) -> None:
        """What runs and what waits, in order, each in a few words."""
        self._menu.clear()
        self._menu.addAction(self._words("Running", running)).setEnabled(False)
        for place, words in enumerate(waiting):
            self._menu.addAction(self._words("Do not run", words)).setData(place)
        self.setText(f"{len(waiting)} more queued")
        self.setAccessibleName(self.text())
        self.setVisible(bool(waiting))

    def _words(self, verb: str, words: str) -> str:
        longest_px = LONGEST_NAME * self.fontMetrics().averageCharWidth()
        name = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, longest_px)
        # An ampersand in a menu marks a key, unless there are two.
        return f"{verb}: {name}".replace("&", "&&")

    @Slot(QAction)
    def _ask(self, action: QAction) -> None:
        self.removal_asked.emit(int(action.data()))
