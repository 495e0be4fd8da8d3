"""Whether a window can be shown, found out without Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest

import ui.display
from ui.display import apt_command, package_of, why_no_window

LINUX = "linux"


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libGL.so.1", "libgl1"),
        ("libEGL.so.1", "libegl1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("something-else", "something-else"),
    ],
)
def test_the_package_of_a_library(soname: str, package: str) -> None:
    assert package_of(soname) == package


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "there is no display"),
        ({"DISPLAY": ""}, "there is no display"),
        ({"DISPLAY": ":4711"}, "the display :4711 does not answer"),
        ({"DISPLAY": "localhost:4711.0"}, "the display localhost:4711.0 does not answer"),
    ],
)
def test_no_display_is_a_reason(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], reason: str) -> None:
    monkeypatch.setattr(ui.display, "missing_packages", tuple)
    assert (why_no_window(environment, LINUX) or "").startswith(reason)


@pytest.mark.parametrize("environment", [{"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_other_displays_are_left_to_qt(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    monkeypatch.setattr(ui.display, "missing_packages", tuple)
    assert why_no_window(environment, LINUX) is None


def test_missing_libraries_are_named_in_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.display, "missing_packages", lambda: ("libgl1", "libxcb-cursor0"))
    reason = why_no_window({"DISPLAY": ":0"}, LINUX)
    assert reason is not None
    assert reason.endswith("apt-get install -y libgl1 libxcb-cursor0")
    assert "\n" not in reason
    assert apt_command(["libgl1"]) in {"apt-get install -y libgl1", "sudo apt-get install -y libgl1"}


def test_other_systems_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.display, "missing_packages", lambda: ("never",))
    assert why_no_window({}, "darwin") is None
    assert why_no_window({}, "win32") is None


def test_looking_loads_no_qt() -> None:
    program = "import sys, ui.display; ui.display.why_no_window(); print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
