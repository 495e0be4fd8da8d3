"""Shift detail: the shift that is looked at, and its team, as forms, with what can be added and taken away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGroupBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.scenario.coverage import Shift, Team
from planner.scenario.draft import Data, Path, entries_at, value_at
from planner.scenario.field_titles import short
from planner.shift_weeks.new_shifts import copied_shift, new_shift, new_team
from planner.shift_weeks.shift_table import team_name
from ui import edits
from ui.document import Document
from ui.forms.form import Form
from ui.shifts.flow import Columns

SHIFT_KEYS = ("name", "days", "from", "to", "engineers", "handles", "tier")
TERM_KEYS = ("works_holidays", "candidate", "at_least", "at_most", "break", "on_call")
TEAM_KEYS = ("name", "time_zone", "holidays", "cost_per_hour", "absence", "other_duties")
NO_SHIFT = "No shift is chosen"
LONGEST_IN_HEADING = 24


class ShiftDetail(QWidget):
    """Led to a shift, or to a team that has none."""

    shift_added = Signal(object)
    """The path of a shift that is new."""
    team_asked = Signal(object)
    """The path of the team to be looked at."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._coverage: Path = ("coverage", 0)
        self._team: Path | None = None
        self._shift: Path | None = None
        self.shift_form = Form(document, Shift, keys=SHIFT_KEYS)
        self.terms_form = Form(document, Shift, keys=TERM_KEYS, is_part=True)
        self.team_form = Form(document, Team, keys=TEAM_KEYS)
        self.team = QComboBox()
        self.team.setAccessibleName("Team that is looked at")
        self.team.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.team.activated.connect(self._ask_for_team)
        self.add_shift = _button(
            "Add shift", "Add a shift to the team, in the hours after its last one", self._add_shift
        )
        self.copy_shift = _button("Copy shift", "Put a copy of the shift beside it (Ctrl+D)", self._copy_shift)
        self.remove_shift = _button("Delete shift", "Delete the shift; Undo brings it back (Del)", self._remove_shift)
        self.add_team = _button("Add team", "Add a team with a day shift", self._add_team)
        self.copy_team = _button("Copy team", "Put a copy of the team and its shifts after it", self._copy_team)
        self.remove_team = _button(
            "Delete team", "Delete the team and its shifts; Undo brings them back", self._remove_team
        )
        self._shift_box, self._terms_box, self._team_box = QGroupBox("Shift"), QGroupBox("Its terms"), QGroupBox("Team")
        self._lay_out()
        document.draft_changed.connect(self._follow)

    def _lay_out(self) -> None:
        _fill(self._shift_box, (self.add_shift, self.copy_shift, self.remove_shift), self.shift_form)
        _fill(self._terms_box, (), self.terms_form)
        _fill(self._team_box, (self.add_team, self.copy_team, self.remove_team), self._chosen_team(), self.team_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns((self._shift_box, self._terms_box, self._team_box)))
        column.addStretch(1)

    def _chosen_team(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel("&Look at")
        label.setBuddy(self.team)
        layout.addWidget(label)
        layout.addWidget(self.team, 1)
        return row

    def show_shift(self, coverage: Path, team: Path | None, shift: Path | None) -> None:
        """Look at a shift and its team from now on, both of a coverage; either may be none."""
        self._coverage, self._team, self._shift = coverage, team, shift
        for form, path in ((self.shift_form, shift), (self.terms_form, shift), (self.team_form, team)):
            if form.path != path:
                form.show_entry(path)
        self._show()

    def go_to_shift(self, key: str) -> None:
        """Let a value of the shift be edited."""
        _go_to((self.shift_form, self.terms_form), key)

    def go_to_team(self, key: str) -> None:
        """Let a value of the team be edited."""
        _go_to((self.team_form,), key)

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        if value_at(before, self._coverage) is not value_at(after, self._coverage):
            self._show()

    def _show(self) -> None:
        """Names in the headings, and what can be done."""
        draft = self._document.draft
        teams = entries_at(draft, (*self._coverage, "teams"))
        names = [team_name(team) or "team without a name" for team in teams]
        with QSignalBlocker(self.team):
            self.team.clear()
            self.team.addItems(names)
            self.team.setCurrentIndex(self._team_number)
        team = "" if self._team is None else str(value_at(draft, (*self._team, "name"), ""))
        shift = None if self._shift is None else value_at(draft, (*self._shift, "name"), "")
        self._shift_box.setTitle(_title(NO_SHIFT if shift is None else f"{_short(team)} · {_short(shift)}"))
        self._team_box.setTitle(_title(f"Team {_short(team)}"))
        for button in (self.copy_shift, self.remove_shift):
            button.setEnabled(self._shift is not None)
        for button in (self.add_shift, self.copy_team, self.remove_team):
            button.setEnabled(self._team is not None)

    @property
    def _team_number(self) -> int:
        return int(self._team[-1]) if self._team is not None else -1

    @Slot(int)
    def _ask_for_team(self, number: int) -> None:
        self.team_asked.emit((*self._coverage, "teams", number))

    @Slot()
    def _add_shift(self) -> None:
        if self._team is not None:
            path = (*self._team, "shifts")
            edits.add_entry(self._document, path=path, entry=new_shift(self._document.draft, self._team))
            self.shift_added.emit((*path, len(entries_at(self._document.draft, path)) - 1))

    @Slot()
    def _copy_shift(self) -> None:
        if self._shift is not None:
            self.copy(self._shift)

    def copy(self, shift: Path) -> None:
        """Put a copy of a shift after it in the file, and beside it on the timeline."""
        index = int(shift[-1]) + 1
        entry = copied_shift(self._document.draft, shift)
        edits.add_entry(self._document, path=shift[:-1], entry=entry, index=index)
        self.shift_added.emit((*shift[:-1], index))

    @Slot()
    def _remove_shift(self) -> None:
        if self._shift is not None:
            edits.remove_entry(self._document, path=self._shift[:-1], index=int(self._shift[-1]))

    @Slot()
    def _add_team(self) -> None:
        path = (*self._coverage, "teams")
        edits.add_entry(self._document, path=path, entry=new_team(self._document.draft, self._coverage))
        self.team_asked.emit((*path, len(entries_at(self._document.draft, path)) - 1))

    @Slot()
    def _copy_team(self) -> None:
        if self._team is not None:
            edits.duplicate_entry(self._document, path=self._team[:-1], index=self._team_number)
            self.team_asked.emit((*self._team[:-1], self._team_number + 1))

    @Slot()
    def _remove_team(self) -> None:
        if self._team is not None:
            edits.remove_entry(self._document, path=self._team[:-1], index=self._team_number)


def _go_to(forms: tuple[Form, ...], key: str) -> None:
    for form in forms:
        if key in form.rows:
            form.editor(key).setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in form.tables:
            form.tables[key].setFocus(Qt.FocusReason.OtherFocusReason)


def _fill(box: QGroupBox, buttons: tuple[QPushButton, ...], *widgets: QWidget) -> None:
    column = QVBoxLayout(box)
    if buttons:
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
    for widget in widgets:
        column.addWidget(widget)


def _button(words: str, sentence: str, slot: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(sentence)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    return button


def _short(name: object) -> str:
    """A heading makes its box as wide as it is."""
    return short(str(name), LONGEST_IN_HEADING)


def _title(words: str) -> str:
    return words.replace("&", "&&")
