"""The chart view answers: by pointer and by keys, to eyes and to ears, with words that run nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from planner.charts.catalogue import CHARTS, Look, Picture
from planner.charts.spots import Spot
from planner.scenario.reading import scenario_from_text
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.ui.scenario_files import SMALL
from ui.charts.chart_view import ChartView, as_tool_tip
from ui.charts.drawing import Drawn, Wanted, draw

WIDTH, HEIGHT = 800, 500
BY_KEY = {chart.key: chart for chart in CHARTS}


@cache
def drawn(key: str, width: int = WIDTH, height: int = HEIGHT) -> Drawn:
    scenario = scenario_from_text(SMALL)
    picture = Picture(scenario, run_study(scenario, InlineWorkers(), choice=StudyChoice(replications=2)))
    return draw(Wanted(BY_KEY[key], replace(picture, zone="Europe/Oslo"), Look(), width, height, 80.0))


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show_drawn(drawn("causes-of-misses"))
    with qtbot.waitExposed(made):
        made.show()
    return made


def middle_of(view: ChartView, spot: Spot) -> QPoint:
    return view.spot_rect(spot).center().toPoint()


def point_at(view: ChartView, place: QPoint) -> None:
    """Move the pointer there; the platform without a screen moves none by itself."""
    at = QPointF(place)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(view.mapToGlobal(place)), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, event)


def pointed(view: ChartView) -> Spot | None:
    return view.pointed


def shown(view: ChartView) -> QImage:
    return view.grab().toImage()


def test_pointing_at_something_frames_it_and_says_its_numbers(view: ChartView) -> None:
    before = shown(view)
    spot = view.spots[0]
    point_at(view, middle_of(view, spot))
    assert pointed(view) is spot
    assert shown(view) != before
    assert QToolTip.text() == as_tool_tip(spot.words)
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert view.accessibleDescription() == spot.words
    point_at(view, QPoint(2, 2))
    assert pointed(view) is None
    assert shown(view) == before
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert view.accessibleDescription() == drawn("causes-of-misses").description


def test_the_frame_lies_around_the_spot(view: ChartView) -> None:
    before = shown(view)
    spot = max(view.spots, key=lambda each: each.area)
    point_at(view, middle_of(view, spot))
    after, around = shown(view), view.spot_rect(spot).adjusted(-4, -4, 4, 4).toAlignedRect()
    changed = [QPoint(x, y) for x in range(WIDTH) for y in range(HEIGHT) if before.pixel(x, y) != after.pixel(x, y)]
    assert changed
    assert all(around.contains(place) for place in changed)


def test_leaving_lets_go(view: ChartView) -> None:
    point_at(view, middle_of(view, view.spots[0]))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert pointed(view) is None
    QTest.keyClick(view, Qt.Key.Key_End)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert pointed(view) is view.spots[-1]  # Walked to: the pointer has nothing to do with it.


def test_what_was_pointed_at_is_forgotten_when_something_else_is_shown(view: ChartView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    view.hide()
    assert pointed(view) is None
    assert not QToolTip.isVisible()


def test_a_click_asks_for_the_tickets_behind(qtbot: QtBot, view: ChartView) -> None:
    for spot in view.spots[:3]:
        with qtbot.waitSignal(view.behind_asked) as asked:
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle_of(view, spot))
        assert asked.args == [spot.behind]
    with qtbot.assertNotEmitted(view.behind_asked):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=middle_of(view, view.spots[0]))


def test_what_has_no_tickets_behind_it_says_its_numbers_and_no_more(qtbot: QtBot, view: ChartView) -> None:
    view.show_drawn(drawn("average-week"))
    spot = view.spots[50]
    point_at(view, middle_of(view, spot))
    assert "<br>Engineers: " in QToolTip.text()
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor
    with qtbot.assertNotEmitted(view.behind_asked):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle_of(view, spot))


def test_by_keys_alone_everything_can_be_read_and_opened(qtbot: QtBot, view: ChartView) -> None:
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert pointed(view) is view.spots[0]
    assert view.accessibleDescription() == view.spots[0].words
    assert QToolTip.text() == as_tool_tip(view.spots[0].words)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert pointed(view) is view.spots[1]
    QTest.keyClick(view, Qt.Key.Key_Down)
    below = pointed(view)
    assert below is not None
    assert below.top < view.spots[1].bottom
    QTest.keyClick(view, Qt.Key.Key_End)
    assert pointed(view) is view.spots[-1]
    QTest.keyClick(view, Qt.Key.Key_Home)
    with qtbot.waitSignal(view.behind_asked) as asked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == [view.spots[0].behind]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert pointed(view) is None
    assert view.accessibleDescription() == drawn("causes-of-misses").description


def test_keys_that_mean_nothing_here_go_on_to_the_window(view: ChartView) -> None:
    view.clear()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_A):
        QTest.keyClick(view, key)
        assert pointed(view) is None


def test_who_walks_through_a_chart_stays_where_they_are_when_it_is_drawn_anew(view: ChartView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    before = pointed(view)
    assert before is not None
    view.show_drawn(drawn("causes-of-misses", 900, 600))
    after = pointed(view)
    assert after is not None
    assert after.words == before.words
    view.show_drawn(drawn("hours-of-the-week"))
    assert pointed(view) is None


def test_names_of_a_file_are_no_tags(view: ChartView) -> None:
    view.show_drawn(drawn("attainment"))
    spot = next(spot for spot in view.spots if "<b>the</b>" in spot.words)
    point_at(view, middle_of(view, spot))
    assert "Around &lt;b&gt;the&lt;/b&gt; clock" in QToolTip.text()
    assert "<b>" not in QToolTip.text()


def test_a_chart_that_is_out_of_date_is_paler_and_still_answers(view: ChartView) -> None:
    before = shown(view)
    view.dim(is_dimmed=True)
    assert shown(view) != before
    point_at(view, middle_of(view, view.spots[0]))
    assert pointed(view) is view.spots[0]
    point_at(view, QPoint(2, 2))
    view.dim(is_dimmed=False)
    assert shown(view) == before
