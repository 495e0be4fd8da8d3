"""A real window on a real X server, worked by real keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.display import missing_packages

PATIENCE_S = 60
NEEDED = ("Xvfb", "xdotool")
LACKING = [name for name in NEEDED if shutil.which(name) is None]

pytestmark = [
    pytest.mark.skipif(bool(LACKING), reason=f"needs {' and '.join(LACKING)} (apt-get install xvfb xdotool)"),
    pytest.mark.skipif(bool(missing_packages()), reason=f"Qt needs {' '.join(missing_packages())}"),
]


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


def xdotool(display: str, *arguments: str) -> str:
    environment = os.environ | {"DISPLAY": display}
    command = [shutil.which("xdotool") or "xdotool", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=True)
    return done.stdout.strip()


def test_journey_a_real_window_opens_takes_keys_and_quits(display: str, small_file: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    environment |= {"DISPLAY": display, "XDG_CONFIG_HOME": str(tmp_path / "settings")}
    program = "import sys; from ui.command import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "open", str(small_file)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as app:
        found = xdotool(display, "search", "--sync", "--onlyvisible", "--name", "small.toml").splitlines()
        xdotool(display, "windowfocus", "--sync", found[0])
        xdotool(display, "key", "F5")
        xdotool(display, "key", "ctrl+q")
        said, _ = app.communicate(timeout=PATIENCE_S)
    assert (app.returncode, said) == (0, "")
    assert (tmp_path / "settings" / "sla-planner" / "desktop.ini").exists()
