"""Chart page: one chart at a time, what it answers, and the pickers that it needs."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QTableView, QVBoxLayout, QWidget

from planner.charts.catalogue import CHARTS, Chart, Look, Picture
from planner.errors import PlannerError
from ui.actions import Actions
from ui.charts.chart_view import ChartView
from ui.charts.drawing import Drawn, Wanted
from ui.charts.exporting import Exporting
from ui.charts.number_model import NumberModel
from ui.charts.painter import Painter
from ui.charts.pickers import Pickers
from ui.document import Document
from ui.palette import is_dark
from ui.running.background import Background
from ui.settings import Settings
from ui.table_copying import copy_on_shortcut

NOTHING_SIMULATED = "There is nothing to draw yet. Press F5 to simulate; the chart appears when that is done."
SIMULATING = "Simulating. The chart appears when that is done."
DRAWING = "Drawing…"
FEWEST_DOTS_PER_INCH, MOST_DOTS_PER_INCH = 60.0, 120.0
ROW_PADDING = 8
ORDINARY_TEXT_PT = 10.0
LARGEST_TEXT_SCALE = 2.0
"""Charts get no more than that out of a large system font; their labels would not fit."""


class ChartPage(QWidget):
    """Follows a document."""

    charts = CHARTS

    def __init__(self, document: Document, background: Background, commands: Actions, settings: Settings) -> None:
        super().__init__()
        self._document = document
        self._commands = commands
        self._chart: Chart = CHARTS[0]
        self._is_seen = False
        self._is_running = False
        self._soon = QTimer(self)  # Once for all that changes at one time, after the layout has settled.
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._redraw)
        self.painter = Painter(background, self)
        self.exporting = Exporting(background, settings, self)
        self._make_widgets()
        self._lay_out()
        self._connect()

    def _make_widgets(self) -> None:
        self.title = QLabel()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self.title.setFont(font)
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.pickers = Pickers(self._document)
        self.view = ChartView()
        self.numbers = NumberModel(self)
        self.table = QTableView()
        self.table.setModel(self.numbers)
        self.table.setAccessibleName("Numbers behind the chart")
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING)
        copy_on_shortcut(self.table)
        self.empty = QLabel(NOTHING_SIMULATED)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)

    def _lay_out(self) -> None:
        self.shown = QStackedWidget()
        for page in (self.empty, self.view, self.table):
            self.shown.addWidget(page)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.question)
        layout.addWidget(self.pickers)
        layout.addWidget(self.shown, 1)

    def _connect(self) -> None:
        self._document.study_changed.connect(self._study_changed)
        self._document.coverage_chosen.connect(self._coverage_chosen)
        self.pickers.changed.connect(self._soon.start)
        self.view.outdated.connect(self._soon.start)
        self.painter.drawn.connect(self._show_drawn)
        self.painter.refused.connect(self._show_refusal)
        self._commands.as_table.toggled.connect(self._show_what_is_asked)
        self._commands.export.triggered.connect(self._export)
        self.view.addActions([self._commands.export, self._commands.as_table])

    def show_chart(self, key: str) -> None:
        """Show the chart of that key from now on."""
        chart = next(chart for chart in CHARTS if chart.key == key)
        if chart is not self._chart:
            self.view.clear()
        self._chart = chart
        self._is_seen = True
        self.title.setText(chart.title)
        self.question.setText(chart.question)
        self.pickers.show_for(chart)
        self._enable()
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

    @Slot()
    def _study_changed(self) -> None:
        self.view.clear()
        self._show_what_is_asked()
        self._soon.start()

    @Slot()
    def _coverage_chosen(self) -> None:
        if self._chart.needs_coverage:
            self._soon.start()

    @Slot()
    def _redraw(self) -> None:
        picture = self.picture
        self._enable()
        if not self._is_seen or picture is None:
            self.painter.ask(None)
            return
        ratio = self.view.devicePixelRatioF()
        width, height = max(1, self.shown.width()), max(1, self.shown.height())
        best_width, best_height = self._chart.size_in
        fitting = min(width / best_width, height / best_height)
        dots = min(max(fitting, FEWEST_DOTS_PER_INCH), MOST_DOTS_PER_INCH)
        look = Look(dark=is_dark(self.palette()), text_scale=self._text_scale())
        self.painter.ask(Wanted(self._chart, picture, look, round(width * ratio), round(height * ratio), dots * ratio))

    def _text_scale(self) -> float:
        return min(max(1.0, self.font().pointSizeF() / ORDINARY_TEXT_PT), LARGEST_TEXT_SCALE)

    @Slot(object)
    def _show_drawn(self, drawn: Drawn) -> None:
        self.view.show_drawn(drawn)
        self.numbers.show_numbers(drawn.numbers)
        self.table.resizeColumnsToContents()
        self._show_what_is_asked()

    @Slot(object)
    def _show_refusal(self, error: PlannerError) -> None:
        self.empty.setText(str(error))
        self.shown.setCurrentWidget(self.empty)

    @Slot()
    def _show_what_is_asked(self) -> None:
        """A sentence, the picture or its numbers."""
        if self.picture is None:
            self.empty.setText(SIMULATING if self._is_running else NOTHING_SIMULATED)
            self.shown.setCurrentWidget(self.empty)
        elif self.view.image.isNull():
            self.empty.setText(DRAWING)
            self.shown.setCurrentWidget(self.empty)
        else:
            self.shown.setCurrentWidget(self.table if self._commands.as_table.isChecked() else self.view)

    def _enable(self) -> None:
        can_export = self._is_seen and self.picture is not None
        self._commands.export.setEnabled(can_export)
        self._commands.as_table.setEnabled(self._is_seen)

    @Slot()
    def _export(self) -> None:
        picture = self.picture
        if picture is not None:
            self.exporting.ask(self._chart, picture, self)
