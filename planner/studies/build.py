"""Build: what a replication's numbers hang on besides its scenario: our code, Python, and the packages it calls.

One seed gives one answer only where all of these are the same. Separate because the processes of one machine never
differ in it, and those of a cluster may.
"""

from __future__ import annotations

import hashlib
import platform
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from planner import __version__
from planner.grammar import joined

PACKAGES: Final = ("numpy", "scipy", "simpy", "numba", "pydantic", "holidays", "tzdata", "distributed")
"""Those that draw, date, play, measure or carry a replication."""

_CODE: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Build:
    """Equal builds play equal replications."""

    planner: str
    code: str
    """A digest of every file of ours, as a version covers many states of a checkout."""
    python: str
    """Without its last number, which mends faults; the one before changed, among others, how floats are added up."""
    packages: tuple[tuple[str, str], ...]
    """Names and versions."""

    def differing(self, other: Build) -> str:
        """What the other has otherwise, as a list in words with its versions; empty for an equal one."""
        ours, theirs = dict(self.packages), dict(other.packages)
        pairs = {
            "Neptune SLA planner": (self.planner, other.planner),
            "Python": (self.python, other.python),
            **{name: (ours.get(name, "none"), theirs.get(name, "none")) for name in ours | theirs},
        }
        words = [f"{name} {found} in place of {wanted}" for name, (wanted, found) in pairs.items() if found != wanted]
        if not words and self.code != other.code:
            words = [f"other code of Neptune SLA planner {other.planner}"]
        return joined(words)


@cache
def this_build() -> Build:
    """Of this process, as it was when first asked for."""
    return Build(__version__, _digest(), ".".join(platform.python_version_tuple()[:2]), tuple(map(_named, PACKAGES)))


def _digest() -> str:
    """Line ends do not count, which are the machine's."""
    digest = hashlib.sha256()
    for floor in ("planner", "simulation"):
        for path in sorted((_CODE / floor).rglob("*.py")):
            digest.update(path.relative_to(_CODE).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _named(package: str) -> tuple[str, str]:
    try:
        return package, version(package)
    except PackageNotFoundError:
        return package, "none"
