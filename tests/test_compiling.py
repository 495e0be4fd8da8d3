"""Where compiled code is kept, and when it is ready."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import MagicMock

import numba
import pytest

from simulation.compiled import compiling

ANOTHER_PROCESSOR = MagicMock(**{"target_context.codegen.return_value.magic_tuple.return_value": ("a", "z80", "")})


def test_code_is_kept_beside_the_package_under_a_digest_of_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(numba.config), "CACHE_DIR", "")
    kept = compiling.kept_code()
    assert kept.parent == Path(compiling.__file__).parent / "__pycache__"
    monkeypatch.setattr(numba, "__version__", "1066.10.14")
    assert compiling.kept_code() != kept


def test_what_is_kept_is_marked_for_this_processor_and_these_files_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "entries.py"
    source.touch()
    mark = compiling.mark_of(str(source))
    assert mark.parent == compiling.kept_code()
    assert mark == compiling.mark_of(str(source))
    os.utime(source, (0, 0))
    older = compiling.mark_of(str(source))
    assert older != mark, "Numba compiles again what was written again"
    monkeypatch.setattr(compiling, "cpu_target", ANOTHER_PROCESSOR)
    assert compiling.mark_of(str(source)) not in {mark, older}


def test_code_is_kept_where_numba_is_told_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(numba.config), "CACHE_DIR", str(tmp_path))
    assert compiling.kept_code().parent == tmp_path


def test_a_package_that_nobody_may_write_to_keeps_its_code_with_its_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(vars(numba.config), "CACHE_DIR", "")
    monkeypatch.setattr(compiling, "_is_writable", lambda _: False)
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    kept = compiling.kept_code()
    assert kept.parent.name == "neptune-sla-planner"
    assert tmp_path in kept.parents


def test_a_process_is_ready_when_it_was_made_so_and_not_before() -> None:
    words = """
from simulation import compiled
print(compiled.is_ready())
compiled.make_ready()
print(compiled.is_ready())
"""
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "True"]


def test_the_model_and_quick_commands_load_no_compiler() -> None:
    words = """
import sys
import planner.command_line.commands, planner.studies.study, simulation.engine
print("numba" in sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False"]
