"""A page that asks one question of a coverage: what it asks, what it shows, and for how long that holds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.scenario.scenario import Scenario
from planner.studies.workers import InlineWorkers, Workers
from planner.tables.table import Column, Kind, Table
from tests.ui.conftest import assert_nothing_is_left
from tests.ui.scenario_files import SMALL
from tests.ui.test_compare_page import opened
from ui.answers.answer_page import WRONG, AnswerPage
from ui.answers.kept_answer import CHANGED, CUT_SHORT, EARLIER, SO_FAR, STALE, STOPPED
from ui.answers.question import Question
from ui.answers.section import Section, Step
from ui.document import Document
from ui.edits import set_value
from ui.jobs.job import JobWork
from ui.jobs.job_queue import JobQueue
from ui.running.background import Background

PATIENCE_MS = 60_000
TABLE = Table("Shares", (Column("What"), Column("Share", Kind.SHARE)), (("a", 0.25), ("b", None)))


class Desk:
    """A document, its page, and what was done about an answer."""

    def __init__(self, path: Path) -> None:
        self.background = Background()
        self.jobs = JobQueue(self.background, self.background, workers=InlineWorkers)
        self.document: Document = opened(path, SMALL)
        self.taken: list[object] = []
        self.tells_before = False
        self.may_count = threading.Event()
        self.may_count.set()
        question = Question(
            "accounts", "Accounts", "How many there are.", "Count", "Counting for", self.counting, self.sections
        )
        self.page = AnswerPage(question, self.document, self.jobs, self.background)

    def counting(self, scenario: Scenario, name: str) -> JobWork:
        """A made-up answer: how many accounts there are."""

        def work(_workers: Workers, tell: Callable[[object], None], is_cancelled: Callable[[], bool]) -> object | None:
            tell("counting")
            if self.tells_before:
                tell(1)
            accounts = sum(group.accounts for group in scenario.customers)
            self.may_count.wait()
            if is_cancelled():
                return None
            if accounts == 0:
                raise PlannerError(f"nobody to count for {name}")
            return accounts

        return work

    def sections(self, _scenario: Scenario, name: str, found: object) -> tuple[Section, ...]:
        step = Step("Note it", "Writes it down", lambda: self.taken.append(found))
        return (Section(f"{found} for {name}", ("In all.",), TABLE, steps=(step,)),)

    def title(self) -> str:
        return self.page.view.titles[0].text() if self.page.view.titles else ""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    before = set(threading.enumerate())
    made = Desk(tmp_path / "desk.toml")
    qtbot.addWidget(made.page)
    made.page.show()
    yield made
    made.may_count.set()
    made.jobs.close()
    assert made.background.join(PATIENCE_MS / 1000)
    assert_nothing_is_left(before)


def answered(qtbot: QtBot, desk: Desk) -> None:
    desk.page.ask.click()
    qtbot.waitUntil(lambda: desk.jobs.current is None, timeout=PATIENCE_MS)


def test_a_question_is_explained_before_it_is_asked_and_then_answered(qtbot: QtBot, desk: Desk) -> None:
    assert desk.page.empty.isVisible()
    assert desk.page.coverage.currentText() == "Business hours"
    answered(qtbot, desk)
    assert not desk.page.empty.isVisible()
    assert desk.title() == "20 for Business hours"
    assert desk.page.state.text() == ""
    table = desk.page.findChild(QTableView)
    assert table is not None
    cells = [table.model().index(row, 1).data() for row in range(2)]
    assert cells == ["25.0%", "–"]


def test_an_answer_belongs_to_its_coverage(qtbot: QtBot, desk: Desk) -> None:
    answered(qtbot, desk)
    desk.document.choose_coverage(1)
    assert desk.page.empty.isVisible()
    assert desk.page.coverage.currentText().startswith("Around")
    desk.document.choose_coverage(0)
    assert desk.title() == "20 for Business hours"


def test_an_edit_makes_an_answer_stale_and_undo_makes_it_hold_again(qtbot: QtBot, desk: Desk) -> None:
    answered(qtbot, desk)
    set_value(desk.document, path=("customers", 0, "accounts"), value=21)
    assert desk.page.state.text() == STALE
    assert desk.title() == "20 for Business hours"
    desk.document.undo_stack.undo()
    assert desk.page.state.text() == ""
    set_value(desk.document, path=("customers", 0, "accounts"), value=-1)
    assert desk.page.state.text() == WRONG
    assert not desk.page.ask.isEnabled()


def test_a_refusal_is_said(qtbot: QtBot, desk: Desk) -> None:
    set_value(desk.document, path=("customers", 0, "accounts"), value=0)
    answered(qtbot, desk)
    assert desk.page.state.text() == "Nobody to count for Business hours."


def stopped(qtbot: QtBot, desk: Desk) -> None:
    desk.page.ask.click()
    desk.jobs.cancel_current()
    desk.may_count.set()
    qtbot.waitUntil(lambda: desk.jobs.current is None, timeout=PATIENCE_MS)


def test_that_nothing_was_found_before_it_was_stopped_is_said(qtbot: QtBot, desk: Desk) -> None:
    desk.may_count.clear()
    stopped(qtbot, desk)
    assert desk.page.empty.isVisible()
    assert desk.page.state.text() == STOPPED
    answered(qtbot, desk)
    assert desk.page.state.text() == ""


def test_a_stopped_question_leaves_the_answer_before_and_says_that_it_is_stale(qtbot: QtBot, desk: Desk) -> None:
    answered(qtbot, desk)
    set_value(desk.document, path=("customers", 0, "accounts"), value=21)
    desk.may_count.clear()
    stopped(qtbot, desk)
    assert desk.title() == "20 for Business hours"
    assert desk.page.state.text() == f"{STOPPED} {STALE}"


def test_an_answer_that_was_stopped_half_way_says_so(qtbot: QtBot, desk: Desk) -> None:
    desk.tells_before = True
    desk.may_count.clear()
    desk.page.ask.click()
    qtbot.waitUntil(lambda: desk.title() == "1 for Business hours", timeout=PATIENCE_MS)
    assert desk.page.state.text() == f"{SO_FAR} Counting."
    desk.jobs.cancel_current()
    desk.may_count.set()
    qtbot.waitUntil(lambda: desk.jobs.current is None, timeout=PATIENCE_MS)
    assert desk.title() == "1 for Business hours"
    assert desk.page.state.text() == CUT_SHORT


def test_what_was_found_before_is_not_taken_for_what_is_being_found(qtbot: QtBot, desk: Desk) -> None:
    answered(qtbot, desk)
    desk.may_count.clear()
    desk.page.ask.click()
    qtbot.waitUntil(lambda: desk.page.state.text() == f"{EARLIER} Counting.", timeout=PATIENCE_MS)
    desk.jobs.cancel_current()
    desk.may_count.set()
    qtbot.waitUntil(lambda: desk.jobs.current is None, timeout=PATIENCE_MS)
    assert desk.title() == "20 for Business hours"
    assert desk.page.state.text() == STOPPED


def test_saving_keeps_what_was_found_and_what_is_being_found(qtbot: QtBot, desk: Desk) -> None:
    answered(qtbot, desk)
    set_value(desk.document, path=("customers", 0, "accounts"), value=21)
    desk.may_count.clear()
    desk.page.ask.click()
    assert desk.document.source is not None
    desk.document.saved(desk.document.source)
    assert desk.title() == "20 for Business hours"
    desk.may_count.set()
    qtbot.waitUntil(lambda: desk.jobs.current is None, timeout=PATIENCE_MS)
    assert desk.title() == "21 for Business hours"


def test_an_answer_hangs_on_no_other_coverage(qtbot: QtBot, desk: Desk) -> None:
    answered(qtbot, desk)
    set_value(desk.document, path=("coverage", 1, "teams", 0, "shifts", 0, "engineers"), value=9)
    assert desk.page.state.text() == ""
    set_value(desk.document, path=("coverage", 0, "teams", 0, "shifts", 0, "engineers"), value=9)
    assert desk.page.state.text() == STALE


def test_what_is_out_of_date_is_greyed_and_cannot_be_followed(qtbot: QtBot, desk: Desk) -> None:
    answered(qtbot, desk)
    table, (step,) = desk.page.findChild(QTableView), desk.page.view.steps
    assert table is not None
    cell = table.model().index(0, 0)
    assert step.isEnabled()
    assert cell.data(Qt.ItemDataRole.ForegroundRole) is None
    set_value(desk.document, path=("customers", 0, "accounts"), value=21)
    assert not step.isEnabled()
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == QGuiApplication.palette().placeholderText()
    assert desk.page.view.titles[0].foregroundRole() is QPalette.ColorRole.PlaceholderText
    desk.document.undo_stack.undo()
    assert step.isEnabled()
    assert cell.data(Qt.ItemDataRole.ForegroundRole) is None


def test_a_question_that_an_edit_outdates_is_asked_again_in_its_place(qtbot: QtBot, desk: Desk) -> None:
    desk.may_count.clear()
    desk.page.ask.click()
    assert not desk.page.ask.isEnabled()
    set_value(desk.document, path=("customers", 0, "accounts"), value=21)
    assert desk.page.state.text().endswith(CHANGED)
    assert desk.page.ask.isEnabled()
    desk.page.ask.click()
    assert not desk.page.ask.isEnabled()
    desk.may_count.set()
    qtbot.waitUntil(lambda: desk.jobs.current is None, timeout=PATIENCE_MS)
    assert desk.title() == "21 for Business hours"
    assert desk.page.state.text() == ""


def test_the_coverage_is_chosen_where_its_answer_is(desk: Desk) -> None:
    desk.page.coverage.setFocus()
    QTest.keyClick(desk.page.coverage, Qt.Key.Key_Down)
    assert desk.document.coverage_index == 1
    assert desk.page.coverage.currentText() == desk.document.coverage_name


def test_a_step_is_taken_by_its_button(qtbot: QtBot, desk: Desk) -> None:
    answered(qtbot, desk)
    (button,) = [each for each in desk.page.view.findChildren(QPushButton) if each.text() == "Note it"]
    button.click()
    assert desk.taken == [20]


def test_another_file_has_no_answers(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    answered(qtbot, desk)
    other = opened(tmp_path / "other.toml", SMALL)
    assert other.source is not None
    desk.document.open(other.source, other.draft)
    assert desk.page.empty.isVisible()
