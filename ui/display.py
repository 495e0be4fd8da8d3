"""Display: can a window be shown here? Asked before Qt is, because Qt answers by ending the process.

Without a display, or without one of the system libraries that Qt draws with, Qt aborts with a message that blames the
wrong package. So this room looks first, with the standard library alone. `python -m ui.display` prints the reason;
`python -m ui.display packages` the Debian packages that would mend it, one a line.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

PARTS_OF_QT = ("QtWidgets.abi3.so", "QtSvg.abi3.so", "Qt/plugins/platforms/libqxcb.so")
_MISSING = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_SONAME = re.compile(r"(?P<name>.+)\.so\.(?P<version>\d+)")
_NAMED_OTHERWISE = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0"}
X_PORT = 6000


def why_no_window(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Why no window can be shown, in one sentence with the mend; None if one can."""
    if find_spec("PySide6") is None:
        return "the desktop needs PySide6, which is not installed; python -m pip install PySide6-Essentials adds it"
    if not platform.startswith("linux"):
        return None
    if lacking := missing_packages():
        return f"the desktop needs libraries that this machine lacks; this adds them: {apt_command(lacking)}"
    return None if environment.get("QT_QPA_PLATFORM") else _why_no_display(environment)


def apt_command(packages: Iterable[str]) -> str:
    """The one command that installs these packages, for whoever types it."""
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0
    return f"{'' if may_install else 'sudo '}apt-get install -y {' '.join(packages)}"


def missing_packages() -> tuple[str, ...]:
    """The Debian packages of the system libraries that Qt needs for a window and does not find, sorted."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None or shutil.which("ldd") is None:
        return ()
    folder = Path(spec.origin).parent
    parts = [str(folder / part) for part in PARTS_OF_QT if (folder / part).exists()]
    if not parts:
        return ()
    told = subprocess.run(["ldd", *parts], capture_output=True, text=True, check=False).stdout  # noqa: S603, S607 - our own
    return tuple(sorted({package_of(soname) for soname in _MISSING.findall(told)}))


def package_of(soname: str) -> str:
    """The Debian package of a shared library, by the naming rule of Debian's policy, section 8.1.

    >>> package_of("libxcb-cursor.so.0"), package_of("libxkbcommon-x11.so.0"), package_of("libGL.so.1")
    ('libxcb-cursor0', 'libxkbcommon-x11-0', 'libgl1')
    """
    match = _SONAME.fullmatch(soname)
    if soname in _NAMED_OTHERWISE or match is None:
        return _NAMED_OTHERWISE.get(soname, soname)
    name = match["name"].lower().replace("_", "-")
    return f"{name}{'-' if name[-1].isdigit() else ''}{match['version']}"


def _why_no_display(environment: Mapping[str, str]) -> str | None:
    if environment.get("WAYLAND_DISPLAY"):
        return None
    display = environment.get("DISPLAY")
    if not display:
        return "there is no display to show a window on (DISPLAY and WAYLAND_DISPLAY are empty)"
    return None if _answers(display) else f"the display {display} does not answer"


def _answers(display: str) -> bool:
    """Whether an X server listens where DISPLAY (`:0`, `localhost:10.0`) says."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return True  # Some other way of naming one, which Qt may know.
    return any(_connects(family, address) for family, address in _addresses(host, int(number)))


def _addresses(host: str, number: int) -> Iterator[tuple[socket.AddressFamily, str | tuple[str, int]]]:
    if host in {"", "unix"}:
        yield socket.AF_UNIX, f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
        yield socket.AF_UNIX, f"\0/tmp/.X11-unix/X{number}"
    else:
        yield socket.AF_INET, (host, X_PORT + number)


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as connection:
        connection.settimeout(1.0)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True


def _main(arguments: list[str]) -> int:
    if arguments == ["packages"]:
        sys.stdout.write("".join(f"{package}\n" for package in missing_packages()))
        return 0
    reason = why_no_window()
    if reason is not None:
        sys.stderr.write(f"sla-planner: {reason}\n")
    return 0 if reason is None else 1


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
