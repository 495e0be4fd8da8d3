"""Forms: what is typed goes into the draft, and what is wrong is marked where it stands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.scenario.coverage import Coverage, Shift, Team
from planner.scenario.customers import CustomerGroup, Incident
from planner.scenario.draft import value_at
from planner.scenario.fields import Table
from planner.scenario.plan import Plan
from planner.scenario.scenario import Scenario
from planner.scenario.simulation_table import Simulation
from planner.scenario.work import WorkOverride
from planner.shipped import neptune_sample
from ui import edits
from ui.document import Document, Source
from ui.forms.choices import ChoiceEditor, DaysEditor
from ui.forms.distribution_editor import DistributionEditor
from ui.forms.editor import LineEditor
from ui.forms.form import Form, names_in
from ui.forms.selections import SelectionEditor

SHIFT = ("coverage", 0, "teams", 0, "shifts", 0)
URGENT = ("work", "urgent")


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    del qtbot
    made = Document()
    made.open(Source(neptune_sample().read_bytes(), Path("neptune.toml")))
    return made


def line(form: Form, key: str) -> QLineEdit:
    editor = form.editor(key)
    assert isinstance(editor, LineEditor)
    return editor.line


def typed(widget: QLineEdit, text: str) -> None:
    widget.selectAll()
    QTest.keyClicks(widget, text)


@pytest.fixture
def shift(qtbot: QtBot, document: Document) -> Form:
    form = Form(document, Shift)
    qtbot.addWidget(form)
    form.show_entry(SHIFT)
    form.show()
    return form


def test_what_is_typed_is_in_the_draft_at_once(document: Document, shift: Form) -> None:
    typed(line(shift, "engineers"), "12")
    typed(line(shift, "from"), "7:30")
    assert value_at(document.draft, (*SHIFT, "engineers")) == 12
    assert value_at(document.draft, (*SHIFT, "from")) == dt.time(7, 30)
    assert document.is_sound


def test_what_is_wrong_stays_and_is_marked_where_it_stands(document: Document, shift: Form) -> None:
    typed(line(shift, "engineers"), "a few")
    row = shift.rows["engineers"]
    assert value_at(document.draft, (*SHIFT, "engineers")) == "a few"
    assert row.wrong.isVisible()
    assert "a whole number is wanted here" in row.wrong.text().lower()
    assert "whole number" in line(shift, "engineers").accessibleDescription()
    assert not shift.rows["from"].wrong.isVisible()
    typed(line(shift, "engineers"), "5")
    assert not row.wrong.isVisible()


def test_what_concerns_the_whole_entry_stands_above_it(document: Document, shift: Form) -> None:
    edits.set_value(document, path=(*SHIFT, "break"), value={"after": "20 hours", "for": "9 hours"})
    assert "the break does not fit" in shift.wrong.text().lower()


def test_an_emptied_field_is_left_out_and_says_what_that_means(qtbot: QtBot, document: Document) -> None:
    form = Form(document, Team, keys=("absence", "cost_per_hour"))
    qtbot.addWidget(form)
    form.show_entry(SHIFT[:4])
    line(form, "absence").clear()
    line(form, "absence").textEdited.emit("")
    assert value_at(document.draft, (*SHIFT[:4], "absence")) is None
    assert line(form, "absence").placeholderText() == "0%"


def test_undo_and_other_editors_are_followed(document: Document, shift: Form) -> None:
    typed(line(shift, "engineers"), "12")
    document.undo_stack.undo()
    assert line(shift, "engineers").text() == str(value_at(document.draft, (*SHIFT, "engineers")))
    edits.set_value(document, path=(*SHIFT, "engineers"), value=3)
    assert line(shift, "engineers").text() == "3"


def test_undo_keys_are_the_document_s_while_one_types(document: Document, shift: Form) -> None:
    typed(line(shift, "engineers"), "12")
    QTest.keyClick(line(shift, "engineers"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line(shift, "engineers").text() == "12"  # The line's own undo is off; the window's takes the step back.
    assert document.undo_stack.canUndo()


def test_arrow_keys_ask_for_one_more_engineer(document: Document, shift: Form) -> None:
    before = value_at(document.draft, (*SHIFT, "engineers"))
    assert isinstance(before, int)
    QTest.keyClick(line(shift, "engineers"), Qt.Key.Key_Up)
    QTest.keyClick(line(shift, "engineers"), Qt.Key.Key_Up)
    assert value_at(document.draft, (*SHIFT, "engineers")) == before + 2
    assert document.undo_stack.count() == 1


def test_durations_are_tidied_when_one_is_done(qtbot: QtBot, document: Document) -> None:
    form = Form(document, WorkOverride, keys=("update",))
    qtbot.addWidget(form)
    form.show_entry(URGENT)
    typed(line(form, "update"), "15 min")
    assert value_at(document.draft, (*URGENT, "update")) == "15 min"
    line(form, "update").editingFinished.emit()
    assert value_at(document.draft, (*URGENT, "update")) == "15 minutes"
    assert document.undo_stack.count() == 1


def test_days_are_buttons(document: Document, shift: Form) -> None:
    editor = shift.editor("days")
    assert isinstance(editor, DaysEditor)
    editor.buttons[5].click()
    assert value_at(document.draft, (*SHIFT, "days")) == "Mon-Sat"
    for button in editor.buttons[:6]:
        button.click()
    assert "days is missing" in shift.rows["days"].wrong.text().lower()


def test_a_wrong_choice_is_shown_as_it_is(qtbot: QtBot, document: Document) -> None:
    form = Form(document, Coverage, keys=("dispatch",))
    qtbot.addWidget(form)
    form.show_entry(("coverage", 0))
    edits.set_value(document, path=("coverage", 0, "dispatch"), value="perhaps")
    editor = form.editor("dispatch")
    assert isinstance(editor, ChoiceEditor)
    assert editor.combo.currentText() == "perhaps"
    editor.combo.setCurrentText("deadline")
    editor.combo.activated.emit(editor.combo.currentIndex())
    assert document.is_sound


def test_the_plans_there_are_are_offered(document: Document, shift: Form) -> None:
    editor = shift.editor("handles")
    assert isinstance(editor, SelectionEditor)
    edits.rename(document, path=("plans", 0), name="Bronze")
    actions = {action.text(): action for action in editor.button.menu().actions()}
    actions["Bronze urgent"].trigger()
    assert value_at(document.draft, (*SHIFT, "handles")) == ["Bronze urgent"]


def test_a_table_that_may_be_left_out_is_ticked_where_it_is(document: Document, shift: Form) -> None:
    table = shift.tables["on_call"]
    assert not table.isChecked()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert value_at(document.draft, (*SHIFT, "on_call", "response")) == "15 minutes"
    document.undo_stack.undo()
    assert not table.isChecked()


def test_a_number_of_replications_becomes_a_range_when_one_of_it_is_changed(qtbot: QtBot, document: Document) -> None:
    edits.set_value(document, path=("simulation", "replications"), value=20)
    form = Form(document, Simulation, keys=("replications",))
    qtbot.addWidget(form)
    form.show_entry(("simulation",))
    inner = next(each for each in form.tables["replications"].findChildren(Form))
    assert line(inner, "at_most").text() == "20"
    typed(line(inner, "at_most"), "40")
    assert value_at(document.draft, ("simulation", "replications")) == {"at_least": 20, "at_most": 40}


def test_a_part_of_a_short_way_of_writing_that_is_emptied_is_left_out(qtbot: QtBot, document: Document) -> None:
    edits.set_value(document, path=("simulation", "replications"), value=20)
    form = Form(document, Simulation, keys=("replications",))
    qtbot.addWidget(form)
    form.show_entry(("simulation",))
    inner = next(each for each in form.tables["replications"].findChildren(Form))
    line(inner, "at_least").clear()
    line(inner, "at_least").textEdited.emit("")
    assert value_at(document.draft, ("simulation", "replications")) == {"at_most": 20}


@pytest.mark.parametrize("wrong", [5, "x", [], {}, [[1]], [{}], [1, "2"], {"distribution": ["x"]}, 10**400, True])
def test_anything_may_stand_in_any_field(qtbot: QtBot, document: Document, wrong: object) -> None:
    for table, path in ((Shift, SHIFT), (WorkOverride, URGENT), (Plan, ("plans", 1)), (Incident, ("incidents", 0))):
        form = Form(document, table)
        qtbot.addWidget(form)
        form.show_entry(path)
        form.show()
        for key in form.rows | form.tables:
            edits.set_value(document, path=(*path, key), value=wrong)
        form.show_entry(path)


def test_a_distribution_is_drawn_as_one_types(qtbot: QtBot, document: Document) -> None:
    form = Form(document, WorkOverride, keys=("touch",))
    qtbot.addWidget(form)
    form.show_entry(URGENT)
    editor = form.editor("touch")
    assert isinstance(editor, DistributionEditor)
    typed(editor.mean.line, "1 hour")
    assert editor.words.text().endswith("hours; 1 in 100 is over 4.9")
    assert value_at(document.draft, (*URGENT, "touch", "mean")) == "1 hour"
    editor.kind.combo.setCurrentText("exponential")
    editor.kind.combo.activated.emit(editor.kind.combo.currentIndex())
    assert value_at(document.draft, (*URGENT, "touch")) == {"distribution": "exponential", "mean": "1 hour"}
    editor.kind.combo.setCurrentText("empirical")
    editor.kind.combo.activated.emit(editor.kind.combo.currentIndex())
    typed(editor.values.line, "10 minutes; 1 hour; x")
    assert not document.is_sound
    typed(editor.values.line, "10 minutes; 1 hour")
    assert document.is_sound


@pytest.mark.parametrize(
    ("table", "path"),
    [
        (Scenario, ()),
        (Simulation, ("simulation",)),
        (Plan, ("plans", 1)),
        (CustomerGroup, ("customers", 0)),
        (Incident, ("incidents", 0)),
        (Coverage, ("coverage", 1)),
        (Team, SHIFT[:4]),
        (WorkOverride, URGENT),
    ],
)
def test_showing_an_entry_changes_nothing(
    qtbot: QtBot, document: Document, table: type[Table], path: tuple[str | int, ...]
) -> None:
    names = {"plan": lambda draft: names_in(draft, ("plans",))} if table is CustomerGroup else None
    form = Form(document, table, names=names)
    qtbot.addWidget(form)
    form.show_entry(path)
    form.show()
    for widget in form.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            widget.setFocus()
            widget.clearFocus()
    assert document.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("text", "value", "sentence"),
    [
        ("8 bananas", "8 bananas", '✕ A percentage is wanted here, not the text "8 bananas"; write for example 95%.'),
        ("150%", 1.5, "✕ 150% is out of range; it has to be at most 100%."),
        ("-5", -0.05, "✕ -5% is out of range; it has to be at least 0%."),
        ("0.95", "0.95", "✕ Is that 95% or 0.95%? Write the percent sign."),
        ("0,7", "0,7", "✕ Is that 70% or 0.7%? Write the percent sign."),
        ("0.95%", 0.0095, ""),
        ("95%", 0.95, ""),
        ("95", 0.95, ""),
        ("0", 0, ""),
    ],
)
def test_a_goal_is_typed_in_percent_and_so_is_the_advice_on_it(
    qtbot: QtBot, document: Document, text: str, value: object, sentence: str
) -> None:
    form = Form(document, Plan, keys=("goal",))
    qtbot.addWidget(form)
    form.show_entry(("plans", 0))
    goal = line(form, "goal")
    typed(goal, text)
    assert value_at(document.draft, ("plans", 0, "goal")) == value
    assert form.rows["goal"].wrong.text() == sentence
    goal.editingFinished.emit()
    assert value_at(document.draft, ("plans", 0, "goal")) == value


def test_other_shares_may_be_less_than_a_percent(qtbot: QtBot, document: Document) -> None:
    form = Form(document, Team, keys=("absence",))
    qtbot.addWidget(form)
    form.show_entry(SHIFT[:4])
    typed(line(form, "absence"), "0.5")
    assert value_at(document.draft, (*SHIFT[:4], "absence")) == 0.005
    assert document.is_sound
