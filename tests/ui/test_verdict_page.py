"""The verdict page: what each coverage meets at what cost, and what of it no longer holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.estimates.stopping import Ending
from planner.estimates.verdicts import Verdict
from planner.scenario.reading import scenario_from_text
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.ui.scenario_files import SMALL
from ui.application import make_application
from ui.document import Document, Source, Studied
from ui.edits import remove_entry, set_value
from ui.palette import Colours, take_colours
from ui.results.columns import BAR_COLUMN, COLUMNS
from ui.results.verdict_page import VerdictPage
from ui.running.background import Background

PAID = SMALL.replace('time_zone = "Europe/Oslo"\nshifts', 'time_zone = "Europe/Oslo"\ncost_per_hour = 50.0\nshifts')
ENGINEERS = ("coverage", 0, "teams", 0, "shifts", 0, "engineers")
ACCOUNTS = ("customers", 0, "accounts")
GREY, INK = QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.WindowText


@pytest.fixture(scope="module")
def studied() -> Studied:
    scenario = scenario_from_text(PAID)
    return Studied(scenario, run_study(scenario, InlineWorkers(), choice=StudyChoice(replications=2)))


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Document:
    del qtbot
    path = tmp_path / "desk.toml"
    path.write_text(PAID, "utf-8")
    document = Document()
    document.open(Source(path.read_bytes(), path))
    return document


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> VerdictPage:
    """As large as it is in a window of 1280 by 800."""
    take_colours(make_application(), Colours.LIGHT)
    page = VerdictPage(document, Background(document))
    qtbot.addWidget(page)
    page.resize(1_090, 660)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_a_verdict_says_at_what_cost(page: VerdictPage, document: Document, studied: Studied) -> None:
    document.take_study(studied)
    costs = [each.cost for each in studied.result.coverages]
    for row, cost in enumerate(costs):
        assert cost is not None
        assert page.verdicts.item(row).text().endswith(f" Costs {cost.total:,.0f} EUR a week.")


def test_every_column_is_seen_in_an_ordinary_window(page: VerdictPage, document: Document, studied: Studied) -> None:
    document.take_study(studied)
    table = page.results.table
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnViewportPosition(len(COLUMNS) - 1) < table.viewport().width()


def test_no_cell_is_cut(page: VerdictPage, document: Document, studied: Studied) -> None:
    document.take_study(studied)
    table = page.results.table
    for column in set(range(len(COLUMNS))) - {BAR_COLUMN}:
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)


def test_a_low_window_scrolls_and_leaves_the_table_some_rows(
    page: VerdictPage, document: Document, studied: Studied
) -> None:
    document.take_study(studied)
    page.resize(700, 260)
    table = page.results.table
    assert table.viewport().height() > 3 * table.rowHeight(0)
    assert page.fix.visibleRegion().isEmpty()
    page.compare.setFocus()
    QTest.keyClick(page.compare, Qt.Key.Key_Tab)
    assert not page.fix.visibleRegion().isEmpty()


def test_the_bars_take_the_room_that_a_scroll_bar_leaves(
    page: VerdictPage, document: Document, studied: Studied
) -> None:
    table = page.results.table
    document.take_study(studied)
    for height in (300, 900):
        page.resize(1_400, height)
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
        assert table.verticalScrollBar().isVisible() == (height == 300)
        assert table.horizontalHeader().length() == table.viewport().width()


def test_a_suggested_goal_bears_a_sign_that_is_explained_once(
    page: VerdictPage, document: Document, studied: Studied
) -> None:
    document.take_study(studied)
    model = page.results.model
    goal = next(at for at, column in enumerate(COLUMNS) if column.heading == "Goal")
    for row in range(model.rowCount()):
        cell, is_suggested = model.index(row, goal), not model.result(row).target.contractual
        assert str(model.data(cell)).endswith("*") == is_suggested
        spoken = str(model.data(cell, Qt.ItemDataRole.AccessibleTextRole))
        assert spoken.endswith(", suggested") == is_suggested
    assert page.results.suggested.isVisible()
    page.results.show_results([each for each in studied.result.coverages[0].targets if each.target.contractual])
    assert not page.results.suggested.isVisible()


def test_all_that_is_out_of_date_is_grey_and_nothing_else(
    page: VerdictPage, document: Document, studied: Studied
) -> None:
    document.take_study(studied)
    set_value(document, path=ENGINEERS, value=5)
    assert page.state.text() == "Out of date: Business hours has changed since. F5 simulates the scenario again."
    assert [label.foregroundRole() for label in (page.facts, page.results.detail)] == [GREY, GREY]
    document.choose_coverage(1)
    assert [label.foregroundRole() for label in (page.facts, page.results.detail)] == [INK, INK]
    document.choose_coverage(0)
    document.undo_stack.undo()
    assert [label.foregroundRole() for label in (page.facts, page.results.detail)] == [INK, INK]
    assert not page.state.isVisible()


def test_a_coverage_that_was_taken_out_leaves_nothing_out_of_date(
    page: VerdictPage, document: Document, studied: Studied
) -> None:
    document.take_study(studied)
    remove_entry(document, path=("coverage",), index=0)
    assert page.verdicts.count() == 1
    assert not page.state.isVisible()


def test_what_is_found_so_far_may_be_out_of_date_too(page: VerdictPage, document: Document, studied: Studied) -> None:
    so_far = replace(studied.result, ending=Ending.RUNNING, replications=1)
    document.take_study(Studied(studied.scenario, so_far))
    assert page.state.text() == "So far, after 1 replication: intervals are still narrowing."
    set_value(document, path=ACCOUNTS, value=21)
    assert page.state.text() == (
        "So far, after 1 replication: intervals are still narrowing. Out of date: the scenario has changed since. "
        "F5 simulates it again."
    )
    set_value(document, path=ACCOUNTS, value=-1)
    assert "F8 goes to what is wrong in it; then F5 simulates it." in page.state.text()


def test_while_results_narrow_every_target_keeps_its_row(
    page: VerdictPage, document: Document, studied: Studied
) -> None:
    document.take_study(studied)
    results = page.results
    rows = [results.model.result(row).target for row in range(results.model.rowCount())]
    best = max(row for row, target in enumerate(rows) if target.contractual)
    results.table.setCurrentIndex(results.model.index(best, 0))
    looked_at = rows[best]
    coverage = studied.result.coverages[0]
    worse = tuple(
        replace(each, verdict=Verdict.MISSED, attainment=0.0) if each.target == looked_at else each
        for each in coverage.targets
    )
    coverages = (replace(coverage, targets=worse), *studied.result.coverages[1:])
    so_far = replace(studied.result, coverages=coverages, ending=Ending.RUNNING)
    document.take_study(Studied(studied.scenario, so_far))
    assert [results.model.result(row).target for row in range(len(rows))] == rows
    assert results.model.result(best).attainment == 0.0
    shown = results.detail.text()
    whole = replace(studied.result, coverages=coverages)
    document.take_study(Studied(studied.scenario, whole))
    moved = results.model.row_of(looked_at)
    assert moved is not None
    assert moved < best
    assert results.table.currentIndex().row() == moved
    assert results.detail.text() == shown


@pytest.mark.parametrize("most_lines", [4, 14])
def test_the_list_of_verdicts_settles_at_every_width(
    page: VerdictPage, document: Document, studied: Studied, most_lines: int
) -> None:
    """Where words just fit beside no scroll bar, one must not come and go."""
    document.take_study(studied)
    seen = page.verdicts
    seen.most_lines = most_lines
    for width in range(420, 900):
        page.resize(width, 700)
        QCoreApplication.sendPostedEvents()
        most_px, is_scrolled = most_lines * seen.fontMetrics().lineSpacing(), seen.verticalScrollBar().isVisible()
        last = seen.visualItemRect(seen.item(seen.count() - 1))
        assert seen.height() == most_px if is_scrolled else seen.height() <= most_px
        assert (last.bottom() > seen.viewport().height()) == is_scrolled
        for row in range(seen.count()):
            item = seen.item(row)
            place, wraps = seen.visualItemRect(item), Qt.TextFlag.TextWordWrap
            needed = seen.fontMetrics().boundingRect(QRect(0, 0, place.width(), 10_000), wraps, item.text())
            assert place.height() >= needed.height()


def test_before_a_run_gaps_are_told_in_the_zone_of_the_coverage_alone(
    qtbot: QtBot, page: VerdictPage, document: Document
) -> None:
    """That another coverage has a team elsewhere does not put the hours of this one into UTC."""
    set_value(document, path=("coverage", 1, "teams", 0, "time_zone"), value="America/Chicago")
    qtbot.waitUntil(lambda: "rostered for" in page.foreseen.text())
    assert "(times in Europe/Oslo)" in page.foreseen.text()
    assert "UTC" not in page.foreseen.text()
