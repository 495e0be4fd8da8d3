"""Opening and saving: what is opened comes back byte for byte, and what fails is said and harms nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from planner.shipped import neptune_sample
from tests.ui.desk_window import PATIENCE_MS, DeskWindow, Windows, contents, windows_of
from tests.ui.scenario_files import BROKEN, SMALL
from ui.files import saving
from ui.files.saving import Order

COMMENTED = f"# By hand.\n{SMALL.replace('accounts = 20', 'accounts = 20   # counted in March')}"


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


def test_a_file_is_opened_and_nothing_is_left_beside_it_in_the_end(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    assert window.accounts() == 20
    assert window.desk.title == "plan.toml[*]"
    assert not window.is_unsaved()
    assert set(contents(path.parent)) == {"plan.toml", ".plan.toml.lock"}
    assert [recent.path for recent in window.desk.recent.files] == [path]
    window.close()
    assert not window.isVisible()
    assert contents(path.parent) == {"plan.toml": COMMENTED.encode()}


def test_a_file_with_wrong_values_opens(windows: Windows, path: Path) -> None:
    path.write_text(BROKEN, encoding="utf-8")
    window = windows.new(path)
    assert window.accounts() == -3
    assert len(window.document.errors) == 2
    window.edit(3)
    windows.saved(window)
    assert path.read_text("utf-8") == BROKEN.replace("accounts = -3", "accounts = 3")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"format = 1\nname = \n", "new.toml cannot be opened: line 2: the file is not valid TOML"),
        (b"format = 99\n", "new.toml cannot be opened: the file is of format 99"),
        (b"\xff\xfe", "new.toml cannot be opened: line 1: the file is not UTF-8 text"),
        (b"#" * 200_000, "new.toml cannot be opened: the file has 200,000 bytes"),
        (None, "new.toml cannot be opened: there is no such file"),
    ],
)
def test_what_is_no_scenario_is_refused_in_a_sentence(
    windows: Windows, path: Path, content: bytes | None, sentence: str
) -> None:
    window = windows.new(path)
    new = path.with_name("new.toml")
    if content is not None:
        new.write_bytes(content)
    with windows.qtbot.waitSignal(window.desk.told, timeout=PATIENCE_MS):
        window.desk.open(new)
    assert window.told[0].startswith(sentence)
    assert window.told[0].endswith(".")
    assert window.document.path == path
    assert ".new.toml.lock" not in contents(path.parent)


def test_only_the_file_asked_for_last_is_opened(windows: Windows, path: Path) -> None:
    window = windows.new()
    others = [path.with_name(f"{number}.toml") for number in range(5)]
    for other in others:
        other.write_text(SMALL, encoding="utf-8")
    opened: list[Path | None] = []
    window.desk.opened.connect(lambda: opened.append(window.document.path))
    for other in others:
        window.desk.open(other)
    windows.idle(window)
    assert opened == [others[-1]]
    assert {name for name in contents(path.parent) if name.endswith(".lock")} == {".4.toml.lock"}


def test_journey_undo_all_and_save_is_the_file_byte_for_byte(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    for accounts in (21, 22, 23):
        window.edit(accounts)
    windows.saved(window)
    assert path.read_text("utf-8") == COMMENTED.replace("accounts = 20 ", "accounts = 23 ")
    assert not window.is_unsaved()
    while window.document.undo_stack.canUndo():
        window.document.undo_stack.undo()
    assert window.is_unsaved()
    windows.saved(window)
    assert path.read_bytes() == COMMENTED.encode()
    assert not window.is_unsaved()


def test_what_is_edited_while_it_is_saved_is_unsaved(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    with windows.qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        window.desk.save()
        window.edit(22)
    assert b"accounts = 21 " in path.read_bytes()
    assert window.is_unsaved()
    windows.saved(window)
    assert b"accounts = 22 " in path.read_bytes()
    assert not window.is_unsaved()


def test_saves_wait_for_each_other(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    copy = path.with_name("copy.toml")
    window.edit(21)
    with windows.qtbot.waitSignal(window.desk.saving.ended, timeout=PATIENCE_MS) as ended:
        window.desk.save()
        window.edit(22)
        window.desk.save()
        window.desk.save()
        window.edit(23)
        window.desk.saving.save(Order(copy, is_over=True))
    assert ended.args == [True]
    assert b"accounts = 23 " in path.read_bytes()
    assert b"accounts = 23 " in copy.read_bytes()
    assert window.document.path == copy
    assert not window.is_unsaved()
    assert set(contents(path.parent)) == {"plan.toml", "copy.toml", ".copy.toml.lock"}


def test_save_as_asks_for_a_name_and_gives_it_its_ending(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    window.desk.save_as()
    dialog = window.desk.dialogs.dialog
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]) == path
    dialog.selectFile(str(path.with_name("Zürich 'größer' 東京")))
    with windows.qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        dialog.accept()
    written = path.with_name("Zürich 'größer' 東京.toml")
    assert written.read_text("utf-8") == COMMENTED.replace("accounts = 20 ", "accounts = 21 ")
    assert path.read_text("utf-8") == COMMENTED
    assert window.desk.title == f"{written.name}[*]"
    assert [recent.path for recent in window.desk.recent.files] == [written, path]


def test_a_sample_is_opened_as_a_copy_without_a_file(windows: Windows, tmp_path: Path) -> None:
    window = windows.new(neptune_sample())
    assert not window.desk.can_revert
    assert window.desk.title == "Neptune Support[*]"
    assert window.desk.recent.files == ()
    window.edit(7)
    window.desk.save()
    dialog = window.desk.dialogs.dialog
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "neptune-support.toml"
    with windows.qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        dialog.fileSelected.emit(str(tmp_path / "mine.toml"))
        dialog.close()
    assert window.document.path == tmp_path / "mine.toml"
    assert b"# Neptune Support: two plans" in (tmp_path / "mine.toml").read_bytes()


@pytest.mark.parametrize(
    "name", [f"{'n' * 245}.toml", "ä" * 120 + ".toml", os.fsdecode(b"caf\xe9.toml"), "a 'b' \"c\".toml"]
)
def test_hostile_names_are_opened_kept_and_saved(windows: Windows, path: Path, name: str) -> None:
    try:
        path = path.rename(path.with_name(name))
    except OSError:
        pytest.skip("the disk takes no such name")
    window = windows.new(path)
    windows.edited(window, 21)
    assert len(contents(path.parent)) == 3
    windows.saved(window)
    window.close()
    assert contents(path.parent) == {name: COMMENTED.replace("accounts = 20 ", "accounts = 21 ").encode()}


def test_nothing_that_ships_with_the_planner_is_written_over(
    windows: Windows, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    monkeypatch.setattr(saving, "shipped_scenarios", lambda: shipped)
    window = windows.new(path)
    window.edit(7)
    with windows.qtbot.waitSignal(window.desk.saving.refused, timeout=PATIENCE_MS) as refused:
        windows.saved_as(window, shipped / "neptune.toml")
    assert refused.args == [
        f"Not saved: {shipped} holds the scenarios that come with the planner; choose another folder."
    ]
    assert contents(shipped) == {}
    assert window.document.path == path


# --- what fails ---------------------------------------------------------------------------------------------------


def not_saved(windows: Windows, window: DeskWindow) -> str:
    """Save in vain: the sentence, after which everything is as it was."""
    with windows.qtbot.waitSignal(window.desk.saving.refused, timeout=PATIENCE_MS):
        window.desk.save()
    windows.idle(window)
    assert window.is_unsaved()
    assert [button.text() for button in window.bar.buttons] == ["Save as…"]
    assert window.bar.sentence.text() == window.bar.notice.sentence
    assert window.bar.sentence.textFormat() is Qt.TextFormat.PlainText
    return window.bar.notice.sentence


def test_journey_a_full_disk_harms_nothing_and_save_as_helps(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    window = windows.new(path, delay_ms=60_000)
    window.edit(21)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        sentence = not_saved(windows, window)
    assert sentence.startswith("Not saved: the disk is full. The file from ")
    assert sentence.endswith(" is untouched.")
    assert contents(path.parent)["plan.toml"] == COMMENTED.encode()

    window.choose("Save as…")
    dialog = window.desk.dialogs.dialog
    assert dialog is not None
    with windows.qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        dialog.fileSelected.emit(str(tmp_path / "elsewhere.toml"))
        dialog.close()
    assert b"accounts = 21 " in (tmp_path / "elsewhere.toml").read_bytes()
    assert window.sentences == []


def test_a_folder_that_has_vanished_is_said(windows: Windows, path: Path) -> None:
    window = windows.new(path, delay_ms=60_000)
    window.edit(21)
    away = path.parent.rename(path.parent.with_name("away"))
    with windows.qtbot.waitSignal(window.desk.watching.vanished, timeout=PATIENCE_MS):
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert "plan.toml is not there any more" in window.bar.notice.sentence
    with windows.qtbot.waitSignal(window.desk.saving.refused, timeout=PATIENCE_MS) as refused:
        window.desk.save()
    assert refused.args == [f"Not saved: the folder {path.parent} is not there. Nothing was written."]
    assert not path.parent.exists()
    away.rename(path.parent)
    windows.saved(window)
    assert b"accounts = 21 " in path.read_bytes()
    assert window.sentences == []


def test_a_file_that_may_not_be_written_is_opened_read_only(
    windows: Windows, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As root every file may be written, so the system's answer is given here.
    monkeypatch.setattr(os, "access", lambda *_: False)
    for taken in ("plan copy.toml", "plan copy 2.toml"):
        path.with_name(taken).write_text("", encoding="utf-8")
    window = windows.new(path)
    assert window.desk.title == "plan.toml[*] (read-only)"
    window.edit(21)
    window.desk.save()
    dialog = window.desk.dialogs.dialog
    assert dialog is not None
    monkeypatch.undo()
    assert Path(dialog.selectedFiles()[0]) == path.with_name("plan copy 3.toml")
    with windows.qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        dialog.fileSelected.emit(str(path.with_name("mine.toml")))
        dialog.close()
    assert window.desk.title == "mine.toml[*]"
    assert path.read_bytes() == COMMENTED.encode()


def test_revert_is_a_step_that_can_be_undone(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    window.edit(22)
    path.write_text(COMMENTED.replace("accounts = 20 ", "accounts = 5 "), encoding="utf-8")
    with windows.qtbot.waitSignal(window.desk.reloading.reloaded, timeout=PATIENCE_MS):
        window.desk.revert()
    assert window.accounts() == 5
    assert not window.is_unsaved()
    assert window.document.undo_stack.undoText() == "revert to the saved file"
    window.document.undo_stack.undo()
    assert window.accounts() == 22
    assert window.is_unsaved()
    windows.saved(window)
    assert path.read_text("utf-8") == COMMENTED.replace("accounts = 20 ", "accounts = 22 ")


def test_revert_to_what_is_no_scenario_is_refused(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    window.edit(21)
    path.write_text("= no", encoding="utf-8")
    with windows.qtbot.waitSignal(window.desk.reloading.refused, timeout=PATIENCE_MS):
        window.desk.revert()
    assert window.told[0].startswith("plan.toml cannot be loaded: line 1: the file is not valid TOML")
    assert window.accounts() == 21
