"""`python -m benchmarks`: measure everything, print it beside what was asked, write results.json and growth.svg."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from rich.console import Console

from benchmarks.asked import asked_rows
from benchmarks.desktop import desktop_times
from benchmarks.engine_profile import engine_hotspots
from benchmarks.engine_race import race_engines
from benchmarks.growth import growths
from benchmarks.growth_plot import write_plot
from benchmarks.measurements import Measurements
from benchmarks.memory import memory_of
from benchmarks.race import race
from benchmarks.results_file import write_results
from benchmarks.sizes import FULL, QUICK, Sizes
from benchmarks.study_check import check_s
from benchmarks.study_parts import median_parts
from benchmarks.tables import print_asked, print_measurements
from benchmarks.what_if import what_if
from benchmarks.worker_race import race_workers
from planner.scenario.draft import draft_of_content
from planner.scenario.reading import read_scenario
from planner.shipped import neptune_sample

HERE = Path(__file__).resolve().parent
MEMORY_COVERAGE = "Follow the sun"


def main() -> None:
    """Run every benchmark, one at a time, for each wants the machine for itself."""
    parser = ArgumentParser(prog="python -m benchmarks", description="Measure how fast the planner is.")
    parser.add_argument("--quick", action="store_true", help="small sizes: whether all runs, not how fast it is")
    parser.add_argument(
        "--into", type=Path, help="the folder of results.json and growth.svg; quick writes none without"
    )
    chosen = parser.parse_args()
    console = Console(highlight=False)
    found = measure(neptune_sample(), QUICK if chosen.quick else FULL, console)
    rows = asked_rows(found)
    print_measurements(found, console)
    print_asked(rows, console)
    into = chosen.into or (None if chosen.quick else HERE)
    if into is not None:
        into.mkdir(parents=True, exist_ok=True)
        write_results(found, rows, into / "results.json")
        write_plot(found.growth, into / "growth.svg")
        console.print(f"Written: results.json and growth.svg in {into.name}.")


def measure(path: Path, sizes: Sizes, console: Console) -> Measurements:
    """Everything, in so large sizes."""
    sample = read_scenario(path)
    with console.status("") as status:

        def say(words: str) -> None:
            status.update(f"{words} …")

        say("Letting all programs play the queue, to see that they agree")
        queue = race(
            sizes.queue_tickets,
            sizes.queue_rounds,
            lambda number: say(f"Racing, round {number + 1} of {sizes.queue_rounds}"),
        )
        say("Both engines on the sample")
        engines = race_engines(sample, sizes.engine_rounds)
        say("Timing the sample's study")
        study = median_parts(sample, sizes.study_replications, sizes.study_rounds)
        check = check_s(sample)
        hotspots = engine_hotspots(sample)
        growth = growths(
            sizes.growth_tickets,
            sizes.growth_rounds,
            lambda load, tickets: say(f"Growing: {tickets:,} tickets at load {load:g}"),
        )
        say("One worker against two")
        workers = race_workers(sample, sizes.worker_replications, sizes.worker_rounds)
        say("Measuring memory")
        memory = memory_of(path, MEMORY_COVERAGE, sizes.memory_replications, sizes.memory_tickets)
        say("Changing a headcount, and waiting for the first estimate")
        changed = what_if(sample, sizes.what_if_rounds)
        say("Using the desktop")
        desktop = desktop_times(path, draft_of_content(path.read_bytes()), sizes.desktop_sessions)
    return Measurements(queue, engines, study, check, growth, workers, memory, changed, hotspots, desktop)


if __name__ == "__main__":
    main()
