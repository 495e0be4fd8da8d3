"""Map tools: the brush and the buttons that a week is painted with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDoubleSpinBox, QHBoxLayout, QLabel, QToolButton, QWidget

LARGEST_BRUSH = 1000.0
BRUSH_STEP = 0.1


class MapTools(QWidget):
    """One row, or two where there is no room for one; what they do is up to the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.brush = QDoubleSpinBox()
        self.brush.setRange(0.0, LARGEST_BRUSH)
        self.brush.setSingleStep(BRUSH_STEP)
        self.brush.setValue(1.0)
        self.brush.setAccessibleName("Weight of the brush")
        self.brush.setToolTip("The weight that painting with the mouse gives an hour; only proportions matter")
        self.flat = button_of("Flat", "Give every hour of the week the same weight")
        self.office = button_of("As business hours", "Full weight in the business hours, none outside")
        self.double = button_of("× 2", "Double the weights of the chosen hours")
        self.halve = button_of("÷ 2", "Halve the weights of the chosen hours")
        self.copy = button_of("Copy", "Copy the week as seven rows of 24 numbers")
        self.paste = button_of("Paste", "Paste a week of 24 numbers a row, or a smaller block from the chosen hour on")
        self.stops = (self.brush, self.flat, self.office, self.double, self.halve, self.copy, self.paste)
        label = QLabel("&Brush")
        label.setBuddy(self.brush)
        self._parts = (
            _row(label, self.brush, self.flat, self.office),
            _row(self.double, self.halve, self.copy, self.paste),
        )
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        for part in self._parts:
            self._both.addWidget(part)
        self._both.addStretch(1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(max(part.minimumSizeHint().width() for part in self._parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        wanted = sum(part.sizeHint().width() for part in self._parts) + self._both.spacing()
        is_wide = event.size().width() >= wanted
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)


def _row(*widgets: QWidget) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return part


def button_of(words: str, sentence: str) -> QToolButton:
    """A button with a sentence on what it does."""
    button = QToolButton()
    button.setText(words)
    button.setToolTip(sentence)
    button.setAccessibleName(words)
    button.setAccessibleDescription(sentence)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
