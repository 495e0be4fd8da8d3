"""Scrolling: what is taller than its page, in an area that scrolls and has a name for those who hear it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """An area without a frame that holds the content at its own width."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(content)
    area.setAccessibleName(name)
    # Tab goes to what is inside, which scrolls into sight; the area itself could not show that it has the focus.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
