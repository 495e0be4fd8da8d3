"""The benchmarks' results as tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks.desktop import DesktopTimes
from benchmarks.engine_profile import Hotspot
from benchmarks.memory import Peak
from benchmarks.queue_draw import ENGINEERS, LOAD, PRIORITIES
from benchmarks.race import NOISE, Lap
from benchmarks.study_parts import StudyParts
from benchmarks.worker_race import WorkerRace


def print_race(laps: Sequence[Lap], tickets: int, console: Console) -> None:
    """Who is how fast on the same queue."""
    rounds = len(laps[0].seconds)
    table = _table(
        f"M/M/{ENGINEERS}, {PRIORITIES} priorities, load {LOAD:g}, {tickets:,} tickets: median of {rounds} rounds",
        ("Program", "Seconds", "Tickets/s", "Touches/s", "We are faster by"),
    )
    for lap in laps:
        speed = f"{lap.tickets_per_s:,.0f}"
        times = f"{lap.engine_is_faster:.2f} times"
        table.add_row(lap.contestant.value, f"{median(lap.seconds):.2f}", speed, speed, times)
    console.print(table)
    waits = ", ".join(f"{wait_h:.3f}" for wait_h in laps[0].mean_waits_h)
    console.print(f"All agree within {NOISE:.0%} on the mean wait of each priority, in hours: {waits}.\n")


def print_parts(parts: StudyParts, console: Console) -> None:
    """Where a replication's time goes."""
    title = f"The Neptune sample, {parts.replications} replications: milliseconds in each, by coverage"
    table = _table(title, ("Part", *parts.coverages, "Together", "Share"))
    together = {part: sum(of_coverage) for part, of_coverage in parts.by_coverage_s.items()}
    _add_part(table, parts, "Draw the tickets", None, parts.draw_s)
    _add_part(table, parts, "Draw the roster", parts.by_coverage_s["roster"], together["roster"])
    _add_part(table, parts, "Play", parts.by_coverage_s["play"], together["play"])
    _add_part(table, parts, "Measure", parts.by_coverage_s["measure"], together["measure"])
    _add_part(table, parts, "The rest", None, parts.rest_s)
    _add_part(table, parts, "Whole", None, parts.whole_s)
    console.print(table)
    console.print(f"{parts.tickets_per_s:,.0f} tickets and {parts.touches_per_s:,.0f} touches a second, all told.\n")


def _add_part(table: Table, parts: StudyParts, words: str, each_s: tuple[float, ...] | None, all_s: float) -> None:
    cells = [""] * len(parts.coverages) if each_s is None else [f"{part_s * 1000:.1f}" for part_s in each_s]
    table.add_row(words, *cells, f"{all_s * 1000:.1f}", f"{all_s / parts.whole_s:.1%}")


def print_hotspots(hotspots: Iterable[Hotspot], console: Console) -> None:
    """The engine's functions by cumulative time."""
    table = Table(title="The engine's time by function, under cProfile", title_justify="left")
    table.add_column("With what it calls", justify="right")
    table.add_column("Alone", justify="right")
    table.add_column("Calls", justify="right")
    table.add_column("What it does")
    table.add_column("Where")
    for spot in hotspots:
        shares = (f"{spot.cumulative_share:.0%}", f"{spot.own_share:.0%}")
        table.add_row(*shares, f"{spot.calls:,}", spot.words, spot.place)
    console.print(table, "")


def print_workers(workers: WorkerRace, console: Console) -> None:
    """One worker against two."""
    words = f"{workers.replications} replications of the sample: {median(workers.one_worker_s):.1f} s on one worker"
    if workers.speed_up is None:
        console.print(f"{words}; there is only one processor here.\n")
    else:
        two = f"{median(workers.two_workers_s):.1f} s on two"
        rounds = len(workers.two_workers_s)
        console.print(f"{words}, {two}: {workers.speed_up:.2f} times as fast (medians of {rounds} rounds).\n")


def print_memory(peaks: Iterable[Peak], coverage: str, console: Console) -> None:
    """Memory against replications."""
    table = _table(f'Peak memory of a study of "{coverage}"', ("Replications", "MiB"))
    for peak in peaks:
        table.add_row(f"{peak.replications}", f"{peak.mebibytes:.1f}")
    if table.row_count:
        console.print(table)


def print_desktop(times: Iterable[DesktopTimes], console: Console) -> None:
    """How long the desktop keeps its user waiting."""
    for each in times:
        title = f"The desktop on {each.scenario}: milliseconds, medians of {each.sessions} sessions"
        table = _table(title, ("Page", "First visit", "Next visit", "Edit seen"))
        for page, first_ms in each.first_ms.items():
            edit = f"{each.edit_ms[page]:.0f}" if page in each.edit_ms else ""
            table.add_row(page, f"{first_ms:.0f}", f"{each.again_ms[page]:.0f}", edit)
        console.print(table)
        console.print(
            f"Window painted after {each.shown_s:.2f} s, the scenario open in it after {each.usable_s:.2f} s.\n"
        )


def _table(title: str, headings: tuple[str, ...]) -> Table:
    table = Table(title=title, title_justify="left")
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left")
    return table
