"""The desktop: how long until its window can be used, to another page, and until an edit is seen.

The sample, and the sample with ten times its customer groups and coverages.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from planner.scenario.draft import Data, entries_at, table_at
from planner.scenario.keeping import new_text

TIMES = 10
GROWING = ("customers", "coverage")


@dataclass(frozen=True, slots=True)
class DesktopTimes:
    """Medians over sessions on one scenario."""

    scenario: str
    sessions: int
    shown_s: float
    """From the first line of ours until the window is painted; Python and Qt are loaded before it."""
    usable_s: float
    """Until the scenario is open in it."""
    first_ms: Mapping[str, float]
    """To a page for the first time, by its title."""
    again_ms: Mapping[str, float]
    """To a page that was seen before."""
    edit_ms: Mapping[str, float]
    """From an edit until it is painted, by the page that is seen meanwhile."""


def desktop_times(sample: Path, draft: Data, sessions: int) -> tuple[DesktopTimes, ...]:
    """Sessions on the sample, whose data is `draft`, and on one ten times its size."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "tenfold.toml"
        large.write_text(new_text(tenfold(draft)), encoding="utf-8")
        return (_times("the sample", sample, sessions), _times(f"{TIMES} times the sample", large, sessions))


def tenfold(draft: Data) -> Data:
    """The scenario with ten times its customer groups and coverages, under names of their own."""
    grown: dict[str, object] = dict(draft)
    for key in GROWING:
        grown[key] = [
            {**table_at(entry, ()), "name": f"{table_at(entry, ()).get('name')} {number}"}
            for number in range(1, TIMES + 1)
            for entry in entries_at(draft, (key,))
        ]
    grown["incidents"] = [
        {key: value for key, value in table_at(entry, ()).items() if key != "customers"}
        for entry in entries_at(draft, ("incidents",))
    ]
    return grown


@dataclass(frozen=True, slots=True)
class _Session:
    """What `benchmarks.desktop_session` tells."""

    shown_s: float
    usable_s: float
    first_ms: dict[str, float]
    again_ms: dict[str, float]
    edit_ms: dict[str, float]


def _times(words: str, path: Path, sessions: int) -> DesktopTimes:
    found = [_session(path) for _ in range(sessions)]
    return DesktopTimes(
        words,
        sessions,
        median(each.shown_s for each in found),
        median(each.usable_s for each in found),
        _medians([each.first_ms for each in found]),
        _medians([each.again_ms for each in found]),
        _medians([each.edit_ms for each in found]),
    )


def _medians(found: list[dict[str, float]]) -> dict[str, float]:
    return {title: median(each[title] for each in found) for title in found[0]}


def _session(path: Path) -> _Session:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "benchmarks.desktop_session", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)  # noqa: S603 - our own
    return _Session(**json.loads(done.stdout))
