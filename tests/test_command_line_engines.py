"""`sla-planner run` with either engine, with one that is broken, and with two that differ."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from planner.command_line import main
from planner.studies import checking
from simulation import compiled
from simulation.inputs import History
from simulation.outcomes import Outcomes

SCENARIOS = Path(__file__).parent.parent / "scenarios"
SMALL = SCENARIOS / "first-look.toml"


def run(*words: str | Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["sla-planner", "run", *map(str, words)])
    return main()


@pytest.mark.slow
def test_the_sample_is_the_same_with_either_engine_but_for_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled.make_ready()
    results = {}
    for engine in ("simpy", "compiled", "auto"):
        path = tmp_path / f"{engine}.json"
        assert run(SCENARIOS / "neptune.toml", "--engine", engine, "--json", path, monkeypatch=monkeypatch) == 0
        lines = path.read_text("utf-8").splitlines()
        results[engine] = [line for line in lines if '"elapsed_s"' not in line]
    for engine in ("compiled", "auto"):
        differing = [pair for pair in zip(results["simpy"], results[engine], strict=True) if pair[0] != pair[1]]
        assert differing == [('  "engine": "simpy",', '  "engine": "compiled",')]


def test_a_broken_numba_is_told_in_a_line_and_simpy_plays(tmp_path: Path) -> None:
    (tmp_path / "numba.py").write_text("raise ImportError('no\\nllvmlite')\n", encoding="utf-8")
    command = [sys.executable, "-m", "planner", "run", str(SMALL), "--replications", "2", "--workers", "1"]
    told = [
        subprocess.run(
            [*command, "--engine", engine],
            env=os.environ | {"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        for engine in ("auto", "compiled")
    ]
    assert [ran.returncode for ran in told] == [0, 1]
    assert "2 replications" in told[0].stdout
    assert told[0].stderr.startswith("sla-planner: SimPy plays")
    for ran in told:
        assert "ImportError: no llvmlite" in ran.stderr
        assert len(ran.stderr.splitlines()) == 1


def wrong(history: History) -> Outcomes:
    """Solves one ticket a second late."""
    outcomes = compiled.playing.play(history)
    solved_s = outcomes.tickets.solved_s.copy()
    solved_s[-1] += 1
    return replace(outcomes, tickets=replace(outcomes.tickets, solved_s=solved_s))


@pytest.mark.parametrize("folder", ["here", "elsewhere"])
def test_a_difference_is_written_down_to_be_filed(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    compiled.make_ready()
    monkeypatch.setattr(compiled, "play", wrong)
    monkeypatch.setattr(checking, "_AGREED", set[bytes]())
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "elsewhere"))
    if folder == "elsewhere":
        (tmp_path / "here").rmdir()
    assert run(SMALL, "--replications", "2", "--workers", "1", monkeypatch=monkeypatch) == 1
    printed = capsys.readouterr()
    (report,) = (tmp_path / folder).iterdir()
    assert str(report) in printed.err
    assert len(printed.err.splitlines()) == 1
    assert printed.out == ""
    assert "tickets.solved_s[" in report.read_text("utf-8")
