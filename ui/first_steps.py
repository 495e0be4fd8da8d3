"""First steps: what the window shows in place of every page while no scenario is open, and how to have one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.document import Document
from ui.plain_label import plain_label

NOTHING_OPEN = "No scenario is open. Start one, blank or from a sample, or open a file; one can be dropped here, too."


class FirstSteps(QStackedWidget):
    """Follows a document: the pages while a scenario is open, else what to do."""

    def __init__(self, document: Document, pages: QWidget, ways: tuple[QAction, ...]) -> None:
        super().__init__()
        self._document = document
        self._pages = pages
        self._empty = QWidget()
        words = plain_label("What to do first", NOTHING_OPEN)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for way in ways:
            buttons.addWidget(_button(way))
        buttons.addStretch(1)
        column = QVBoxLayout(self._empty)
        column.addStretch(1)
        column.addWidget(words)
        column.addLayout(buttons)
        column.addStretch(2)
        self.addWidget(self._empty)
        self.addWidget(pages)
        document.source_changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        self.setCurrentWidget(self._pages if self._document.is_open else self._empty)


def _button(way: QAction) -> QPushButton:
    button = QPushButton(way.text())
    button.setToolTip(way.toolTip())
    button.clicked.connect(way.trigger)
    return button
