"""Arrival map: in which hours of its week a customer group sends tickets, to be looked at and painted.

Painting a profile that several groups have changes it for all of them, and says so; a built-in one is copied first. One
stroke is one step.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.demand.arrival_week import (
    ArrivalWeek,
    flat_weights,
    office_weights,
    week_of_group,
    week_of_profile,
)
from planner.demand.profile_words import is_shared, words_on_week
from planner.demand.week_copying import week_pasted, week_text
from planner.demand.week_painting import (
    Hour,
    Values,
    cells_of,
    name_painted,
    own_profile,
    painting_of_group,
    painting_of_profile,
)
from planner.grammar import capitalised
from planner.scenario.draft import Data, Path, value_at
from planner.scenario.pasted_block import PasteError
from planner.scenario.surplus import parted
from ui import edits
from ui.customers.map_tools import MapTools, button_of
from ui.customers.week_grid import WeekGrid
from ui.document import Document
from ui.forms.editor import decimal_sign
from ui.forms.field_row import WrongLabel

HOW = "Drag to paint, Shift and drag to choose; by keys: arrows, 0 to 9, + and −."


class ArrivalMap(QWidget):
    """Follows the profile of a group, or one of the file's profiles."""

    told = Signal(str)
    """Why something was not pasted."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._group: int | None = None
        self._profile: int | None = None
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setMinimumWidth(1)  # A long name in it is no reason for a wide window.
        self.own = button_of("Make an own copy", "Give this group a profile of its own, which no others have")
        self.tools = MapTools()
        self.grid = WeekGrid()
        self.grid.setAccessibleName("Arrivals by hour of the week")
        self.hour = QLabel()
        self.hour.setTextFormat(Qt.TextFormat.PlainText)
        self.how = QLabel(HOW)
        self.how.setWordWrap(True)
        self.how.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.wrong = WrongLabel()
        self._lay_out()
        self._connect_tools()
        self.grid.hour_changed.connect(self._show_hour)
        self.grid.painted.connect(self._paint)
        self.grid.copy_asked.connect(self.copy_week)
        self.grid.paste_asked.connect(self.paste_week)
        document.draft_changed.connect(self._follow)
        document.checked.connect(self._show_errors)
        self._show()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.note, 1)
        self._top.addWidget(self.own)
        foot = QHBoxLayout()
        foot.addWidget(self.hour)
        foot.addWidget(self.how, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._top)
        column.addWidget(self.tools)
        column.addWidget(self.grid, 1)
        column.addLayout(foot)
        column.addWidget(self.wrong)

    def begin_with(self, widget: QWidget, stop: QWidget) -> None:
        """Put a widget before the first words, such as what chooses the profile; Tab comes to its `stop` first."""
        self._top.insertWidget(0, widget)
        for one, other in pairwise((stop.focusProxy() or stop, self.own, *self.tools.stops, self.grid)):
            QWidget.setTabOrder(one, other)

    def _connect_tools(self) -> None:
        self.tools.brush.valueChanged.connect(self._take_brush)
        for button, slot in (
            (self.tools.flat, self._make_flat),
            (self.tools.office, self._make_office),
            (self.tools.double, self._double),
            (self.tools.halve, self._halve),
            (self.tools.copy, self.copy_week),
            (self.tools.paste, self.paste_week),
            (self.own, self._make_own),
        ):
            button.clicked.connect(slot)

    # --- what it shows ---

    def show_group(self, index: int | None) -> None:
        """Show the profile of a customer group from now on; None: nothing."""
        if (index, None) != (self._group, self._profile):
            self._group, self._profile = index, None
            self._show()

    def show_profile(self, index: int | None) -> None:
        """Show one of the file's profiles from now on; None: nothing."""
        if (None, index) != (self._group, self._profile):
            self._group, self._profile = None, index
            self._show()

    @property
    def week(self) -> ArrivalWeek | None:
        """What is shown."""
        return self.grid.week

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        if any(before.get(key) is not after.get(key) for key in ("customers", "profiles")):
            self._show()

    def _show(self) -> None:
        week = self._week(self._document.draft)
        self.grid.show_week(week)
        self.tools.setEnabled(week is not None)
        draft = self._document.draft
        self.note.setText("" if week is None else words_on_week(draft, week, self._group))
        self.own.setVisible(self._group is not None and week is not None and is_shared(draft, week))
        self._show_errors()

    def _week(self, draft: Data) -> ArrivalWeek | None:
        if self._group is not None and value_at(draft, ("customers", self._group)) is not None:
            return week_of_group(draft, self._group)
        if self._profile is not None and value_at(draft, ("profiles", self._profile)) is not None:
            return week_of_profile(draft, self._profile)
        return None

    @Slot()
    def _show_hour(self) -> None:
        self.hour.setText(self.grid.words())

    @Slot()
    def _show_errors(self) -> None:
        week = self.grid.week
        path: Path = ("profiles", -1) if week is None or week.entry is None else ("profiles", week.entry)
        found = self._document.errors_at(path)
        if self._group is not None:
            found = (*self._document.errors_at(("customers", self._group, "profile")), *found)
        self.wrong.show_errors(parted(self._document.draft, found)[1])

    # --- painting ---

    @Slot(object, bool)
    def _paint(self, cells: Mapping[Hour, float], goes_on: bool = False) -> None:  # noqa: FBT001, FBT002 - the signal's
        """Give hours other weights; nothing happens where they have them already."""
        week, draft = self.grid.week, self._document.draft
        if week is None:
            return
        new = {hour: weight for hour, weight in cells.items() if week.weights[hour[0]][hour[1]] != max(weight, 0.0)}
        if not new:
            return
        if self._group is not None:
            self._apply(painting_of_group(draft, self._group, new), goes_on=goes_on)
        elif self._profile is not None:
            self._apply(painting_of_profile(draft, self._profile, new), goes_on=goes_on)

    def _apply(self, values: Values, *, goes_on: bool) -> None:
        """One step; keys pressed again on the same hours are the same step."""
        name = name_painted(self._document.draft, values)
        key = (*next(iter(values)), *self.grid.here, *self.grid.chosen[0]) if goes_on and len(values) == 1 else None
        edits.set_values(self._document, values=values, words=f"paint profile “{name}”", key=key)

    @Slot()
    def _make_own(self) -> None:
        if self._group is not None:
            values = own_profile(self._document.draft, self._group)
            name = name_painted(self._document.draft, values)
            edits.set_values(self._document, values=values, words=f"make profile “{name}”")

    @Slot()
    def _make_flat(self) -> None:
        self._paint(cells_of(flat_weights(1.0)))

    @Slot()
    def _make_office(self) -> None:
        self._paint(cells_of(office_weights(self._document.draft, self._group)))

    @Slot()
    def _double(self) -> None:
        self.grid.paint_chosen(_doubled)

    @Slot()
    def _halve(self) -> None:
        self.grid.paint_chosen(_halved)

    @Slot()
    def copy_week(self) -> None:
        if self.grid.week is not None:
            QGuiApplication.clipboard().setText(week_text(self.grid.week.weights, decimal=decimal_sign()))

    @Slot()
    def paste_week(self) -> None:
        text = QGuiApplication.clipboard().text()
        try:
            cells = week_pasted(text, min(self.grid.chosen), decimal=decimal_sign())
        except PasteError as error:
            self.told.emit(f"{capitalised(str(error))}.")
            return
        self._paint(cells)

    @Slot(float)
    def _take_brush(self, weight: float) -> None:
        self.grid.brush = weight


def _doubled(weight: float) -> float:
    return weight * 2


def _halved(weight: float) -> float:
    return weight / 2
