"""The command line as scripts and people use it: what is printed where, and the exit status."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from planner.command_line import main
from planner.command_line.interrupts import stopped_at_once

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="Windows has neither these files nor a SIGINT for one process")
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

    def test_a_folder_is_named_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["check", tmp_path], monkeypatch) == 2
        assert capsys.readouterr().err.count(str(tmp_path)) == 1

    def test_gaps_are_told_in_the_one_zone_of_all_teams(
        self, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["check", small, "--gaps"], monkeypatch) == 0
        assert "Times are Europe/Oslo" in capsys.readouterr().out
        assert run(["check", small, "--gaps", "--time-zone", "Asia/Tokyo"], monkeypatch) == 0
        assert "Times are Asia/Tokyo" in capsys.readouterr().out
        second = '[[coverage.teams]]\nname = "Houston"\ntime_zone = "America/Chicago"\n[[coverage.teams.shifts]]\n'
        text = SMALL + second + 'name = "Day"\ndays = "Mon-Fri"\nfrom = 08:00:00\nto = 16:00:00\nengineers = 1\n'
        small.write_text(text, encoding="utf-8")
        assert run(["check", small, "--gaps"], monkeypatch) == 0
        assert "Times are UTC" in capsys.readouterr().out


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

    def test_engines_differ_in_nothing_but_their_name(
        self, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        results = {}
        for engine in ("simpy", "compiled", "auto"):
            assert run(["run", small, "--engine", engine, "--workers", "1", "--json", "-"], monkeypatch) == 0
            results[engine] = json.loads(capsys.readouterr().out)
            del results[engine]["elapsed_s"]
        assert [each.pop("engine") for each in results.values()] == ["simpy", "compiled", "compiled"]
        assert results["simpy"]["checked_against_simpy"]
        assert results["simpy"] == results["compiled"] == results["auto"]

    @POSIX_ONLY
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


class TestResultFile:
    """Where `--json` writes to, and what it leaves alone."""

    def run_to(self, path: Path | str, small: Path, monkeypatch: pytest.MonkeyPatch) -> int:
        return run(["run", small, "--workers", "1", "--json", path], monkeypatch)

    @pytest.mark.parametrize("name", ["small.toml", "symbolic.toml", "hard.toml"])
    def test_the_scenario_is_never_overwritten(
        self, name: str, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (small.parent / "symbolic.toml").symlink_to(small)
        (small.parent / "hard.toml").hardlink_to(small)
        assert self.run_to(small.parent / name, small, monkeypatch) == 2
        assert "is the scenario itself" in capsys.readouterr().err
        assert small.read_text("utf-8") == SMALL

    def test_no_path_is_wrong_input(
        self, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run_to("", small, monkeypatch) == 2
        assert "no path given" in capsys.readouterr().err

    @POSIX_ONLY
    def test_an_old_result_is_replaced_behind_its_link_with_its_permissions(
        self, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old, link = tmp_path / "old.json", tmp_path / "link.json"
        old.write_text("old", encoding="utf-8")
        old.chmod(0o640)
        link.symlink_to(old)
        assert self.run_to(link, small, monkeypatch) == 0
        assert link.is_symlink()
        assert json.loads(old.read_text("utf-8"))["scenario"] == "Small"
        assert stat.S_IMODE(old.stat().st_mode) == 0o640
        assert {path.name for path in tmp_path.iterdir()} == {"small.toml", "old.json", "link.json"}

    @POSIX_ONLY
    def test_a_link_to_nothing_yet_leads_to_the_new_file(
        self, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link = tmp_path / "link.json"
        link.symlink_to("new.json")
        assert self.run_to(link, small, monkeypatch) == 0
        assert link.is_symlink()
        assert json.loads((tmp_path / "new.json").read_text("utf-8"))["format"] == 1

    @POSIX_ONLY
    @pytest.mark.parametrize("kind", ["pipe", "folder", "loop", "missing/folder.json", "small.toml/below.json"])
    def test_what_cannot_be_a_file_is_told_before_the_run_and_left_as_it_is(
        self,
        kind: str,
        small: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "folder").mkdir()
        (tmp_path / "loop").symlink_to("loop")
        before = sorted(tmp_path.iterdir())
        assert self.run_to(tmp_path / kind, small, monkeypatch) == 1
        printed = capsys.readouterr()
        assert printed.err.startswith(f"sla-planner: {tmp_path / kind}: ")
        assert printed.out == ""
        assert len(printed.err.splitlines()) == 1
        assert sorted(tmp_path.iterdir()) == before

    @POSIX_ONLY
    def test_a_device_is_written_into(self, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.run_to(os.devnull, small, monkeypatch) == 0
        assert stat.S_ISCHR(os.stat(os.devnull).st_mode)  # noqa: PTH116  # a device

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
    def test_a_full_disk_is_named(
        self, small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run_to("/dev/full", small, monkeypatch) == 1
        assert capsys.readouterr().err == "sla-planner: /dev/full: no space left on device\n"

    @pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="Windows has no such name for it")
    @pytest.mark.parametrize("name", ["-", "/dev/stdout"])
    def test_standard_output_by_any_name_holds_nothing_but_data(self, name: str, small: Path) -> None:
        ran = as_process(COMMAND, "run", small, "--workers", "1", "--json", name)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert json.loads(ran.stdout)["format"] == 1


COMMAND = "import sys; from planner.command_line import main; sys.exit(main())"
DESKTOP_COMMAND = "import sys; from ui.command import main; sys.exit(main())"
INTERRUPTED_AT_IMPORT = """
import importlib.abc, os, signal, sys

class Interrupt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == MODULE:
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupt())
"""


def as_process(program: str, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )


@POSIX_ONLY
class TestInterrupts:
    """Ctrl+C where no study runs yet: one sentence, status 1, no traceback."""

    @pytest.mark.parametrize("command", [COMMAND, DESKTOP_COMMAND])
    @pytest.mark.parametrize(
        ("arguments", "module"),
        [
            (("run",), "typer"),
            (("run",), "numpy._core.multiarray"),
            (("run",), "planner.scenario.coverage"),
            (("run",), "simpy"),
            (("check", "--gaps"), "planner.command_line.checking"),
            (("due", "2026-03-27 15:30", "2 hours", "--time-zone", "UTC"), "planner.command_line.due_printing"),
        ],
    )
    def test_while_modules_load(self, command: str, arguments: tuple[str, ...], module: str, small: Path) -> None:
        program = INTERRUPTED_AT_IMPORT.replace("MODULE", repr(module)) + command
        ran = as_process(program, *arguments, *(() if arguments[0] == "due" else (str(small),)))
        assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "sla-planner: stopped\n")

    def test_workers_hear_nothing_of_it_from_their_first_moment(self, small: Path, tmp_path: Path) -> None:
        """Each worker interrupts itself before it runs any of our code."""
        (tmp_path / "sitecustomize.py").write_text(
            "import os, signal, sys\n"
            "if '--multiprocessing-fork' in sys.orig_argv:\n"
            "    open(os.environ['HEARD'], 'a').close()\n"
            "    os.kill(os.getpid(), signal.SIGINT)\n",
            encoding="utf-8",
        )
        heard = tmp_path / "heard"
        ran = as_process(COMMAND, "run", small, "--workers", "2", PYTHONPATH=str(tmp_path), HEARD=str(heard))
        assert (ran.returncode, ran.stderr) == (0, "")
        assert "2 replications" in ran.stdout
        assert heard.exists()

    def test_a_second_one_ends_a_study_with_a_sentence(self, small: Path) -> None:
        program = (
            "import os, signal\n"
            "from planner.command_line import running\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "def run_study(*a, **k):\n"
            "    os.kill(os.getpid(), signal.SIGINT)\n"
            "    os.kill(os.getpid(), signal.SIGINT)\n"
            "running.run_study = run_study\n"
        )
        ran = as_process(program + COMMAND, "run", small, "--workers", "1")
        assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "sla-planner: stopped\n")

    def test_handlers_of_others_are_kept(self) -> None:
        def other(_signal: int, _frame: object) -> None:
            """Whoever runs the command inside a program of their own."""

        before = signal.signal(signal.SIGINT, other)
        try:
            with stopped_at_once():
                assert signal.getsignal(signal.SIGINT) is other
            signal.signal(signal.SIGINT, signal.default_int_handler)
            with stopped_at_once():
                assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        finally:
            signal.signal(signal.SIGINT, before)


@POSIX_ONLY
class TestOutput:
    @pytest.mark.parametrize("arguments", [("schema",), ("check", "{small}"), ("run", "{small}", "--workers", "1")])
    def test_nowhere_to_print_to_is_told(self, arguments: tuple[str, ...], small: Path) -> None:
        words = [str(small) if word == "{small}" else word for word in arguments]
        shell = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "planner", *words]
        ran = subprocess.run(shell, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (1, "sla-planner: standard output: it is closed\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
    @pytest.mark.parametrize(
        "arguments",
        [("--version",), ("schema",), ("check", "{small}", "--gaps"), ("run", "{small}", "--workers", "1")],
    )
    def test_a_full_disk_is_told_once(self, arguments: tuple[str, ...], small: Path) -> None:
        words = [str(small) if word == "{small}" else word for word in arguments]
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            command = [sys.executable, "-m", "planner", *words]
            ran = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (1, "sla-planner: standard output: no space left on device\n")


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
