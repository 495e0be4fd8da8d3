"""Autosave and recovery: a crash costs a moment's work at most, and a proper close leaves nothing behind."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner import whole_file
from planner.scenario.autosave import read_autosave
from planner.shipped import neptune_sample
from tests.ui.desk_window import PATIENCE_MS, Windows, contents, windows_of
from tests.ui.scenario_files import SMALL

COMMENTED = f"# By hand.\n{SMALL.replace('accounts = 20', 'accounts = 20   # counted in March')}"

CRASHING = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from tests.ui.desk_window import DeskWindow
from ui.application import make_application
from ui.document import Source

application = make_application()
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[1])
window = DeskWindow(Path(sys.argv[1]))

def edit():
    window.edit(int(sys.argv[3]))

def tell():
    print("kept", flush=True)

window.desk.opened.connect(edit)
window.desk.journal.kept.connect(tell)
window.desk.open(Path(sys.argv[2]))
application.exec()
"""


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[Windows]:
    with windows_of(qtbot, tmp_path / "own") as windows:
        yield windows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    path = tmp_path / "desk" / "plan.toml"
    path.write_text(COMMENTED, encoding="utf-8")
    return path


def crashed(windows: Windows, path: Path, accounts: int = 30) -> None:
    """Another process has edited the file, and was killed before it could save."""
    command = [sys.executable, "-c", CRASHING, str(windows.folder), str(path), str(accounts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        process.kill()
    assert process.returncode != 0


def left(windows: Windows, path: Path, accounts: int = 30) -> None:
    """As if crashed, but in no time: another window has edited the file, and was told to end at once."""
    window = windows.new(path, delay_ms=60_000)
    window.edit(accounts)
    window.end_at_once()


def autosaves(windows: Windows) -> list[Path]:
    """Those that lie beside no document."""
    return sorted((windows.folder / "autosave").glob("*.autosave"))


# --- keeping ------------------------------------------------------------------------------------------------------


def test_an_edit_is_kept_beside_the_file_and_gone_after_a_save(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    windows.edited(window, 21)
    found = read_autosave(path.with_name(".plan.toml.autosave"))
    assert found is not None
    assert found.path == path
    assert found.draft == window.document.draft
    assert path.read_bytes() == COMMENTED.encode()
    windows.saved(window)
    windows.idle(window)
    assert set(contents(path.parent)) == {"plan.toml", ".plan.toml.lock"}
    window.close()
    assert set(contents(path.parent)) == {"plan.toml"}


def test_nothing_is_kept_of_what_was_undone(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    windows.edited(window, 21)
    window.document.undo_stack.undo()
    assert ".plan.toml.autosave" not in contents(path.parent)
    windows.edited(window, 22)
    assert b"accounts = 22 " in contents(path.parent)[".plan.toml.autosave"]


def test_an_undo_while_it_is_being_kept_leaves_nothing(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    for accounts in range(21, 30):
        window.edit(accounts)
        windows.qtbot.waitUntil(lambda: window.background.is_awake, timeout=PATIENCE_MS)
        window.document.undo_stack.undo()
    windows.idle(window)
    assert ".plan.toml.autosave" not in contents(path.parent)


def test_wrong_values_are_kept(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    windows.edited(window, "many")
    found = read_autosave(path.with_name(".plan.toml.autosave"))
    assert found is not None
    assert found.draft == window.document.draft


def test_a_scenario_without_a_file_is_kept_in_the_users_folder(windows: Windows) -> None:
    window = windows.new(neptune_sample())
    windows.edited(window, 21)
    (place,) = autosaves(windows)
    found = read_autosave(place)
    assert found is not None
    assert (found.path, found.title) == (None, "Neptune Support")
    window.document.undo_stack.undo()
    windows.idle(window)
    assert list((windows.folder / "autosave").iterdir()) == []


def test_where_nothing_can_be_beside_the_file_it_is_kept_in_the_users_folder(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.new(path)
    windows.edited(window, 21)
    real = whole_file.write_whole

    def fail_beside(place: Path, content: bytes) -> None:
        if place.parent == path.parent:
            raise PermissionError(errno.EACCES, "Permission denied")
        real(place, content)

    monkeypatch.setattr("ui.files.kept.write_whole", fail_beside)
    windows.edited(window, 22)
    assert ".plan.toml.autosave" not in contents(path.parent)
    (place,) = autosaves(windows)
    found = read_autosave(place)
    assert found is not None
    assert (found.path, found.draft) == (path, window.document.draft)


def test_that_nothing_can_be_kept_is_said_once(windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    window = windows.new(path)
    told: list[str] = []
    window.desk.journal.failed.connect(told.append)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        for accounts in (21, 22, 23):
            window.edit(accounts)
            windows.idle(window)
            windows.qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == ["the disk is full"]
    assert window.sentences == [
        "Unsaved changes cannot be kept safe from a crash: the disk is full. Save when you can."
    ]
    windows.edited(window, 24)
    assert window.sentences == []


def test_a_scenario_too_large_for_a_file_is_said_too(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    with windows.qtbot.waitSignal(window.desk.journal.failed, timeout=PATIENCE_MS) as failed:
        window.edit("many " * 40_000)
    assert "and a file may have 131,072" in failed.args[0]


# --- recovering ---------------------------------------------------------------------------------------------------


def test_journey_crash_recovery(windows: Windows, path: Path) -> None:
    crashed(windows, path)
    assert path.read_bytes() == COMMENTED.encode()
    assert set(contents(path.parent)) == {"plan.toml", ".plan.toml.lock", ".plan.toml.autosave"}

    window = windows.new(path)
    assert window.accounts() == 20
    sentence = window.bar.notice.sentence
    assert sentence.startswith("The planner did not close properly. Changes from ")
    assert " are safe: " in sentence
    assert "20 → 30. The file is from " in sentence
    assert [button.text() for button in window.bar.buttons] == ["Recover", "Discard"]

    with windows.qtbot.waitSignal(window.desk.journal.kept, timeout=PATIENCE_MS):
        window.choose("Recover")
    assert window.accounts() == 30
    assert window.is_unsaved()
    assert window.sentences == []
    assert b"accounts = 30 " in contents(path.parent)[".plan.toml.autosave"]
    window.document.undo_stack.undo()
    assert window.accounts() == 20
    assert not window.is_unsaved()
    window.document.undo_stack.redo()
    windows.saved(window)
    window.close()
    assert contents(path.parent) == {"plan.toml": COMMENTED.replace("accounts = 20 ", "accounts = 30 ").encode()}


def test_what_is_recovered_is_safe_until_it_is_kept_again(windows: Windows, path: Path) -> None:
    left(windows, path)
    window = windows.new(path, delay_ms=60_000)
    window.choose("Recover")
    assert b"accounts = 30 " in contents(path.parent)[".plan.toml.autosave"]
    window.document.undo_stack.undo()
    assert ".plan.toml.autosave" not in contents(path.parent)


def test_what_is_discarded_is_gone(windows: Windows, path: Path) -> None:
    left(windows, path)
    window = windows.new(path)
    window.choose("Discard")
    assert window.sentences == []
    assert window.accounts() == 20
    assert ".plan.toml.autosave" not in contents(path.parent)


@pytest.mark.parametrize("is_closed", [True, False])
def test_who_does_not_answer_is_asked_again(windows: Windows, path: Path, is_closed: bool) -> None:
    left(windows, path)
    window = windows.new(path)
    if is_closed:
        window.choose("Close")
    windows.edited(window, 21)
    assert b"accounts = 30 " in contents(path.parent)[".plan.toml.autosave"]
    assert len(autosaves(windows)) == 1
    windows.saved(window)
    window.close()
    assert autosaves(windows) == []

    again = windows.new(path)
    again.choose("Recover")
    assert again.accounts() == 30


def test_two_crashes_are_offered_one_above_the_other(windows: Windows, path: Path) -> None:
    left(windows, path, 30)
    left(windows, path, 31)
    window = windows.new(path)
    assert len(window.sentences) == 2
    assert len(autosaves(windows)) == 1


def test_what_is_recovered_from_elsewhere_is_kept_anew_and_then_removed(windows: Windows, path: Path) -> None:
    left(windows, path, 30)
    left(windows, path, 31)
    (elsewhere,) = autosaves(windows)
    window = windows.new(path)
    later = window.desk.bars.shown[0]
    assert "20 → 31" in later.notice.sentence
    with windows.qtbot.waitSignal(window.desk.journal.kept, timeout=PATIENCE_MS):
        QTest.mouseClick(later.buttons[0], Qt.MouseButton.LeftButton)
    assert window.accounts() == 31
    assert not elsewhere.exists()
    assert len(autosaves(windows)) == 1
    assert len(window.sentences) == 1


def test_what_two_crashes_left_alike_is_offered_once(windows: Windows, path: Path) -> None:
    left(windows, path)
    left(windows, path)
    assert len(autosaves(windows)) == 1
    window = windows.new(path)
    assert len(window.sentences) == 1
    window.choose("Recover")
    assert window.accounts() == 30


def test_a_file_that_was_changed_after_the_crash_is_said(windows: Windows, path: Path) -> None:
    left(windows, path)
    path.write_text(COMMENTED.replace("accounts = 20 ", "accounts = 40 "), encoding="utf-8")
    window = windows.new(path)
    assert window.bar.notice.sentence.endswith(" and was changed meanwhile.")


def test_what_the_file_holds_already_is_not_offered(windows: Windows, path: Path) -> None:
    left(windows, path)
    path.write_text(COMMENTED.replace("accounts = 20 ", "accounts = 30 "), encoding="utf-8")
    window = windows.new(path)
    assert window.sentences == []
    assert ".plan.toml.autosave" not in contents(path.parent)


def test_our_own_changes_are_not_offered_when_a_file_is_opened_again(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    windows.edited(window, 21)
    window.desk.open(path)
    windows.opened_after_discarding(window)
    assert window.accounts() == 20
    assert window.sentences == []
    assert ".plan.toml.autosave" not in contents(path.parent)


def test_journey_crash_recovery_of_a_scenario_without_a_file(windows: Windows, path: Path) -> None:
    crashed(windows, neptune_sample())
    (place,) = autosaves(windows)

    window = windows.new(path)
    window.desk.begin()
    windows.said(window)
    assert window.bar.notice.sentence.startswith(
        'The planner did not close properly. "Neptune Support", which was never'
    )
    other = windows.new()
    other.desk.begin()
    windows.idle(other)
    assert other.sentences == []

    with windows.qtbot.waitSignal(window.desk.journal.kept, timeout=PATIENCE_MS):
        window.choose("Recover")
    assert window.accounts() == 30
    assert window.is_unsaved()
    assert window.desk.title == "Neptune Support[*]"
    assert window.sentences == []
    (kept,) = autosaves(windows)
    assert kept != place


def test_an_offer_outlives_a_change_of_mind(windows: Windows, path: Path) -> None:
    left(windows, neptune_sample())
    window = windows.new(path)
    window.edit(21)
    window.desk.begin()
    windows.said(window)
    window.choose("Recover")
    windows.cancelled(window)
    assert window.accounts() == 21
    window.choose("Recover")
    windows.opened_after_discarding(window)
    assert window.accounts() == 30
    assert window.sentences == []


def test_a_signal_keeps_what_is_unsaved_and_asks_nobody(windows: Windows, path: Path) -> None:
    window = windows.new(path, delay_ms=60_000)
    window.edit(21)
    window.end_at_once()
    assert not window.isVisible()
    assert set(contents(path.parent)) == {"plan.toml", ".plan.toml.autosave"}
    again = windows.new(path)
    again.choose("Recover")
    assert again.accounts() == 21


def test_a_signal_during_the_question_ends_it(windows: Windows, path: Path) -> None:
    window = windows.new(path, delay_ms=60_000)
    window.edit(21)
    window.close()
    assert window.is_asking()
    window.end_at_once()
    assert not window.is_asking()
    assert not window.isVisible()
    assert b"accounts = 21 " in contents(path.parent)[".plan.toml.autosave"]
