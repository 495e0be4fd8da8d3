"""Journeys of a change: staffing edited, simulated again and read, by mouse and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.attainment.results import TargetResult
from planner.plans import Metric, Severity
from planner.scenario.draft import entries_at, value_at
from tests.ui.journeys import named, on_page, opened, simulated, typed, undo
from ui.customers.customers_page import CustomersPage
from ui.forms.choices import DaysEditor
from ui.plans.plans_page import PlansPage
from ui.shifts.coverage_page import CoveragePage
from ui.window import MainWindow

SHIFTS = ("coverage", 0, "teams", 0, "shifts")
CTRL = Qt.KeyboardModifier.ControlModifier
TEN_GROUPS = "Name\tPlan\tTime zone\tAccounts\tTickets per account and month\n" + "\n".join(
    f"Branch {number}\tExtended\tEurope/Oslo\t{10 + number}\t1,5" for number in range(10)
)


def urgent_response(window: MainWindow) -> TargetResult:
    result = window.document.coverage_result
    assert result is not None
    return next(
        each
        for each in result.targets
        if each.target.severity is Severity.URGENT and each.target.metric is Metric.FIRST_RESPONSE
    )


def test_journey_add_a_night_shift_and_the_verdict_changes(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    before = urgent_response(window)
    page = on_page(window, "coverage", CoveragePage)
    QTest.mouseClick(page.detail.add_shift, Qt.MouseButton.LeftButton)
    path = (*SHIFTS, len(entries_at(window.document.draft, SHIFTS)) - 1)
    form = page.detail.shift_form
    assert form.path == path
    typed(form.editor("name").findChildren(QLineEdit)[0], "Night")
    typed(form.editor("from").findChildren(QLineEdit)[0], "16:00")
    typed(form.editor("to").findChildren(QLineEdit)[0], "08:00")
    days = form.editor("days")
    assert isinstance(days, DaysEditor)
    for button in days.buttons:
        if not button.isChecked():
            button.click()
    assert window.document.is_sound
    assert window.isWindowModified()
    assert window.document.is_coverage_stale("Business hours")

    simulated(qtbot, window)

    after = urgent_response(window)
    assert before.attainment is not None
    assert after.attainment is not None
    assert after.attainment > before.attainment + 0.2
    assert not window.document.is_stale
    assert named(window, "State of the study").text().startswith("Up to date")


def test_journey_paste_ten_customer_groups_and_take_them_back(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    opened(qtbot, window, small_file)
    page = on_page(window, "customers", CustomersPage)
    QGuiApplication.clipboard().setText(TEN_GROUPS)
    page.cells.paste_below.trigger()
    assert len(entries_at(window.document.draft, ("customers",))) == 11
    assert value_at(window.document.draft, ("customers", 10, "tickets_per_account_per_month")) == 1.5
    assert window.document.is_sound
    assert "paste 10 customer groups" in window.commands.undo.text().lower()
    undo(window)
    assert len(entries_at(window.document.draft, ("customers",))) == 1
    assert not window.isWindowModified()


def test_journey_a_step_says_what_it_takes_back(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    opened(qtbot, window, small_file)
    page = on_page(window, "coverage", CoveragePage)
    page.timeline.setFocus()
    QTest.keyClick(page.timeline, Qt.Key.Key_Plus)
    assert value_at(window.document.draft, (*SHIFTS, 0, "engineers")) == 3
    assert window.commands.undo.text() == "Undo: engineers 2 → 3"
    undo(window)
    assert not window.commands.undo.isEnabled()
    assert window.commands.redo.text() == "Redo: engineers 2 → 3"


def test_journey_by_keyboard_alone_from_a_plan_to_its_verdict(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    opened(qtbot, window, small_file)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    page = window.shelf.currentWidget()
    assert isinstance(page, PlansPage)
    page.entries.list.setFocus()
    goal = page.form.editor("goal").findChildren(QLineEdit)[0]
    for _ in range(12):
        if QApplication.focusWidget() is goal:
            break
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is goal
    QTest.keyClick(goal, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(goal, "50")
    assert value_at(window.document.draft, ("plans", 0, "goal")) == 0.5
    simulated(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.shelf.currentWidget() is window.pages.verdict_page
    assert urgent_response(window).target.goal == 0.5


def test_journey_the_command_palette_does_what_it_finds(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    opened(qtbot, window, small_file)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "who sends")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert isinstance(window.shelf.currentWidget(), CustomersPage)


def test_journey_a_wrong_value_on_one_page_leaves_the_others_usable(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    opened(qtbot, window, small_file)
    plans = on_page(window, "plans", PlansPage)
    typed(plans.targets.editor(Severity.URGENT, "first_response").findChildren(QLineEdit)[0], "soon")
    assert not window.commands.run.isEnabled()
    assert window.problems.isVisible()
    assert "✕ 1" in window.navigation.currentItem().text()
    page = on_page(window, "coverage", CoveragePage)
    page.timeline.setFocus()
    QTest.keyClick(page.timeline, Qt.Key.Key_Plus)
    assert value_at(window.document.draft, (*SHIFTS, 0, "engineers")) == 3
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert window.shelf.currentWidget() is plans
    assert QApplication.focusWidget() is plans.targets.editor(Severity.URGENT, "first_response").focusProxy()
