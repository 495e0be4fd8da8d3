"""The command with the desktop in it, as processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.ui.scenario_files import LONG

PATIENCE_S = 120
RUN_PLANNER = "import runpy; runpy.run_module('planner', run_name='__main__')"
RUN_COMMAND = "import sys; from ui.command import main; sys.exit(main())"

CLOSED_WHILE_IT_RUNS = """
import os, signal, sys
from pathlib import Path
import ui.application

class Interrupted(ui.application.MainWindow):
    def __init__(self, settings):
        super().__init__(settings)
        self.desk.opened.connect(self.run_study)
        self.queue.progressed.connect(self.interrupt)

    def interrupt(self, request, progress):
        if progress.done:
            os.kill(os.getpid(), signal.SIGTERM)

ui.application.MainWindow = Interrupted
sys.exit(ui.application.open_window(Path(sys.argv[1])))
"""


def started(program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python process; over once it and all processes that it started have closed their output."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=without_display(os.environ) | environment,
        timeout=PATIENCE_S,
        check=False,
    )


def without_display(environment: Mapping[str, str]) -> dict[str, str]:
    names = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in environment.items() if name not in names}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("arguments", [(), ("open",), ("open", "scenario.toml")])
def test_without_a_display_one_sentence_says_so(arguments: tuple[str, ...]) -> None:
    done = started(RUN_COMMAND, *arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("sla-planner: ")
    assert done.stderr.count("\n") == 1


def test_other_commands_work_without_a_display() -> None:
    done = started(RUN_COMMAND, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "open" in done.stdout


def test_planner_alone_knows_no_desktop() -> None:
    done = started(RUN_PLANNER, "open")
    assert done.returncode == 2
    assert "No such command 'open'" in done.stderr


@pytest.mark.parametrize(("program", "command"), [(RUN_COMMAND, "open"), (RUN_PLANNER, "run")])
def test_a_file_in_the_place_of_a_command_is_told_what_to_write(program: str, command: str) -> None:
    done = started(program, "mine.toml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"sla-planner: mine.toml is a file and no command; write sla-planner {command} mine.toml\n"


def test_so_is_any_file_that_there_is_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "my plan"
    path.write_text("", encoding="utf-8")
    assert f'write sla-planner open "{path}"' in started(RUN_COMMAND, str(path)).stderr
    for words in ("my plan", "x" * 5_000):
        done = started(RUN_COMMAND, words)
        assert done.returncode == 2
        assert "No such command" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process at once")
def test_journey_ended_by_the_system_during_a_run_leaves_nothing_and_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "long.toml"
    path.write_text(LONG, encoding="utf-8")
    done = started(
        CLOSED_WHILE_IT_RUNS, str(path), QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path / "settings")
    )
    said = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, done.stdout, said) == (0, "", [])
