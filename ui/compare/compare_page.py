"""Compare page: what coverages change against a baseline, in words and in numbers, and how their staffing differs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.scenario.scenario import Scenario
from planner.tables.difference_tables import coverage_differences, staffing_table, target_differences
from planner.tables.table import Column, Table
from ui.compare.bar import CompareBar
from ui.compare.candidates import Comparisons, Key, Pair, candidates_of, choose
from ui.compare.compare_table import CompareTable
from ui.compare.details import details_of
from ui.compare.other_files import OtherFiles
from ui.compare.picks import Picks
from ui.compare.rows import COLUMNS, INTERVAL_COLUMN
from ui.compare.states import why_empty, words_of_state
from ui.document import Document, Studied
from ui.exporting.table_export import TableExport, copy_table
from ui.plain_label import plain_label
from ui.running.background import Background
from ui.settings import Settings

DETAIL_LINES = 8


class ComparePage(QWidget):
    """Follows a document; redraws only while it is seen."""

    study_asked = Signal(object)
    """Scenario of another file: simulate it, then call `take_other_study` or `drop_other_study`."""
    told = Signal(str)
    """A sentence for the user."""

    def __init__(
        self, document: Document, background: Background, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._settings = settings
        self._is_running = False
        self._is_behind = True
        self._baseline: Key | None = None
        self._ticks: dict[Key, bool] = {}
        """What the user ticked or unticked."""
        self._pairs: tuple[Pair, ...] = ()
        self._comparisons = Comparisons()
        self.others = OtherFiles(background, self)
        self.exporting = TableExport(background, settings, self)
        self.bar = CompareBar()
        self.state = plain_label("How far these differences can be relied on")
        self.picks = Picks()
        self.table = CompareTable()
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        # With a caret, so that one sees where one is, and can choose and copy by keys.
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.details.setAccessibleName("The chosen comparison in sentences, and what differs in the staffing")
        self.empty = plain_label("Why nothing is compared")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.table)
        self._split.addWidget(self.details)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([self.height() * 4, DETAIL_LINES * self.fontMetrics().lineSpacing()])
        self._split.setChildrenCollapsible(False)
        self._found = QStackedWidget()
        self._found.addWidget(self.empty)
        self._found.addWidget(self._split)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.state)
        layout.addWidget(self.picks)
        layout.addWidget(self._found, 1)

    def _connect(self) -> None:
        document = self._document
        document.checked.connect(self._follow)
        document.studied_changed.connect(self._follow)
        document.staleness_changed.connect(self._follow)
        self.others.changed.connect(self._follow)
        self.others.study_asked.connect(self.study_asked)
        self.others.told.connect(self.told)
        self.exporting.told.connect(self.told)
        self.bar.baseline_chosen.connect(self.choose_baseline)
        self.bar.other_file.clicked.connect(self.ask_for_file)
        self.bar.forget_files.clicked.connect(self.others.forget)
        self.bar.copy.clicked.connect(self.copy_table)
        self.bar.export.clicked.connect(self.export_table)
        self.picks.picked_changed.connect(self._take_ticks)
        self.picks.pair_chosen.connect(self._show_details)
        self.table.pair_chosen.connect(self._choose_pair)

    # --- what can be asked of it ---

    def take_other_study(self, studied: Studied) -> bool:
        """Take what a study found of a scenario that was asked for; whether it was. Findings so far may come too."""
        return self.others.take_study(studied)

    def drop_other_study(self, scenario: Scenario) -> None:
        """Nothing was found of a scenario that was asked for."""
        self.others.drop_study(scenario)

    def show_running(self, *, is_running: bool) -> None:
        """A study of the document runs, or does no more."""
        self._is_running = is_running
        self._follow()

    @Slot(object)
    def choose_baseline(self, key: Key) -> None:
        """Compare with this coverage."""
        self._baseline = key
        self._follow()

    @Slot()
    def ask_for_file(self) -> None:
        """Ask for another scenario file; nothing waits for the answer."""
        path = self._document.path
        folder = self._settings.export_folder if path is None else path.absolute().parent
        dialog = QFileDialog(self, "Compare with another file", str(folder), "Scenarios (*.toml);;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._open_named)
        dialog.open()

    @Slot(str)
    def _open_named(self, name: str) -> None:
        self.others.open(Path(name))

    @Slot()
    def copy_table(self) -> None:
        """Put the table on the clipboard, in the words in which it is shown."""
        if self._pairs:
            headings = tuple(Column(column.heading) for column in COLUMNS if column is not COLUMNS[INTERVAL_COLUMN])
            rows = tuple(
                tuple(column.text(row) for column in COLUMNS if column is not COLUMNS[INTERVAL_COLUMN])
                for row in self.table.rows.rows
            )
            copy_table(Table("Differences", headings, rows))
            self.told.emit("The comparison is on the clipboard.")

    @Slot()
    def export_table(self) -> None:
        """Ask for a file, and write every difference as a number."""
        if self._pairs:
            path = self._document.path
            stem = "comparison" if path is None else f"{path.stem} comparison"
            self.exporting.ask(partial(_tables_of, self._pairs), stem, self, never=path)

    # --- showing ---

    @Slot()
    def _follow(self) -> None:
        """Show what there is now, or as soon as it is looked at."""
        self._is_behind = True
        if self.isVisible():
            self._show_all()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._is_behind:
            self._show_all()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Other colours or another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._follow()

    def _show_all(self) -> None:
        self._is_behind = False
        candidates = candidates_of(self._document, self.others.studies)
        choice = choose(candidates, self._baseline, self._ticks)
        self._comparisons.keep(candidates)
        self._pairs = self._comparisons.pairs(choice)
        self.bar.setVisible(self._document.is_open)
        self.bar.show_candidates(candidates, choice.baseline, are_compared=bool(self._pairs))
        self.picks.setVisible(bool(choice.rest))
        self.picks.show_candidates(choice.rest, self._pairs, choice.ticked)
        self.table.show_pairs(self._pairs)
        self.state.setText(words_of_state(self._pairs, self.others.waiting))
        self.state.setVisible(bool(self.state.text()))
        self.empty.setText(why_empty(self._document, choice, is_running=self._is_running))
        self._found.setCurrentIndex(1 if self._pairs else 0)
        self._show_details()

    @Slot()
    def _take_ticks(self) -> None:
        """What is ticked is compared from now on, and what is not, not."""
        ticked = self.picks.ticked
        self._ticks |= {key: key in ticked for key in self.picks.keys}
        self._follow()

    @Slot(object)
    def _choose_pair(self, key: Key) -> None:
        self.picks.choose(key)
        self._show_details()

    @Slot()
    def _show_details(self) -> None:
        """Of the pair whose sentence is current, or of the first."""
        key = self.picks.current_key
        pair = next((each for each in self._pairs if each.candidate.key == key), None)
        words = "" if pair is None else details_of(pair)
        if words != self.details.toPlainText():
            self.details.setPlainText(words)


def _tables_of(pairs: Sequence[Pair]) -> tuple[Table, ...]:
    found = [pair.compared for pair in pairs]
    return target_differences(found), coverage_differences(found), staffing_table(found)
