"""Whole file: written whole or not at all, where links lead, as readable as before, and nothing left beside it."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from planner.whole_file import write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="links and permissions as POSIX has them")


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("name", ["chart.csv", "Zürich 東京 'quoted'.toml", "n" * 250, "no ending", ".hidden"])
def test_what_is_written_is_all_there_is(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, b"first")
    write_whole(tmp_path / name, b"second\r\n\0")
    write_whole(tmp_path / name, b"")
    assert contents(tmp_path) == {name: b""}
    write_whole(tmp_path / name, b"second\r\n\0")
    assert contents(tmp_path) == {name: b"second\r\n\0"}


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "plan.toml"
    write_whole(path, b"old")
    monkeypatch.setattr(os if failing == "fsync" else Path, failing, fail)
    with pytest.raises(OSError, match="No space left on device") as raised:
        write_whole(path, b"new")
    assert raised.value.filename == str(path)
    assert contents(tmp_path) == {"plan.toml": b"old"}
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "new.toml", b"new")
    assert contents(tmp_path) == {"plan.toml": b"old"}


def test_an_interrupt_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    write_whole(tmp_path / "plan.toml", b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "plan.toml", b"new")
    assert contents(tmp_path) == {"plan.toml": b"old"}


@posix
def test_a_disk_that_takes_only_a_part_is_noticed(tmp_path: Path) -> None:
    script = (
        "import resource, sys\nfrom pathlib import Path\nfrom planner.whole_file import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_whole(Path(sys.argv[1]), b'x' * 200_000)"
    )
    path = tmp_path / "plan.toml"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert "File too large" in done.stderr
    assert contents(tmp_path) == {"plan.toml": b"old"}


@posix
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "near").mkdir()
    real, link, chain = tmp_path / "far" / "real.toml", tmp_path / "near" / "link.toml", tmp_path / "near" / "chain"
    real.write_bytes(b"old")
    link.symlink_to(Path("..") / "far" / "real.toml")
    chain.symlink_to(link)
    write_whole(chain, b"new")
    assert chain.is_symlink()
    assert link.is_symlink()
    assert contents(tmp_path / "far") == {"real.toml": b"new"}
    assert sorted(each.name for each in (tmp_path / "near").iterdir()) == ["chain", "link.toml"]


@posix
def test_a_link_to_a_file_that_is_gone_brings_it_back(tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to("gone.toml")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "gone.toml").read_bytes() == b"new"


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_whole(path, b"new")
    assert (mode_of(path), path.read_bytes()) == (mode, b"new")


@posix
def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_bytes(b"")
    write_whole(tmp_path / "ours", b"")
    assert mode_of(tmp_path / "ours") == mode_of(tmp_path / "ordinary")


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "folder", b"new")
    with pytest.raises(FileNotFoundError) as raised:
        write_whole(tmp_path / "nowhere" / "plan.toml", b"new")
    assert raised.value.filename == str(tmp_path / "nowhere" / "plan.toml")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


@posix
def test_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no ordinary file"):
        write_whole(tmp_path / "pipe", b"new")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As root every file may be written, so the system's answer is given here.
    path = tmp_path / "plan.toml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")
    assert contents(tmp_path) == {"plan.toml": b"old"}
