"""Coverage bar: the coverages of the scenario as tabs with their marks, and what can be done to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QToolButton, QWidget

from planner.scenario.draft import Path, entries_at, value_at
from planner.shift_weeks.new_shifts import new_coverage
from ui import edits, terms
from ui.coverage_marks import mark_of
from ui.document import Document
from ui.forms.field_row import WRONG

COVERAGES: Path = ("coverage",)


class CoverageBar(QWidget):
    """Follows a document, and leads it to the coverage that is chosen. A tab can be dragged to another place."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Coverages")
        self.tabs.setToolTip(terms.COVERAGE)
        self.tabs.setExpanding(False)
        self.tabs.setMovable(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add = self._action("Add", "", "Add a coverage", self._add)
        self.duplicate = self._action("Duplicate", "Ctrl+D", "Put a copy of the coverage after it", self._duplicate)
        self.remove = self._action("Delete", "", "Delete the coverage; Undo brings it back", self._remove)
        self.left = self._action("Left", "Alt+Left", "Move the coverage to the left", self._move_left)
        self.right = self._action("Right", "Alt+Right", "Move the coverage to the right", self._move_right)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.tabs, 1)
        for action in (self.add, self.duplicate, self.remove, self.left, self.right):
            row.addWidget(_button(action))
        self.tabs.currentChanged.connect(document.choose_coverage)
        self.tabs.tabMoved.connect(self._take_move)
        document.checked.connect(self._show)
        document.coverage_chosen.connect(self._show)
        self._show()

    def _action(self, words: str, keys: str, sentence: str, slot: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setToolTip(f"{sentence} ({keys})" if keys else sentence)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.tabs.addAction(action)
        return action

    @Slot()
    def _show(self) -> None:
        """A tab per coverage, marked where something is wrong with it."""
        entries = entries_at(self._document.draft, COVERAGES)
        wrong = {error.path[1] for error in self._document.errors_at(COVERAGES) if len(error.path) > 1}
        with QSignalBlocker(self.tabs):
            while self.tabs.count() > len(entries):
                self.tabs.removeTab(self.tabs.count() - 1)
            while self.tabs.count() < len(entries):
                self.tabs.addTab("")
            for index, entry in enumerate(entries):
                name = _name_of(entry)
                self._show_tab(index, f"{WRONG} {name}" if index in wrong else name)
            self.tabs.setCurrentIndex(self._document.coverage_index)
        self._enable()

    def _show_tab(self, index: int, words: str) -> None:
        """Only what is another than before: each change lays out all tabs anew."""
        mark = mark_of(index)
        if self.tabs.tabText(index) != words:
            self.tabs.setTabText(index, words)
        if self.tabs.tabIcon(index).cacheKey() != mark.cacheKey():
            self.tabs.setTabIcon(index, mark)
        self.tabs.setTabToolTip(index, terms.COVERAGE)

    def _enable(self) -> None:
        chosen, count = self._document.coverage_index, self.tabs.count()
        self.duplicate.setEnabled(count > 0)
        self.remove.setEnabled(count > 1)
        self.left.setEnabled(0 < chosen < count)
        self.right.setEnabled(chosen < count - 1)

    @Slot(int, int)
    def _take_move(self, index: int, to: int) -> None:
        edits.move_entry(self._document, path=COVERAGES, index=index, to=to)

    @Slot()
    def _add(self) -> None:
        edits.add_entry(self._document, path=COVERAGES, entry=new_coverage(self._document.draft))
        self._document.choose_coverage(self.tabs.count() - 1)

    @Slot()
    def _duplicate(self) -> None:
        chosen = self._document.coverage_index
        edits.duplicate_entry(self._document, path=COVERAGES, index=chosen)
        self._document.choose_coverage(chosen + 1)

    @Slot()
    def _remove(self) -> None:
        edits.remove_entry(self._document, path=COVERAGES, index=self._document.coverage_index)

    @Slot()
    def _move_left(self) -> None:
        self._move(-1)

    @Slot()
    def _move_right(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        chosen = self._document.coverage_index
        edits.move_entry(self._document, path=COVERAGES, index=chosen, to=chosen + by)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(f"{action.text()} coverage")
    return button


def _name_of(entry: object) -> str:
    name = value_at(entry, ("name",))
    return name.replace("&", "&&") if isinstance(name, str) and name else "coverage without a name"
