"""The page of tickets: what it lists, the life it shows, and that it looks for nothing nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QStyleOptionHeader,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.attainment.results import StudyResult, TargetResult
from planner.estimates.stopping import Ending
from planner.scenario.draft import with_value
from planner.scenario.reading import scenario_from_text
from planner.scenario.scenario import Scenario
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from planner.tickets.behind import Behind, Outcome
from planner.tickets.ticket_list import TicketList
from simulation.causes import Cause
from tests.found_tickets import tickets_behind
from tests.ui.conftest import assert_nothing_is_left
from tests.ui.scenario_files import SMALL
from ui.document import Document, Source, Studied
from ui.number_gap import GAP, GapHeader
from ui.running.background import Background
from ui.settings import Settings
from ui.tickets.list_model import TicketModel
from ui.tickets.ticket_table import TicketTable
from ui.tickets.tickets_page import NOT_SIMULATED, NOTHING_SIMULATED, STALE, TicketsPage

PATIENCE_MS = 20_000
REPLICATIONS = 3
HERE, THERE = "Business hours", "Around <b>the</b> clock"


@cache
def studied() -> Studied:
    scenario = scenario_from_text(SMALL)
    return Studied(scenario, run_study(scenario, InlineWorkers(), choice=StudyChoice(replications=REPLICATIONS)))


def result_of(name: str) -> dict[str, TargetResult]:
    coverage = next(each for each in studied().result.coverages if each.name == name)
    return {f"{each.target.severity.word} {each.target.metric.value}": each for each in coverage.targets}


def study() -> StudyResult:
    return studied().result


def scenario() -> Scenario:
    return studied().scenario


class Desk:
    """A page on a document of its own, and ways to wait for it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.document = Document()
        self.background = Background()
        self.page = TicketsPage(self.document, self.background, Settings())
        self.page.resize(1000, 800)
        self.document.open(Source(SMALL.encode(), Path("small.toml")))

    def show(self) -> None:
        with self.qtbot.waitExposed(self.page):
            self.page.show()

    def settle(self) -> None:
        """Until everything that was asked for is found."""
        self.qtbot.waitUntil(lambda: not self.background.is_awake, timeout=PATIENCE_MS)

    def take_study(self) -> None:
        self.document.take_study(studied())
        self.settle()

    def ask(self, behind: Behind) -> None:
        self.page.show_behind(behind)
        self.settle()

    def is_looking(self) -> bool:
        return self.page.finder.is_listing

    @property
    def model(self) -> TicketModel:
        return self.page.table.tickets

    @property
    def listed(self) -> int:
        return self.model.rowCount()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    before = set(threading.enumerate())
    made = Desk(qtbot)
    faults: list[object] = []
    made.background.fault_found.connect(faults.append)
    made.show()
    yield made
    made.page.close()
    assert made.background.join(PATIENCE_MS / 1000)
    made.page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert_nothing_is_left(before)
    assert faults == []


def missed(severity: str = "urgent", coverage: str = HERE) -> Behind:
    return Behind(coverage, result_of(coverage)[f"{severity} first_response"].target, Outcome.MISSED)


def test_nothing_simulated_says_what_to_do(desk: Desk) -> None:
    assert desk.page.empty.isVisible()
    assert desk.page.empty.text() == NOTHING_SIMULATED
    assert not desk.page.table.isVisible()


def test_a_study_shows_the_worst_tickets_and_the_first_ones_life(desk: Desk) -> None:
    desk.take_study()
    behind = desk.page.behind
    assert behind is not None
    worst = max(
        (each for each in result_of(HERE).values() if each.attainment is not None and each.target.contractual),
        key=lambda each: each.target.goal - (each.attainment or 0),
    )
    assert behind == Behind(HERE, worst.target, Outcome.MISSED)
    assert desk.listed == round(worst.count * (1 - (worst.attainment or 0)))
    first = desk.model.row(0)
    assert f"{first.ticket.kind} {first.ticket.name} of replication 1" in desk.page.life.heading.text()
    assert f"{first.ticket.name} arrived" in desk.page.life.story.text()
    assert "% of the" in desk.page.life.why.text()
    assert desk.page.life.view.isVisible()


def test_behind_a_number_are_exactly_its_tickets(desk: Desk) -> None:
    desk.take_study()
    high = Behind(HERE, result_of(HERE)["high first_response"].target)
    desk.ask(high)
    expected = tickets_behind(scenario(), high, range(REPLICATIONS)).rows
    assert len(expected) > 5
    assert [desk.model.row(at) for at in range(desk.listed)] == list(expected)
    assert desk.page.headline.text().startswith("Extended high, first response in 6 business hours: met and missed, ")
    assert desk.page.counts.text() == f"{len(expected)} tickets; all of them are shown."
    desk.ask(missed())
    assert " of " in desk.page.counts.text()


def test_the_filters_show_and_change_what_is_asked_for(desk: Desk) -> None:
    desk.take_study()
    desk.ask(missed())
    filters = desk.page.filters
    assert filters.target.currentText() == "Extended urgent, first response in 2 hours"
    assert filters.outcome.currentText() == "missed"
    assert filters.cause.currentText() == "whatever the cause"
    _choose(filters.outcome, "met and missed")
    desk.settle()
    assert desk.page.behind is not None
    assert desk.page.behind.outcome is Outcome.ALL
    assert desk.listed == result_of(HERE)["urgent first_response"].count
    _choose(filters.cause, "no one on shift")
    desk.settle()
    assert (desk.page.behind.cause, desk.page.behind.outcome) == (Cause.NO_ONE_ON_SHIFT, Outcome.MISSED)
    _choose(filters.outcome, "met")
    desk.settle()
    assert (desk.page.behind.cause, desk.page.behind.outcome) == (None, Outcome.MET)
    _choose(filters.target, "All targets")
    desk.settle()
    assert desk.page.behind.target is None
    assert not desk.page.table.isColumnHidden(2)


def _choose(combo: QComboBox, words: str) -> None:
    """As a person does it by keys."""
    index = combo.findText(words)
    assert index >= 0
    combo.setFocus()
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def test_an_hour_of_the_week_is_a_chip_that_can_be_taken_away(desk: Desk) -> None:
    desk.take_study()
    target = result_of(HERE)["high first_response"].target
    coverage = study().coverages[0]
    hour = int(coverage.pattern.count[[each.target for each in coverage.targets].index(target)].argmax())
    desk.ask(Behind(HERE, target, hour_of_week=hour))
    few = desk.listed
    assert desk.page.filters.hour.isVisible()
    assert f"{hour % 24:02d}:00" in desk.page.filters.hour.text()
    QTest.mouseClick(desk.page.filters.hour, Qt.MouseButton.LeftButton)
    desk.settle()
    assert not desk.page.filters.hour.isVisible()
    assert desk.listed > few


def test_the_documents_coverage_is_followed_and_led(desk: Desk) -> None:
    desk.take_study()
    desk.ask(missed())
    desk.document.choose_coverage_named(THERE)
    desk.settle()
    assert desk.page.behind == missed(coverage=THERE)
    assert desk.page.headline.text().endswith(f"under {THERE}.")
    desk.ask(missed())
    assert desk.document.coverage_name == HERE


def test_a_coverage_that_was_not_studied_says_so(desk: Desk) -> None:
    one = scenario().model_copy(update={"coverage": scenario().coverage[:1]})
    only = run_study(one, InlineWorkers(), choice=StudyChoice(replications=1))
    desk.document.take_study(Studied(one, only))
    desk.settle()
    assert desk.listed > 0
    desk.document.choose_coverage_named(THERE)
    desk.settle()
    assert desk.page.empty.text() == NOT_SIMULATED
    assert desk.page.empty.isVisible()


def test_results_out_of_date_say_so_and_keep_their_tickets(desk: Desk) -> None:
    desk.take_study()
    count = desk.listed
    assert not desk.page.state.isVisible()
    desk.document.apply(with_value(desk.document.draft, ("customers", 0, "accounts"), 21))
    desk.settle()
    assert desk.page.state.text() == STALE
    assert desk.page.state.isVisible()
    assert desk.listed == count


def test_of_what_was_asked_in_a_row_only_the_last_is_found(desk: Desk) -> None:
    desk.take_study()
    grew: list[TicketList] = []
    desk.page.finder.list_grew.connect(grew.append)
    for severity in ("high", "medium", "low", "urgent"):
        desk.page.show_behind(missed(severity))
    desk.settle()
    assert {found.behind for found in grew} == {missed("urgent")}
    assert desk.page.filters.target.currentText().startswith("Extended urgent")
    assert not desk.page.stop.isVisible()


def test_asking_the_same_again_plays_nothing(desk: Desk) -> None:
    desk.take_study()
    desk.ask(missed())
    grew: list[TicketList] = []
    desk.page.finder.list_grew.connect(grew.append)
    desk.page.table.selectRow(1)
    desk.ask(missed())
    assert grew == []
    assert desk.page.table.currentIndex().row() == 1


def test_a_page_that_nobody_sees_looks_for_nothing(desk: Desk) -> None:
    desk.page.hide()
    desk.document.take_study(studied())
    assert not desk.is_looking()
    assert desk.listed == 0
    desk.show()
    desk.settle()
    assert desk.listed > 0


def test_leaving_the_page_ends_the_search_and_coming_back_begins_it_again(desk: Desk) -> None:
    desk.document.take_study(studied())
    assert desk.is_looking()
    assert "Playing replication 1…" in desk.page.counts.text()
    desk.page.hide()
    assert not desk.is_looking()
    desk.settle()
    desk.show()
    desk.settle()
    assert desk.listed > 0
    assert desk.page.life.view.isVisible()


def test_a_search_can_be_stopped(desk: Desk) -> None:
    desk.document.take_study(studied())
    QTest.mouseClick(desk.page.stop, Qt.MouseButton.LeftButton)
    assert not desk.is_looking()
    assert not desk.page.stop.isVisible()
    desk.settle()


def test_a_running_study_begins_no_search_anew_and_its_end_goes_on_with_it(desk: Desk) -> None:
    one = run_study(scenario(), InlineWorkers(), choice=StudyChoice(replications=1))
    desk.document.take_study(Studied(scenario(), replace(one, ending=Ending.RUNNING)))
    desk.settle()
    few = desk.listed
    assert desk.page.state.text() == "Of the results so far, after 1 replication."
    desk.document.take_study(Studied(scenario(), replace(study(), ending=Ending.RUNNING)))
    assert not desk.is_looking()
    assert desk.page.counts.text().endswith(f"these are the first {few}, from replication 1 of {REPLICATIONS}.")
    desk.take_study()
    assert desk.listed > few
    assert desk.page.counts.text().endswith("all of them are shown.")
    assert not desk.page.state.isVisible()


def test_another_row_shows_another_life_by_keys(desk: Desk) -> None:
    desk.take_study()
    desk.ask(Behind(HERE))
    before = desk.page.life.heading.text()
    desk.page.table.setFocus()
    QTest.keyClick(desk.page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    last = desk.model.row(desk.listed - 1)
    assert desk.page.life.heading.text() != before
    assert f"{last.ticket.name} of replication {last.ticket.replication + 1}" in desk.page.life.heading.text()
    assert last.update is not None
    assert f"Zoom to update {last.update + 1}" == desk.page.life.reply.text()


def test_another_study_of_other_promises_asks_for_the_same_target(desk: Desk) -> None:
    desk.take_study()
    desk.ask(missed())
    words = SMALL.replace('name = "Extended"', 'name = "Extended"\ntargets.urgent = { first_response = "3 hours" }', 1)
    other = scenario_from_text(words)
    result = run_study(other, InlineWorkers(), choice=StudyChoice(replications=1))
    desk.document.take_study(Studied(other, result))
    desk.settle()
    assert desk.page.filters.target.currentText() == "Extended urgent, first response in 3 hours"
    assert desk.listed == len(tickets_behind(other, desk.page.behind or missed(), range(1)).rows)


def test_rows_are_sorted_by_their_headings_and_keep_what_is_looked_at(desk: Desk, qtbot: QtBot) -> None:
    del qtbot
    desk.take_study()
    desk.ask(Behind(HERE))
    QAbstractItemModelTester(desk.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    chosen = desk.page.table.chosen
    desk.page.table.sortByColumn(6, Qt.SortOrder.DescendingOrder)
    waited = [desk.model.row(at).waited_s for at in range(desk.listed)]
    assert waited == sorted(waited, reverse=True)
    assert desk.page.table.chosen == chosen
    desk.page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert desk.model.row(0).ticket.replication == 0


def test_rows_that_come_later_leave_what_is_looked_at(qtbot: QtBot) -> None:
    del qtbot
    rows = tickets_behind(scenario(), Behind(HERE), range(REPLICATIONS)).rows
    table = QTableView()
    model = TicketModel(table)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.setModel(model)
    model.sort(6, Qt.SortOrder.DescendingOrder)
    model.show_rows(rows[:10])
    table.setCurrentIndex(model.index(4, 0))
    chosen = model.row(4)
    again = tickets_behind(scenario(), Behind(HERE), range(REPLICATIONS)).rows
    model.show_rows(again[:4])
    assert model.rowCount() == 10
    model.show_rows(again)
    assert model.rowCount() == len(rows)
    assert model.row(table.currentIndex().row()) == chosen
    model.show_rows(rows[5:8])
    assert model.rowCount() == 3


def test_rows_are_copied_as_a_spreadsheet_takes_them(desk: Desk) -> None:
    desk.take_study()
    desk.ask(missed())
    desk.page.activateWindow()
    desk.page.table.setFocus()
    desk.page.table.selectAll()
    QTest.keyClick(desk.page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Ticket\tOutcome\t")
    assert len(lines) == desk.listed + 1
    assert "✕ missed" in lines[1]


def test_the_list_is_written_to_a_file(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.take_study()
    desk.page.export.click()
    dialog = next(each for each in desk.page.findChildren(QFileDialog) if each.isVisible())
    written = tmp_path / "tickets.csv"
    with qtbot.waitSignal(desk.page.told, timeout=PATIENCE_MS):
        dialog.fileSelected.emit(str(written))
        dialog.reject()
    assert len(written.read_text("utf-8-sig").splitlines()) == desk.listed + 1


def test_the_time_line_is_zoomed_moved_and_read_by_keys(desk: Desk) -> None:
    desk.take_study()
    view, told = desk.page.life.view, desk.page.life.told
    view.setFocus()
    whole = view.window_seen
    assert whole is not None
    assert whole.is_whole
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    closer = view.window_seen
    assert closer is not None
    assert closer.length_s == pytest.approx(whole.length_s / 1.25**2)
    assert desk.page.life.whole.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.window_seen is not None
    assert view.window_seen.from_s > closer.from_s
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.window_seen.from_s == pytest.approx(closer.from_s)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.window_seen.is_whole
    QTest.keyClick(view, Qt.Key.Key_Down)
    first = told.text()
    assert first.endswith(".")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert told.text() != first
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert told.text() == first


def test_reading_by_keys_brings_what_is_read_into_sight(desk: Desk) -> None:
    desk.take_study()
    view = desk.page.life.view
    for _ in range(8):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    items = sorted((item.start_s, item.words) for lane in view.lanes for item in lane.items)
    for _ in items:
        QTest.keyClick(view, Qt.Key.Key_Down)
    window = view.window_seen
    assert window is not None
    assert window.from_s <= items[-1][0] <= window.to_s


def test_the_wheel_zooms_with_ctrl_and_moves_with_shift(desk: Desk) -> None:
    desk.take_study()
    view = desk.page.life.view
    whole = view.window_seen
    assert whole is not None
    _turn(view.viewport(), 120, Qt.KeyboardModifier.ControlModifier)
    closer = view.window_seen
    assert closer is not None
    assert closer.length_s < whole.length_s
    _turn(view.viewport(), -120, Qt.KeyboardModifier.ShiftModifier)
    assert view.window_seen is not None
    assert view.window_seen.from_s > closer.from_s
    before = view.window_seen
    _turn(view.viewport(), 120, Qt.KeyboardModifier.NoModifier)
    assert view.window_seen == before


def _turn(widget: QWidget, by: int, held: Qt.KeyboardModifier) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(widget, event)


def test_the_reply_that_is_asked_about_can_be_zoomed_to(desk: Desk) -> None:
    desk.take_study()
    life = desk.page.life
    QTest.mouseClick(life.reply, Qt.MouseButton.LeftButton)
    window, row = life.view.window_seen, desk.page.table.chosen
    assert window is not None
    assert row is not None
    assert window.from_s < row.counted_from_s
    assert row.reply_s is not None
    assert row.reply_s < window.to_s
    QTest.mouseClick(life.whole, Qt.MouseButton.LeftButton)
    assert life.view.window_seen is not None
    assert life.view.window_seen.is_whole


def test_the_time_line_says_in_words_what_it_shows(desk: Desk) -> None:
    desk.take_study()
    words = desk.page.life.view.accessibleDescription()
    row = desk.page.table.chosen
    assert row is not None
    assert f"{row.ticket.name} arrived" in words
    assert "first response begun, Oslo, Day" in words
    assert desk.page.life.key.accessibleName().startswith("Key to the time line: the clock counts")


def test_everything_that_takes_focus_has_a_name(desk: Desk) -> None:
    desk.take_study()
    kinds = (QComboBox, QTableView, QPushButton, QToolButton)
    for widget in desk.page.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisible():
            named = widget.text() if isinstance(widget, (QPushButton, QToolButton)) else ""
            assert widget.accessibleName() or named, widget
    assert desk.page.life.view.accessibleName()


def test_text_of_files_is_shown_as_it_is(desk: Desk) -> None:
    desk.take_study()
    desk.ask(missed(coverage=THERE) if result_of(THERE)["urgent first_response"].count else Behind(THERE))
    labels = desk.page.findChildren(QLabel)
    shown = [label for label in labels if THERE in label.text()]
    assert shown
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)


def test_a_number_is_painted_clear_of_the_next_column(qtbot: QtBot) -> None:
    table = TicketTable()
    qtbot.addWidget(table)
    header = table.horizontalHeader()
    assert isinstance(header, GapHeader)
    painted = []
    for column in range(header.count()):
        option = QStyleOptionHeader()
        header.initStyleOptionForIndex(option, column)
        painted.append(option.text)
    assert f"Waited{GAP}" in painted
    assert "Due" in painted
