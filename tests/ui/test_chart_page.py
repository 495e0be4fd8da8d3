"""The chart page: shows what was studied and never the draft, answers, copies and exports."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QLocale, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.tickets.behind import Behind
from tests.ui.made_chart_page import Made, shown_chart_page
from tests.ui.scenario_files import SMALL
from ui.charts.export_dialog import ExportDialog
from ui.document import Source
from ui.edits import move_entry, remove_entry, rename, set_value

PATIENCE_MS = 60_000
FIRST, SECOND = "Business hours", "Around <b>the</b> clock"
ENGINEERS = ("coverage", 0, "teams", 0, "shifts", 0, "engineers")


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[Made]:
    with shown_chart_page(qtbot) as made:
        yield made


def shown(qtbot: QtBot, made: Made, key: str) -> None:
    with qtbot.waitSignal(made.page.painter.drawn, timeout=PATIENCE_MS):
        made.page.show_chart(key)


def test_before_a_study_it_says_what_to_do_and_offers_nothing_else(made: Made) -> None:
    made.page.show_chart("attainment")
    assert "Press F5" in made.page.empty.text()
    commands = made.commands
    assert not any(action.isEnabled() for action in (commands.export, commands.copy_chart, commands.copy_numbers))
    assert not made.page.out_of_date.isVisible()


def test_a_click_on_a_bar_asks_for_the_tickets_behind_it(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "causes-of-misses")
    view = made.page.view
    spot = view.spots[0]
    with qtbot.waitSignal(made.page.behind_asked) as asked:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.spot_rect(spot).center().toPoint())
    assert asked.args == [spot.behind]
    assert isinstance(spot.behind, Behind)
    assert spot.behind.coverage in (FIRST, SECOND)


def test_a_draft_that_has_moved_on_is_said_and_the_picture_stays(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "attainment")
    before = made.page.view.grab().toImage()
    set_value(made.document, path=ENGINEERS, value=5)
    assert made.page.out_of_date.isVisible()
    assert made.page.out_of_date.text() == (
        "Out of date: Business hours has changed since. F5 simulates the scenario again."
    )
    assert made.page.shown.currentWidget() is made.page.view
    assert made.page.view.grab().toImage() != before
    picture = made.page.picture
    assert picture is not None
    assert picture.scenario.coverage[0].teams[0].shifts[0].engineers == 2
    made.document.undo_stack.undo()
    assert not made.page.out_of_date.isVisible()


def test_a_chart_of_a_coverage_that_has_not_changed_is_not_out_of_date(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "coverage-map")
    set_value(made.document, path=ENGINEERS, value=5)
    assert made.page.out_of_date.isVisible()
    made.document.choose_coverage_named(SECOND)
    assert not made.page.out_of_date.isVisible()
    made.page.show_chart("attainment")
    assert made.page.out_of_date.isVisible()


def test_it_is_said_which_of_the_coverages_no_longer_holds(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "attainment")
    label = made.page.out_of_date
    rename(made.document, path=("coverage", 1), name="Night and day")
    assert label.text() == ("Out of date: the scenario has no Around <b>the</b> clock any more. F5 simulates it again.")
    assert label.textFormat() is Qt.TextFormat.PlainText
    set_value(made.document, path=ENGINEERS, value=5)
    assert label.text().startswith("Out of date: Business hours has changed since and the scenario has no Around ")
    made.document.undo_stack.undo()
    made.document.undo_stack.undo()
    set_value(made.document, path=("customers", 0, "accounts"), value=5)
    assert label.text() == "Out of date: the scenario has changed since. F5 simulates it again."
    set_value(made.document, path=("customers", 0, "accounts"), value=-5)
    assert "F8 goes to what is wrong" in label.text()


def test_a_coverage_has_the_same_mark_in_charts_as_elsewhere_wherever_it_is_moved(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "attainment")
    before = made.page.view.image.copy()
    with qtbot.waitSignal(made.page.painter.drawn, timeout=PATIENCE_MS):
        move_entry(made.document, path=("coverage",), index=0, to=1)
    assert made.page.view.image != before
    picture = made.page.picture
    assert picture is not None
    assert [picture.index_of(name) for name in (SECOND, FIRST)] == [0, 1]
    remove_entry(made.document, path=("coverage",), index=1)
    picture = made.page.picture
    assert picture is not None
    assert [picture.index_of(name) for name in (SECOND, FIRST)] == [0, 1], "what is gone comes after what is there"


def test_a_draft_with_mistakes_leaves_the_charts_as_they_are(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "hours-of-the-week")
    set_value(made.document, path=ENGINEERS, value="many")
    assert made.page.picture is not None
    assert made.page.out_of_date.isVisible()


def test_a_coverage_without_results_says_so_and_another_can_be_looked_at(qtbot: QtBot, made: Made) -> None:
    made.study(SECOND)
    made.document.choose_coverage_named(FIRST)
    made.page.show_chart("hours-of-the-week")
    assert made.page.picture is None
    assert made.page.empty.text() == (
        "“Business hours” is not simulated yet. Press F5 to simulate it, or choose another coverage above."
    )
    pickers = made.page.pickers
    assert [pickers.coverage.itemText(row) for row in range(pickers.coverage.count())] == [SECOND]
    assert pickers.coverage.currentIndex() == -1
    with qtbot.waitSignal(made.page.painter.drawn, timeout=PATIENCE_MS):
        QTest.keyClick(pickers.coverage, Qt.Key.Key_Down)
    assert made.document.coverage_name == SECOND
    assert made.page.shown.currentWidget() is made.page.view


def test_results_of_a_coverage_that_was_renamed_can_still_be_looked_at(qtbot: QtBot, made: Made) -> None:
    made.study()
    made.document.choose_coverage_named(FIRST)
    set_value(made.document, path=("coverage", 0, "name"), value="New name")
    made.page.show_chart("hours-of-the-week")
    assert "“New name” is not simulated yet." in made.page.empty.text()
    with qtbot.waitSignal(made.page.painter.drawn, timeout=PATIENCE_MS):
        QTest.keyClick(made.page.pickers.coverage, Qt.Key.Key_Down)
    picture = made.page.picture
    assert picture is not None
    assert picture.coverage == FIRST
    assert made.page.out_of_date.isVisible()


def test_what_was_chosen_stays_when_another_study_of_the_same_arrives(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "coverage-map")
    pickers = made.page.pickers
    pickers.target.setCurrentIndex(3)
    pickers.zone.setCurrentIndex(1)
    pickers.week.setDate(pickers.week.minimumDate().addDays(8))
    chosen = (pickers.target.currentText(), pickers.zone.currentText(), pickers.week.date())
    with qtbot.waitSignal(made.page.painter.drawn, timeout=PATIENCE_MS):
        made.study()
    assert (pickers.target.currentText(), pickers.zone.currentText(), pickers.week.date()) == chosen
    assert not made.page.view.image.isNull()


def test_another_file_takes_the_charts_with_it(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "attainment")
    made.document.open(Source(SMALL.replace("A small desk", "Another").encode(), None))
    assert made.page.picture is None
    assert made.page.view.image.isNull()
    assert made.page.view.spots == ()
    assert "Press F5" in made.page.empty.text()


def test_a_chart_is_copied_as_a_picture_and_as_its_sentence(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "attainment")
    with qtbot.waitSignal(made.page.told, timeout=PATIENCE_MS) as told:
        made.commands.copy_chart.trigger()
    assert told.args == ["Copied: the chart as a picture, and its sentence as text."]
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == made.page.view.accessibleDescription()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == tuple(round(side * 200) for side in made.page.charts[0].size_in)
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert bytes(data.data("image/png").data()).startswith(b"\x89PNG")


def test_numbers_are_copied_as_a_spreadsheet_takes_them(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "attainment")
    picture = made.page.picture
    assert picture is not None
    numbers = made.page.charts[0].numbers(picture)
    with qtbot.waitSignal(made.page.told, timeout=PATIENCE_MS) as told:
        made.commands.copy_numbers.trigger()
    assert told.args == [f"Copied: {len(numbers.rows)} rows of numbers."]
    header, *rows = csv.reader(StringIO(QGuiApplication.clipboard().text()), dialect="excel-tab")
    assert tuple(header) == numbers.header
    assert rows == [["" if cell is None else str(cell) for cell in row] for row in numbers.rows]


@pytest.fixture
def _metric() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.NorwegianBokmal, QLocale.Country.Norway))
    yield
    QLocale.setDefault(before)


def asked(made: Made) -> ExportDialog:
    made.commands.export.trigger()
    return next(each for each in made.page.findChildren(ExportDialog) if each.isVisible())


def exported(qtbot: QtBot, made: Made, dialog: ExportDialog, path: Path) -> bytes:
    """Choose a file, as the dialog stands."""
    dialog.choose_file.click()
    files = next(each for each in made.page.findChildren(QFileDialog) if each.isVisible())
    assert files.defaultSuffix() == path.suffix.removeprefix(".")
    with qtbot.waitSignal(made.page.told, timeout=PATIENCE_MS) as told:
        files.fileSelected.emit(str(path))
        files.reject()
    assert told.args == [f"Written: {path}"]
    return path.read_bytes()


@pytest.mark.usefixtures("_metric")
def test_journey_export_a_chart_for_a_slide_and_again_the_same(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    made.study()
    shown(qtbot, made, "attainment")
    dialog = asked(made)
    dialog.sheet_size.setCurrentText("Slide, wide")
    dialog.dots.setValue(96)
    assert dialog.chart_width.text() == "33,9 cm"
    assert not dialog.chart_width.isEnabled()
    assert "1,280 × 720 pixels" in dialog.summary.text()
    image = QImage.fromData(exported(qtbot, made, dialog, tmp_path / "chart.png"))
    assert (image.width(), image.height()) == (1280, 720)
    assert image.pixelColor(2, 2).name() == "#ffffff"

    again = asked(made)
    assert (again.sheet_size.currentText(), again.dots.value()) == ("Slide, wide", 96)
    again.colours.setCurrentText("Dark")
    image = QImage.fromData(exported(qtbot, made, again, tmp_path / "dark.png"))
    assert image.pixelColor(2, 2).lightness() < 60


@pytest.mark.usefixtures("_metric")
@pytest.mark.parametrize(
    ("kind", "ending", "beginning"),
    [
        ("Drawing, sharp at any size (SVG)", ".svg", b"<?xml"),
        ("Page (PDF)", ".pdf", b"%PDF"),
        ("Numbers for a spreadsheet (CSV)", ".csv", b"\xef\xbb\xbf"),
    ],
)
def test_journey_export_of_my_own_size(
    qtbot: QtBot, made: Made, tmp_path: Path, kind: str, ending: str, beginning: bytes
) -> None:
    made.study()
    shown(qtbot, made, "cost")
    dialog = asked(made)
    dialog.format.setCurrentText(kind)
    assert not dialog.dots.isEnabled()
    assert dialog.sheet_size.isEnabled() is (ending != ".csv")
    dialog.sheet_size.setCurrentText("My own")
    assert dialog.chart_width.isEnabled() is (ending != ".csv")
    dialog.chart_width.setValue(25.4)
    dialog.chart_height.setValue(12.7)
    content = exported(qtbot, made, dialog, tmp_path / f"chart{ending}")
    assert content.startswith(beginning)
    if ending == ".svg":
        assert b'width="720pt" height="360pt"' in content  # 10 by 5 inches.
    again = asked(made)
    assert again.format.currentText() == kind
    again.reject()


def test_a_picture_that_no_memory_holds_is_not_drawn(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "attainment")
    dialog = asked(made)
    dialog.sheet_size.setCurrentText("My own")
    dialog.chart_width.setValue(dialog.chart_width.maximum())
    dialog.chart_height.setValue(dialog.chart_height.maximum())
    dialog.dots.setValue(600)
    assert dialog.summary.text().startswith("829 million pixels, and at most 60 can be drawn")
    assert not dialog.choose_file.isEnabled()
    dialog.format.setCurrentIndex(1)
    assert dialog.choose_file.isEnabled()
    dialog.reject()


def test_an_export_that_fails_says_why(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    made.study()
    shown(qtbot, made, "attainment")
    picture = made.page.picture
    assert picture is not None
    with qtbot.waitSignal(made.page.told, timeout=PATIENCE_MS) as told:
        made.page.exporting.write(made.page.charts[0], picture, tmp_path / "nowhere" / "chart.csv")
    assert told.args[0].endswith("chart.csv is not written: no such file or directory.")
    with qtbot.waitSignal(made.page.told) as told:
        made.page.exporting.write(made.page.charts[0], picture, tmp_path / "chart.docx")
    assert "its name must end in .png, .svg, .pdf, .csv" in told.args[0]


def test_a_picture_on_the_clipboard_can_be_read_by_others(qtbot: QtBot, made: Made) -> None:
    made.study()
    shown(qtbot, made, "months")
    with qtbot.waitSignal(made.page.told, timeout=PATIENCE_MS):
        made.commands.copy_chart.trigger()
    content = QGuiApplication.clipboard().mimeData().data("image/png")
    buffer = QBuffer()
    buffer.setData(content)
    assert QImage.fromData(buffer.data()) == QGuiApplication.clipboard().image()
