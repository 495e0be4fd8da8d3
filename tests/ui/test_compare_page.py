"""The page that compares coverages: of one study, and of two files."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.attainment.results import StudyResult
from planner.estimates.stopping import Ending
from planner.scenario.reading import scenario_from_text
from planner.scenario.scenario import Scenario
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.ui.scenario_files import BROKEN, SMALL
from ui.application import make_application
from ui.compare.candidates import MOST_TICKED_AT_FIRST, candidates_of
from ui.compare.compare_page import ComparePage
from ui.compare.rows import COLUMNS, FINDING_COLUMN, INTERVAL_COLUMN
from ui.document import Document, Source, Studied
from ui.edits import move_entry, remove_entry, set_value
from ui.palette import Colours, take_colours
from ui.running.background import Background
from ui.settings import Settings

Role = Qt.ItemDataRole
PATIENCE_MS = 60_000
SCENARIO = scenario_from_text(SMALL)
ROUND = "Around <b>the</b> clock"
PAID = SMALL.replace('time_zone = "Europe/Oslo"\nshifts', 'time_zone = "Europe/Oslo"\ncost_per_hour = 50.0\nshifts')
OTHER_TEXT = PAID.replace("accounts = 20", "accounts = 25").replace('name = "Business hours"', 'name = "Elsewhere"')


def simulated(scenario: Scenario) -> Studied:
    return Studied(scenario, run_study(scenario, InlineWorkers(), choice=StudyChoice(replications=10)))


@pytest.fixture(scope="module")
def studied() -> Studied:
    return simulated(scenario_from_text(PAID))


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Document:
    """Open on a file of two coverages, of which nothing has been simulated."""
    del qtbot
    return opened(tmp_path / "desk.toml", PAID)


def opened(path: Path, text: str) -> Document:
    path.write_text(text, "utf-8")
    document = Document()
    document.open(Source(path.read_bytes(), path))
    return document


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> ComparePage:
    return shown(qtbot, document)


def shown(qtbot: QtBot, document: Document) -> ComparePage:
    take_colours(make_application(), Colours.LIGHT)
    page = ComparePage(document, Background(document), Settings())
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def cells(page: ComparePage, column: str) -> list[str]:
    """What stands in a column, from top to bottom."""
    model: QAbstractItemModel = page.table.model()
    at = next(number for number, each in enumerate(COLUMNS) if each.heading == column)
    return [str(model.data(model.index(row, at))) for row in range(model.rowCount())]


def sentences(page: ComparePage) -> list[str]:
    return [page.picks.item(row).text() for row in range(page.picks.count())]


def test_before_anything_is_simulated_it_says_what_to_do(page: ComparePage, document: Document) -> None:
    assert page.empty.text().startswith("Nothing has been simulated yet. Press F5")
    page.show_running(is_running=True)
    assert page.empty.text().startswith("Simulating.")
    assert not page.picks.isVisible()
    assert not page.bar.copy.isEnabled()
    assert document.studied is None


def test_without_a_scenario_it_says_how_to_open_one(qtbot: QtBot) -> None:
    page = shown(qtbot, Document())
    assert page.empty.text().startswith("No scenario is open.")
    assert not page.bar.isVisible()


def test_one_coverage_is_to_be_duplicated_or_compared_with_a_file(
    page: ComparePage, document: Document, studied: Studied
) -> None:
    alone = replace(studied.result, coverages=studied.result.coverages[:1])
    document.take_study(Studied(studied.scenario, alone))
    assert page.empty.text().startswith("Only Business hours has been simulated")
    remove_entry(document, path=("coverage",), index=1)
    assert page.empty.text().startswith("There is one coverage, so there is nothing to compare it with. Duplicate it")
    assert page.bar.other_file.isEnabled()


def test_what_the_second_coverage_changes_stands_in_a_sentence_and_a_table(
    page: ComparePage, document: Document, studied: Studied
) -> None:
    document.take_study(studied)
    assert len(sentences(page)) == 1
    assert sentences(page)[0].startswith(f"{ROUND} is better on ")
    assert " EUR more a week (" in sentences(page)[0]
    assert cells(page, "Tickets of")[-2:] == ["Cost per week", "Hand-overs per ticket"]
    assert cells(page, "Finding")[0] == "▲ better"
    assert cells(page, "Finding")[-2] == "costs more"
    baseline = studied.result.coverages[0].targets[0]
    assert cells(page, "Baseline")[0] == f"✕ {baseline.attainment:.1%}"
    told = page.details.toPlainText().splitlines()
    assert told[0] == f"{ROUND} against Business hours"
    assert told[1].startswith("Both faced the same tickets in every replication")
    assert "    + Oslo, Late Mon-Sun 16:00-24:00, 1 engineer" in told


def test_another_baseline_turns_the_comparison_round(page: ComparePage, document: Document, studied: Studied) -> None:
    document.take_study(studied)
    before = cells(page, "Difference (95%)")[0]
    page.bar.baseline.setFocus()
    QTest.keyClick(page.bar.baseline, Qt.Key.Key_Down)
    assert page.bar.baseline.currentText() == ROUND
    assert sentences(page)[0].startswith("Business hours is worse on ")
    assert cells(page, "Finding")[0] == "▼ worse"
    assert cells(page, "Difference (95%)")[0].split()[0] == before.split()[0].replace("+", "−")


def test_the_space_bar_takes_a_coverage_out_and_puts_it_back(
    page: ComparePage, document: Document, studied: Studied
) -> None:
    document.take_study(studied)
    page.picks.setFocus()
    QTest.keyClick(page.picks, Qt.Key.Key_Space)
    assert sentences(page) == [f"{ROUND}: not compared"]
    assert page.empty.text() == "Tick at least one coverage above to compare it with Business hours."
    document.take_study(studied)
    assert sentences(page) == [f"{ROUND}: not compared"], "what the user unticked stays so"
    QTest.keyClick(page.picks, Qt.Key.Key_Space)
    assert page.table.isVisible()
    assert cells(page, "Finding")[0] == "▲ better"


def test_results_out_of_date_are_said_to_be(page: ComparePage, document: Document, studied: Studied) -> None:
    document.take_study(studied)
    assert not page.state.isVisible()
    set_value(document, path=("coverage", 1, "teams", 0, "shifts", 0, "engineers"), value=9)
    assert page.state.text() == "Out of date where greyed: the scenario has changed since. F5 simulates it again."
    assert sentences(page)[0].startswith("Out of date: ")
    finding = page.table.model().data(page.table.model().index(0, FINDING_COLUMN), Role.ForegroundRole)
    assert finding == QGuiApplication.palette().color(QGuiApplication.palette().ColorRole.PlaceholderText)
    document.undo_stack.undo()
    assert not page.state.isVisible()


def test_marks_are_those_of_the_draft_and_what_it_has_no_more_comes_after(document: Document, studied: Studied) -> None:
    document.take_study(studied)
    move_entry(document, path=("coverage",), index=0, to=1)
    assert {each.name: each.mark for each in candidates_of(document, ())} == {"Business hours": 1, ROUND: 0}
    remove_entry(document, path=("coverage",), index=0)
    others = [(Path("other.toml"), studied)]
    assert [each.mark for each in candidates_of(document, others)] == [0, 1, 2, 3]


def test_findings_so_far_are_said_to_be(page: ComparePage, document: Document, studied: Studied) -> None:
    document.take_study(Studied(studied.scenario, replace(studied.result, ending=Ending.RUNNING)))
    assert page.state.text() == "So far: the study still runs, and intervals are still narrowing."


def test_a_coverage_of_another_file_is_read_simulated_and_compared(
    qtbot: QtBot, page: ComparePage, document: Document, studied: Studied, tmp_path: Path
) -> None:
    document.take_study(studied)
    path = tmp_path / "other.toml"
    path.write_text(OTHER_TEXT, "utf-8")
    QTest.mouseClick(page.bar.other_file, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(page.study_asked, timeout=PATIENCE_MS) as asked:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    (scenario,) = asked.args
    assert page.state.text() == "Simulating other.toml, to compare with it."
    assert page.take_other_study(simulated(scenario))
    assert not page.state.isVisible()
    assert sentences(page)[0].startswith(ROUND)
    assert "Elsewhere (other.toml)" in sentences(page)[1]
    assert page.table.rowSpan(0, 0) == 3
    page.picks.setCurrentRow(1)
    assert "The two differ in the customer groups, so each faced tickets of its own" in page.details.toPlainText()
    page.bar.forget_files.click()
    assert len(sentences(page)) == 1
    assert not page.bar.forget_files.isVisible()


def test_with_one_coverage_another_file_is_enough(qtbot: QtBot, studied: Studied, tmp_path: Path) -> None:
    text = PAID[: PAID.rindex("[[coverage]]")]
    document = opened(tmp_path / "one.toml", text)
    page = shown(qtbot, document)
    alone = replace(studied.result, coverages=studied.result.coverages[:1])
    document.take_study(Studied(scenario_from_text(text), alone))
    path = tmp_path / "other.toml"
    path.write_text(OTHER_TEXT, "utf-8")
    with qtbot.waitSignal(page.study_asked, timeout=PATIENCE_MS) as asked:
        page.others.open(path)
    page.take_other_study(simulated(asked.args[0]))
    assert len(sentences(page)) == 2
    assert cells(page, "Tickets of")


def test_a_study_that_nobody_asked_for_is_not_taken(page: ComparePage, studied: Studied) -> None:
    assert not page.take_other_study(studied)
    assert page.others.studies == ()


def test_a_study_that_was_refused_is_waited_for_no_more(qtbot: QtBot, page: ComparePage, tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text(OTHER_TEXT, "utf-8")
    with qtbot.waitSignal(page.study_asked, timeout=PATIENCE_MS) as asked:
        page.others.open(path)
    page.drop_other_study(asked.args[0])
    assert not page.state.isVisible()
    assert page.others.waiting == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BROKEN, "other.toml cannot be compared: 2 things in it are wrong, the first: customers"),
        (None, "other.toml cannot be compared: "),
    ],
)
def test_a_file_that_is_no_scenario_is_refused_in_a_sentence(
    qtbot: QtBot, page: ComparePage, tmp_path: Path, text: str | None, reason: str
) -> None:
    path = tmp_path / "other.toml"
    if text is not None:
        path.write_text(text, "utf-8")
    with qtbot.waitSignal(page.told, timeout=PATIENCE_MS) as told:
        page.others.open(path)
    assert told.args[0].startswith(reason)
    assert text is not None or "there is no such file" in told.args[0]


def test_what_is_copied_is_what_is_shown(page: ComparePage, document: Document, studied: Studied) -> None:
    document.take_study(studied)
    page.bar.copy.click()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime is not None
    lines = list(csv.reader(StringIO(mime.text()), dialect="excel-tab"))
    assert lines[0] == [column.heading for column in COLUMNS if column.heading != "worse | better"]
    assert [line[0] for line in lines[1:]] == cells(page, "Tickets of")
    assert "Around &lt;b&gt;the&lt;/b&gt; clock" in mime.html()


def test_what_is_exported_is_every_number(
    qtbot: QtBot, page: ComparePage, document: Document, studied: Studied, tmp_path: Path
) -> None:
    document.take_study(studied)
    page.bar.export.click()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(page.told, timeout=PATIENCE_MS) as told:
        dialog.fileSelected.emit(str(tmp_path / "comparison.csv"))
    dialog.close()
    assert told.args == [f"Written: {tmp_path / 'comparison.csv'}"]
    rows = list(csv.DictReader(StringIO((tmp_path / "comparison.csv").read_text("utf-8-sig"))))
    assert {row["Coverage"] for row in rows} == {ROUND}
    assert len(rows) == len(studied.result.coverages[0].targets)


def test_a_page_that_is_not_seen_does_nothing(
    qtbot: QtBot, page: ComparePage, document: Document, studied: Studied
) -> None:
    page.hide()
    document.take_study(studied)
    assert page.picks.count() == 0
    with qtbot.waitExposed(page):
        page.show()
    assert page.picks.count() == 1


def test_the_model_is_sound_with_any_number_of_coverages(
    page: ComparePage, document: Document, studied: Studied
) -> None:
    tester = QAbstractItemModelTester(page.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is page.table.rows
    for many in (1, 2, MOST_TICKED_AT_FIRST + 6):
        document.take_study(Studied(studied.scenario, many_of(studied.result, many)))
        assert page.picks.count() == many - 1
        assert len(page.picks.ticked) == min(many - 1, MOST_TICKED_AT_FIRST)


def many_of(result: StudyResult, number: int) -> StudyResult:
    """As many coverages, of the longest names there can be, that did all the same."""
    name = "A coverage with a name as long as any may be " * 2
    some = (replace(result.coverages[at % 2], name=f"{name}{at}") for at in range(number))
    return replace(result, coverages=tuple(some))


def test_names_are_never_taken_for_html(page: ComparePage, document: Document, studied: Studied) -> None:
    document.take_study(studied)
    model = page.table.rows
    assert "Around &lt;b&gt;the&lt;/b&gt; clock" in str(model.data(model.index(0, 0), Role.ToolTipRole))
    assert "faced the same tickets" in str(model.data(model.index(0, 0), Role.ToolTipRole))
    heading = str(model.headerData(4, Qt.Orientation.Horizontal, Role.ToolTipRole))
    assert "Around &lt;b&gt;the&lt;/b&gt; clock" in heading


def test_an_interval_is_read_aloud_and_drawn_on_the_side_it_lies_on(
    page: ComparePage, document: Document, studied: Studied
) -> None:
    document.take_study(studied)
    model = page.table.rows
    cell = model.index(0, INTERVAL_COLUMN)
    assert model.data(cell) is None
    assert str(model.data(cell, Role.AccessibleTextRole)).startswith("worse | better: +")
    page.resize(1600, 700)  # All columns in sight.
    low, high = model.scale
    place = page.table.visualRect(cell)
    page.table.clearSelection()
    image = page.table.viewport().grab().toImage()
    ground = image.pixelColor(place.left() + 1, place.center().y())
    row = [image.pixelColor(QPoint(x, place.center().y())) for x in range(place.left() + 2, place.right() - 1)]
    zero = int(len(row) * -low / (high - low))
    assert {colour.name() for colour in row[: zero - 8]} == {ground.name()}
    assert {colour.name() for colour in row[zero + 8 :]} != {ground.name()}


def test_everything_that_takes_the_focus_has_a_name(page: ComparePage, document: Document, studied: Studied) -> None:
    document.take_study(studied)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not (widget.accessibleName() or hasattr(widget, "text"))
        if widget.window() is page and widget.parent() not in (page.table, page.picks)
    ]
    assert nameless == []
