"""Where unsaved changes are on the disk, when threads and the window get in each other's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.whole_file import write_whole
from tests.ui.desk_window import contents
from ui.files.kept import Kept


@pytest.mark.parametrize("name", ["beside", None])
def test_what_is_dropped_while_it_is_written_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str | None
) -> None:
    own = tmp_path / "own"
    kept = Kept(None if name is None else tmp_path / name, own)

    def write_and_be_dropped(path: Path, content: bytes) -> None:
        kept.drop()
        write_whole(path, content)

    monkeypatch.setattr("ui.files.kept.write_whole", write_and_be_dropped)
    kept.write(kept.next_number(), b"late")
    assert contents(tmp_path) == {}
    assert not own.exists() or contents(own) == {}


def test_an_older_one_never_takes_the_place_of_a_newer(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "beside", tmp_path / "own")
    first, second = kept.next_number(), kept.next_number()
    kept.write(second, b"second")
    kept.write(first, b"first")
    assert contents(tmp_path) == {"beside": b"second"}


def test_there_is_one_on_the_disk_and_it_is_the_newest(tmp_path: Path) -> None:
    beside = tmp_path / "desk" / "beside"
    kept = Kept(beside, tmp_path / "own")
    kept.write(kept.next_number(), b"elsewhere, for there is no such folder")
    assert kept.elsewhere.read_bytes().startswith(b"elsewhere")
    assert len(contents(tmp_path / "own")) == 2
    beside.parent.mkdir()
    kept.write(kept.next_number(), b"elsewhere still")
    assert contents(beside.parent) == {}
    kept.lie_at(beside)
    kept.write(kept.next_number(), b"beside again")
    assert contents(beside.parent) == {"beside": b"beside again"}
    assert not kept.elsewhere.exists()
    kept.drop()
    assert contents(beside.parent) == contents(tmp_path / "own") == {}
