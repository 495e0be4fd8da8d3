"""Chart page: one chart at a time of what was studied, what it answers, and the pickers that it needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QStackedWidget, QTableView, QVBoxLayout, QWidget

from planner.charts.attainment_dots import ATTAINMENT
from planner.charts.catalogue import CHARTS, Chart, Look, Picture
from planner.errors import PlannerError
from planner.estimates.stopping import Ending
from ui.actions import Actions
from ui.charts.chart_view import ChartView
from ui.charts.copying import Copying
from ui.charts.drawing import Drawn, Wanted
from ui.charts.exporting import Exporting
from ui.charts.number_model import NumberModel
from ui.charts.painter import Painter
from ui.charts.pickers import Pickers
from ui.document import Document
from ui.live.attainment_dots import AttainmentDots
from ui.live.dot_rows import Series
from ui.palette import is_dark
from ui.running.background import Background
from ui.settings import Settings
from ui.stale_words import words_of_staleness
from ui.table_copying import copy_on_shortcut

NOTHING_SIMULATED = "There is nothing to draw yet. Press F5 to simulate; the chart appears when that is done."
NOT_THIS_COVERAGE = "“{name}” is not simulated yet. Press F5 to simulate it, or choose another coverage above."
SIMULATING = "Simulating. The chart appears when that is done."
DRAWING = "Drawing…"
FEWEST_DOTS_PER_INCH, MOST_DOTS_PER_INCH = 60.0, 120.0
ROW_PADDING = 8
TITLE_SCALE = 1.25
ORDINARY_TEXT_PT = 10.0
LARGEST_TEXT_SCALE = 2.0
"""Charts get no more than that out of a large system font; their labels would not fit."""
NARROWING_MS = 2_000
"""Between two drawings of what narrows: drawing takes long, and from the simulation what it needs itself."""


class ChartPage(QWidget):
    """Follows a document."""

    charts = CHARTS
    behind_asked = Signal(object)
    """Behind: somebody wants to see the tickets behind a part of the chart."""
    told = Signal(str)
    """A sentence: what was exported or copied, or why not."""

    def __init__(self, document: Document, background: Background, commands: Actions, settings: Settings) -> None:
        super().__init__()
        self._document = document
        self._commands = commands
        self._chart: Chart = CHARTS[0]
        self._names: tuple[str, ...] = ()
        """Of the draft's coverages, whose order decides their marks."""
        self._is_seen = False
        self._is_running = False
        self._is_narrowing = False
        """Whether the painted attainments stand in for the chart, until it is drawn of whole results."""
        self._soon = QTimer(self)  # Once for all that changes at one time, after the layout has settled.
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._redraw)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(NARROWING_MS)
        self._later.timeout.connect(self._redraw)
        self.painter = Painter(background, self)
        self.exporting = Exporting(background, settings, self)
        self.copying = Copying(background, self)
        self._make_widgets()
        self._take_font()
        self._lay_out()
        self._connect()
        self._connect_commands()

    def _make_widgets(self) -> None:
        self.title = QLabel()
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.out_of_date = QLabel()
        self.out_of_date.setTextFormat(Qt.TextFormat.PlainText)
        self.out_of_date.setWordWrap(True)
        self.out_of_date.hide()
        self.pickers = Pickers(self._document)
        self.view = ChartView()
        self.dots = AttainmentDots()
        self.numbers = NumberModel(self)
        self.table = QTableView()
        self.table.setModel(self.numbers)
        self.table.setAccessibleName("Numbers behind the chart")
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        copy_on_shortcut(self.table)
        self.empty = QLabel(NOTHING_SIMULATED)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)

    def _take_font(self) -> None:
        """In the page's own font, which may grow."""
        font = QFont(self.font())
        font.setBold(True)
        self.out_of_date.setFont(font)
        font.setPointSizeF(font.pointSizeF() * TITLE_SCALE)
        self.title.setFont(font)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_font()

    def _lay_out(self) -> None:
        self.shown = QStackedWidget()
        for page in (self.empty, self.view, self.table, self.dots):
            self.shown.addWidget(page)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.question)
        layout.addWidget(self.pickers)
        layout.addWidget(self.out_of_date)
        layout.addWidget(self.shown, 1)

    def _connect(self) -> None:
        self._document.checked.connect(self._follow_draft)
        self._document.studied_changed.connect(self._studied_changed)
        self._document.staleness_changed.connect(self._show_staleness)
        self._document.coverage_chosen.connect(self._coverage_chosen)
        self.pickers.changed.connect(self._picked)
        self.view.outdated.connect(self._soon.start)
        self.view.behind_asked.connect(self.behind_asked)
        self.painter.drawn.connect(self._show_drawn)
        self.painter.refused.connect(self._show_refusal)
        self.exporting.told.connect(self.told)
        self.copying.told.connect(self.told)

    def _connect_commands(self) -> None:
        commands = self._commands
        commands.as_table.toggled.connect(self._show_what_is_asked)
        commands.export.triggered.connect(self._export)
        commands.copy_chart.triggered.connect(self._copy_chart)
        commands.copy_numbers.triggered.connect(self._copy_numbers)
        actions = [commands.copy_chart, commands.copy_numbers, commands.export, commands.as_table]
        self.view.addActions(actions)
        self.table.addActions(actions)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_chart(self, key: str) -> None:
        """Show the chart of that key from now on."""
        chart = next(chart for chart in CHARTS if chart.key == key)
        if chart is not self._chart:
            self.view.clear()
            self.painter.ask(None)  # What is half drawn of the one before must not come under this title.
            self._is_narrowing = False
        self._chart = chart
        self._is_seen = True
        self.title.setText(chart.title)
        self.question.setText(chart.question)
        self.pickers.show_for(chart)
        self._enable()
        self._follow_narrowing(self.picture)
        self._show_staleness()
        self._show_what_is_asked()
        self._soon.start()

    def leave(self) -> None:
        """Another page is seen; nothing is drawn until this one is again."""
        self._is_seen = False
        self.painter.ask(None)
        self._enable()

    def show_running(self, *, is_running: bool) -> None:
        """A study runs, or does no more; the charts of the one before stay to be seen."""
        self._is_running = is_running
        self._show_what_is_asked()

    @property
    def picture(self) -> Picture | None:
        """What the chart is to show now; None without results."""
        return self.pickers.picture(self._chart)

    def _words_of_staleness(self) -> str:
        """What of the chart a study of the draft might find no more; empty if all of it still holds."""
        picture = self.picture
        if picture is None:
            return ""
        shown = [each.name for each in picture.study.coverages]
        return words_of_staleness(self._document, [self.pickers.coverage_name] if self._chart.needs_coverage else shown)

    # --- drawing ---

    @Slot()
    def _studied_changed(self) -> None:
        """The picture before stays until the new one is drawn, unless there will be none."""
        picture = self.picture
        if picture is None:
            self.view.clear()
        self._follow_narrowing(picture)
        self._show_staleness()
        self._show_what_is_asked()
        if picture is None or picture.study.ending is not Ending.RUNNING or self.view.image.isNull():
            self._soon.start()
        elif not self._later.isActive():
            self._later.start()

    def _follow_narrowing(self, picture: Picture | None) -> None:
        """Attainments are painted while they narrow, and until the chart of the whole results is drawn."""
        if picture is None or self._chart is not ATTAINMENT:
            self._is_narrowing = False
        elif picture.study.ending is Ending.RUNNING:
            self._is_narrowing = True
        if picture is not None and self._is_narrowing:
            coverages = picture.study.coverages
            self.dots.show_series([Series(each.name, picture.index_of(each.name), each) for each in coverages])

    @Slot()
    def _coverage_chosen(self) -> None:
        if self._chart.needs_coverage:
            self._show_staleness()
            self._soon.start()

    @Slot()
    def _picked(self) -> None:
        self._show_staleness()
        self._soon.start()

    @Slot()
    def _show_staleness(self) -> None:
        words = self._words_of_staleness()
        self.out_of_date.setText(words)
        self.out_of_date.setVisible(bool(words))
        self.view.dim(is_dimmed=bool(words))

    @Slot()
    def _follow_draft(self) -> None:
        """Where coverages came, went or moved, they have other marks; what is out of date is said in the new words."""
        names = self._document.coverage_names
        if names != self._names:
            self._names = names
            self.pickers.show_marks()
            self._soon.start()
        self._show_staleness()

    @Slot()
    def _redraw(self) -> None:
        picture = self.picture
        self._later.stop()
        self._enable()
        if picture is None:
            self._show_what_is_asked()
        is_painted = self._is_narrowing and picture is not None and picture.study.ending is Ending.RUNNING
        if not self._is_seen or picture is None or is_painted:
            self.painter.ask(None)
            return
        ratio, dots = self.view.devicePixelRatioF(), self._dots_per_inch()
        width, height = max(1, self.shown.width()), max(1, self.shown.height())
        look = Look(dark=is_dark(self.palette()), text_scale=self._text_scale())
        self.painter.ask(Wanted(self._chart, picture, look, round(width * ratio), round(height * ratio), dots * ratio))

    def _dots_per_inch(self) -> float:
        """So many of the screen's own, that the chart has about the size it looks best at."""
        best_width, best_height = self._chart.size_in
        fitting = min(self.shown.width() / best_width, self.shown.height() / best_height)
        return min(max(fitting, FEWEST_DOTS_PER_INCH), MOST_DOTS_PER_INCH)

    def _text_scale(self) -> float:
        return min(max(1.0, self.font().pointSizeF() / ORDINARY_TEXT_PT), LARGEST_TEXT_SCALE)

    @Slot(object)
    def _show_drawn(self, drawn: Drawn) -> None:
        picture = self.picture
        self._is_narrowing = self._is_narrowing and picture is not None and picture.study.ending is Ending.RUNNING
        self.view.show_drawn(drawn)
        self.numbers.show_numbers(drawn.numbers)
        self.table.resizeColumnsToContents()
        self._show_what_is_asked()

    @Slot(object)
    def _show_refusal(self, error: PlannerError) -> None:
        self._is_narrowing = False
        self.empty.setText(str(error))
        self.shown.setCurrentWidget(self.empty)

    @Slot()
    def _show_what_is_asked(self) -> None:
        """A sentence, the picture or its numbers."""
        if self.picture is None:
            self.empty.setText(self._why_empty())
            self.shown.setCurrentWidget(self.empty)
        elif self._is_narrowing and not self._commands.as_table.isChecked():
            self.shown.setCurrentWidget(self.dots)
        elif self.view.image.isNull():
            self.empty.setText(DRAWING)
            self.shown.setCurrentWidget(self.empty)
        else:
            self.shown.setCurrentWidget(self.table if self._commands.as_table.isChecked() else self.view)

    def _why_empty(self) -> str:
        if self._is_running:
            return SIMULATING
        if self._document.studied is None:
            return NOTHING_SIMULATED
        return NOT_THIS_COVERAGE.format(name=self.pickers.coverage_name)

    # --- what can be done with it ---

    def _enable(self) -> None:
        has_chart = self._is_seen and self.picture is not None
        for action in (self._commands.export, self._commands.copy_chart, self._commands.copy_numbers):
            action.setEnabled(has_chart)
        self._commands.as_table.setEnabled(self._is_seen)

    @Slot()
    def _export(self) -> None:
        picture = self.picture
        if picture is not None:
            dots = self._dots_per_inch()
            self.exporting.ask(self._chart, picture, (self.shown.width() / dots, self.shown.height() / dots), self)

    @Slot()
    def _copy_chart(self) -> None:
        picture = self.picture
        if picture is not None:
            self.copying.copy_chart(self._chart, picture)

    @Slot()
    def _copy_numbers(self) -> None:
        picture = self.picture
        if picture is not None:
            self.copying.copy_numbers(self._chart, picture)
