"""The only question: before unsaved changes are left, by whatever way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import PATIENCE_MS, DeskWindow, Windows, contents, windows_of
from tests.ui.scenario_files import SMALL

Button = QMessageBox.StandardButton


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[Windows]:
    with windows_of(qtbot, tmp_path / "own") as windows:
        yield windows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    path = tmp_path / "desk" / "plan.toml"
    path.write_text(SMALL, encoding="utf-8")
    (tmp_path / "desk" / "other.toml").write_text(SMALL.replace("accounts = 20", "accounts = 50"), encoding="utf-8")
    return path


def with_accounts(accounts: int) -> str:
    return SMALL.replace("accounts = 20", f"accounts = {accounts}")


def close(window: DeskWindow) -> None:
    window.close()


def open_other(window: DeskWindow) -> None:
    assert window.document.path is not None
    window.desk.open(window.document.path.with_name("other.toml"))


def begin_blank(window: DeskWindow) -> None:
    window.desk.new()
    gallery = window.desk.beginning.gallery
    assert gallery is not None
    QTest.mouseClick(gallery.take, Qt.MouseButton.LeftButton)


WAYS = [close, open_other, begin_blank]


@pytest.mark.parametrize("leave", WAYS)
def test_who_saves_goes_on_when_it_is_saved(windows: Windows, path: Path, leave: Callable[[DeskWindow], None]) -> None:
    window = windows.new(path)
    window.edit(21)
    leave(window)
    assert window.is_asking()
    assert window.isVisible()
    window.answer(Button.Save)
    windows.qtbot.waitUntil(lambda: not window.isVisible() or window.document.path != path, timeout=PATIENCE_MS)
    assert path.read_text("utf-8") == with_accounts(21)
    assert not window.is_asking()


@pytest.mark.parametrize("leave", WAYS)
def test_who_discards_goes_on_at_once(windows: Windows, path: Path, leave: Callable[[DeskWindow], None]) -> None:
    window = windows.new(path)
    windows.edited(window, 21)
    leave(window)
    window.answer(Button.Discard)
    windows.qtbot.waitUntil(lambda: not window.isVisible() or window.document.path != path, timeout=PATIENCE_MS)
    assert path.read_text("utf-8") == SMALL
    assert ".plan.toml.autosave" not in contents(path.parent)
    assert ".plan.toml.lock" not in contents(path.parent)


@pytest.mark.parametrize("leave", WAYS)
def test_who_cancels_stays(windows: Windows, path: Path, leave: Callable[[DeskWindow], None]) -> None:
    window = windows.new(path)
    windows.edited(window, 21)
    leave(window)
    windows.cancelled(window)
    assert window.isVisible()
    assert (window.document.path, window.accounts()) == (path, 21)
    assert window.is_unsaved()
    assert ".plan.toml.autosave" in contents(path.parent)
    windows.saved(window)
    window.close()
    assert not window.isVisible()


@pytest.mark.parametrize("leave", WAYS)
def test_nobody_is_asked_where_nothing_is_lost(
    windows: Windows, path: Path, leave: Callable[[DeskWindow], None]
) -> None:
    window = windows.new(path)
    window.edit(21)
    window.document.undo_stack.undo()
    leave(window)
    assert not window.is_asking()
    windows.qtbot.waitUntil(lambda: not window.isVisible() or window.document.path != path, timeout=PATIENCE_MS)


def test_escape_is_no_answer_that_loses_anything(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    window.close()
    box = window.desk.leaving.question.box
    assert box is not None
    assert box.text() == 'Save the changes to "plan.toml"?'
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.defaultButton() is box.button(Button.Save)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not window.is_asking()
    assert window.isVisible()


def test_the_question_is_asked_once(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    window.close()
    box = window.desk.leaving.question.box
    window.close()
    assert window.desk.leaving.question.box is box
    window.answer(Button.Discard)
    assert not window.isVisible()


def test_a_close_waits_for_the_save_under_way(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    window.desk.save()
    window.close()
    assert not window.is_asking()
    windows.qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert path.read_text("utf-8") == with_accounts(21)


def test_what_is_edited_while_it_is_saved_is_asked_about_again(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    window.close()
    window.answer(Button.Save)
    window.edit(22)
    windows.qtbot.waitUntil(window.is_asking, timeout=PATIENCE_MS)
    assert window.isVisible()
    window.answer(Button.Save)
    windows.qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert path.read_text("utf-8") == with_accounts(22)


def test_a_save_that_fails_keeps_the_window_open(windows: Windows, path: Path) -> None:
    window = windows.new(path, delay_ms=60_000)
    window.edit(21)
    window.desk.watching.end()
    path.parent.rename(path.parent.with_name("away"))
    window.close()
    with windows.qtbot.waitSignal(window.desk.saving.refused, timeout=PATIENCE_MS):
        window.answer(Button.Save)
    windows.idle(window)
    assert window.isVisible()
    assert window.bar.notice.sentence.startswith("Not saved: the folder ")
    window.choose("Close")


def test_who_is_asked_for_a_name_and_gives_none_stays(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    begin_blank(window)
    windows.qtbot.waitUntil(lambda: not window.desk.can_revert, timeout=PATIENCE_MS)
    window.edit(21)
    window.close()
    window.answer(Button.Save)
    dialog = window.desk.dialogs.dialog
    assert dialog is not None
    dialog.reject()
    windows.saved_as(window, path.with_name("new.toml"))
    assert window.isVisible()
    window.close()
    assert not window.isVisible()


def test_logging_off_asks_nobody_and_keeps_everything(windows: Windows, path: Path) -> None:
    window = windows.new(path, delay_ms=60_000)
    window.edit(21)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.commitDataRequest.emit(None)
    assert b"accounts = 21" in contents(path.parent)[".plan.toml.autosave"]
    window.close()
    assert not window.isVisible()
    assert ".plan.toml.autosave" in contents(path.parent)


def test_who_stays_logged_on_and_goes_on_is_asked_again(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    window.desk.closing.let_close()
    window.edit(22)
    window.close()
    assert window.is_asking()


def test_what_was_discarded_is_not_kept_by_what_comes_after_the_close(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    windows.edited(window, 21)
    window.close()
    window.answer(Button.Discard)
    assert not window.isVisible()
    window.end_at_once()
    assert set(contents(path.parent)) == {"plan.toml", "other.toml"}


def test_what_is_edited_while_another_file_is_read_is_asked_about(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    open_other(window)
    window.edit(30)
    windows.qtbot.waitUntil(window.is_asking, timeout=PATIENCE_MS)
    assert (window.document.path, window.accounts()) == (path, 30)
    with windows.qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        window.answer(Button.Save)
    assert window.accounts() == 50
    assert path.read_text("utf-8") == with_accounts(30)


def test_what_is_discarded_and_then_edited_while_another_file_is_read_is_asked_about_again(
    windows: Windows, path: Path
) -> None:
    window = windows.new(path)
    window.edit(30)
    open_other(window)
    window.answer(Button.Discard)
    window.edit(40)
    windows.qtbot.waitUntil(window.is_asking, timeout=PATIENCE_MS)
    windows.cancelled(window)
    assert (window.document.path, window.accounts()) == (path, 40)


def test_a_save_while_another_file_is_read_never_gives_its_content_the_name_of_this_one(
    windows: Windows, path: Path
) -> None:
    window = windows.new(path)
    with windows.qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        open_other(window)
        window.desk.save()
    windows.idle(window)
    assert (window.document.path, window.accounts()) == (path.with_name("other.toml"), 50)
    assert not window.is_unsaved()
