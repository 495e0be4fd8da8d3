"""The model of the table of results."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.attainment.results import TargetResult
from planner.demand.promises import TargetRow
from planner.estimates.intervals import Interval
from planner.estimates.verdicts import Verdict
from planner.plans import Metric, Severity
from ui.results.columns import BAR_COLUMN, COLUMNS, VERDICT_COLUMN
from ui.results.model import AS_PROMISED, ResultModel

Role = Qt.ItemDataRole


def result(plan: str, attainment: float | None, verdict: Verdict, *, contractual: bool = True) -> TargetResult:
    words = "2 hours"
    target = TargetRow(plan, 0, Severity.URGENT, Metric.FIRST_RESPONSE, words, contractual=contractual, goal=0.95)
    interval = None if attainment is None else Interval(attainment - 0.01, attainment + 0.01)
    return TargetResult(target, 100, attainment, interval, verdict, None, None, None, None, 0, 0)


RESULTS = (
    result("Suggested", 0.1, Verdict.MISSED, contractual=False),
    result("Good", 0.98, Verdict.MET),
    result("Bad", 0.4, Verdict.MISSED),
    result("Empty", None, Verdict.NO_TICKETS),
    result("Close", 0.95, Verdict.TOO_CLOSE),
)


@pytest.fixture
def model(qtbot: QtBot) -> ResultModel:
    del qtbot
    made = ResultModel()
    made.show_results(RESULTS)
    return made


def plans(model: ResultModel) -> list[str]:
    return [model.result(row).target.plan for row in range(model.rowCount())]


def test_it_is_a_sound_model(model: ResultModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(VERDICT_COLUMN)
    model.show_results(RESULTS[:2])
    assert tester.model() is model


def test_contractual_targets_come_first_however_it_is_sorted(model: ResultModel) -> None:
    assert plans(model) == ["Good", "Bad", "Empty", "Close", "Suggested"]
    for column in range(len(COLUMNS)):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(column, order)
            assert plans(model)[-1] == "Suggested"
    model.sort(AS_PROMISED)
    assert plans(model) == ["Good", "Bad", "Empty", "Close", "Suggested"]


def test_sorted_by_verdict_the_worst_is_on_top(model: ResultModel) -> None:
    model.sort(VERDICT_COLUMN)
    assert plans(model) == ["Bad", "Close", "Good", "Empty", "Suggested"]


def test_what_is_chosen_stays_chosen_when_sorted(model: ResultModel) -> None:
    chosen = QItemSelectionModel(model)
    chosen.select(model.index(1, 0), QItemSelectionModel.SelectionFlag.Select)
    held = QPersistentModelIndex(model.index(1, 0))
    model.sort(VERDICT_COLUMN)
    assert model.result(held.row()).target.plan == "Bad"
    assert [index.row() for index in chosen.selectedIndexes()] == [0]


def test_a_verdict_is_a_sign_and_a_word(model: ResultModel) -> None:
    model.sort(VERDICT_COLUMN)
    words = [model.data(model.index(row, VERDICT_COLUMN)) for row in range(4)]
    assert words == ["✕ missed", "● too close to call", "✓ met", "○ no tickets"]


def test_the_bar_is_read_aloud_as_what_it_shows(model: ResultModel) -> None:
    cell = model.index(1, BAR_COLUMN)
    assert model.data(cell) is None
    assert model.data(cell, Role.AccessibleTextRole) == "0 to 100%: 40.0% (39.0–41.0)"


def test_every_heading_explains_itself(model: ResultModel) -> None:
    for column in range(len(COLUMNS)):
        assert str(model.headerData(column, Qt.Orientation.Horizontal, Role.ToolTipRole)).startswith("<p>")
