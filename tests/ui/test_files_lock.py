"""One window at a time writes a file; a second one says who has it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk_window import PATIENCE_MS, DeskWindow, Windows, contents, windows_of
from tests.ui.scenario_files import SMALL
from ui.files.saving import Order

HOLDING = """
import sys
from pathlib import Path
from ui.files.lock import Lock, take_lock

lock = take_lock(Path(sys.argv[1]), Path(sys.argv[2]))
assert isinstance(lock, Lock)
print("held", flush=True)
sys.stdin.read()
lock.let_go()
"""


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


@pytest.fixture
def holder(path: Path, windows: Windows) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the file open."""
    command = [sys.executable, "-c", HOLDING, str(path), str(windows.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def is_refused(windows: Windows, window: DeskWindow, path: Path) -> None:
    with windows.qtbot.waitSignal(window.desk.opening.held, timeout=PATIENCE_MS):
        window.desk.open(path)


def test_journey_a_file_that_another_window_has_is_opened_read_only(
    windows: Windows, path: Path, holder: subprocess.Popen[str]
) -> None:
    window = windows.new()
    is_refused(windows, window, path)
    assert not window.document.is_open
    assert window.bar.notice.sentence == (
        f"plan.toml is open in another window (process {holder.pid}, computer {socket.gethostname()})."
    )
    with windows.qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        window.choose("Open read-only")
    assert window.desk.title == "plan.toml[*] (read-only)"
    assert window.told == ["plan.toml is read-only: it is open in another window. Save writes it under another name."]
    assert window.sentences == []

    windows.edited(window, 21)
    assert set(contents(path.parent)) == {"plan.toml", ".plan.toml.lock"}
    window.desk.save()
    dialog = window.desk.dialogs.dialog
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]) == path.with_name("plan copy.toml")
    with windows.qtbot.waitSignal(window.desk.saving.refused, timeout=PATIENCE_MS) as refused:
        dialog.fileSelected.emit(str(path))
        dialog.close()
    assert refused.args[0].startswith(f"Not saved: plan.toml is open in another window (process {holder.pid}, ")
    assert path.read_text("utf-8") == SMALL

    with windows.qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        window.desk.saving.save(Order(path.with_name("mine.toml"), is_over=True))
    assert window.desk.title == "mine.toml[*]"


def test_who_cancels_goes_on_with_what_is_open(
    windows: Windows, path: Path, holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    del holder
    other = tmp_path / "other.toml"
    other.write_text(SMALL, encoding="utf-8")
    window = windows.new(other)
    is_refused(windows, window, path)
    window.choose("Cancel")
    assert window.document.path == other
    assert window.sentences == []


def test_the_lock_of_a_process_that_ended_is_gone(windows: Windows, path: Path, holder: subprocess.Popen[str]) -> None:
    window = windows.new()
    is_refused(windows, window, path)
    holder.communicate("")
    windows.opened(window, path)
    assert window.sentences == []
    assert window.desk.title == "plan.toml[*]"


def test_the_lock_of_a_process_that_was_killed_is_taken_over_silently(
    windows: Windows, path: Path, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()
    assert ".plan.toml.lock" in contents(path.parent)
    window = windows.new(path)
    assert window.sentences == []
    assert window.desk.title == "plan.toml[*]"
    window.close()
    assert set(contents(path.parent)) == {"plan.toml"}


def test_a_window_that_has_been_open_for_long_still_has_its_file(
    windows: Windows, path: Path, holder: subprocess.Popen[str]
) -> None:
    del holder
    os.utime(path.with_name(".plan.toml.lock"), (0, 1_577_872_800))
    is_refused(windows, windows.new(), path)


def test_two_names_of_one_file_are_one_file(
    windows: Windows, path: Path, holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    del holder
    link = tmp_path / "link.toml"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    is_refused(windows, windows.new(), link)


def test_a_window_does_not_stand_in_its_own_way(windows: Windows, path: Path) -> None:
    window = windows.new()
    held: list[object] = []
    window.desk.opening.held.connect(held.append)
    for _ in range(3):
        window.desk.open(path)
    windows.idle(window)
    assert held == []
    windows.opened(window, path)
    windows.saved(window)
    window.desk.saving.save(Order(path, is_over=True))
    windows.idle(window)
    assert window.sentences == []
    assert set(contents(path.parent)) == {"plan.toml", ".plan.toml.lock"}


def test_two_windows_of_one_process_are_two_windows(windows: Windows, path: Path) -> None:
    first, second = windows.new(path), windows.new()
    is_refused(windows, second, path)
    first.close()
    windows.opened(second, path)


def test_where_no_lock_can_be_made_nobody_is_kept_from_working(windows: Windows, path: Path) -> None:
    windows.folder.write_bytes(b"")  # So that the user's own folder is none.
    (path.parent / ".plan.toml.lock").write_bytes(b"")
    window = windows.new(path)
    assert window.sentences == []
    window.edit(21)
    windows.saved(window)
