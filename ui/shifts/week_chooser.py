"""Week chooser: which week is looked at, and on whose clocks."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QToolButton, QWidget

from planner.shift_weeks.notable_weeks import NotableWeek, monday_of
from planner.shift_weeks.zone_choices import OFFICE_TIME, ZoneChoice
from ui.choice import LEAST_LETTERS, Choice

NOTABLE = "Notable weeks"
EARLIEST, LATEST = QDate(1970, 1, 5), QDate(2110, 12, 26)
"""Scenarios begin between 1970 and 2100."""


class Words(Choice):
    """Words that may be longer than the box, which a tooltip then says in full."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.currentTextChanged.connect(self._tell_whole)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these, in a list that may be wider than its box."""
        self.clear()
        self.addItems(list(words))
        widest = max((self.fontMetrics().horizontalAdvance(each) for each in words), default=0)
        self.view().setMinimumWidth(widest + 4 * self.fontMetrics().averageCharWidth())

    @Slot(str)
    def _tell_whole(self, words: str) -> None:
        self.setToolTip(html.escape(words))


class WeekChooser(QWidget):
    """Zone, week and notable weeks in one row."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[NotableWeek, ...] = ()
        self._zones: tuple[ZoneChoice, ...] = (ZoneChoice(None, OFFICE_TIME),)
        self.zone = Words("Zone in which the week is shown")
        self.zone.addItem(OFFICE_TIME)
        self.week = QDateEdit()
        self.week.setAccessibleName("A date of the week that is shown")
        self.week.setCalendarPopup(True)
        self.week.setKeyboardTracking(False)
        self.week.setDisplayFormat("ddd d MMM yyyy")
        self.week.setDateRange(EARLIEST, LATEST)
        self.before = _arrow(Qt.ArrowType.LeftArrow, "The week before (Page up on the timeline)")
        self.after = _arrow(Qt.ArrowType.RightArrow, "The week after (Page down on the timeline)")
        self.notable = Words(NOTABLE)
        self.notable.setPlaceholderText(NOTABLE)
        self._lay_out()
        self.zone.activated.connect(self.changed)
        self.week.dateChanged.connect(self._take_date)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)
        self.notable.activated.connect(self._take_notable)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for words, editor in (("&Times in", self.zone), ("Week &of", self.week)):
            label = QLabel(words)
            label.setBuddy(editor)
            row.addWidget(label)
            row.addWidget(editor)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self.notable, 1)

    @property
    def monday(self) -> date:
        """Of the week that is shown."""
        chosen = self.week.date()
        return monday_of(date(chosen.year(), chosen.month(), chosen.day()))

    @property
    def time_zone(self) -> str | None:
        """The zone that is shown; None for each team's own."""
        return self._zones[max(self.zone.currentIndex(), 0)].time_zone

    def show_week(self, monday: date) -> None:
        """Go to a week, without a word about it."""
        with QSignalBlocker(self.week):
            self.week.setDate(QDate(monday.year, monday.month, monday.day))
        self._mark_notable()

    def go(self, weeks: int) -> None:
        """Go so many weeks on."""
        wanted = self.monday + timedelta(weeks=weeks)
        self.week.setDate(QDate(wanted.year, wanted.month, wanted.day))

    def offer_zones(self, zones: Sequence[ZoneChoice]) -> None:
        """The zones to choose from; the one that is shown stays, if it is still among them."""
        if tuple(zones) == self._zones:
            return
        chosen = self.time_zone
        self._zones = tuple(zones)
        with QSignalBlocker(self.zone):
            self.zone.offer([each.words for each in zones])
            kept = [number for number, each in enumerate(zones) if each.time_zone == chosen]
            self.zone.setCurrentIndex(kept[0] if kept else 0)

    def offer_weeks(self, weeks: Sequence[NotableWeek]) -> None:
        """The weeks that are worth a look."""
        if tuple(weeks) == self._weeks:
            return
        self._weeks = tuple(weeks)
        self.notable.offer([each.words for each in weeks])
        for number, each in enumerate(weeks):
            self.notable.setItemData(number, f"Week of {each.monday}", Qt.ItemDataRole.ToolTipRole)
        self._mark_notable()

    def _mark_notable(self) -> None:
        known = [number for number, each in enumerate(self._weeks) if each.monday == self.monday]
        self.notable.setCurrentIndex(known[0] if known else -1)

    @Slot()
    def _take_date(self) -> None:
        self._mark_notable()
        self.changed.emit()

    @Slot(int)
    def _take_notable(self, number: int) -> None:
        self.show_week(self._weeks[number].monday)
        self.changed.emit()

    @Slot()
    def _go_back(self) -> None:
        self.go(-1)

    @Slot()
    def _go_on(self) -> None:
        self.go(1)


def _arrow(kind: Qt.ArrowType, words: str) -> QToolButton:
    button = QToolButton()
    button.setArrowType(kind)
    button.setAccessibleName(words.partition(" (")[0])
    button.setToolTip(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
