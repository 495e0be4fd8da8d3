"""Memory against replications: a study keeps sums and elapsed times, not tickets, so its peak should grow slowly.

A peak is of a whole process and never falls, so every number of replications is played in a process of its own:

    python -m benchmarks.memory SCENARIO COVERAGE REPLICATIONS

prints that process's peak in bytes.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from planner.scenario.reading import read_scenario
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers

KIBIBYTE = 1024
MEBIBYTE = KIBIBYTE * KIBIBYTE


@dataclass(frozen=True, slots=True)
class Peak:
    """The largest resident memory of a study."""

    replications: int
    mebibytes: float


def memory_peaks(scenario: Path, coverage: str, numbers: tuple[int, ...]) -> tuple[Peak, ...]:
    """The peak for each number of replications; nothing on Windows, where Python does not tell it."""
    if sys.platform == "win32":
        return ()
    return tuple(Peak(number, _peak_of_process(scenario, coverage, number) / MEBIBYTE) for number in numbers)


def _peak_of_process(scenario: Path, coverage: str, replications: int) -> int:
    command = [sys.executable, "-m", "benchmarks.memory", str(scenario), coverage, str(replications)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own module
    return int(done.stdout)


def _peak_bytes() -> int:
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage tells on Linux begins with the peak of the process that started this one.
        (line,) = (line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * KIBIBYTE
    return _peak_of_usage()


def _peak_of_usage() -> int:
    if sys.platform == "win32":
        raise OSError("Windows does not tell Python a process's peak")
    from resource import RUSAGE_SELF, getrusage  # noqa: PLC0415  # there is no such module on Windows

    peak = getrusage(RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * KIBIBYTE


def main() -> None:
    """Play the study that the arguments name, and print the peak."""
    path, coverage, replications = sys.argv[1:]
    choice = StudyChoice((coverage,), int(replications), None)
    run_study(read_scenario(Path(path)), InlineWorkers(), choice=choice)
    sys.stdout.write(f"{_peak_bytes()}\n")


if __name__ == "__main__":
    main()
