"""results.json: the benchmarks' numbers as data, with what one must know of the machine and nothing that names it."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from benchmarks.desktop import DesktopTimes
from benchmarks.engine_profile import Hotspot
from benchmarks.memory import Peak
from benchmarks.queue_draw import ENGINEERS, LOAD, PRIORITIES
from benchmarks.race import Lap
from benchmarks.study_parts import StudyParts
from benchmarks.worker_race import WorkerRace
from planner.studies.workers import available_processors

RESULTS = Path(__file__).resolve().parent / "results.json"
PACKAGES = ("numpy", "simpy", "ciw")


def machine_facts() -> dict[str, object]:
    """Python, the packages that are raced or relied on, and the number of processors."""
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        **{package: version(package) for package in PACKAGES},
        "processors": available_processors(),
    }


def write_results(  # one for each thing that is measured
    laps: Sequence[Lap],
    tickets: int,
    parts: StudyParts,
    hotspots: Sequence[Hotspot],
    workers: WorkerRace,
    peaks: Sequence[Peak],
    desktop: Sequence[DesktopTimes],
) -> None:
    """Write everything that was measured."""
    queue = {"engineers": ENGINEERS, "priorities": PRIORITIES, "load": LOAD, "tickets": tickets, "touches": tickets}
    results = {
        "machine": machine_facts(),
        "queue": queue | {"contestants": [asdict(lap) | {"contestant": lap.contestant.value} for lap in laps]},
        "study": asdict(parts),
        "engine": [asdict(hotspot) for hotspot in hotspots],
        "workers": asdict(workers) | {"speed_up": workers.speed_up},
        "memory": [asdict(peak) for peak in peaks],
        "desktop": [asdict(times) for times in desktop],
    }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
