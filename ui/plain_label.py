"""Plain label: words of the planner and of files, shown as they are, in lines that wrap, with a name to be found by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(name: str, words: str = "") -> QLabel:
    """A label whose text is never taken for markup and can be selected; `name` says what it is for."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAccessibleName(name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
