"""A chart page with all that it needs and no window around it, on the small scenario."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.attainment.results import StudyResult
from planner.scenario.reading import scenario_from_text
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.ui.scenario_files import SMALL
from ui.actions import Actions
from ui.charts.chart_page import ChartPage
from ui.document import Document, Source, Studied
from ui.running.background import Background
from ui.settings import Settings


class Made(QObject):
    """The page and what it follows."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document(self)
        self.background = Background(self)
        self.commands = Actions(self)
        self.page = ChartPage(self.document, self.background, self.commands, Settings())

    def study(self, *names: str) -> None:
        """Take a study of these coverages, or of all."""
        scenario = self.document.scenario
        assert scenario is not None
        self.document.take_study(Studied(scenario, found(*names)))


@cache
def found(*names: str) -> StudyResult:
    """What two replications of the small scenario find."""
    return run_study(scenario_from_text(SMALL), InlineWorkers(), choice=StudyChoice(names, replications=2))


@contextmanager
def shown_chart_page(qtbot: QtBot) -> Iterator[Made]:
    """Visible, with the small scenario open; afterwards nothing of it is left."""
    made = Made()
    made.page.resize(1000, 700)
    with qtbot.waitExposed(made.page):
        made.page.show()
    made.document.open(Source(SMALL.encode(), None))
    yield made
    # Without a screen, Qt would free what Python put there after Python has gone, and crash.
    QGuiApplication.clipboard().clear()
    assert made.background.join(30.0)
    made.page.close()
    made.page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
