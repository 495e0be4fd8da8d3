"""Journeys to the answers: what is met, why not, in charts and tables and files, with real studies behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.reporting.result_words import weekly_cost
from planner.reporting.verdict_sentences import verdict_sentence
from planner.shipped import neptune_sample
from planner.studies.study_choice import StudyChoice
from tests.ui.journeys import PATIENCE_MS, named, opened, simulated
from ui.charts.export_dialog import FORMATS, ExportDialog
from ui.compare.compare_page import ComparePage
from ui.results.columns import VERDICT_COLUMN
from ui.tickets.tickets_page import TicketsPage
from ui.window import MainWindow


def test_journey_open_the_sample_run_it_and_read_the_verdict(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window, neptune_sample())
    assert window.windowTitle() == "Neptune Support[*] - SLA planner"  # A copy: a shipped file is never overwritten.
    assert window.pages.verdict_page.verdicts.item(0).text() == "Business hours: not simulated yet"
    assert "Press F5" in window.pages.verdict_page.empty.text()

    simulated(qtbot, window)

    studied = window.document.studied
    assert studied is not None
    study = studied.result
    verdicts = [window.pages.verdict_page.verdicts.item(row).text() for row in range(3)]
    assert [verdict.partition(" ")[2] for verdict in verdicts] == [
        f"{verdict_sentence(each)} {weekly_cost(each, 'EUR')}" for each in study.coverages
    ]
    assert named(window, "State of the study").text().startswith("Up to date: 2 replications, seed 1")
    assert "no verdict is given below 10" in window.pages.verdict_page.facts.text()


def test_journey_choosing_a_coverage_shows_its_targets_everywhere(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    table = window.pages.verdict_page.results
    before = [table.model.result(row) for row in range(table.model.rowCount())]

    window.pages.verdict_page.verdicts.setFocus()
    QTest.keyClick(window.pages.verdict_page.verdicts, Qt.Key.Key_Down)

    assert window.document.coverage_index == 1
    studied = window.document.studied
    assert studied is not None
    study = studied.result
    shown = [table.model.result(row) for row in range(table.model.rowCount())]
    assert shown != before
    assert set(map(id, shown)) == set(map(id, study.coverages[1].targets))
    assert window.charts.page is not None
    assert window.charts.page.pickers.coverage.currentText() == "Around <b>the</b> clock"


def test_journey_the_table_names_the_worst_first_and_explains_it(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    table = window.pages.verdict_page.results
    contractual = [table.model.result(row).target.contractual for row in range(table.model.rowCount())]
    assert contractual == sorted(contractual, reverse=True)

    cell = table.table.visualRect(table.model.index(2, VERDICT_COLUMN)).center()
    QTest.mouseClick(table.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.x(), cell.y()))

    result = table.model.result(2)
    assert f"{result.count:,} cases" in table.detail.text()
    QTest.keyClick(table.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heading, row = QGuiApplication.clipboard().text().splitlines()
    assert heading.startswith("Verdict\tTickets of\tPromise\tAttainment")
    assert f"{result.target.plan} {result.target.severity.word}" in row


def test_journey_every_chart_is_drawn_and_described(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    opened(qtbot, window, small_file)
    page = window.charts.page
    assert page is not None
    window.navigation.choose(page.charts[0].key)
    assert "Press F5" in page.empty.text()
    assert not window.commands.export.isEnabled()
    simulated(qtbot, window)
    for chart in page.charts:
        with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
            window.navigation.choose("verdict")
            window.navigation.choose(chart.key)
        qtbot.waitUntil(lambda: page.view.image.size() == page.shown.size(), timeout=PATIENCE_MS)
        assert window.shelf.currentWidget() is page
        assert page.title.text() == chart.title
        assert page.pickers.coverage.isVisible() == chart.needs_coverage
        assert page.pickers.target.isVisible() == chart.needs_target
        image = page.view.image
        some = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(some) > 5, f"{chart.key} is empty"
        picture = page.picture
        assert picture is not None
        assert (picture.target is not None) == chart.needs_target
        assert page.view.accessibleDescription() == chart.describe(picture)


def test_journey_a_chart_as_a_table_and_in_the_dark(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    page = window.charts.page
    assert page is not None
    with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
        window.navigation.choose(page.charts[0].key)
    assert page.view.image.pixelColor(2, 2).lightness() > 200

    with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
        window.commands.colours.actions()[2].trigger()
    assert page.view.image.pixelColor(2, 2).lightness() < 60

    window.commands.as_table.trigger()
    assert page.shown.currentWidget() is page.table
    picture = page.picture
    assert picture is not None
    numbers = page.charts[0].numbers(picture)
    assert page.numbers.rowCount() == len(numbers.rows)
    assert page.numbers.headerData(0, Qt.Orientation.Horizontal) == numbers.header[0]


@pytest.mark.parametrize(
    ("ending", "beginning"),
    [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF"), (".csv", b"\xef\xbb\xbf")],
)
def test_journey_export_a_chart(
    qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path, ending: str, beginning: bytes
) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    page = window.charts.page
    assert page is not None
    with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
        window.navigation.choose(page.charts[0].key)

    window.commands.export.trigger()
    asked = next(each for each in window.findChildren(ExportDialog) if each.isVisible())
    asked.format.setCurrentIndex(list(FORMATS).index(ending))
    asked.choose_file.click()
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    assert Path(dialog.selectedFiles()[0]).name == f"a-small-desk-{page.charts[0].key}{ending}"
    written = tmp_path / f"chart{ending}"
    with qtbot.waitSignal(page.exporting.told, timeout=PATIENCE_MS) as told:
        dialog.fileSelected.emit(str(written))
        dialog.reject()

    assert told.args == [f"Written: {written}"]
    assert window.message.sentence.text() == f"Written: {written}"
    assert written.read_bytes().startswith(beginning)
    assert [path.name for path in tmp_path.glob(".chart*")] == []


def test_journey_an_export_that_fails_says_why(
    qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    page = window.charts.page
    assert page is not None
    picture = page.picture
    assert picture is not None
    with qtbot.waitSignal(page.exporting.told, timeout=PATIENCE_MS) as told:
        page.exporting.write(page.charts[0], picture, tmp_path / "nowhere" / "chart.csv")
    assert "is not written: no such file or directory" in told.args[0]
    page.exporting.write(page.charts[0], picture, tmp_path / "chart.docx")
    assert "its name must end in .png, .svg, .pdf, .csv" in window.message.sentence.text()


def test_journey_a_fault_of_the_program_becomes_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    def fail() -> None:
        raise ZeroDivisionError("made for a test")

    with qtbot.waitSignal(window.background.fault_found, timeout=PATIENCE_MS):
        window.background.start("failing", fail)

    assert window.message.sentence.text().startswith("Something went wrong in the planner itself.")
    assert not window.message.details.isVisible()
    QTest.mouseClick(window.message.copy_details, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: made for a test" in QGuiApplication.clipboard().text()


def test_journey_from_a_missed_target_to_the_life_of_a_ticket(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    verdict = window.pages.verdict_page
    asked = verdict.results.model.result(verdict.results.table.currentIndex().row())
    QTest.mouseClick(verdict.tickets, Qt.MouseButton.LeftButton)

    page = window.shelf.currentWidget()
    assert isinstance(page, TicketsPage)
    qtbot.waitUntil(lambda: page.table.tickets.rowCount() == asked.count - round(asked.count * (asked.attainment or 0)))
    qtbot.waitUntil(lambda: "on shift" in page.life.why.text() or "busy" in page.life.why.text(), timeout=PATIENCE_MS)


def test_journey_compare_two_coverages(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    window.runs.choice = StudyChoice(replications=10)
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    QTest.mouseClick(window.pages.verdict_page.compare, Qt.MouseButton.LeftButton)
    page = window.shelf.currentWidget()
    assert isinstance(page, ComparePage)
    assert "Around <b>the</b> clock is better on" in page.picks.item(0).text()
    assert "Both faced the same tickets in every replication" in page.details.toPlainText()
