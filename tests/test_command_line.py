"""The command line as scripts and people use it: what is printed where, and the exit status."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from planner.command_line import main

ROOT = Path(__file__).resolve().parent.parent

SMALL = """
format = 1
name = "Small"
[simulation]
start = 2026-01-05
weeks = 5
warm_up_weeks = 1
follow_weeks = 1
replications = 2
[[plans]]
name = "Basic"
[[customers]]
name = "Nordics"
plan = "Basic"
time_zone = "Europe/Oslo"
accounts = 40
tickets_per_account_per_month = 1.0
[[coverage]]
name = "Day"
[[coverage.teams]]
name = "Oslo"
time_zone = "Europe/Oslo"
[[coverage.teams.shifts]]
name = "Day"
days = "Mon-Fri"
from = 08:00:00
to = 16:00:00
engineers = 2
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(arguments: Sequence[str | Path], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["sla-planner", *map(str, arguments)])
    return main()


class TestDue:
    QUESTION = ("--time-zone", "Europe/Oslo", "--hours", "Mon-Fri 09:00-17:00", "--holidays", "NO")

    def test_the_instant_stands_alone_on_the_first_line(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["due", "2026-03-27 15:30", "8 business hours", *self.QUESTION], monkeypatch) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "2026-03-30 15:30+02:00"
        assert any("09:00 to 15:30" in line for line in lines[1:])

    @pytest.mark.parametrize(
        ("question", "said"),
        [
            (("due", "yesterday", "8 business hours", *QUESTION), "no date and time"),
            (("due", "2026-03-27 15:30", "8 furlongs", *QUESTION), "furlongs"),
            (("due", "2026-03-27 15:30", "2 hours", "--time-zone", "../../etc/passwd"), "time zone"),
        ],
    )
    def test_a_question_that_cannot_be_read_is_wrong_input(
        self, question: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(question, monkeypatch) == 2
        printed = capsys.readouterr()
        assert said in printed.err
        assert len(printed.err.splitlines()) == 1
        assert printed.out == ""


class TestCheck:
    def test_the_shipped_scenarios_are_sound(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shipped = sorted((ROOT / "scenarios").glob("*.toml"))
        assert run(["check", *shipped], monkeypatch) == 0
        assert capsys.readouterr().out.count(": sound.") == len(shipped)

    def test_every_error_has_its_place_and_mend(
        self, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = SMALL.replace('plan = "Basic"', 'plan = "Basci"').replace("engineers = 2", "engineers = -2")
        small.write_text(text, encoding="utf-8")
        assert run(["check", small], monkeypatch) == 2
        lines = capsys.readouterr().err.splitlines()
        assert len(lines) == 2
        assert "customers[0].plan" in lines[0]
        assert '"Basic"' in lines[0]
        assert "coverage[0].teams[0].shifts[0].engineers" in lines[1]

    def test_one_wrong_file_among_sound_ones_is_told(
        self, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        gone = tmp_path / "gone.toml"
        assert run(["check", small, gone], monkeypatch) == 2
        printed = capsys.readouterr()
        assert "small.toml: sound." in printed.out
        assert "gone.toml" in printed.err


class TestRun:
    def test_the_results_as_data_follow_the_contract(
        self, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["run", small, "--json", "-", "--workers", "1", "--seed", "7"], monkeypatch) == 0
        results = json.loads(capsys.readouterr().out)
        assert {"format", "scenario", "seed", "replications", "engine", "elapsed_s", "coverage"} <= results.keys()
        assert (results["scenario"], results["seed"], results["replications"]) == ("Small", 7, 2)
        coverage = results["coverage"][0]
        assert {"name", "cost_per_week", "utilisation", "month_meets_all", "targets"} <= coverage.keys()
        keys = {"plan", "severity", "metric", "target", "contractual", "goal", "count", "attainment", "ci95"}
        keys |= {"verdict", "bound", "month_meets_goal", "hours", "missed_because"}
        assert len(coverage["targets"]) == 8
        assert all(keys <= target.keys() for target in coverage["targets"])

    def test_workers_change_nothing_but_the_time(self, small: Path, tmp_path: Path) -> None:
        """As a person runs it: two processes of their own, one with two spawned workers."""
        texts = []
        for workers in ("1", "2"):
            path = tmp_path / f"{workers}.json"
            command = [sys.executable, "-m", "planner", "run", str(small), "--json", str(path), "--workers", workers]
            ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert ran.returncode == 0, ran.stderr
            texts.append(re.sub(r'"elapsed_s": [0-9.]+', "", path.read_text("utf-8")))
        assert texts[0] == texts[1]

    def test_the_table_is_for_reading(
        self, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["run", small, "--workers", "1"], monkeypatch) == 0
        printed = capsys.readouterr()
        assert "Basic urgent" in printed.out
        assert "response in 8 business hours" in printed.out
        assert "Assumed:" in printed.out
        assert printed.err == ""

    def test_an_unknown_coverage_is_a_sentence(
        self, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["run", small, "--coverage", "Night"], monkeypatch) == 2
        assert "'Night'" in capsys.readouterr().err

    def test_a_result_that_cannot_be_written_is_told_before_the_run(
        self, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["run", small, "--json", tmp_path / "no" / "out.json"], monkeypatch) == 1
        error = capsys.readouterr().err
        assert "out.json" in error
        assert len(error.splitlines()) == 1

    def test_a_wrong_file_is_refused_with_status_2(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        wrong = tmp_path / "wrong.toml"
        wrong.write_bytes(b"\x00\x01\x02")
        assert run(["run", wrong], monkeypatch) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
    def test_ctrl_c_shows_what_is_done(self, small: Path) -> None:
        small.write_text(SMALL.replace("replications = 2", "replications = 9999"), encoding="utf-8")
        script = (
            "import sys, signal, threading, os\n"
            "from planner.command_line import running\n"
            "before = running.run_study\n"
            "def run_study(*a, on_progress, **k):\n"
            "    def after(progress):\n"
            "        on_progress(progress)\n"
            "        if progress.done == 3: os.kill(os.getpid(), signal.SIGINT)\n"
            "    return before(*a, on_progress=after, **k)\n"
            "running.run_study = run_study\n"
            f"sys.argv = ['sla-planner', 'run', {str(small)!r}, '--workers', '1']\n"
            "from planner.command_line import main\n"
            "sys.exit(main())\n"
        )
        ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 1, ran.stderr
        assert "3 replications" in ran.stdout
        assert "stopped after 3 replications" in ran.stderr
        assert "Traceback" not in ran.stderr


def test_the_schema_is_json_schema(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"], monkeypatch) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "customers" in schema["properties"]


@pytest.mark.parametrize("arguments", [("fly",), ("run",), ("run", "x.toml", "--engine", "steam"), ("check",)])
def test_wrong_words_are_wrong_input(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments, monkeypatch) == 2
    assert "Traceback" not in capsys.readouterr().err
