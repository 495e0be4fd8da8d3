"""Search panel: within which bounds, for which goal and for how long the cheapest staffing is looked for."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from ui.document import Document
from ui.recommending.bounds_table import BoundsTable

ROWS_SHOWN = 6
FIRST_CHANCE_PERCENT = 90.0
FIRST_MINUTES = 5
MOST_MINUTES = 120


class SearchPanel(QWidget):
    """Shown above what was found; the bounds are the scenario's own, and editing them is an edit like any other."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bounds = BoundsTable(document)
        self.every_target = QRadioButton("Every contractual target at its goal")
        self.every_target.setChecked(True)
        self.by_month = QRadioButton("A month meets every contractual goal with a chance of")
        self.chance = QDoubleSpinBox()
        self.chance.setAccessibleName("Chance that a month meets every contractual goal")
        self.chance.setRange(1.0, 99.9)
        self.chance.setDecimals(1)
        self.chance.setSuffix("%")
        self.chance.setValue(FIRST_CHANCE_PERCENT)
        self.chance.setEnabled(False)
        self.minutes = QSpinBox()
        self.minutes.setAccessibleName("Search for at most")
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setSuffix(" minutes")
        self.minutes.setValue(FIRST_MINUTES)
        self.by_month.toggled.connect(self.chance.setEnabled)
        self._lay_out()
        self._fit_rows()
        self.bounds.shifts.modelReset.connect(self._fit_rows)

    def _lay_out(self) -> None:
        limit = QLabel("Search for at &most")
        limit.setBuddy(self.minutes)
        goal = QHBoxLayout()
        goal.addWidget(self.every_target)
        goal.addWidget(self.by_month)
        goal.addWidget(self.chance)
        goal.addStretch(1)
        time = QHBoxLayout()
        time.addWidget(limit)
        time.addWidget(self.minutes)
        time.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bounds)
        column.addLayout(goal)
        column.addLayout(time)

    @property
    def month_chance(self) -> float | None:
        """The chance that a month shall have, 0 to 1; None where every target shall be at its goal."""
        return self.chance.value() / 100.0 if self.by_month.isChecked() else None

    @property
    def time_limit_s(self) -> float:
        return self.minutes.value() * 60.0

    @Slot()
    def _fit_rows(self) -> None:
        """As high as the shifts, up to a few: what is found below needs room too."""
        rows = min(max(1, self.bounds.shifts.rowCount()), ROWS_SHOWN)
        row_px = self.bounds.verticalHeader().defaultSectionSize()
        header_px = self.bounds.horizontalHeader().sizeHint().height()
        bar_px = self.bounds.horizontalScrollBar().sizeHint().height()
        self.bounds.setFixedHeight(rows * row_px + header_px + bar_px + 2 * self.bounds.frameWidth())
