"""A real window on a real X server, worked by real keys and a real mouse, with pictures kept of what was seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from ui.display import missing_packages

PATIENCE_S = 60
NEEDED = ("Xvfb", "openbox", "xdotool", "import")
LACKING = [name for name in NEEDED if shutil.which(name) is None]
NAMES = " and ".join(LACKING)
PICTURES = Path(__file__).resolve().parents[2] / "build" / "pictures"
"""Kept for whoever wants to see them; git knows nothing of them."""
MONDAY = (410, 184)
"""Where the bar of Monday's first shift is on the Coverage page, in a window as large as it first is."""
GOAL = (620, 105)
"""And where the goal of the first plan is on the Plans page."""

pytestmark = [
    pytest.mark.skipif(bool(LACKING), reason=f"needs {NAMES} (apt-get install xvfb openbox xdotool imagemagick)"),
    pytest.mark.skipif(bool(missing_packages()), reason=f"Qt needs {' '.join(missing_packages())}"),
]


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own, with a window manager: without one Qt may not learn which of two windows is active."""
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with background(screen) as server:
        assert server.stdout is not None
        name = f":{server.stdout.readline().strip()}"
        with background(["openbox", "--sm-disable", "--startup", "echo ready"], DISPLAY=name) as windows:
            assert windows.stdout is not None
            assert "ready\n" in iter(windows.stdout.readline, "")
            yield name


@contextmanager
def background(command: Sequence[str], **more: str) -> Iterator[subprocess.Popen[str]]:
    """A program that runs meanwhile."""
    with subprocess.Popen(
        command, env=os.environ | more, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as program:
        try:
            yield program
        finally:
            program.terminate()


class Hands:
    """What works the window."""

    def __init__(self, display: str) -> None:
        self._environment = os.environ | {"DISPLAY": display}

    def do(self, *arguments: str) -> str:
        return self._run("xdotool", *arguments)

    def wait_for(self, title: str) -> str:
        """The window of that title, once there is one; the title is a regular expression."""
        return self.do("search", "--sync", "--onlyvisible", "--name", title).splitlines()[0]

    def turn_to(self, window: str) -> None:
        self.do("windowactivate", "--sync", window)

    def click(self, window: str, place: tuple[int, int]) -> None:
        self.do("mousemove", "--window", window, *map(str, place), "click", "1")

    def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self._run("import", "-window", "root", str(PICTURES / f"{name}.png"))

    def _run(self, program: str, *arguments: str) -> str:
        command = [shutil.which(program) or program, *arguments]
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=PATIENCE_S, check=True
        )
        return done.stdout.strip()


@contextmanager
def started(display: str, folder: Path, *arguments: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """The desktop as a process, with settings of its own."""
    environment: Mapping[str, str] = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    environment = {**environment, "DISPLAY": display, "XDG_CONFIG_HOME": str(folder / "settings")}
    environment = {**environment, "XDG_DATA_HOME": str(folder / "data"), **more}
    program = "import sys; from ui.command import main; sys.exit(main())"
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as app:
        try:
            yield app
        finally:
            app.kill()


def test_journey_a_real_window_takes_keys_and_mouse_saves_and_quits_during_a_run(
    display: str, small_file: Path, tmp_path: Path
) -> None:
    hands = Hands(display)
    with started(display, tmp_path, "open", str(small_file)) as app:
        window = hands.wait_for(r"^small\.toml - ")
        hands.turn_to(window)
        hands.do("key", "alt+5")
        hands.click(window, MONDAY)
        hands.do("key", "plus")
        hands.wait_for(r"^small\.toml\* - ")
        hands.picture("coverage")
        hands.do("key", "ctrl+z")
        hands.wait_for(r"^small\.toml - ")
        hands.do("key", "alt+1")
        hands.click(window, GOAL)
        hands.do("key", "ctrl+a")
        hands.do("type", "90")
        hands.wait_for(r"^small\.toml\* - ")
        hands.picture("plans")
        hands.do("key", "ctrl+s")
        hands.wait_for(r"^small\.toml - ")
        hands.do("key", "F5")
        hands.do("key", "ctrl+1")
        hands.picture("verdict")
        hands.do("key", "ctrl+q")
        said, _ = app.communicate(timeout=PATIENCE_S)
    assert (app.returncode, said) == (0, "")
    assert "goal = 0.9\n" in small_file.read_text("utf-8")
    assert (tmp_path / "settings" / "sla-planner" / "desktop.ini").exists()
    assert {path.stat().st_size > 10_000 for path in PICTURES.glob("*.png")} == {True}


def test_journey_the_first_start_opens_a_copy_of_the_sample_in_the_dark_with_large_text(
    display: str, tmp_path: Path
) -> None:
    hands = Hands(display)
    with started(display, tmp_path, SLA_PLANNER_COLOURS="dark", QT_SCALE_FACTOR="1.5") as app:
        window = hands.wait_for("^Neptune Support - ")
        hands.turn_to(window)
        hands.do("key", "alt+5")
        hands.do("key", "F1")
        words = hands.wait_for("^The words of the planner")
        hands.picture("words-dark")
        hands.turn_to(words)
        hands.do("key", "Escape")
        hands.turn_to(window)
        hands.picture("first-start-dark")
        hands.do("key", "ctrl+q")
        said, _ = app.communicate(timeout=PATIENCE_S)
    assert (app.returncode, said) == (0, "")
