"""Saving: comments, line ends and marks stay, what is written can be read, and no failure harms the old file."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.scenario import saving
from planner.scenario.draft import Data, draft_of_content, with_value
from planner.scenario.guards import MOST_BYTES
from planner.scenario.saving import NotSavedError, content_keeping, save
from planner.shipped import Sample, samples

TEXT = """\
# Written by hand.
format = 1   # the first
name = "A desk"

[[plans]]
name = "Basic"      # 8/5

[[customers]]
name = "Nordics"
plan = "Basic"
time_zone = "Europe/Oslo"
accounts = 20       # counted in March
tickets_per_account_per_month = 1.5

[[coverage]]
name = "Office"
[[coverage.teams]]
name = "Oslo"
time_zone = "Europe/Oslo"
shifts = [{ name = "Day", days = "Mon-Fri", from = 08:00:00, to = 16:00:00, engineers = 2 }]
"""
CONTENT = TEXT.encode()
ACCOUNTS = ("customers", 0, "accounts")


def edited(content: bytes = CONTENT, accounts: object = 21) -> Data:
    return with_value(draft_of_content(content), ACCOUNTS, accounts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "desk.toml"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where one can be had."""
    yield from mounted(tmp_path / "tiny", "size=64k")


def mounted(folder: Path, options: str) -> Iterator[Path]:
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if os.name != "posix" or os.geteuid() != 0 or mount is None or umount is None:
        pytest.skip("a disk can only be mounted by root")
    folder.mkdir()
    done = subprocess.run([mount, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run([umount, str(folder)], check=True)


# --- what is written ----------------------------------------------------------------------------------------------


def test_only_what_was_edited_changes(path: Path) -> None:
    written = save(path, CONTENT, edited())
    assert path.read_bytes() == written == CONTENT.replace(b"accounts = 20 ", b"accounts = 21 ")


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.path.stem)
def test_a_draft_that_was_not_edited_is_saved_byte_for_byte(sample: Sample) -> None:
    content = sample.path.read_bytes()
    assert content_keeping(content, draft_of_content(content)) == content


@pytest.mark.parametrize(
    "content",
    [
        CONTENT,
        b"\xef\xbb\xbf" + CONTENT,
        CONTENT.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + CONTENT.replace(b"\n", b"\r\n"),
        CONTENT.removesuffix(b"\n"),
    ],
    ids=["plain", "mark", "CRLF", "mark and CRLF", "no last line end"],
)
def test_marks_and_line_ends_stay(content: bytes) -> None:
    assert content_keeping(content, draft_of_content(content)) == content
    changed = content_keeping(content, edited(content))
    assert changed == content.replace(b"accounts = 20 ", b"accounts = 21 ")
    assert content_keeping(changed, draft_of_content(content)) == content


def test_a_file_without_a_format_is_left_without_until_it_is_edited() -> None:
    content = CONTENT.replace(b"format = 1   # the first\n", b"")
    assert content_keeping(content, draft_of_content(content)) == content
    assert b"format = 1" in content_keeping(content, edited(content))


@pytest.mark.parametrize("value", [-3, "twenty", 1e300, float("nan"), ["a", {"b": 1}], True, 'quotes " and \\ \n 東京'])
def test_wrong_values_are_saved_too(path: Path, value: object) -> None:
    draft = edited(accounts=value)
    save(path, CONTENT, draft)
    assert repr(draft_of_content(path.read_bytes())) == repr(draft)
    assert b"# Written by hand." in path.read_bytes()


@pytest.mark.parametrize("name", ["Zürich 東京 'quoted' \"twice\".toml", f"{'n' * 245}.toml", "no ending", "a\nb.toml"])
def test_every_name_that_the_disk_takes_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for accounts in (21, 22):
        assert save(path, CONTENT, edited(accounts=accounts)) == path.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == [name]


# --- what is refused ----------------------------------------------------------------------------------------------


def content_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def refused(path: Path, draft: Data) -> str:
    """The sentence; the file beside it is as it was, and nothing else is there."""
    there = content_of(path)
    with pytest.raises(NotSavedError) as caught:
        save(path, CONTENT, draft)
    assert content_of(path) == there
    assert not [each for each in path.parent.glob(".*") if each.name.endswith(".tmp")]
    return str(caught.value)


def at_a_time(sentence: str) -> str:
    """The sentence with every time of day as HH:MM."""
    return re.sub(r"\b\d\d:\d\d\b", "HH:MM", sentence)


def test_a_failure_while_writing_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    sentence = refused(path, edited())
    assert at_a_time(sentence) == "Not saved: the disk is full. The file from HH:MM is untouched."
    assert refused(path.with_name("new.toml"), edited()) == "Not saved: the disk is full. Nothing was written."


def test_the_day_is_said_of_an_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.EIO, "I/O error")))
    os.utime(path, (0, 1_577_872_800))
    assert "the disk reports a fault. The file from 1 Jan 2020 " in refused(path, edited())


def test_a_disk_that_is_full(tiny_disk: Path) -> None:
    path = tiny_disk / "desk.toml"
    path.write_bytes(CONTENT)
    (tiny_disk / "other").write_bytes(b"x" * 40_000)
    long = with_value(edited(), ("name",), "long " * 10_000)
    assert at_a_time(refused(path, long)) == "Not saved: the disk is full. The file from HH:MM is untouched."
    save(path, CONTENT, edited())
    assert b"accounts = 21" in path.read_bytes()


def test_a_disk_that_can_only_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "fixed"
    for _ in mounted(folder, "size=64k"):
        path = folder / "desk.toml"
        path.write_bytes(CONTENT)
        remount = [shutil.which("mount") or "mount", "-o", "remount,ro", str(folder)]
        subprocess.run(remount, check=True)
        assert at_a_time(refused(path, edited())).startswith("Not saved: desk.toml is read-only. The file from HH:MM")
        new = refused(folder / "new.toml", edited())
        assert new == "Not saved: the disk can only be read. Nothing was written."


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_folder_in_which_nothing_may_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write everywhere, so the system's answer is given here.
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(NotSavedError, match=f"nothing may be written into the folder {re.escape(str(path.parent))}"):
        save(path, CONTENT, edited())


def test_a_file_that_is_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "Not saved: desk.toml is read-only. The file from" in refused(path, edited())


def test_a_folder_that_has_vanished(tmp_path: Path) -> None:
    folder = tmp_path / "away"
    assert (
        refused(folder / "desk.toml", edited()) == f"Not saved: the folder {folder} is not there. Nothing was written."
    )
    folder.write_bytes(b"")
    assert refused(folder / "desk.toml", edited()) == f"Not saved: {folder} is no folder. Nothing was written."


def test_a_name_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    assert refused(tmp_path / "plans", edited()) == "Not saved: plans is a folder. Nothing was written."


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert refused(tmp_path / ("n" * 300), edited()) == "Not saved: the name is too long. Nothing was written."


def test_a_name_that_no_file_has(tmp_path: Path) -> None:
    assert "its name holds a zero character" in refused(tmp_path / "a\0b", edited())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes as POSIX has them")
def test_a_pipe_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe", edited()) == "Not saved: this is no ordinary file. Nothing was written."
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_what_could_not_be_opened_again_is_not_written(path: Path) -> None:
    sentence = refused(path, with_value(edited(), ("name",), "long " * MOST_BYTES))
    assert re.match(r"Not saved: the scenario takes [\d,]+ bytes, and a file may have 131,072\. The file", sentence)
    assert "half a character" in refused(path, with_value(edited(), ("name",), "\ud800"))
    deep: object = 1
    for _ in range(40):
        deep = [deep]
    assert "could not open the file again: " in refused(path, edited(accounts=deep))


def test_a_text_that_reads_otherwise_is_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "text_keeping", lambda original, _: original)
    assert "which is a fault of the planner" in refused(path, edited())
    with pytest.raises(PlannerError):
        content_keeping(CONTENT, edited())
