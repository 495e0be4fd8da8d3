"""Shipped scenarios: the files that come with the planner, wherever it is installed.

A wheel carries them inside the package, a checkout has them at its top, where people look. Only this room knows both.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from planner.grammar import capitalised

SAMPLE = "neptune.toml"
FIRST_LOOK = "first-look.toml"


@dataclass(frozen=True, slots=True)
class Sample:
    """A shipped scenario to begin from, as its file's heading comment introduces it."""

    path: Path
    title: str
    sentence: str


def shipped_scenarios() -> Path:
    """The folder of the shipped scenario files."""
    package = Path(str(files("planner")))
    in_wheel = package / "shipped_scenarios"
    return in_wheel if in_wheel.is_dir() else package.parent / "scenarios"


def neptune_sample() -> Path:
    """The sample that the desktop opens on the first time."""
    return shipped_scenarios() / SAMPLE


def samples() -> tuple[Sample, ...]:
    """Every shipped scenario: the Neptune sample, then the shortest, then the others by name."""
    first = (SAMPLE, FIRST_LOOK)
    paths = sorted(shipped_scenarios().glob("*.toml"), key=lambda path: (path.name not in first, path.name))
    return tuple(_sample(path) for path in sorted(paths, key=lambda path: path.name != SAMPLE))


def _sample(path: Path) -> Sample:
    """The heading is `# Title: one sentence.` and may take several lines."""
    lines = []
    for line in path.read_text("utf-8").splitlines():
        words = line.removeprefix("#").strip()
        if not line.startswith("#") or not words:
            break
        lines.append(words)
    title, colon, rest = " ".join(lines).partition(": ")
    sentence = rest.partition(". ")[0].rstrip(".")
    if not colon or not sentence:
        return Sample(path, path.stem, "")
    return Sample(path, title, f"{capitalised(sentence)}{'' if sentence.endswith('?') else '.'}")
