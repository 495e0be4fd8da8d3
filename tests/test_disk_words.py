"""Names that no file can have, on Windows and elsewhere, and why a file is not written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planner.disk_words import is_there, why_no_name, why_not_written


@pytest.mark.parametrize(
    "name",
    ["con.toml", "NUL", "Com1.plan.toml", "lpt9", "plan.", "plan ", "a:b.toml", "what?.toml", "a\nb", "aux .toml"],
)
def test_names_that_only_windows_refuses(name: str) -> None:
    assert why_no_name(name, on_windows=True)
    assert why_no_name(name, on_windows=False) == ""


@pytest.mark.parametrize(
    "name", ["plan.toml", "Zürich 東京 'quoted'.toml", "com10.toml", "console.toml", ".hidden", "a.b.c"]
)
def test_names_that_every_system_takes(name: str) -> None:
    assert why_no_name(name, on_windows=True) == why_no_name(name, on_windows=False) == ""


def test_a_zero_character_is_in_no_name() -> None:
    assert why_no_name("a\0b", on_windows=False)
    assert why_no_name("a\0b", on_windows=True)


def test_a_folder_that_may_not_be_looked_into_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, looked = tmp_path / "plan.toml", os.stat

    def look(name: str | Path, *_: object, **__: object) -> os.stat_result:
        if Path(name) == path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return looked(name)

    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", look)
        assert not is_there(path)
        words = why_not_written(PermissionError(errno.EACCES, "Permission denied"), path)
    assert words == f"nothing may be written into the folder {tmp_path}"
