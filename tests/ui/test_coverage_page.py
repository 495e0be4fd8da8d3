"""The Coverage page: shifts added, dragged and counted by mouse and keyboard, undone, and shown while half wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QHeaderView, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.scenario.draft import Data, Path, entries_at, table_at, value_at, with_value
from planner.shift_weeks.week_view import WeekView
from planner.shipped import neptune_sample
from ui import edits
from ui.application import make_application
from ui.document import Document, Source
from ui.forms.choices import DaysEditor
from ui.forms.editor import LineEditor
from ui.palette import Colours, take_colours
from ui.shifts.coverage_page import CoveragePage

SPRING = dt.date(2026, 3, 23)
OSLO: Path = ("coverage", 0, "teams", 0)
DAY: Path = (*OSLO, "shifts", 0)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
Flag = QItemSelectionModel.SelectionFlag


@pytest.fixture
def document() -> Document:
    made = Document()
    made.open(Source(neptune_sample().read_bytes(), FilePath("neptune.toml")))
    return made


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> Iterator[CoveragePage]:
    take_colours(make_application(), Colours.LIGHT)
    made = CoveragePage(document)
    made.resize(1060, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.timeline.setFocus()
    qtbot.waitUntil(made.timeline.hasFocus)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def view_of(page: CoveragePage) -> WeekView:
    assert page.timeline.view is not None
    return page.timeline.view


def shift_at(document: Document, path: Path) -> Data:
    return table_at(document.draft, path)


def line_of(page: CoveragePage, key: str) -> QLineEdit:
    editor = page.detail.shift_form.editor(key)
    assert isinstance(editor, LineEditor)
    return editor.line


def typed(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def held(page: CoveragePage, row: int, bar: int) -> QPoint:
    layout = page.timeline.laid_out
    assert layout is not None
    line = [line for line in layout.lines if line.row is not None][row]
    assert line.row is not None
    return layout.bar_rect(line, line.row.bars[bar]).center().toPoint()


def drag(page: CoveragePage, at: QPoint, *minutes: float) -> None:
    """Press on a bar, take it by so many minutes one after the other, and let it go."""
    layout = page.timeline.laid_out
    assert layout is not None
    places = [at + QPoint(round(by / layout.minutes_per_px), 0) for by in minutes]
    _mouse(page, QEvent.Type.MouseButtonPress, at)
    for place in places:
        _mouse(page, QEvent.Type.MouseMove, place)
    _mouse(page, QEvent.Type.MouseButtonRelease, places[-1])


def _mouse(page: CoveragePage, kind: QEvent.Type, at: QPoint) -> None:
    viewport = page.timeline.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    pressed = none if kind == QEvent.Type.MouseButtonRelease else left
    place = QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(kind, QPointF(at), place, button, pressed, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


# Looking


def test_the_page_opens_on_an_ordinary_week_of_the_scenario(page: CoveragePage) -> None:
    assert page.chooser.monday == dt.date(2026, 2, 23)
    assert page.chooser.notable.currentText() == "23 Feb: an ordinary week"
    assert [row.name for row in view_of(page).rows] == ["Day"]
    assert page.worst.text().startswith("Extended urgent: for 128 of 168 hours")


def test_another_coverage_week_and_zone_are_shown(page: CoveragePage, document: Document) -> None:
    page.bar.tabs.setCurrentIndex(2)
    assert document.coverage_index == 2
    assert [team.name for team in view_of(page).teams] == ["Oslo", "Houston", "Singapore"]
    page.chooser.notable.setCurrentIndex(page.chooser.notable.findText("29 Mar: Europe changes"))
    page.chooser.notable.activated.emit(page.chooser.notable.currentIndex())
    assert (view_of(page).monday, view_of(page).time_zone) == (SPRING, None)
    page.chooser.zone.setCurrentIndex(1)
    page.chooser.zone.activated.emit(1)
    assert view_of(page).time_zone == "UTC"
    assert "Sun 29 Mar: Europe changes, clocks go forward an hour." in page.words.text()
    QTest.keyClick(page.timeline, Key.Key_PageDown)
    assert view_of(page).monday == dt.date(2026, 3, 30)


def test_a_page_that_is_not_seen_is_made_when_it_is(page: CoveragePage, document: Document) -> None:
    page.hide()
    before = page.timeline.view
    edits.set_value(document, path=(*DAY, "engineers"), value=9)
    assert page.timeline.view is before
    page.show()
    assert view_of(page).rows[0].engineers == 9


# Changing


def test_a_night_shift_is_added_by_keyboard_alone(page: CoveragePage, document: Document) -> None:
    page.detail.add_shift.setFocus()
    QTest.keyClick(page.detail.add_shift, Key.Key_Space)
    night = (*OSLO, "shifts", 1)
    assert page.timeline.chosen == night
    page.timeline.setFocus()
    QTest.keyClick(page.timeline, Key.Key_Return)
    assert page.detail.shift_form.editor("name").focusProxy() is QApplication.focusWidget()
    for key, text in (("name", "Night"), ("from", "22:00"), ("to", "6:00"), ("engineers", "2")):
        typed(line_of(page, key), text)
    page.timeline.setFocus()
    QTest.keyClick(page.timeline, Key.Key_Plus)
    shift = shift_at(document, night)
    assert (shift["name"], shift["engineers"], shift["days"]) == ("Night", 3, "Mon-Fri")
    assert (shift["from"], shift["to"]) == (dt.time(22), dt.time(6))
    assert document.is_sound
    assert page.timeline.accessibleDescription().startswith("Oslo, Night, ")
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert len(entries_at(document.draft, (*OSLO, "shifts"))) == 1
    assert [row.name for row in view_of(page).rows] == ["Day"]


def test_a_night_shift_is_added_by_mouse(page: CoveragePage, document: Document) -> None:
    page.detail.add_shift.click()
    night = (*OSLO, "shifts", 1)
    before = shift_at(document, night)
    assert (before["from"], before["to"]) == (dt.time(16), dt.time(0))
    drag(page, held(page, 1, 0), 100, 230, 361)
    shift = shift_at(document, night)
    assert (shift["from"], shift["to"]) == (dt.time(22), dt.time(6))


def test_a_drag_is_one_step_whose_gaps_are_seen_on_the_way(page: CoveragePage, document: Document) -> None:
    steps = document.undo_stack.count()
    seen: list[float] = []
    page.editing.tried.connect(lambda _draft: seen.append(view_of(page).gaps[0].clock_hours))
    drag(page, held(page, 0, 0), 60, 120, 180)
    assert len(set(seen)) > 0
    assert shift_at(document, DAY)["from"] == dt.time(11)
    assert document.undo_stack.count() == steps + 1
    document.undo_stack.undo()
    assert shift_at(document, DAY)["from"] == dt.time(8)
    assert view_of(page).rows[0].bars[0].from_words == "08:00"


def test_a_drag_back_to_its_start_leaves_nothing(page: CoveragePage, document: Document) -> None:
    before = document.draft
    drag(page, held(page, 0, 0), 120, 240, 0)
    assert document.draft is before
    assert not document.undo_stack.canUndo()
    assert view_of(page).rows[0].bars[0].from_words == "08:00"
    drag(page, held(page, 0, 0), 120)
    drag(page, held(page, 0, 0), -120)
    assert document.draft == before
    assert not document.undo_stack.canUndo()


def test_engineers_are_counted_in_one_step(page: CoveragePage, document: Document) -> None:
    for _ in range(3):
        QTest.keyClick(page.timeline, Key.Key_Plus)
    assert shift_at(document, DAY)["engineers"] == 10
    document.undo_stack.undo()
    assert shift_at(document, DAY)["engineers"] == 7


def test_a_shift_is_copied_made_on_call_and_deleted(page: CoveragePage, document: Document) -> None:
    QTest.keyClick(page.timeline, Key.Key_D, CTRL)
    copy = (*OSLO, "shifts", 1)
    assert shift_at(document, copy)["name"] == "Day 2"
    assert page.timeline.chosen == copy
    page.timeline.on_call_asked.emit(copy)
    assert view_of(page).rows[1].on_call
    QTest.keyClick(page.timeline, Key.Key_Delete)
    assert len(view_of(page).rows) == 1
    assert page.timeline.chosen == DAY
    assert page.detail.shift_form.path == DAY


def test_teams_are_added_copied_and_deleted(page: CoveragePage, document: Document) -> None:
    page.detail.add_team.click()
    assert [team.name for team in view_of(page).teams] == ["Oslo", "New team"]
    assert page.detail.team_form.path == ("coverage", 0, "teams", 1)
    assert page.detail.shift_form.path == ("coverage", 0, "teams", 1, "shifts", 0)
    assert document.is_sound
    page.detail.copy_team.click()
    page.detail.remove_team.click()
    assert page.detail.team_form.path == ("coverage", 0, "teams", 1)
    page.detail.remove_team.click()
    assert [team.name for team in view_of(page).teams] == ["Oslo"]
    assert page.detail.team_form.path == OSLO


def test_a_team_without_shifts_can_still_be_looked_at(page: CoveragePage, document: Document) -> None:
    page.detail.add_team.click()
    page.detail.remove_shift.click()
    assert not document.is_sound
    assert page.detail.shift_form.path is None
    assert not page.detail.remove_shift.isEnabled()
    assert page.detail.team_form.path == ("coverage", 0, "teams", 1)
    page.detail.add_shift.click()
    assert document.is_sound


def test_coverages_are_added_copied_moved_and_deleted(page: CoveragePage, document: Document) -> None:
    def names() -> list[object]:
        return [value_at(each, ("name",)) for each in entries_at(document.draft, ("coverage",))]

    page.bar.duplicate.trigger()
    assert names()[:2] == ["Business hours", "Business hours 2"]
    assert document.coverage_index == 1
    page.bar.right.trigger()
    assert names()[2] == "Business hours 2"
    assert document.coverage_name == "Business hours 2"
    page.bar.remove.trigger()
    assert len(names()) == 3
    page.bar.add.trigger()
    assert document.coverage_name == "New coverage"
    assert document.is_sound
    assert [row.name for row in view_of(page).rows] == ["Day"]


def test_a_tab_that_is_dragged_moves_the_coverage(page: CoveragePage, document: Document) -> None:
    page.bar.tabs.moveTab(0, 2)
    names = [value_at(each, ("name",)) for each in entries_at(document.draft, ("coverage",))]
    assert names == ["Business hours with on-call", "Follow the sun", "Business hours"]
    assert [page.bar.tabs.tabText(index) for index in range(3)] == names
    assert document.coverage_name == "Business hours"


def test_rules_and_premiums_are_edited(page: CoveragePage, document: Document) -> None:
    premiums = page.rules.premiums
    premiums.add.click()
    assert [premiums.list.item(row).text() for row in range(premiums.list.count())] == ["Sat-Sun: 1.5 times"]
    days = premiums.form.editor("days")
    assert isinstance(days, DaysEditor)
    days.buttons[5].click()
    assert value_at(document.draft, ("coverage", 0, "premiums", 0, "days")) == "Sun"
    premiums.remove.click()
    assert "premiums" not in table_at(document.draft, ("coverage", 0)) or document.is_sound


# What is wrong


def test_a_wrong_value_stays_marked_and_the_rest_can_be_used(page: CoveragePage, document: Document) -> None:
    edits.set_value(document, path=(*OSLO, "absence"), value=1.4)
    edits.set_value(document, path=(*DAY, "engineers"), value="many")
    assert not document.is_sound
    assert len(view_of(page).rows[0].bars) == 5
    assert view_of(page).rows[0].engineers is None
    assert not page.detail.shift_form.rows["engineers"].wrong.isHidden()
    assert not page.detail.team_form.rows["absence"].wrong.isHidden()
    assert "Oslo, Day: engineers" in page.words.text()
    drag(page, held(page, 0, 0), 60)
    assert shift_at(document, DAY)["from"] == dt.time(9)
    QTest.keyClick(page.timeline, Key.Key_Plus)
    assert shift_at(document, DAY)["engineers"] == 1
    assert page.bar.tabs.tabText(0).startswith("✕")


def test_a_shift_that_cannot_stand_is_listed_and_can_be_mended(page: CoveragePage, document: Document) -> None:
    edits.set_value(document, path=(*DAY, "from"), value="early")
    assert view_of(page).rows[0].bars == ()
    assert page.timeline.accessibleDescription() == "Oslo, Day, cannot be read: from, 7 engineers"
    before = document.draft
    QTest.keyClick(page.timeline, Key.Key_Right, ALT)
    assert document.draft is before
    typed(line_of(page, "from"), "7:00")
    assert view_of(page).rows[0].bars[0].from_words == "07:00"


def test_nothing_of_a_broken_coverage_stops_the_page(page: CoveragePage, document: Document) -> None:
    for broken in ([], [{"name": "Odd", "teams": 3}], [5], "none"):
        edits.replace_draft(document, data=with_value(document.draft, ("coverage",), broken))
        assert view_of(page).rows == ()
    document.undo_stack.undo()


def test_a_problem_is_gone_to_where_it_stands(page: CoveragePage, document: Document) -> None:
    page.go_to(("coverage", 2, "teams", 1, "shifts", 1, "engineers"))
    assert document.coverage_index == 2
    assert page.detail.shift_form.path == ("coverage", 2, "teams", 1, "shifts", 1)
    assert QApplication.focusWidget() is line_of(page, "engineers")
    page.go_to(("coverage", 1, "teams", 0, "absence"))
    assert QApplication.focusWidget() is page.detail.team_form.editor("absence").focusProxy()
    page.go_to(("coverage", 0, "interrupt_cost"))
    assert QApplication.focusWidget() is page.rules.work_form.editor("interrupt_cost").focusProxy()
    page.go_to(("coverage",))


def test_long_names_make_nothing_wider(page: CoveragePage, document: Document) -> None:
    before = page.minimumSizeHint().width(), page.detail.minimumSizeHint().width()
    for path in ((*OSLO, "name"), (*DAY, "name"), ("plans", 0, "name")):
        edits.set_value(document, path=path, value="N" * 300)
    edits.set_value(document, path=(*DAY, "handles"), value=["N" * 300])
    page_width, detail_width = page.minimumSizeHint().width(), page.detail.minimumSizeHint().width()
    assert page_width == before[0]
    assert detail_width < 3 * before[1]


# The table


def test_the_table_is_the_timelines_twin(page: CoveragePage, document: Document) -> None:
    document.choose_coverage(2)
    page.as_table.setChecked(True)
    model = page.table.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert headings == ["Team", "Name", "Days", "From", "To", "Engineers"]
    assert [model.data(model.index(3, column)) for column in range(6)] == [
        "Houston",
        "On call",
        "Mon-Sun",
        "07:30",
        "16:30",
        "1",
    ]
    assert model.setData(model.index(2, 5), "4")
    assert view_of(page).rows[2].engineers == 4
    model.setData(model.index(2, 3), "half past eight")
    assert str(model.data(model.index(2, 3))).startswith("✕ half")
    assert model.data(model.index(2, 3), Qt.ItemDataRole.AccessibleDescriptionRole)
    page.table.table.setCurrentIndex(model.index(4, 1))
    assert page.timeline.chosen == ("coverage", 2, "teams", 2, "shifts", 0)


def test_rows_are_copied_and_pasted_as_one_step(page: CoveragePage, document: Document) -> None:
    page.as_table.setChecked(True)
    table = page.table.table
    table.setFocus()
    table.selectAll()
    QTest.keyClick(table, Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[1].startswith("Oslo\tDay\tMon-Fri\t08:00\t16:00\t7")
    QGuiApplication.clipboard().setText(copied + "Oslo\tNight\tMon-Sun\t22:00\t06:00\t2\n")
    table.setCurrentIndex(page.table.model.index(0, 0))
    QTest.keyClick(table, Key.Key_V, CTRL)
    assert [row.name for row in view_of(page).rows] == ["Day", "Night"]
    assert page.table.notes.text() == "Done: paste 2 shifts."
    assert document.is_sound
    document.undo_stack.undo()
    assert [row.name for row in view_of(page).rows] == ["Day"]
    QGuiApplication.clipboard().setText("")
    page.table.paste()
    assert page.table.notes.text().startswith("Nothing was pasted")


def test_rows_are_deleted_as_one_step(page: CoveragePage, document: Document) -> None:
    document.choose_coverage(2)
    page.as_table.setChecked(True)
    table = page.table.table
    table.setFocus()
    for row in (1, 4):
        # Not `selectRow`, which asks what keys are held, and the last test may have left one.
        table.selectionModel().select(page.table.model.index(row, 0), Flag.Select | Flag.Rows)
    QTest.keyClick(table, Key.Key_Delete)
    assert len(view_of(page).rows) == 4
    document.undo_stack.undo()
    assert len(view_of(page).rows) == 6


def test_the_shift_that_is_looked_at_is_chosen_alone_whichever_keys_are_held(
    page: CoveragePage, document: Document
) -> None:
    document.choose_coverage(2)
    table = page.table.table
    QTest.keyPress(page.timeline, Key.Key_Control, CTRL)
    for shift in ((1, 0), (2, 1)):
        page.timeline.shift_chosen.emit(("coverage", 2, "teams", shift[0], "shifts", shift[1]))
    QTest.keyRelease(page.timeline, Key.Key_Control)
    assert {cell.row() for cell in table.selectionModel().selectedIndexes()} == {5}


def test_a_week_whose_first_shift_cannot_stand_is_shown(page: CoveragePage, document: Document) -> None:
    document.choose_coverage(2)
    edits.set_value(document, path=(*DAY, "days"), value="someday")
    document.choose_coverage(0)
    page.timeline.removal_asked.emit(("coverage", 0, "teams", 0, "shifts", 0))
    document.undo_stack.undo()
    assert view_of(page).rows[0].bars == ()
    assert page.timeline.chosen == DAY


def test_a_shift_that_undo_takes_away_is_held_no_more(page: CoveragePage, document: Document) -> None:
    page.detail.add_shift.click()
    at = held(page, 1, 0)
    _mouse(page, QEvent.Type.MouseButtonPress, at)
    _mouse(page, QEvent.Type.MouseMove, at + QPoint(30, 0))
    document.undo_stack.undo()
    before = document.draft
    _mouse(page, QEvent.Type.MouseMove, at + QPoint(60, 0))
    _mouse(page, QEvent.Type.MouseButtonRelease, at + QPoint(60, 0))
    assert document.draft is before
    assert [row.name for row in view_of(page).rows] == ["Day"]


def test_lists_that_are_none_are_said_on_the_page(page: CoveragePage, document: Document) -> None:
    assert page.wrong.isHidden()
    for path in ((*OSLO, "shifts"), ("coverage", 0, "teams"), ("coverage",)):
        edits.set_value(document, path=path, value=5)
        assert "a list is wanted here" in page.wrong.text().lower()
    edits.set_value(document, path=("coverage",), value=[])
    assert "it has 0 entries" in page.wrong.text().lower()


# For everyone


def test_everything_that_takes_the_focus_has_a_name(page: CoveragePage) -> None:
    page.rules.premiums.add.click()
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not isinstance(widget, QAbstractButton | QHeaderView)
        and not isinstance(widget.parent(), QAbstractSpinBox)
        and widget.window() is page
    ]
    assert nameless == []


def test_with_text_half_as_large_again_nothing_is_wider_than_a_small_window(page: CoveragePage) -> None:
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    page.setFont(font)
    page.resize(1060, 640)
    QCoreApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1060
    assert page.minimumSizeHint().height() <= 640
