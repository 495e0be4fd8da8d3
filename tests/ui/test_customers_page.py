"""The page of customers: the table as a spreadsheet, the map that is painted, and the details of one group."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.demand.arrival_week import week_of_group
from planner.demand.week_painting import Hour
from planner.scenario.draft import Data, Path, entries_at, table_at, value_at, without
from planner.scenario.group_columns import GROUP_TABLE
from planner.shipped import neptune_sample
from ui import edits
from ui.application import make_application
from ui.customers.customers_page import DETAILS, PROFILES, CustomersPage
from ui.customers.entry_model import EntryModel
from ui.document import Document, Source
from ui.forms.choices import ChoiceEditor
from ui.palette import Colours, take_colours

Key = Qt.Key
Ctrl, Shift, Alt = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
COLUMN = {str(column.path[-1]): index for index, column in enumerate(GROUP_TABLE.columns)}
GROUPS = 6
TEN = "\n".join(
    ["Name\tPlan\tTime zone\tHours\tAccounts\tPer account\tDeflected"]
    + [f"Group {n}\tBasic\tEurope/Oslo\tMon-Fri 8-16\t{n}0\t1.5\t0.2" for n in range(1, 11)]
)


def opened(document: Document) -> None:
    document.open(Source(neptune_sample().read_bytes(), neptune_sample()))


@pytest.fixture
def document(qtbot: QtBot) -> Iterator[Document]:
    del qtbot
    take_colours(make_application(), Colours.LIGHT)
    made = Document()
    opened(made)
    yield made
    made.deleteLater()


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> CustomersPage:
    made = CustomersPage(document)
    made.resize(1080, 690)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.table.setFocus()
    return made


def names(document: Document) -> list[object]:
    return [value_at(entry, ("name",)) for entry in entries_at(document.draft, ("customers",))]


def typed(page: CustomersPage, row: int, key: str, text: str) -> None:
    """Type into a cell as a person does: over what is there."""
    page.table.choose_cell(row, COLUMN[key])
    QTest.keyClicks(page.table, text[0])
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName() == GROUP_TABLE.columns[COLUMN[key]].heading
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()  # A cell takes what was typed after its editor had the key.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(page: CustomersPage, row: int, key: str) -> object:
    return page.table.entries.data(page.table.entries.index(row, COLUMN[key]))


def wrong(page: CustomersPage, row: int, key: str) -> tuple[str, ...]:
    return page.table.entries.wrong(page.table.entries.index(row, COLUMN[key]))


def paste(page: CustomersPage, text: str, modifiers: Qt.KeyboardModifier = Ctrl) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(page.table, Key.Key_V, modifiers)


# --- the table ----------------------------------------------------------------------------------------------------


def test_journey_paste_ten_customer_groups_and_undo_them(page: CustomersPage, document: Document) -> None:
    before = document.draft
    said: list[str] = []
    page.told.connect(said.append)

    paste(page, TEN, Ctrl | Shift)

    assert names(document)[GROUPS:] == [f"Group {n}" for n in range(1, 11)]
    assert document.is_sound
    assert document.undo_stack.undoText() == "paste 10 customer groups"
    assert page.sentence.text().startswith("16 customer groups send about ")
    assert page.table.currentIndex().row() == GROUPS
    assert shown(page, GROUPS + 9, "accounts") == "100"
    assert shown(page, GROUPS, "business_hours") == "Mon-Fri 08:00-16:00"
    assert said == ["Shares from 0 to 1 were read as parts of one: 0.2 is 20%."]

    document.undo_stack.undo()
    assert document.draft is before
    assert page.table.entries.rowCount() == GROUPS


def test_pasted_rows_that_are_new_are_chosen_as_rows(page: CustomersPage, document: Document) -> None:
    before = document.draft
    paste(page, TEN, Ctrl | Shift)
    assert page.table.chosen_rows() == tuple(range(GROUPS, GROUPS + 10))
    QTest.keyClick(page.table, Key.Key_Delete)
    assert document.draft == before


def test_a_profile_left_out_is_shown_as_what_it_stands_for(page: CustomersPage, document: Document) -> None:
    edits.set_value(document, path=("customers", 0, "profile"), value=None)
    assert shown(page, 0, "profile") == "office hours"
    editor = page.profile.editor("profile")
    assert isinstance(editor, ChoiceEditor)
    assert editor.combo.currentText() == "office hours"


def test_pasted_over_groups_their_cells_change_in_one_step(page: CustomersPage, document: Document) -> None:
    page.table.choose_cell(1, COLUMN["accounts"])
    paste(page, "41\t2,5 x\n61\n")
    assert [value_at(document.draft, ("customers", row, "accounts")) for row in (1, 2)] == [41, 61]
    assert shown(page, 1, "tickets_per_account_per_month") == "2,5 x"
    assert wrong(page, 1, "tickets_per_account_per_month")
    assert not wrong(page, 1, "accounts")
    assert not document.is_sound
    assert document.undo_stack.count() == 1


def test_what_cannot_be_pasted_is_said_and_changes_nothing(page: CustomersPage, document: Document) -> None:
    said: list[str] = []
    page.told.connect(said.append)
    paste(page, "")
    assert said == ["There is nothing to paste; copy the cells in the spreadsheet first."]
    assert document.undo_stack.count() == 0


def test_a_wrong_cell_is_marked_and_explained_until_it_is_right(page: CustomersPage, document: Document) -> None:
    typed(page, 1, "accounts", "many")

    assert shown(page, 1, "accounts") == "many"
    assert value_at(document.draft, ("customers", 1, "accounts")) == "many"
    page.table.choose_cell(1, COLUMN["accounts"])
    assert page.line.text().startswith("✕ Europe, Extended, Accounts: A whole number is wanted here")
    cell = page.table.entries.index(1, COLUMN["accounts"])
    assert "A whole number is wanted" in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "A whole number is wanted" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert page.table.entries.headerData(1, Qt.Orientation.Vertical) == "✕ 2"
    assert "1 customer group with wrong values is not counted" in page.sentence.text()

    typed(page, 1, "accounts", "50")
    assert not wrong(page, 1, "accounts")
    page.table.choose_cell(1, COLUMN["accounts"])
    assert page.line.text().startswith("Europe, Extended, Accounts: How many customers")
    assert document.undo_stack.undoText() == "accounts 40 → 50"


def test_shares_that_do_not_add_up_mark_all_of_them(page: CustomersPage) -> None:
    typed(page, 0, "urgent", "50")
    assert shown(page, 0, "urgent") == "50%"
    for word in ("urgent", "high", "medium", "low"):
        assert "add up to 1.47" in wrong(page, 0, word)[0]


def test_hours_that_cannot_be_read_are_told_in_their_own_words(page: CustomersPage) -> None:
    typed(page, 0, "business_hours", "nine to five")
    assert '"nine to five" names no opening hours' in wrong(page, 0, "business_hours")[0]
    page.tabs.setCurrentIndex(DETAILS)
    page.table.choose_cell(0, 0)
    assert "names no opening hours" in page.details.hours.wrong.text()


def test_enter_goes_on_to_the_cell_below(page: CustomersPage) -> None:
    typed(page, 1, "accounts", "50")
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (2, COLUMN["accounts"])


def test_a_plan_is_chosen_from_those_there_are(page: CustomersPage, document: Document) -> None:
    page.table.choose_cell(0, COLUMN["plan"])
    QTest.keyClick(page.table, Key.Key_F2)
    combo = next(each for each in page.table.viewport().findChildren(QComboBox))
    assert [combo.itemText(index) for index in range(combo.count())] == ["Basic", "Extended"]
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert value_at(document.draft, ("customers", 0, "plan")) == "Extended"


def test_a_group_that_is_renamed_stays_the_one_that_incidents_hit(page: CustomersPage, document: Document) -> None:
    typed(page, 1, "name", "EMEA")
    hit = value_at(document.draft, ("incidents", 0, "customers"))
    assert isinstance(hit, list)
    assert hit[0] == "EMEA"
    assert document.is_sound


def test_rows_are_copied_with_headings_and_pasted_back(page: CustomersPage, document: Document) -> None:
    page.table.choose_rows(0, 1)
    QTest.keyClick(page.table, Key.Key_C, Ctrl)
    mime = QGuiApplication.clipboard().mimeData()
    heading, first, _second = mime.text().splitlines()
    assert heading.startswith("Name\tPlan\tTime zone\tBusiness hours\tHolidays\tAccounts\t")
    assert first.startswith("Europe, Basic\tBasic\tEurope/Oslo\tMon-Fri 09:00-17:00\tNO\t120\t1\t3%\t")
    assert "<th>Time zone</th>" in mime.html()

    QTest.keyClick(page.table, Key.Key_V, Ctrl | Shift)
    without_column = ("customers", 0, "seasonality")
    assert table_at(document.draft, ("customers", GROUPS)) == table_at(
        without(document.draft, without_column), ("customers", 0)
    )


def test_cells_are_copied_without_headings_and_formulas_are_guarded(page: CustomersPage, document: Document) -> None:
    edits.rename(document, path=("customers", 0), name="=1+1")
    page.table.choose_cell(0, COLUMN["name"])
    QTest.keyClick(page.table, Key.Key_C, Ctrl)
    assert QGuiApplication.clipboard().text() == "'=1+1\n"
    page.table.choose_cell(1, COLUMN["name"])
    QTest.keyClick(page.table, Key.Key_V, Ctrl)
    assert names(document)[1] == "=1+1"


def test_one_copied_cell_fills_all_chosen_ones(page: CustomersPage, document: Document) -> None:
    page.table.choose_cell(0, COLUMN["deflected"])
    QTest.keyClick(page.table, Key.Key_Down, Shift)
    QTest.keyClick(page.table, Key.Key_Down, Shift)
    paste(page, "30 %\n")
    assert [value_at(document.draft, ("customers", row, "deflected")) for row in range(3)] == [0.3, 0.3, 0.3]
    assert document.undo_stack.undoText() == "paste 3 cells"


def test_delete_clears_cells_and_deletes_whole_rows(page: CustomersPage, document: Document) -> None:
    page.table.choose_cell(0, COLUMN["deflected"])
    QTest.keyClick(page.table, Key.Key_Delete)
    assert value_at(document.draft, ("customers", 0, "deflected")) is None
    assert shown(page, 0, "deflected") == "0%"
    assert document.undo_stack.undoText() == "clear 1 cell"

    QTest.keyClick(page.table, Key.Key_Space, Shift)
    QTest.keyClick(page.table, Key.Key_Delete)
    assert names(document)[0] == "Europe, Extended"
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert names(document)[0] == "Europe, Basic"


def test_cut_cells_can_be_pasted_elsewhere(page: CustomersPage, document: Document) -> None:
    page.table.choose_cell(0, COLUMN["holidays"])
    QTest.keyClick(page.table, Key.Key_X, Ctrl)
    page.table.choose_cell(1, COLUMN["holidays"])
    QTest.keyClick(page.table, Key.Key_V, Ctrl)
    assert [value_at(document.draft, ("customers", row, "holidays")) for row in range(2)] == [None, "NO"]


def test_rows_are_duplicated_and_moved_together(page: CustomersPage, document: Document) -> None:
    page.table.choose_rows(0, 1)
    QTest.keyClick(page.table, Key.Key_D, Ctrl)
    assert names(document)[2:4] == ["Europe, Basic 2", "Europe, Extended 2"]
    assert page.table.chosen_rows() == (2, 3)
    assert document.undo_stack.undoText() == "duplicate 2 customer groups"

    QTest.keyClick(page.table, Key.Key_Up, Alt)
    assert names(document)[:4] == ["Europe, Basic", "Europe, Basic 2", "Europe, Extended 2", "Europe, Extended"]
    assert page.table.chosen_rows() == (1, 2)
    for _ in range(3):
        QTest.keyClick(page.table, Key.Key_Up, Alt)  # The last ones have nowhere to go.
    assert names(document)[:2] == ["Europe, Basic 2", "Europe, Extended 2"]
    QTest.keyClick(page.table, Key.Key_Down, Alt)
    assert names(document)[:3] == ["Europe, Basic", "Europe, Basic 2", "Europe, Extended 2"]


def test_a_row_is_added_below_and_its_name_typed_at_once(page: CustomersPage, document: Document) -> None:
    page.table.choose_cell(1, COLUMN["accounts"])
    QTest.keyClick(page.table, Key.Key_Insert)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Africa, Extended")
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert names(document)[2] == "Africa, Extended"
    assert value_at(document.draft, ("customers", 2, "plan")) == "Extended"
    assert document.is_sound


def test_deleting_several_rows_is_one_step(page: CustomersPage, document: Document) -> None:
    page.table.choose_rows(1, 3)
    page.rows.remove.trigger()
    assert names(document) == ["Europe, Basic", "Asia-Pacific, Basic", "Asia-Pacific, Extended"]
    assert document.undo_stack.count() == 1
    assert page.details.form.path == ("customers", 1)


def test_a_scenario_without_groups_says_what_to_do(page: CustomersPage, document: Document) -> None:
    page.table.choose_rows(0, GROUPS - 1)
    page.rows.remove.trigger()
    assert page.sentence.text() == "No customer groups yet: nobody sends tickets."
    assert page.line.text().startswith("Add a customer group, or paste")
    assert page.map.week is None
    page.rows.add.trigger()
    assert names(document) == ["New customer group"]


# --- the model ----------------------------------------------------------------------------------------------------


def test_it_is_a_sound_model_whatever_happens_to_the_draft(qtbot: QtBot, document: Document) -> None:
    del qtbot
    model = EntryModel(document, GROUP_TABLE)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    path: Path = ("customers",)
    edits.remove_entries(document, path=path, indices=(1, 3))
    edits.move_entry(document, path=path, index=0, to=3)
    edits.duplicate_entry(document, path=path, index=2)
    edits.set_value(document, path=(*path, 0, "accounts"), value="wrong")
    edits.replace_draft(document, data={**document.draft, "customers": [1, {}, "x"]})
    edits.replace_draft(document, data={**document.draft, "customers": "none"})
    for _ in range(document.undo_stack.count()):
        document.undo_stack.undo()
    opened(document)
    assert model.rowCount() == GROUPS
    assert tester.model() is model


def test_only_rows_that_changed_are_shown_anew(qtbot: QtBot, document: Document) -> None:
    del qtbot
    edits.replace_draft(document, data=ten_times(document.draft))
    model = EntryModel(document, GROUP_TABLE)
    told: list[tuple[int, int]] = []

    def take(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    model.dataChanged.connect(take)
    resets: list[bool] = []
    model.modelReset.connect(resets.append)
    edits.set_value(document, path=("customers", 7, "accounts"), value=1)
    assert told == [(7, 7)]
    edits.set_value(document, path=("plans", 0, "goal"), value=0.9)
    assert told == [(7, 7)]
    edits.remove_entry(document, path=("customers",), index=0)
    assert told == [(7, 7)]
    edits.set_values(document, values={("customers", row, "accounts"): 2 for row in (3, 4, 50)})
    assert told == [(7, 7), (3, 4), (50, 50)]
    assert model.rowCount() == 10 * GROUPS - 1
    assert resets == []


def ten_times(draft: Data) -> Data:
    """As many groups and coverages again, each under another name."""
    ten = dict(draft)
    for key in ("customers", "coverage"):
        entries = entries_at(draft, (key,))
        assert all(isinstance(entry, dict) for entry in entries)
        ten[key] = [
            {**entry, "name": f"{entry['name']}{f' {copy}' if copy else ''}"}
            for copy in range(10)
            for entry in entries
            if isinstance(entry, dict)
        ]
    return ten


# --- the map ------------------------------------------------------------------------------------------------------


def point(page: CustomersPage, hour: Hour) -> QPoint:
    return page.map.grid.layout_of_week().cell(hour).center().toPoint()


def drag(page: CustomersPage, first: Hour, last: Hour) -> None:
    grid = page.map.grid
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=point(page, first))
    QTest.mouseMove(grid, point(page, last))
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=point(page, last))


def weights(document: Document, group: int = 0) -> tuple[tuple[float, ...], ...]:
    return week_of_group(document.draft, group).weights


def test_a_stroke_on_a_built_in_profile_makes_an_own_one_in_one_step(page: CustomersPage, document: Document) -> None:
    before = document.draft
    page.map.tools.brush.setValue(0.5)

    drag(page, (5, 9), (5, 12))

    assert weights(document)[5][8:14] == (0, 0.5, 0.5, 0.5, 0.5, 0)
    assert weights(document)[0][9] == 1
    assert value_at(document.draft, ("customers", 0, "profile")) == "Europe, Basic"
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "paint profile “Europe, Basic”"
    assert document.is_sound
    drag(page, (6, 9), (6, 9))
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.draft is before
    assert page.map.week == week_of_group(before, 0)


def test_a_stroke_that_changes_nothing_is_no_step(page: CustomersPage, document: Document) -> None:
    drag(page, (0, 9), (0, 12))
    assert document.undo_stack.count() == 0


def test_a_stroke_can_be_given_up(page: CustomersPage, document: Document) -> None:
    grid = page.map.grid
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=point(page, (5, 9)))
    QTest.keyClick(grid, Key.Key_Escape)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=point(page, (5, 9)))
    assert document.undo_stack.count() == 0


def test_hours_are_chosen_and_painted_by_keys_alone(page: CustomersPage, document: Document) -> None:
    grid = page.map.grid
    grid.setFocus()
    grid.choose((5, 9), (5, 9))
    QTest.keyClick(grid, Key.Key_Right, Shift)
    QTest.keyClick(grid, Key.Key_Down, Shift)
    QTest.keyClicks(grid, "3")
    assert [weights(document)[day][9:11] for day in (5, 6)] == [(3, 3), (3, 3)]
    assert grid.accessibleDescription() == f"{page.map.hour.text()}"
    assert page.map.hour.text().startswith("Sunday 10:00–11:00: weight 3, ")
    assert page.map.hour.text().endswith("(4 hours chosen)")
    steps = document.undo_stack.count()
    for _ in range(3):
        QTest.keyClicks(grid, "+")
    assert weights(document)[5][9] == 3.3
    QTest.keyClicks(grid, "-")
    assert weights(document)[5][9] == 3.2
    assert document.undo_stack.count() == steps + 1
    QTest.keyClick(grid, Key.Key_Left)
    assert grid.chosen == ((6, 9),)
    QTest.keyClick(grid, Key.Key_A, Ctrl)
    assert len(grid.chosen) == 168


def test_labels_choose_a_day_an_hour_or_all(page: CustomersPage) -> None:
    grid = page.map.grid
    layout = grid.layout_of_week()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=layout.day_label(2).center().toPoint())
    assert grid.chosen == tuple((2, hour) for hour in range(24))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=layout.hour_label(7).center().toPoint())
    assert grid.chosen == tuple((day, 7) for day in range(7))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert len(grid.chosen) == 168


def test_buttons_change_the_week_or_what_is_chosen(page: CustomersPage, document: Document) -> None:
    page.map.grid.choose((0, 9), (0, 10))
    page.map.tools.double.click()
    assert weights(document)[0][8:12] == (0, 2, 2, 1)
    page.map.tools.halve.click()
    assert weights(document)[0][8:12] == (0, 1, 1, 1)
    page.map.tools.flat.click()
    assert set(map(sum, weights(document))) == {24}
    page.map.tools.office.click()
    assert weights(document) == week_of_group(document.draft, 2).weights


def test_a_week_is_copied_from_one_group_to_another(page: CustomersPage, document: Document) -> None:
    always_on = weights(document, 1)
    page.table.choose_cell(1, 0)
    page.map.grid.setFocus()
    QTest.keyClick(page.map.grid, Key.Key_C, Ctrl)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 7
    page.table.choose_cell(0, 0)
    QTest.keyClick(page.map.grid, Key.Key_V, Ctrl)
    assert weights(document, 0) == always_on
    said: list[str] = []
    page.told.connect(said.append)
    QGuiApplication.clipboard().setText("Monday\t1")
    page.map.tools.paste.click()
    assert said[0].startswith("“Monday” in row 1, column 1 is no weight")


def test_a_shared_profile_says_so_and_can_be_parted_from(page: CustomersPage, document: Document) -> None:
    for group in (0, 1):
        edits.set_value(document, path=("customers", group, "profile"), value="shared")
    edits.add_entry(document, path=("profiles",), entry={"name": "shared", "weights": [[1] * 24] * 7})
    assert page.map.note.text().startswith("Europe, Basic: “shared”, which another group also has")
    page.map.own.click()
    assert value_at(document.draft, ("customers", 0, "profile")) == "Europe, Basic"
    assert page.map.note.text() == "Europe, Basic: a profile of its own, “Europe, Basic”."
    assert not page.map.own.isVisible()


def test_the_tooltip_of_an_hour_says_its_weight_and_tickets(page: CustomersPage) -> None:
    at = point(page, (1, 10))
    help_wanted = QHelpEvent(QEvent.Type.ToolTip, at, page.map.grid.mapToGlobal(at))
    QApplication.sendEvent(page.map.grid, help_wanted)
    assert "Tuesday 10:00–11:00: weight 1, 0.55 tickets an hour" in QToolTip.text()
    QToolTip.hideText()


def test_a_profile_is_added_renamed_painted_and_deleted(page: CustomersPage, document: Document) -> None:
    page.tabs.setCurrentIndex(PROFILES)
    page.profiles.entries.add.trigger()
    edits.set_value(document, path=("customers", 0, "profile"), value="New profile")
    edits.rename(document, path=("profiles", 0), name="Shop")
    assert value_at(document.draft, ("customers", 0, "profile")) == "Shop"
    assert page.profiles.map.note.text() == "The profile of Europe, Basic."
    page.profiles.map.grid.choose((0, 0), (0, 0))
    QTest.keyClicks(page.profiles.map.grid, "7")
    assert weights(document)[0][0] == 7
    page.profiles.entries.remove.trigger()
    assert 'no profile "Shop"' in wrong(page, 0, "profile")[0]
    assert page.map.week is not None
    assert "no profile" in page.map.wrong.text()


# --- the details --------------------------------------------------------------------------------------------------


def test_windows_of_business_hours_are_added_changed_and_removed(page: CustomersPage, document: Document) -> None:
    hours = page.details.hours
    hours.add.click()
    assert shown(page, 0, "business_hours") == "Mon-Fri 09:00-17:00; Sat 09:00-17:00"
    hours.rows[1].editors["to"].edited.emit("noon")
    assert not document.is_sound
    assert shown(page, 0, "business_hours") == "Mon-Fri 09:00-17:00; Sat 09:00-noon"
    assert hours.wrong.text().startswith("✕ A time of day is wanted here")
    hours.rows[1].remove.click()
    hours.rows[0].remove.click()
    assert value_at(document.draft, ("customers", 0, "business_hours")) is None
    assert hours.left_out.isVisibleTo(hours)


def test_shares_are_made_to_add_up(page: CustomersPage, document: Document) -> None:
    severities = page.details.severities
    severities.editors["urgent"].edited.emit(0.25)
    assert severities.sum.text() == "Together 122%"
    assert severities.mend.isVisibleTo(severities)
    severities.mend.click()
    assert severities.sum.text() == "Together 100%"
    assert document.is_sound


def test_a_wrong_season_marks_the_tab_and_can_be_gone_to(page: CustomersPage, document: Document) -> None:
    page.details.seasons.editors[3].edited.emit("warm")
    (error,) = document.errors
    assert page.tabs.tabText(DETAILS) == "✕ Details"
    assert wrong(page, 0, "name")[0].startswith("Seasonality")
    page.table.choose_cell(3, 0)
    assert page.tabs.tabText(DETAILS) == "Details"
    page.go_to(error.path)
    assert page.tabs.currentIndex() == DETAILS
    assert page.details.seasons.editors[3].line.hasFocus()
    assert page.details.form.path == ("customers", 0)


def test_going_to_a_wrong_cell_makes_it_current(page: CustomersPage, document: Document) -> None:
    edits.set_value(document, path=("customers", 4, "severities", "high"), value="x")
    page.go_to(document.errors[0].path)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (4, COLUMN["high"])
    edits.add_entry(document, path=("profiles",), entry={"name": "Empty", "weights": [[0] * 24] * 7})
    page.go_to(("profiles", 0))
    assert page.tabs.currentIndex() == PROFILES
    assert page.tabs.tabText(PROFILES) == "✕ Profiles"
    assert "all weights are zero" in page.profiles.map.wrong.text().lower()


def test_everything_that_takes_the_focus_has_a_name(page: CustomersPage, document: Document) -> None:
    edits.add_entry(document, path=("profiles",), entry={"name": "Shop", "weights": [[1] * 24] * 7})
    nameless = []
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        nameless += [
            widget
            for widget in page.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not isinstance(widget, QAbstractButton | QHeaderView)
            and not isinstance(widget.parent(), QAbstractSpinBox)
        ]
    assert nameless == []


@pytest.mark.parametrize("huge", [10**400, -(10**400), float("inf"), float("nan"), 1e308])
def test_numbers_beyond_all_measure_are_shown_and_marked(page: CustomersPage, document: Document, huge: float) -> None:
    page.profiles.entries.add_entry()
    edits.set_value(document, path=("customers", 0, "profile"), value="New profile")
    for path in (
        ("customers", 0, "severities", "low"),
        ("customers", 0, "seasonality", 3),
        ("customers", 0, "accounts"),
        ("profiles", 0, "weights", 2, 5),
    ):
        edits.set_value(document, path=path, value=huge)
    page.grab()
    assert not document.is_sound
    page.details.severities.mend.click()
    assert not document.errors_at(("customers", 0, "severities"))


def test_a_page_that_is_made_late_looks_at_the_first_group(page: CustomersPage) -> None:
    assert page.table.currentIndex().row() == 0
    assert page.details.form.path == ("customers", 0)
    assert page.map.week is not None


def test_a_long_name_makes_nothing_wider(page: CustomersPage, document: Document) -> None:
    before = page.minimumSizeHint().width()
    edits.rename(document, path=("customers", 0), name="N" * 300)
    edits.rename(document, path=("plans", 0), name="M" * 300)
    assert page.minimumSizeHint().width() == before
