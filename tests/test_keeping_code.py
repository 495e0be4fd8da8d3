"""The engine's code on disk: whether it is there, and that one process at a time puts it there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulation.compiled import keeping
from simulation.compiled.compiling import kept_code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where code is kept, with nothing in it."""
    monkeypatch.setattr(keeping, "MARK", tmp_path / "kept" / "ready")
    return tmp_path / "kept"


def test_what_is_kept_is_marked(folder: Path) -> None:
    assert not keeping.is_kept()
    keeping.mark_kept()
    assert not keeping.is_kept(), "nothing can be kept where there is no folder"
    folder.mkdir()
    keeping.mark_kept()
    assert keeping.is_kept()


def test_one_process_compiles(folder: Path) -> None:
    with keeping.compiling_alone() as first, keeping.compiling_alone() as second:
        assert (first, second) == (True, False)
    assert not list(folder.iterdir())
    with keeping.compiling_alone() as third:
        assert third


def test_one_that_was_ended_in_the_middle_is_followed_by_another(folder: Path) -> None:
    folder.mkdir()
    busy = folder / "compiling"
    busy.touch()
    before_s = busy.stat().st_mtime - keeping.GIVEN_UP_S - 1
    os.utime(busy, (before_s, before_s))
    with keeping.compiling_alone() as is_ours, keeping.compiling_alone() as is_another:
        assert (is_ours, is_another) == (True, False)


def test_a_process_beside_gives_way_to_one_that_compiles_already(tmp_path: Path) -> None:
    """With an empty folder it would compile for half a minute, and leave its code there."""
    kept = tmp_path / kept_code().name
    kept.mkdir()
    (kept / "compiling").touch()
    words = [sys.executable, "-m", "simulation.compiled", keeping.BESIDE]
    subprocess.run(words, env=os.environ | {"NUMBA_CACHE_DIR": str(tmp_path)}, check=True)
    assert not list(kept.rglob("*.nbi")), "no code"


def test_no_process_is_begun_where_python_does_not_know_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    assert keeping.have_it_kept() is None
