"""Shipped scenarios: the files that come with the planner, wherever it is installed.

A wheel carries them inside the package, a checkout has them at its top, where people look. Only this room knows both.
"""

from importlib.resources import files
from pathlib import Path

SAMPLE = "neptune.toml"


def shipped_scenarios() -> Path:
    """The folder of the shipped scenario files."""
    package = Path(str(files("planner")))
    in_wheel = package / "shipped_scenarios"
    return in_wheel if in_wheel.is_dir() else package.parent / "scenarios"


def neptune_sample() -> Path:
    """The sample that the desktop opens on the first time."""
    return shipped_scenarios() / SAMPLE
