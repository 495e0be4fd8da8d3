"""Journeys to a decision: why targets are missed, the cheapest staffing, headroom, and the pack that defends it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planner.recommending.recommendation import Recommendation
from planner.studies.workers import InlineWorkers
from planner.tables.table import Table
from tests.ui.journeys import PATIENCE_MS, on_page, opened, simulated, undo
from tests.ui.scenario_files import SMALL
from ui.answers import headroom_answer
from ui.answers.answer_page import AnswerPage
from ui.answers.answer_table import AnswerModel, AnswerTable
from ui.answers.headroom_page import HeadroomPage
from ui.compare.compare_page import ComparePage
from ui.edits import set_value
from ui.packing import place
from ui.packing.pack_dialog import NOT_TWO, STALE, PackDialog
from ui.packing.pack_work import PackWork, Stopped
from ui.packing.packing import PACK
from ui.recommending.recommend_answer import APPLIED
from ui.settings import Settings
from ui.window import MainWindow

CLOCK = 1
"""The coverage around the clock, which can meet its goals."""

PAID = SMALL.replace('time_zone = "Europe/Oslo"\nshifts', 'time_zone = "Europe/Oslo"\ncost_per_hour = 50.0\nshifts')
GOAL = ("plans", 0, "goal")


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "desk.toml"
    path.write_text(PAID, encoding="utf-8")
    opened(qtbot, window, path)
    return window


def jobs_done(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.jobs.current is None, timeout=PATIENCE_MS)


def button(page: AnswerPage, words: str) -> QPushButton:
    return next(each for each in page.view.findChildren(QPushButton) if each.text() == words)


def tables(page: AnswerPage) -> list[AnswerModel]:
    models = [table.model() for table in page.view.findChildren(AnswerTable)]
    return [model for model in models if isinstance(model, AnswerModel)]


def plain_pack(window: MainWindow) -> PackDialog:
    """The dialog, with nothing included that takes simulations of its own."""
    window.commands.pack.trigger()
    dialog = window.findChild(PackDialog)
    assert dialog is not None
    for box in dialog.includes.values():
        box.setChecked(False)
    return dialog


def baseline(window: MainWindow) -> str:
    """What the page compares with, which is the one that is shown."""
    page = window.shelf.currentWidget()
    assert isinstance(page, ComparePage)
    return page.bar.baseline.currentText()


def engineers(window: MainWindow, coverage: int) -> list[int]:
    scenario = window.document.scenario
    assert scenario is not None
    return [shift.engineers for shift in scenario.coverage[coverage].shifts]


def test_journey_the_cheapest_staffing_is_found_applied_and_taken_back(qtbot: QtBot, desk: MainWindow) -> None:
    desk.document.choose_coverage(CLOCK)
    set_value(desk.document, path=GOAL, value=0.6)
    found: list[Recommendation] = []
    desk.jobs.finished.connect(lambda _, each: found.append(each))
    desk.commands.recommend.trigger()
    jobs_done(qtbot, desk)
    page = desk.shelf.currentWidget()
    assert isinstance(page, AnswerPage)
    (recommendation,) = found
    assert recommendation.headcounts is not None
    assert page.view.titles[0].text().startswith("Around <b>the</b> clock needs ")
    before = engineers(desk, CLOCK)
    button(page, "Apply to this coverage").click()
    assert engineers(desk, CLOCK) == list(recommendation.headcounts)
    assert "apply recommendation" in desk.document.undo_stack.undoText().lower()
    assert page.state.text() == APPLIED
    assert not button(page, "Apply to this coverage").isEnabled()
    undo(desk)
    assert engineers(desk, CLOCK) == before
    simulated(qtbot, desk)
    button(page, "Apply as a new coverage").click()
    assert desk.document.coverage_names[CLOCK + 1] == "Around <b>the</b> clock, recommended"
    assert desk.document.coverage_index == CLOCK + 1
    assert baseline(desk) == "Around <b>the</b> clock"
    undo(desk)
    assert len(desk.document.coverage_names) == 2


def test_journey_a_gap_in_coverage_is_said_before_any_search(qtbot: QtBot, desk: MainWindow) -> None:
    desk.commands.recommend.trigger()
    jobs_done(qtbot, desk)
    page = desk.shelf.currentWidget()
    assert isinstance(page, AnswerPage)
    assert page.view.titles[0].text() == (
        "No headcount on the shifts of Business hours can meet the goals: hours lack cover."
    )
    assert not [each for each in page.view.findChildren(QPushButton) if each.text().startswith("Apply")]


def test_journey_why_targets_are_missed_and_a_change_tried_in_a_copy(qtbot: QtBot, desk: MainWindow) -> None:
    page = on_page(desk, "reasons", AnswerPage)
    page.ask.click()
    jobs_done(qtbot, desk)
    titles = [title.text() for title in page.view.titles]
    assert titles[0].startswith("Business hours missed ")
    assert "By plan" in titles
    simulated(qtbot, desk)
    button(page, "Try change 1").click()
    assert len(desk.document.coverage_names) == 3
    assert desk.document.coverage_names[1].startswith("Business hours, ")
    assert baseline(desk) == "Business hours"
    undo(desk)
    assert len(desk.document.coverage_names) == 2


def test_journey_headroom_with_what_is_known_so_far(
    qtbot: QtBot, desk: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("find_sensitivity", "find_engineer_worth"):
        monkeypatch.setattr(headroom_answer, name, lambda *_: None)
    desk.document.choose_coverage(CLOCK)
    page = on_page(desk, "headroom", HeadroomPage).headroom
    page.ask.click()
    jobs_done(qtbot, desk)
    assert len(page.view.titles) == 1
    (model,) = tables(page)
    assert isinstance(model.table, Table)
    assert model.rowCount() > 0


def test_journey_a_decision_pack_into_an_empty_folder(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def open_the_first(url: QUrl) -> bool:
        seen.append(url.toLocalFile())
        return len(seen) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_the_first)
    dialog = plain_pack(desk)
    assert dialog.note.text() == STALE
    folder = tmp_path / "a new folder"
    folder.mkdir()
    dialog.question.setText("Enough?")
    dialog.folder.setText(str(folder))
    dialog.make.click()
    jobs_done(qtbot, desk)
    assert sorted(path.name for path in folder.iterdir()) == [f"desk decision.{end}" for end in ("html", "pdf", "xlsx")]
    assert "<h1>Enough?</h1>" in (folder / "desk decision.html").read_text("utf-8")
    notice = desk.desk.bars.bar(PACK)
    assert notice is not None
    assert notice.sentence.text().startswith("The decision pack is ready: 3 files in ")
    opens, shows = notice.buttons
    opens.click()
    shows.click()
    assert Settings().export_folder == folder
    assert seen == [str(folder / "desk decision.pdf"), str(folder)]
    assert desk.message.sentence.text() == f"Nothing on this computer opens {folder}."
    assert desk.desk.bars.bar(PACK) is notice
    notice.close_notice.click()
    assert desk.desk.bars.bar(PACK) is None


def test_a_pack_needs_a_format_and_a_folder(qtbot: QtBot, desk: MainWindow) -> None:
    del qtbot
    desk.commands.pack.trigger()
    dialog = desk.findChild(PackDialog)
    assert dialog is not None
    for box in dialog.formats.values():
        box.setChecked(False)
    assert not dialog.make.isEnabled()
    dialog.formats["pdf"].setChecked(True)
    assert dialog.make.isEnabled()
    for picker in (dialog.coverage, dialog.against):
        picker.setCurrentIndex(1)
    assert not dialog.make.isEnabled()
    assert dialog.make.toolTip() == NOT_TWO
    dialog.against.setCurrentIndex(2)
    assert dialog.make.isEnabled()
    dialog.folder.clear()
    assert not dialog.make.isEnabled()
    dialog.reject()


def put_into(dialog: PackDialog, folder: Path) -> None:
    """Press the button, with this folder."""
    dialog.folder.setText(str(folder))
    dialog.make.click()


def replacing(dialog: PackDialog) -> QMessageBox:
    """The question that is asked."""
    (box,) = (each for each in dialog.findChildren(QMessageBox) if each.isVisible())
    return box


def test_a_folder_that_takes_no_files_is_said_before_the_dialog_closes(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    before = Settings().export_folder
    dialog = plain_pack(desk)
    dialog.question.setText("Enough?")
    there, file = tmp_path / "not" / "there", tmp_path / "file"
    put_into(dialog, there)
    assert dialog.trouble.text() == f"✕ The folder {there} is not there."
    assert not there.parent.exists()
    file.write_text("", encoding="utf-8")
    put_into(dialog, file)
    assert dialog.trouble.text() == f"✕ {file} is no folder."
    dialog.folder.setText("~nobody")
    assert dialog.trouble.text() == "", "said of another folder"
    with monkeypatch.context() as refused:
        refused.setattr(place, "TemporaryFile", refuse)
        put_into(dialog, tmp_path)
    assert dialog.trouble.text() == f"✕ Nothing may be written into the folder {tmp_path}."
    (tmp_path / "desk decision.pdf").mkdir()
    put_into(dialog, tmp_path)
    assert dialog.trouble.text() == f"✕ {tmp_path / 'desk decision.pdf'} is a folder."
    assert dialog.isVisible()
    assert dialog.wish.question == "Enough?"
    assert desk.jobs.current is None
    assert Settings().export_folder == before
    dialog.reject()


def refuse(**_: object) -> None:
    raise OSError(errno.EACCES, "Permission denied")


def test_files_that_are_there_are_replaced_only_if_that_is_wanted(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path
) -> None:
    there = [tmp_path / f"desk decision.{ending}" for ending in ("pdf", "html")]
    for path in there:
        path.write_bytes(b"mine")
    dialog = plain_pack(desk)
    put_into(dialog, tmp_path)
    box = replacing(dialog)
    assert box.text() == 'Replace "desk decision.pdf" and "desk decision.html"?'
    assert box.informativeText() == f"They are in {tmp_path} already. What they hold now is lost."
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert dialog.isVisible(), "whoever presses Enter in haste loses nothing"
    assert desk.jobs.current is None
    dialog.make.click()
    next(each for each in replacing(dialog).buttons() if each.text() == "Replace").click()
    jobs_done(qtbot, desk)
    assert desk.desk.bars.bar(PACK) is not None
    assert b"mine" not in [path.read_bytes() for path in there]


def test_one_file_that_is_there_is_asked_about_as_one(desk: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "desk decision.xlsx").write_bytes(b"mine")
    dialog = plain_pack(desk)
    put_into(dialog, tmp_path)
    box = replacing(dialog)
    assert box.text() == 'Replace "desk decision.xlsx"?'
    assert box.informativeText() == f"It is in {tmp_path} already. What it holds now is lost."
    box.reject()
    dialog.reject()


@pytest.mark.parametrize("last_words", ["0 of ", "1 of ", "setting the pages", "writing desk decision.html"])
def test_a_pack_that_is_stopped_writes_nothing(desk: MainWindow, tmp_path: Path, last_words: str) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    before = Settings().export_folder
    work = pack_work(desk, folder)
    told: list[object] = []

    def is_cancelled() -> bool:
        return any(str(words).startswith(last_words) for words in told)

    assert isinstance(work(InlineWorkers(), told.append, is_cancelled), Stopped)
    assert is_cancelled(), told
    assert list(folder.iterdir()) == []
    assert Settings().export_folder == before


def test_journey_a_pack_is_stopped_and_says_so(qtbot: QtBot, desk: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    dialog = plain_pack(desk)
    put_into(dialog, folder)
    desk.jobs.cancel_current()
    jobs_done(qtbot, desk)
    assert desk.message.sentence.text() == "Stopped: nothing was written."
    assert list(folder.iterdir()) == []
    assert desk.desk.bars.bar(PACK) is None


def pack_work(desk: MainWindow, folder: Path) -> PackWork:
    """What the dialog would have made, with nothing included."""
    dialog = plain_pack(desk)
    dialog.folder.setText(str(folder))
    wish = dialog.wish
    dialog.reject()
    assert desk.document.scenario is not None
    return PackWork(desk.document.scenario, "", None, wish)


def test_enter_in_a_field_of_the_pack_makes_it(qtbot: QtBot, desk: MainWindow, tmp_path: Path) -> None:
    dialog = plain_pack(desk)
    dialog.folder.setText(str(tmp_path / "nowhere"))
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
    QTest.keyClick(dialog.question, Qt.Key.Key_Return)
    assert dialog.trouble.text().startswith("✕ ")
    dialog.reject()
