"""The benchmarks' results as tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks.asked import Asked, Verdict
from benchmarks.desktop import DesktopTimes
from benchmarks.engine_profile import Hotspot
from benchmarks.engine_race import EngineRace
from benchmarks.growth import Growth
from benchmarks.measurements import Measurements
from benchmarks.memory import Memory
from benchmarks.queue_draw import ENGINEERS, LOAD, PRIORITIES
from benchmarks.race import Race
from benchmarks.study_parts import StudyParts
from benchmarks.what_if import WhatIf
from benchmarks.worker_race import WorkerRace

VERDICT_STYLES = {Verdict.MET: "green", Verdict.NOT_MET: "bold red"}


def print_measurements(found: Measurements, console: Console) -> None:
    """Every table of figures."""
    print_race(found.queue, console)
    print_engines(found.engines, console)
    print_parts(found.study, console)
    print_hotspots(found.hotspots, console)
    print_growth(found.growth, console)
    print_workers(found.workers, console)
    print_memory(found.memory, console)
    print_what_if(found.what_if, console)
    print_desktop(found.desktop, console)


def print_asked(rows: Iterable[Asked], console: Console) -> None:
    """Every figure beside what was asked, in words."""
    table = Table(title="What was asked", title_justify="left")
    table.add_column("Work")
    table.add_column("Found", justify="right")
    table.add_column("Asked", justify="right")
    table.add_column("Verdict")
    table.add_column("Beside it")
    for row in rows:
        figure = "" if row.figure is None else f"{row.figure:.4g} {row.unit}".rstrip()
        limit = "" if row.bound is None else f"{row.bound.value} {row.limit:.3g}"
        style = VERDICT_STYLES.get(row.verdict, "")
        table.add_row(
            row.work, figure, limit, f"[{style}]{row.verdict.value}[/]" if style else row.verdict.value, row.also
        )
    console.print(table)


def print_race(race: Race, console: Console) -> None:
    """Who is how fast on the same queue."""
    rounds = len(race.laps[0].seconds)
    table = _table(
        f"M/M/{ENGINEERS}, {PRIORITIES} priorities, load {LOAD:g}: medians of {rounds} rounds, in turns",
        ("Program", "Tickets", "Seconds", "Tickets/s", "Compiled is faster by"),
    )
    for lap in race.laps:
        times = f"{race.compiled_is_faster_than(lap.contestant):.3g} times"
        seconds, speed = f"{median(lap.seconds):.3f}", f"{lap.tickets_per_s:,.0f}"
        table.add_row(lap.contestant.value, f"{lap.tickets:,}", seconds, speed, times)
    console.print(table)
    console.print(
        "Slow programs play the first tickets only; ratios are per ticket. Every ticket waits as long in all."
    )
    waits, exact = (", ".join(f"{wait_h:.3f}" for wait_h in each) for each in (race.mean_waits_h, race.exact_waits_h))
    console.print(f"Mean waits by priority, in hours: {waits}.\nExactly, in the long run: {exact}.\n")


def print_engines(engines: EngineRace, console: Console) -> None:
    """Our two engines on the sample."""
    mine_ms, simpy_ms = median(engines.compiled_s) * 1000, median(engines.simpy_s) * 1000
    console.print(
        f"One replication of the sample, all coverages, {engines.tickets:,} tickets and {engines.touches:,} touches: "
        f"compiled {mine_ms:.1f} ms, SimPy {simpy_ms:.0f} ms, {engines.compiled_is_faster:.1f} times as long "
        f"(medians of {len(engines.compiled_s)} rounds, in turns).\n"
    )


def print_parts(parts: StudyParts, console: Console) -> None:
    """Where a replication's time goes."""
    title = f"The Neptune sample, {parts.replications} replications: milliseconds in each, by coverage"
    table = _table(title, ("Part", *parts.coverages, "Together", "Share"))
    together = {part: sum(of_coverage) for part, of_coverage in parts.by_coverage_s.items()}
    _add_part(table, parts, "Draw the tickets", None, parts.draw_s)
    _add_part(table, parts, "Draw the rosters", None, parts.roster_s)
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
    """The SimPy engine's functions by cumulative time."""
    table = Table(title="The SimPy engine's time by function, under cProfile", title_justify="left")
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


def print_growth(growth: Iterable[Growth], console: Console) -> None:
    """Time against tickets."""
    for each in growth:
        title = f"The compiled engine at load {each.load:g}: time against tickets × log(waiting)"
        table = _table(title, ("Tickets", "Waiting", "Seconds", "ns a ticket", "On the line"))
        for step in each.steps:
            line_s = each.ns_of_work * step.work / 1e9
            cells = (f"{step.waiting:,.0f}", f"{step.median_s:.4f}", f"{step.median_s / step.tickets * 1e9:.0f}")
            table.add_row(f"{step.tickets:,}", *cells, f"{line_s:.4f}")
        console.print(table, "")


def print_memory(memory: Memory, console: Console) -> None:
    """Memory against replications, and of a long history."""
    table = _table(f'Peak memory of a study of "{memory.coverage}"', ("Replications", "MiB"))
    for peak in memory.study:
        table.add_row(f"{peak.replications}", f"{peak.mebibytes:.1f}")
    if table.row_count:
        console.print(table)
    if memory.million_tickets_mebibytes is not None:
        console.print(f"A history takes {memory.million_tickets_mebibytes:.0f} MiB for each million tickets.\n")


def print_what_if(found: WhatIf, console: Console) -> None:
    """From a changed headcount to an estimate."""
    title = f"Milliseconds from a changed headcount: medians of {found.rounds} rounds"
    table = _table(title, ("Coverage", "First estimate", "The longest", "Precise"))
    for name, seconds in found.first_s.items():
        times = (median(seconds), max(seconds), found.precise_s[name])
        table.add_row(name, *(f"{each_s * 1000:.0f}" for each_s in times))
    console.print(table, "")


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
