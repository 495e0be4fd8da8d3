"""Whole journeys of a user through the window, by keys, mouse and menus, with real studies behind it."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from planner.estimates.stopping import Ending
from planner.reporting.verdict_sentences import verdict_sentence
from planner.shipped import neptune_sample
from tests.ui.scenario_files import BROKEN, LONG
from ui.results.columns import VERDICT_COLUMN
from ui.window import MainWindow

PATIENCE_MS = 60_000
"""How long a wait may take before a test gives up; nothing depends on how long it really takes."""


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.opening.opened, timeout=PATIENCE_MS):
        window.open_file(path)


def simulated(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.runner.finished, timeout=PATIENCE_MS):
        QTest.keyClick(window, Qt.Key.Key_F5)


def named(window: MainWindow, name: str) -> QLabel:
    """A label, found as a screen reader finds it."""
    return next(label for label in window.findChildren(QLabel) if label.accessibleName() == name)


def test_journey_open_the_sample_run_it_and_read_the_verdict(qtbot: QtBot, window: MainWindow) -> None:
    opened(qtbot, window, neptune_sample())
    assert window.windowTitle() == "neptune.toml[*] - SLA planner"
    assert window.verdict_page.verdicts.item(0).text() == "Business hours: not simulated yet"
    assert "Press F5" in window.verdict_page.empty.text()

    simulated(qtbot, window)

    study = window.document.study
    assert study is not None
    verdicts = [window.verdict_page.verdicts.item(row).text() for row in range(3)]
    assert [verdict.partition(" ")[2] for verdict in verdicts] == [verdict_sentence(each) for each in study.coverages]
    assert named(window, "State of the study").text().startswith("Up to date: 2 replications, seed 1")
    assert "no verdict is given below 10" in window.verdict_page.facts.text()


def test_journey_choosing_a_coverage_shows_its_targets_everywhere(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    table = window.verdict_page.results
    before = [table.model.result(row) for row in range(table.model.rowCount())]

    window.verdict_page.verdicts.setFocus()
    QTest.keyClick(window.verdict_page.verdicts, Qt.Key.Key_Down)

    assert window.document.coverage_index == 1
    study = window.document.study
    assert study is not None
    shown = [table.model.result(row) for row in range(table.model.rowCount())]
    assert shown != before
    assert set(map(id, shown)) == set(map(id, study.coverages[1].targets))
    assert window.charts.page is not None
    assert window.charts.page.pickers.coverage.currentText() == "Around <b>the</b> clock"


def test_journey_cancel_keeps_what_was_found(qtbot: QtBot, window_with_processes: MainWindow, tmp_path: Path) -> None:
    window = window_with_processes
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    opened(qtbot, window, path)

    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.run_bar.bar.value() >= 2, timeout=PATIENCE_MS)
    assert " of 900 replications" in named(window, "State of the study").text()
    assert not window.commands.run.isEnabled()
    with qtbot.waitSignal(window.runner.finished, timeout=5_000):
        QTest.mouseClick(window.run_bar.cancel, Qt.MouseButton.LeftButton)

    study = window.document.study
    assert study is not None
    assert study.ending is Ending.CANCELLED
    assert 2 <= study.replications < 900
    assert named(window, "State of the study").text().startswith(f"Stopped after {study.replications} replications")
    assert window.commands.run.isEnabled()


def test_journey_cancel_before_anything_is_found_says_so(
    qtbot: QtBot, window_with_processes: MainWindow, tmp_path: Path
) -> None:
    window = window_with_processes
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    opened(qtbot, window, path)

    with qtbot.waitSignal(window.runner.refused, timeout=PATIENCE_MS):
        QTest.keyClick(window, Qt.Key.Key_F5)
        QTest.keyClick(window, Qt.Key.Key_Escape)

    assert window.message.sentence.text() == "Cancelled before the first replication was done."
    assert window.document.study is None


def test_journey_a_broken_file_shows_every_error_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, small_file)
    broken = tmp_path / "<i>broken<i>.toml"
    broken.write_text(BROKEN, encoding="utf-8")

    with qtbot.waitSignal(window.opening.refused, timeout=PATIENCE_MS):
        window.open_file(broken)

    assert window.message.sentence.text() == "<i>broken<i>.toml cannot be opened: 2 things in it are wrong."
    assert window.message.sentence.textFormat() is Qt.TextFormat.PlainText
    details = window.message.details.toPlainText()
    assert "accounts" in details
    assert "Extnded" in details
    assert window.windowTitle().startswith("small.toml")
    QTest.mouseClick(window.message.copy_details, Qt.MouseButton.LeftButton)
    assert details in QGuiApplication.clipboard().text()
    QTest.mouseClick(window.message.close_message, Qt.MouseButton.LeftButton)
    assert not window.message.isVisible()


def test_journey_a_missing_file_is_said_in_a_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.opening.refused, timeout=PATIENCE_MS):
        window.open_file(tmp_path / "gone.toml")
    assert window.message.sentence.text().startswith("gone.toml cannot be opened: ")
    assert window.document.scenario is None
    assert "Ctrl+O" in window.verdict_page.empty.text()


def test_journey_the_table_names_the_worst_first_and_explains_it(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    table = window.verdict_page.results
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
        assert window.pages.currentWidget() is page
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
        QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
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
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    assert Path(dialog.selectedFiles()[0]).name == f"a-small-desk-{page.charts[0].key}.png"
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


def test_journey_closing_during_a_run_leaves_no_process_and_no_thread(
    qtbot: QtBot, window_with_processes: MainWindow, tmp_path: Path
) -> None:
    window = window_with_processes
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    opened(qtbot, window, path)
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.run_bar.bar.value() >= 1, timeout=PATIENCE_MS)
    assert multiprocessing.active_children() != []

    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    assert not window.isVisible()
    assert window.document.study is None
    # What is left is looked for by the fixture, after every test.


def test_journey_opening_another_file_forgets_the_study_that_runs(
    qtbot: QtBot, window_with_processes: MainWindow, small_file: Path, tmp_path: Path
) -> None:
    window = window_with_processes
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    opened(qtbot, window, path)
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.run_bar.bar.value() >= 1, timeout=PATIENCE_MS)

    with qtbot.assertNotEmitted(window.runner.finished, wait=0):
        opened(qtbot, window, small_file)
    assert window.document.study is None
    assert not window.runner.is_running
    assert named(window, "State of the study").text() == "Nothing simulated yet."


def test_journey_a_fault_of_the_program_becomes_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    def fail() -> None:
        raise ZeroDivisionError("made for a test")

    with qtbot.waitSignal(window.background.fault_found, timeout=PATIENCE_MS):
        window.background.start("failing", fail)

    assert window.message.sentence.text().startswith("Something went wrong in the planner itself.")
    assert not window.message.details.isVisible()
    QTest.mouseClick(window.message.copy_details, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: made for a test" in QGuiApplication.clipboard().text()


def test_journey_settings_come_back(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    opened(qtbot, window, neptune_sample())
    opened(qtbot, window, small_file)
    assert window.settings.recent_files == (small_file, neptune_sample())
    window.commands.colours.actions()[2].trigger()
    window.resize(780, 600)  # No larger than the screen that is not there.
    window.close()
    again = MainWindow(window.settings)
    qtbot.addWidget(again)
    assert again.commands.colours.checkedAction().data() == "dark"
    assert again.size() == window.size()
