"""results.json: the benchmarks' numbers as data, with what one must know of the machine and nothing that names it."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from enum import Enum
from importlib.metadata import version
from pathlib import Path

from benchmarks.asked import Asked
from benchmarks.contestants import Contestant
from benchmarks.measurements import Measurements
from benchmarks.queue_draw import ENGINEERS, LOAD, PRIORITIES
from planner.studies.workers import available_processors
from planner.whole_file import write_whole

PACKAGES = ("numpy", "simpy", "numba", "ciw")


def machine_facts() -> dict[str, object]:
    """Python, the packages that are raced or relied on, and the number of processors."""
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        **{package: version(package) for package in PACKAGES},
        "processors": available_processors(),
    }


def write_results(found: Measurements, rows: Sequence[Asked], path: Path) -> None:
    """Write everything that was measured, and what was asked of it; the whole file or nothing."""
    results = {
        "machine": machine_facts(),
        "asked": [asdict(row) | {"verdict": row.verdict} for row in rows],
        **asdict(found),
        "queue": _queue(found),
        "growth": [
            asdict(growth) | {"exponent": growth.exponent, "ns_of_work": growth.ns_of_work} for growth in found.growth
        ],
        "workers": asdict(found.workers) | {"speed_up": found.workers.speed_up},
    }
    write_whole(path, (json.dumps(results, indent=1, default=_plain) + "\n").encode())


def _queue(found: Measurements) -> dict[str, object]:
    race = found.queue
    faster = {contestant: race.compiled_is_faster_than(contestant) for contestant in Contestant}
    laps = [asdict(lap) | {"compiled_is_faster": faster[lap.contestant]} for lap in race.laps]
    return {"engineers": ENGINEERS, "priorities": PRIORITIES, "load": LOAD, **asdict(race), "laps": laps}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"{value!r} has no place in results.json")
