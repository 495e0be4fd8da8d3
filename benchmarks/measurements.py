"""Measurements: everything that one run of the benchmarks found, before anybody judges it."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.desktop import DesktopTimes
from benchmarks.engine_profile import Hotspot
from benchmarks.engine_race import EngineRace
from benchmarks.growth import Growth
from benchmarks.memory import Memory
from benchmarks.race import Race
from benchmarks.study_parts import StudyParts
from benchmarks.what_if import WhatIf
from benchmarks.worker_race import WorkerRace


@dataclass(frozen=True, slots=True)
class Measurements:
    """One of each benchmark."""

    queue: Race
    engines: EngineRace
    study: StudyParts
    check_s: float
    """Of processor time, once a study."""
    growth: tuple[Growth, ...]
    workers: WorkerRace
    memory: Memory
    what_if: WhatIf
    hotspots: tuple[Hotspot, ...]
    desktop: tuple[DesktopTimes, ...]
