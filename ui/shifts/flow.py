"""Flow: columns that stand side by side where there is room, and under each other where text has grown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class Columns(QWidget):
    """Widgets in columns of one width."""

    def __init__(self, columns: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for column in columns:
            self._box.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest column has to fit; whether all do side by side is seen when the width is known."""
        widest = max((column.minimumSizeHint().width() for column in self._columns), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        spaces = self._box.spacing() * (len(self._columns) - 1)
        needed = sum(column.minimumSizeHint().width() for column in self._columns) + spaces
        side_by_side = event.size().width() >= needed
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom)
