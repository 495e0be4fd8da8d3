"""A page that asks one question of a coverage: what it asks, what it shows, and for how long that holds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.scenario.scenario import Scenario
from planner.studies.workers import InlineWorkers, Workers
from planner.tables.table import Column, Kind, Table
from tests.ui.conftest import assert_nothing_is_left
from tests.ui.scenario_files import SMALL
from tests.ui.test_compare_page import opened
from ui.answers.answer_page import STALE, WRONG, AnswerPage
from ui.answers.question import Question
from ui.answers.section import Section, Step
from ui.document import Document
from ui.edits import set_value
from ui.jobs.job_queue import JobQueue
from ui.running.background import Background

PATIENCE_MS = 60_000
TABLE = Table("Shares", (Column("What"), Column("Share", Kind.SHARE)), (("a", 0.25), ("b", None)))


def counting(scenario: Scenario, name: str) -> Callable[..., object]:
    """A made-up answer: how many accounts there are."""

    def work(_workers: Workers, tell: Callable[[object], None], _is_cancelled: Callable[[], bool]) -> object:
        tell("counting")
        accounts = sum(group.accounts for group in scenario.customers)
        if accounts == 0:
            raise PlannerError(f"nobody to count for {name}")
        return accounts

    return work


class Desk:
    """A document, its page, and what was done about an answer."""

    def __init__(self, path: Path) -> None:
        self.background = Background()
        self.jobs = JobQueue(self.background, self.background, workers=InlineWorkers)
        self.document: Document = opened(path, SMALL)
        self.taken: list[object] = []
        question = Question(
            "accounts", "Accounts", "How many there are.", "Count", "Counting for", counting, self.sections
        )
        self.page = AnswerPage(question, self.document, self.jobs, self.background)

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
    made.jobs.close()
    assert made.background.join(PATIENCE_MS / 1000)
    assert_nothing_is_left(before)


def answered(qtbot: QtBot, desk: Desk) -> None:
    desk.page.ask.click()
    qtbot.waitUntil(lambda: desk.jobs.current is None, timeout=PATIENCE_MS)


def test_a_question_is_explained_before_it_is_asked_and_then_answered(qtbot: QtBot, desk: Desk) -> None:
    assert desk.page.empty.isVisible()
    assert desk.page.heading.text() == "Accounts: Business hours"
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
    assert desk.page.heading.text().startswith("Accounts: Around")
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
