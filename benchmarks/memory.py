"""Memory: of a study against its replications, and of one history against its tickets.

A study keeps sums and counts, not tickets, so its peak should stay where it is. A history is held as a whole, inputs
and outcomes. A peak is of a whole process and never falls, so everything is played in a process of its own:

    python -m benchmarks.memory study SCENARIO COVERAGE REPLICATIONS
    python -m benchmarks.memory queue TICKETS

print that process's peak in bytes.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engine_queue import compiled_run
from benchmarks.queue_draw import draw_queue
from planner.scenario.reading import read_scenario
from planner.studies.engine_choice import Engine
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers

KIBIBYTE = 1024
MEBIBYTE = KIBIBYTE * KIBIBYTE


FEW_TICKETS = 10_000
"""So few that the peak is that of the program itself."""

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Peak:
    """The largest resident memory of a study."""

    replications: int
    mebibytes: float


@dataclass(frozen=True, slots=True)
class Memory:
    """What a study and a long history take; nothing is known on Windows, where Python does not tell it."""

    coverage: str
    study: tuple[Peak, ...]
    """By replications, ascending."""
    million_tickets_mebibytes: float | None
    """For each million tickets of one history."""

    @property
    def growth(self) -> float | None:
        """The peak of the most replications over that of the fewest."""
        return self.study[-1].mebibytes / self.study[0].mebibytes if self.study else None


def memory_of(scenario: Path, coverage: str, replications: Sequence[int], tickets: int) -> Memory:
    """Play studies of so many replications, and a queue of so many tickets."""
    if sys.platform == "win32":
        return Memory(coverage, (), None)
    peaks = [Peak(number, _mebibytes("study", str(scenario), coverage, str(number))) for number in replications]
    more = _mebibytes("queue", str(FEW_TICKETS + tickets)) - _mebibytes("queue", str(FEW_TICKETS))
    return Memory(coverage, tuple(peaks), more / tickets * MILLION)


def _mebibytes(*arguments: str) -> float:
    """The peak of a process that plays what the arguments say."""
    command = [sys.executable, "-m", "benchmarks.memory", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own module
    return int(done.stdout) / MEBIBYTE


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
    """Play what the arguments say, and print the peak."""
    kind, *arguments = sys.argv[1:]
    if kind == "study":
        path, coverage, replications = arguments
        choice = StudyChoice((coverage,), int(replications), None, engine=Engine.COMPILED, is_checked=False)
        run_study(read_scenario(Path(path)), InlineWorkers(), choice=choice)
    else:
        compiled_run(draw_queue(int(arguments[0])))()
    sys.stdout.write(f"{_peak_bytes()}\n")


if __name__ == "__main__":
    main()
