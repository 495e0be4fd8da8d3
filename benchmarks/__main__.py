"""`python -m benchmarks`: measure everything, print it, and write it to benchmarks/results.json."""

from __future__ import annotations

from rich.console import Console

from benchmarks.desktop import desktop_times
from benchmarks.engine_profile import engine_hotspots
from benchmarks.memory import memory_peaks
from benchmarks.race import ROUNDS, TICKETS, race
from benchmarks.results_file import RESULTS, write_results
from benchmarks.study_parts import study_parts
from benchmarks.tables import print_desktop, print_hotspots, print_memory, print_parts, print_race, print_workers
from benchmarks.worker_race import race_workers
from planner.scenario.draft import draft_of_content
from planner.scenario.reading import read_scenario

SAMPLE = RESULTS.parent.parent / "scenarios" / "neptune.toml"
STUDY_REPLICATIONS = 12
WORKER_REPLICATIONS = 6
WORKER_ROUNDS = 3
MEMORY_COVERAGE = "Follow the sun"
MEMORY_REPLICATIONS = (1, 8, 64)
DESKTOP_SESSIONS = 5


def main() -> None:
    """Run every benchmark, the slowest last."""
    console = Console(highlight=False)
    sample = read_scenario(SAMPLE)
    with console.status("Racing") as status:
        laps = race(on_round=lambda number: status.update(f"Racing, round {number + 1} of {ROUNDS}"))
    print_race(laps, TICKETS, console)
    with console.status("Timing the sample's study"):
        parts = study_parts(sample, STUDY_REPLICATIONS)
        hotspots = engine_hotspots(sample)
    print_parts(parts, console)
    print_hotspots(hotspots, console)
    with console.status("One worker against two"):
        workers = race_workers(sample, WORKER_REPLICATIONS, WORKER_ROUNDS)
    print_workers(workers, console)
    with console.status("Measuring memory"):
        peaks = memory_peaks(SAMPLE, MEMORY_COVERAGE, MEMORY_REPLICATIONS)
    print_memory(peaks, MEMORY_COVERAGE, console)
    with console.status("Using the desktop"):
        desktop = desktop_times(SAMPLE, draft_of_content(SAMPLE.read_bytes()), DESKTOP_SESSIONS)
    print_desktop(desktop, console)
    write_results(laps, TICKETS, parts, hotspots, workers, peaks, desktop)
    console.print(f"Written to {RESULTS.relative_to(SAMPLE.parent.parent)}.")


if __name__ == "__main__":
    main()
