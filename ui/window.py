"""The main window: puts the rooms together, and turns what is asked for into calls of them.

Opening, running and drawing happen in threads; here is only what they are started by and who hears of their end.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner.attainment.results import StudyResult
from planner.errors import PlannerError
from planner.estimates.stopping import Ending
from planner.reporting.result_words import words_of_study
from planner.scenario.findings import ScenarioErrors
from planner.shipped import shipped_scenarios
from planner.studies.workers import open_workers
from ui.actions import Actions
from ui.charts.room import ChartRoom
from ui.document import Document
from ui.faults import FAULT, details_of
from ui.menus import fill_menus, fill_tool_bar
from ui.message_bar import MessageBar
from ui.navigation import Navigation
from ui.opening import Opening
from ui.palette import Colours, take_colours
from ui.results.verdict_page import VerdictPage
from ui.running.background import Background
from ui.running.run_bar import RunBar
from ui.running.study_runner import OpenWorkers, StudyRunner
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.charts.chart_page import ChartPage

LONGEST_GOODBYE_S = 0.9
VERDICT = "verdict"
PRODUCT = "SLA planner"


class MainWindow(QMainWindow):
    """One window on one document."""

    def __init__(self, settings: Settings, *, workers: OpenWorkers = open_workers) -> None:
        super().__init__()
        self.settings = settings
        self.background = Background(self)
        self.document = Document(self)
        self.opening = Opening(self.background, self.document, self)
        self.runner = StudyRunner(self.background, self, workers=workers)
        self.commands = Actions(self)
        self._run_when_open = False
        self._lay_out()
        self.charts = ChartRoom(self.document, self.background, self.commands, settings, self)
        self._connect_commands()
        self._connect_rooms()
        self.setAcceptDrops(True)
        self._show_title()
        self._show_running()
        self.restoreGeometry(settings.layout("window"))

    def _lay_out(self) -> None:
        self.resize(_first_size(self.screen().availableSize()))
        self.navigation = Navigation()
        self.navigation.add_group("Answers")
        self.navigation.add_page(VERDICT, "Verdict", "What each coverage meets and misses")
        self.pages = QStackedWidget()
        self.verdict_page = VerdictPage(self.document)
        self.pages.addWidget(self.verdict_page)
        self.message = MessageBar()
        self.run_bar = RunBar()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        column.addWidget(self.pages, 1)
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
        rows.addWidget(self.run_bar)
        self.setCentralWidget(whole)
        self.recent, self.samples = fill_menus(self, self.commands)
        fill_tool_bar(self, self.commands)

    def _connect_commands(self) -> None:
        commands = self.commands
        commands.open.triggered.connect(self.ask_for_file)
        commands.run.triggered.connect(self.run_study)
        commands.cancel.triggered.connect(self.cancel_study)
        commands.quit.triggered.connect(self.close)
        commands.colours.triggered.connect(self._take_colours)
        for number, action in enumerate(commands.pages):
            action.setData(number)
            action.triggered.connect(self._go_to_page)
        self.addActions(commands.pages)
        for action in commands.colours.actions():
            action.setChecked(action.data() == self.settings.colours.value)
        self.recent.file_chosen.connect(self.open_file)
        self.samples.file_chosen.connect(self.open_file)

    def _connect_rooms(self) -> None:
        self.opening.opened.connect(self._show_opened)
        self.opening.refused.connect(self._show_not_opened)
        self.runner.started.connect(self.run_bar.show_start)
        self.runner.progressed.connect(self.run_bar.show_progress)
        self.runner.finished.connect(self._take_study)
        self.runner.refused.connect(self._show_refusal)
        self.runner.started.connect(self._show_running)
        self.runner.ended.connect(self._show_running)
        self.run_bar.cancel_asked.connect(self.cancel_study)
        self.background.fault_found.connect(self.show_fault)
        self.navigation.page_chosen.connect(self._show_page)
        self.charts.pages_ready.connect(self._add_chart_page)
        self.navigation.choose(VERDICT)
        self._offer_files()

    # --- opening ---

    @Slot(object)
    def open_file(self, path: Path, *, run: bool = False) -> None:
        """Open a scenario file in place of what is open, and simulate it at once if asked."""
        self._run_when_open = run
        self.opening.open(path)

    @Slot()
    def ask_for_file(self) -> None:
        dialog = QFileDialog(self, "Open a scenario", str(self._folder()), "Scenarios (*.toml);;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._open_named)
        dialog.open()

    def _folder(self) -> Path:
        return shipped_scenarios() if self.document.path is None else self.document.path.absolute().parent

    @Slot(str)
    def _open_named(self, name: str) -> None:
        self.open_file(Path(name))

    @Slot(object)
    def _show_opened(self, path: Path) -> None:
        self.runner.forget()
        self.settings.remember_file(path)
        self._offer_files()
        self.message.hide()
        self._show_title()
        self._show_running()
        if self._run_when_open:
            self.run_study()

    @Slot(object, object)
    def _show_not_opened(self, path: Path, error: PlannerError | OSError) -> None:
        if isinstance(error, ScenarioErrors):
            wrong = len(error.errors)
            found = "one thing in it is wrong" if wrong == 1 else f"{wrong:,} things in it are wrong"
            self.message.say(f"{path.name} cannot be opened: {found}.", "\n".join(error.lines()))
        elif isinstance(error, OSError):
            self.message.say(f"{path.name} cannot be opened: {(error.strerror or str(error)).lower()}.", str(path))
        else:
            self.message.say(f"{path.name} cannot be opened: {error}")

    def _offer_files(self) -> None:
        self.recent.offer(self.settings.recent_files)
        self.samples.offer(sorted(shipped_scenarios().glob("*.toml")))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    # --- running ---

    @Slot()
    def run_study(self) -> None:
        """Simulate what is open; a study that runs already goes on."""
        if self.document.scenario is not None and not self.runner.is_running:
            self.message.hide()
            self.runner.start(self.document.scenario)

    @Slot()
    def cancel_study(self) -> None:
        if self.runner.is_running:
            self.runner.cancel()
            self.run_bar.show_cancelling()
            self.commands.cancel.setEnabled(False)

    @Slot(object)
    def _take_study(self, study: StudyResult) -> None:
        self.document.take_study(study)

    @Slot(object)
    def _show_refusal(self, error: PlannerError) -> None:
        sentence = str(error)
        self.message.say(f"{sentence[:1].upper()}{sentence[1:]}.")

    @Slot()
    def _show_running(self) -> None:
        running = self.runner.is_running
        self.commands.run.setEnabled(self.document.scenario is not None and not running)
        self.commands.cancel.setEnabled(running)
        self.verdict_page.show_running(is_running=running)
        self.charts.show_running(is_running=running)
        if not running:
            self.run_bar.show_idle(_words_of_idle(self.document.study))

    # --- showing ---

    @Slot(str)
    def _show_page(self, key: str) -> None:
        if key == VERDICT:
            self.pages.setCurrentWidget(self.verdict_page)
            self.charts.leave()
        else:
            page = self.charts.show_chart(key)
            if page is not None:
                self.pages.setCurrentWidget(page)

    @Slot()
    def _go_to_page(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.navigation.choose_number(int(action.data()))

    @Slot(object)
    def _add_chart_page(self, page: ChartPage) -> None:
        self.pages.addWidget(page)
        page.exporting.told.connect(self.message.say)
        page.show_running(is_running=self.runner.is_running)
        self.navigation.add_group("Charts")
        for chart in page.charts:
            self.navigation.add_page(chart.key, chart.title, chart.question)

    def _show_title(self) -> None:
        path = self.document.path
        self.setWindowTitle(PRODUCT if path is None else f"{path.name}[*] - {PRODUCT}")

    @Slot(QAction)
    def _take_colours(self, action: QAction) -> None:
        colours = Colours(action.data())
        self.settings.colours = colours
        application = QApplication.instance()
        if isinstance(application, QApplication):
            take_colours(application, colours)

    @Slot(object)
    def show_fault(self, error: BaseException) -> None:
        """Say that the program is at fault; the details are there to be copied."""
        self.message.say(FAULT, details_of(error), details_seen=False)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop what runs; the window is gone at once, its processes within a second."""
        self.settings.keep_layout("window", self.saveGeometry())
        self.settings.keep_layout("splitter", self.splitter.saveState())
        self.hide()
        self.runner.forget()
        self.background.join(LONGEST_GOODBYE_S)
        event.accept()


def _first_size(available: QSize) -> QSize:
    """Before the user has chosen one: enough for table and charts, with room for the frame on a small screen."""
    return QSize(1240, 760).boundedTo(available - QSize(20, 60))


def _words_of_idle(study: StudyResult | None) -> str:
    if study is None:
        return "Nothing simulated yet."
    if study.ending is Ending.CANCELLED:
        return f"Stopped after {words_of_study(study)}. Intervals are wider than asked."
    return f"Up to date: {words_of_study(study)}."


def _dropped_file(event: QDropEvent) -> Path | None:
    """The one file that is dragged in; None for anything else."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
