"""The painted attainment chart: what stands in it, and where; and when it stands in for the drawn one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QPalette
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from planner.attainment.results import StudyResult
from planner.estimates.stopping import Ending
from tests.ui.made_chart_page import Made, found, shown_chart_page
from ui.charts import chart_page as chart_page_room
from ui.document import Studied
from ui.live.attainment_dots import AttainmentDots
from ui.live.dot_rows import Dot, Series, dot_rows

PATIENCE_MS = 60_000


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[Made]:
    with shown_chart_page(qtbot) as made:
        yield made


def so_far() -> StudyResult:
    return replace(found(), ending=Ending.RUNNING)


def take(made: Made, result: StudyResult) -> None:
    scenario = made.document.scenario
    assert scenario is not None
    made.document.take_study(Studied(scenario, result))


def series() -> tuple[Series, Series]:
    first, second = found().coverages
    return Series("before", None, first), Series("now", 1, second)


def test_a_row_holds_each_coverage_and_says_it_in_words() -> None:
    before, now = series()
    rows = dot_rows((before, now))
    of_first, of_second = before.result.targets[0], now.result.targets[0]
    assert of_first.attainment is not None
    assert of_second.attainment is not None
    assert of_second.ci95 is not None
    assert rows[0].dots[0].mark is None
    assert rows[0].dots[1] == Dot(1, of_second.attainment, of_second.ci95.low, of_second.ci95.high)
    heading, earlier, later = rows[0].words.splitlines()
    assert heading.endswith(f"goal {of_first.target.goal * 100:.0f}%")
    assert earlier.startswith(f"before: {of_first.attainment:.1%}")
    assert later.startswith(f"now: {of_second.attainment:.1%}")


def test_targets_without_tickets_or_without_a_contract_are_left_out_where_asked() -> None:
    _, now = series()
    none_of_first = tuple(
        replace(each, attainment=None, ci95=None) if number == 0 else each
        for number, each in enumerate(now.result.targets)
    )
    emptied = Series("now", 1, replace(now.result, targets=none_of_first))
    assert len(dot_rows([emptied])) == len(dot_rows([now])) - 1
    contractual = dot_rows([now], only_contractual=True)
    assert 0 < len(contractual) < len(dot_rows([now]))
    assert all(row.is_contractual for row in contractual)


def test_marks_goals_and_words_are_where_their_values_are(qtbot: QtBot) -> None:
    dots = AttainmentDots()
    qtbot.addWidget(dots)
    dots.resize(600, 300)
    palette = dots.palette()
    palette.setColor(QPalette.ColorRole.Text, QColor("#ff0000"))
    dots.setPalette(palette)
    before, now = series()
    dots.show_series((before, now), only_contractual=True)
    assert dots.at_share(0.0) < dots.at_share(0.5) < dots.at_share(1.0) < dots.width()
    image, row = dots.grab().toImage(), dots.row_rect(0)
    at_goal = image.pixelColor(round(dots.at_share(dots.rows[0].goal)), round(row.top()) + 3)
    assert at_goal.red() > at_goal.blue() + 60
    place = QPoint(3, round(row.center().y()))
    QApplication.sendEvent(dots, QHelpEvent(QEvent.Type.ToolTip, place, dots.mapToGlobal(place)))
    assert dots.rows[0].name in QToolTip.text()
    QToolTip.hideText()


def test_short_names_stand_where_whole_ones_would_be_cut_and_tell_targets_apart(qtbot: QtBot) -> None:
    dots = AttainmentDots()
    qtbot.addWidget(dots)
    dots.resize(1_200, 300)
    dots.show_series(series(), only_contractual=True)
    wide = dots.at_share(0.0)
    widest = max(dots.fontMetrics().horizontalAdvance(row.short_name) for row in dots.rows)
    assert wide > widest
    dots.resize(round(2.2 * widest), 300)
    assert widest < dots.at_share(0.0) < wide
    assert len({row.short_name for row in dots.rows}) == len(dots.rows)


def test_the_middle_of_the_axis_is_written_where_there_is_room_for_it(qtbot: QtBot) -> None:
    dots = AttainmentDots()
    qtbot.addWidget(dots)
    dots.show_series(series(), only_contractual=True)
    dots.resize(1_200, 300)
    assert [words for _, words in dots.axis] == ["0%", "50%", "100%"]
    widest = max(dots.fontMetrics().horizontalAdvance(row.short_name) for row in dots.rows)
    dots.resize(round(1.5 * widest), 300)
    assert [words for _, words in dots.axis] == ["0%", "100%"]


def test_while_attainments_narrow_they_are_painted_and_drawn_when_they_have_settled(qtbot: QtBot, made: Made) -> None:
    made.study()
    page = made.page
    with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
        page.show_chart("attainment")
    take(made, so_far())
    assert page.shown.currentWidget() is page.dots
    assert len(page.dots.rows) == len([each for each in found().coverages[0].targets if each.count])
    with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
        made.study()
        assert page.shown.currentWidget() is page.dots
    assert page.shown.currentWidget() is page.view


def test_another_chart_of_what_narrows_is_drawn_now_and_then(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_page_room, "NARROWING_MS", 0)
    with shown_chart_page(qtbot) as made:
        made.study()
        page = made.page
        with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
            page.show_chart("causes-of-misses")
        with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
            take(made, so_far())
        assert page.shown.currentWidget() is page.view
