"""What another program does to the file is noticed, said in a bar, and changes nothing by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from planner.whole_file import write_whole
from tests.ui.desk_window import PATIENCE_MS, DeskWindow, Windows, windows_of
from tests.ui.scenario_files import SMALL


def with_accounts(accounts: int) -> str:
    return SMALL.replace("accounts = 20", f"accounts = {accounts}")


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[Windows]:
    with windows_of(qtbot, tmp_path / "own") as windows:
        yield windows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    path = tmp_path / "desk" / "plan.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def buttons(window: DeskWindow) -> list[str]:
    return [button.text() for button in (*window.bar.buttons, window.bar.close_notice)]


@pytest.mark.parametrize("is_whole", [True, False], ids=["replaced", "written in place"])
def test_journey_a_change_on_disk_is_noticed_and_reloaded_by_one_click(
    windows: Windows, path: Path, is_whole: bool
) -> None:
    window = windows.new(path)
    for accounts in (30, 31):
        if is_whole:
            write_whole(path, with_accounts(accounts).encode())
        else:
            path.write_text(with_accounts(accounts), encoding="utf-8")
        windows.said(window)
        assert window.bar.notice.sentence == "plan.toml was changed on disk by another program."
        assert buttons(window) == ["Reload", "Keep mine", "Save mine as…", "Close"]
        before = window.accounts()
        assert before != accounts
        with windows.qtbot.waitSignal(window.desk.reloading.reloaded, timeout=PATIENCE_MS):
            window.choose("Reload")
        assert window.accounts() == accounts
        assert not window.is_unsaved()
        assert window.sentences == []
    window.document.undo_stack.undo()
    assert window.accounts() == 30
    assert window.is_unsaved()


def test_unsaved_changes_come_back_after_a_reload_by_undo(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    path.write_text(with_accounts(30), encoding="utf-8")
    windows.said(window)
    with windows.qtbot.waitSignal(window.desk.reloading.reloaded, timeout=PATIENCE_MS):
        window.choose("Reload")
    assert window.document.undo_stack.undoText() == "reload plan.toml"
    window.document.undo_stack.undo()
    assert window.accounts() == 21
    windows.saved(window)
    assert path.read_text("utf-8") == with_accounts(21)


def test_who_keeps_their_own_may_save_it(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    path.write_text(with_accounts(30), encoding="utf-8")
    windows.said(window)
    window.choose("Keep mine")
    assert window.is_unsaved()
    window.desk.watching.check()
    windows.idle(window)
    assert window.sentences == []
    windows.saved(window)
    assert path.read_text("utf-8") == SMALL
    assert not window.is_unsaved()


def test_a_change_that_is_taken_back_is_not_asked_about_any_more(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    path.write_text(with_accounts(30), encoding="utf-8")
    windows.said(window)
    path.write_text(SMALL, encoding="utf-8")
    windows.said(window, 0)
    assert not window.is_unsaved()


def test_our_own_saves_are_no_change(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    changes: list[str] = []
    window.desk.watching.changed.connect(lambda: changes.append("changed"))
    window.desk.watching.vanished.connect(lambda: changes.append("vanished"))
    for accounts in range(21, 27):
        window.edit(accounts)
        windows.saved(window)
        windows.idle(window)
        window.desk.watching.check()
    windows.idle(window)
    assert changes == []


def test_what_was_seen_before_a_save_counts_for_nothing_after_it(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    watching = window.desk.watching
    watching._unwatch()
    with windows.qtbot.assertNotEmitted(watching.changed):
        watching.check()
        windows.qtbot.waitUntil(lambda: window.background.is_awake, timeout=PATIENCE_MS)
        watching.pause()
        path.write_text(with_accounts(30), encoding="utf-8")
        watching.check()
        windows.idle(window)
        watching.follow(path, with_accounts(30).encode())
        watching.go_on()
        windows.idle(window)


def test_a_change_that_was_not_noticed_yet_is_not_written_over(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.desk.watching.end()
    window.desk.watching.known = SMALL.encode()
    window.edit(21)
    path.write_text(with_accounts(30), encoding="utf-8")
    with windows.qtbot.waitSignal(window.desk.saving.outdated, timeout=PATIENCE_MS):
        window.desk.save()
    assert path.read_text("utf-8") == with_accounts(30)
    assert window.is_unsaved()
    assert window.bar.notice.sentence == (
        "Not saved: plan.toml was changed on disk by another program meanwhile, and is untouched."
    )
    assert buttons(window) == ["Reload", "Save mine over it", "Save mine as…", "Close"]
    with windows.qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        window.choose("Save mine over it")
    assert path.read_text("utf-8") == with_accounts(21)


def test_a_change_that_was_closed_without_an_answer_is_asked_about_at_the_save(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    path.write_text(with_accounts(30), encoding="utf-8")
    windows.said(window)
    window.choose("Close")
    window.edit(21)
    with windows.qtbot.waitSignal(window.desk.saving.outdated, timeout=PATIENCE_MS):
        window.desk.save()
    assert path.read_text("utf-8") == with_accounts(30)


def test_a_change_is_noticed_when_the_window_is_looked_at_again(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.desk.watching._unwatch()
    path.write_text(with_accounts(30), encoding="utf-8")
    windows.idle(window)
    assert window.sentences == []
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    windows.said(window)


def test_a_file_that_has_gone_is_unsaved_and_can_be_saved_again(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    path.unlink()
    windows.said(window)
    assert window.bar.notice.sentence.startswith("plan.toml is not there any more: it was moved or deleted")
    assert buttons(window) == ["Save again", "Save mine as…", "Close"]
    assert window.is_unsaved()
    with windows.qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        window.choose("Save again")
    assert path.read_text("utf-8") == SMALL
    assert not window.is_unsaved()
    assert window.sentences == []


def test_a_folder_in_the_place_of_the_file_is_no_file(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    path.unlink()
    path.mkdir()
    windows.said(window)
    assert "is not there any more" in window.bar.notice.sentence


def test_a_disk_that_was_away_for_a_moment(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    away = path.parent.with_name("away")
    shutil.move(path.parent, away)
    window.desk.watching.check()
    windows.said(window)
    shutil.move(away, path.parent)
    window.desk.watching.check()
    windows.said(window, 0)
    write_whole(path, with_accounts(30).encode())
    windows.said(window)
    assert window.bar.notice.sentence == "plan.toml was changed on disk by another program."


def test_a_change_to_what_is_no_scenario_cannot_be_reloaded(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    path.write_text("= no", encoding="utf-8")
    windows.said(window)
    with windows.qtbot.waitSignal(window.desk.reloading.refused, timeout=PATIENCE_MS):
        window.choose("Reload")
    assert window.accounts() == 20
    assert window.told[0].startswith("plan.toml cannot be loaded: line 1: ")


def test_only_the_file_that_is_open_is_watched(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    other = path.with_name("other.toml")
    other.write_text(SMALL, encoding="utf-8")
    path.write_text(with_accounts(30), encoding="utf-8")
    windows.said(window)
    windows.opened(window, other)
    assert window.sentences == []
    path.unlink()
    window.desk.watching.check()
    windows.idle(window)
    assert window.sentences == []


def test_a_change_between_the_reading_and_the_watching_is_noticed(windows: Windows, path: Path) -> None:
    window = windows.new()
    window.document.source_changed.connect(partial(path.write_text, with_accounts(44), "utf-8"))
    windows.opened(window, path)
    windows.said(window)
    assert window.sentences == ["plan.toml was changed on disk by another program."]
    assert window.accounts() == 20
