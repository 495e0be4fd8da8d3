"""Profile list: the file's own profiles, to be added, renamed, duplicated, deleted and painted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.demand.week_painting import PROFILES, new_profile
from planner.scenario.customers import BUILT_IN_PROFILES, Profile
from ui.customers.arrival_map import ArrivalMap
from ui.document import Document
from ui.forms.entry_list import EntryList
from ui.forms.form import Form

NONE_YET = (
    f"The file has no profiles of its own; {', '.join(BUILT_IN_PROFILES[:-1])} and {BUILT_IN_PROFILES[-1]} are built "
    "in. Add one here, or paint the map of a customer group, which then gets its own."
)


class ProfileList(QWidget):
    """Follows a document."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryList(document, PROFILES, "profile", new_profile)
        self.form = Form(document, Profile, keys=("name",))
        self.map = ArrivalMap(document)
        self.map.grid.setAccessibleName("The profile by hour of the week")
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(column.contentsMargins().left(), 0, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self.map, 1)
        empty = QLabel(NONE_YET)
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail = QStackedWidget()
        self.detail.addWidget(empty)
        self.detail.addWidget(detail)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.entries)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.entries.entry_chosen.connect(self._show_entry)
        self._show_entry()

    def choose(self, index: int) -> None:
        self.entries.choose(index)

    @Slot()
    def _show_entry(self) -> None:
        path = self.entries.entry_path
        self.detail.setCurrentIndex(0 if path is None else 1)
        if path != self.form.path or path is None:
            self.form.show_entry(path)
        self.map.show_profile(None if path is None else self.entries.index)
