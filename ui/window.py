"""The main window: puts the rooms together, and turns what is asked for into calls of them.

Opening, running and drawing happen in threads; here is only what they are started by and who hears of their end.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.grammar import capitalised
from planner.studies.checking import EnginesDifferError
from planner.studies.kept_workers import OpenWorkers
from planner.studies.workers import open_processes
from ui.actions import Actions
from ui.charts.room import ChartRoom
from ui.document import Document
from ui.exporting.result_export import ResultExport
from ui.faults import FAULT, details_of
from ui.files.desk import FileDesk
from ui.files.recent import RecentMenu
from ui.first_steps import FirstSteps
from ui.jobs.job import Job
from ui.jobs.job_bar import JobBar
from ui.jobs.job_queue import JobQueue
from ui.kept_splitters import keep_splitters
from ui.live.live import KEPT_MS, Live
from ui.menus import fill_menus, fill_tool_bar
from ui.message_bar import MessageBar
from ui.navigation import Navigation
from ui.packing.packing import Packing
from ui.page_making import PageMaking
from ui.page_room import PageRoom
from ui.problems import ProblemBar
from ui.running.background import Background
from ui.running.run_bar import RunBar
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest
from ui.running.where import Where
from ui.running.where_dialog import WhereDialog
from ui.runs import Runs
from ui.settings import Settings
from ui.shelf import Shelf
from ui.undo_actions import UndoActions
from ui.view_actions import ViewActions

if TYPE_CHECKING:
    from ui.charts.chart_page import ChartPage

LONGEST_GOODBYE_S = 0.9
PRODUCT = "SLA planner"


class MainWindow(QMainWindow):
    """One window on one document."""

    def __init__(self, settings: Settings, *, workers: OpenWorkers = open_processes) -> None:
        super().__init__()
        self.settings = settings
        self.background = Background(self)
        self.document = Document(self)
        self.where = Where(self.background, settings, self, here=workers)
        self.queue = StudyQueue(self.background, self, workers=self.where.open_workers)
        self.jobs = JobQueue(self.background, self, workers=self.where.open_workers)
        self.commands = Actions(self)
        self.desk = FileDesk(self.document, self.background, settings, self)
        self.charts = ChartRoom(self.document, self.background, self.commands, settings, self)
        live_queue = StudyQueue(self.background, self, workers=self.where.open_workers, kept_ms=KEPT_MS)
        self.live = Live(self.document, self.queue, live_queue, self.background, settings, self)
        self.pages = PageMaking(self.document, self.background, settings, self.queue, self.jobs, self.live, self)
        self.result_export = ResultExport(self.document, self.background, settings, self)
        self.packing = Packing(self.document, self.jobs, self.desk.bars, settings, self)
        self._run_when_open = False
        self._is_ended = False
        self.leaves_nothing = True
        """Once it is closed: whether all its threads have come to their end."""
        self._lay_out()
        self.runs = Runs(self.document, self.queue, self.run_bar, self)
        self.views = ViewActions(self, self.document, self.commands, settings)
        self.undo_actions = UndoActions(self.document.undo_stack, self.commands.undo, self.commands.redo, self)
        self._connect_file_commands()
        self._connect_other_commands()
        self._connect_rooms()
        self.setAcceptDrops(True)
        self._show_title()
        self._enable()
        self.restoreGeometry(settings.layout("window"))
        self.rooms.show_first()

    def _lay_out(self) -> None:
        self.resize(_first_size(self.screen().availableSize()))
        self.navigation = Navigation()
        self.shelf = Shelf()
        self.message = MessageBar()
        self.run_bar = RunBar()
        self.problems = ProblemBar(self.document, self.commands.next_problem)
        self.shelf.page_made.connect(partial(keep_splitters, self.settings))
        self.pages.put_on(self.shelf)
        self.rooms = PageRoom(self.navigation, self.shelf, self.charts, self.problems, self)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        for bar in (self.desk.bars, self.message, self.problems):
            column.addWidget(bar)
        column.addWidget(FirstSteps(self.document, self.shelf, (self.commands.new, self.commands.open)), 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.navigation)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.restoreState(self.settings.layout("splitter"))
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.splitter, 1)
        rows.addWidget(JobBar(self.jobs))
        rows.addWidget(self.run_bar)
        self.setCentralWidget(whole)
        self.recent = RecentMenu(fill_menus(self, self.commands), self.desk.recent)
        fill_tool_bar(self, self.commands)

    # --- who hears of what ---

    def _connect_file_commands(self) -> None:
        commands, desk, export = self.commands, self.desk, self.result_export
        commands.new.triggered.connect(desk.new)
        commands.open.triggered.connect(desk.ask_for_file)
        commands.save.triggered.connect(desk.save)
        commands.save_as.triggered.connect(desk.save_as)
        commands.revert.triggered.connect(desk.revert)
        commands.quit.triggered.connect(self.close)
        commands.export_table.triggered.connect(export.export_table)
        commands.copy_table.triggered.connect(export.copy_table)
        commands.export_all.triggered.connect(export.export_everything)
        self.recent.file_chosen.connect(desk.open)
        self.recent.file_lost.connect(desk.locate)
        desk.told.connect(self.message.say)
        desk.opened.connect(self._show_opened)
        desk.state_changed.connect(self._show_title)
        desk.closing.agreed.connect(self.close)
        export.told.connect(self.message.say)
        self.packing.told.connect(self.message.say)
        export.progressed.connect(self._show_export)

    def _connect_other_commands(self) -> None:
        commands = self.commands
        commands.run.triggered.connect(self.run_study)
        commands.run_one.triggered.connect(self.runs.run_chosen)
        commands.cancel.triggered.connect(self.runs.cancel)
        commands.recommend.triggered.connect(self._recommend)
        commands.pack.triggered.connect(self._choose_pack)
        commands.where.triggered.connect(self._choose_where)
        commands.next_coverage.triggered.connect(self._choose_next_coverage)
        for action in commands.pages:
            action.triggered.connect(self._go_to_page)

    def _connect_rooms(self) -> None:
        document, verdict_page = self.document, self.pages.verdict_page
        self.runs.changed.connect(self._enable)
        self.runs.told.connect(self.message.say)
        self.pages.told.connect(self.message.say)
        self.live.told.connect(self.message.say)
        self.live.differed.connect(self._show_difference)
        self.queue.refused.connect(self._show_refusal)
        self.commands.live.setChecked(self.live.is_on)
        self.commands.live.triggered.connect(self.live.switch)
        self.live.switched.connect(self.commands.live.setChecked)
        self.where.told.connect(self.message.say)
        for forget in (self.queue.let_workers_go, self.jobs.let_workers_go, self.live.let_workers_go):
            self.where.changed.connect(forget)
        self.where.changed.connect(self._show_where)
        self._show_where()
        self.background.fault_found.connect(self.show_fault)
        self.charts.pages_ready.connect(self._add_chart_page)
        document.modified_changed.connect(self._show_title)
        document.source_changed.connect(self._show_title)
        document.checked.connect(self.rooms.show_problems)
        document.checked.connect(self._enable)
        verdict_page.behind_asked.connect(self.rooms.show_behind)
        verdict_page.comparison_asked.connect(self.rooms.show_comparison)
        verdict_page.reasons_asked.connect(self.rooms.show_reasons)
        verdict_page.staffing_asked.connect(self.rooms.show_staffing)
        self.pages.comparison_asked.connect(self.rooms.show_comparison_with)
        self.jobs.refused.connect(self._show_refused_job)

    # --- opening ---

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Open a scenario file in place of what is open."""
        self.desk.open(path)

    def open_sample(self, path: Path, title: str) -> None:
        """Open a copy of a sample and simulate it at once: the first thing that a new user sees."""
        self._run_when_open = True
        self.desk.opening.open_copy(path, title)

    @Slot()
    def _show_opened(self) -> None:
        self.runs.forget()
        self.jobs.clear()
        self.message.hide()
        self._enable()
        if self._run_when_open:
            self._run_when_open = False
            self.run_study()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    # --- showing ---

    @Slot()
    def run_study(self) -> None:
        """Simulate what is open, behind what runs already."""
        self.message.hide()
        self.runs.run_all()

    @Slot()
    def _choose_where(self) -> None:
        WhereDialog(self.where, self).open()

    @Slot()
    def _show_where(self) -> None:
        self.run_bar.show_where(self.where.cluster)

    @Slot()
    def _enable(self) -> None:
        """Which commands there is something to do for."""
        commands, document, running = self.commands, self.document, self.queue.is_running
        for action in (commands.run, commands.run_one, commands.recommend, commands.pack):
            action.setEnabled(self.runs.can_run)
        commands.cancel.setEnabled(running and not self.queue.is_cancelling)
        for action in (commands.save, commands.save_as):
            action.setEnabled(document.is_open)
        commands.revert.setEnabled(self.desk.can_revert)
        for action in (commands.export_table, commands.copy_table, commands.export_all):
            action.setEnabled(document.is_studied)
        self.pages.verdict_page.show_running(is_running=running)
        self.charts.show_running(is_running=running)

    @Slot()
    def _go_to_page(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.navigation.choose_number(self.commands.pages.index(action))

    @Slot()
    def _recommend(self) -> None:
        """Go to the cheapest staffing, and look for it."""
        self.rooms.show_staffing()
        if self.pages.staffing_page is not None:
            self.pages.staffing_page.ask_now()

    @Slot()
    def _choose_pack(self) -> None:
        self.packing.ask()

    @Slot(object, object)
    def _show_refused_job(self, _job: Job, error: PlannerError) -> None:
        self.message.say(f"{capitalised(str(error))}.")

    @Slot()
    def _choose_next_coverage(self) -> None:
        count = len(self.document.coverage_names)
        if count:
            self.document.choose_coverage((self.document.coverage_index + 1) % count)

    @Slot(object)
    def _add_chart_page(self, page: ChartPage) -> None:
        self.shelf.addWidget(page)
        page.told.connect(self.message.say)
        page.behind_asked.connect(self.rooms.show_behind)
        page.show_running(is_running=self.queue.is_running)
        self.rooms.add_charts()

    @Slot()
    def _show_title(self) -> None:
        title = self.desk.title
        self.setWindowTitle(f"{title} - {PRODUCT}" if title else PRODUCT)
        self.setWindowModified(self.document.is_modified)

    @Slot(str)
    def _show_export(self, words: str) -> None:
        """How far an export is; nothing when it has ended, which is told."""
        if words:
            self.message.say(words)

    @Slot(object)
    def show_fault(self, error: BaseException) -> None:
        """Say that the program is at fault; the details are there to be copied."""
        self.message.say(FAULT, details_of(error), details_seen=False)

    @Slot(object, object)
    def _show_refusal(self, _request: StudyRequest, error: PlannerError) -> None:
        if isinstance(error, EnginesDifferError):
            self._show_difference(error)

    @Slot(object)
    def _show_difference(self, error: EnginesDifferError) -> None:
        """The engines differ: the report can be copied, to be filed."""
        self.message.say(f"{capitalised(str(error))}.", error.report, details_seen=False)

    # --- closing ---

    @Slot()
    def end(self) -> None:
        """Close without asking: what is unsaved is kept for the next start."""
        self.desk.closing.let_close()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop what runs; the window is gone at once, its processes within a second."""
        if not self.desk.closing.may_close():
            event.ignore()
            return
        self.settings.keep_layout("window", self.saveGeometry())
        self.settings.keep_layout("splitter", self.splitter.saveState())
        self.hide()
        if not self._is_ended:
            self._is_ended = True
            self._end()
        event.accept()

    def _end(self) -> None:
        self.undo_actions.let_go()
        self.result_export.cancel()
        self.queue.close()
        self.live.close()
        self.jobs.close()
        self.desk.end()
        self.leaves_nothing = self.background.join(LONGEST_GOODBYE_S)


def _first_size(available: QSize) -> QSize:
    """Before the user has chosen one: enough for table and charts, with room for the frame on a small screen."""
    return QSize(1240, 760).boundedTo(available - QSize(20, 60))


def _dropped_file(event: QDropEvent) -> Path | None:
    """The one file that is dragged in; None for anything else."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
