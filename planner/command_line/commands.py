"""The commands and their options, which scripts rely on: words are added, never renamed.

Each imports what it needs when it is called: `due` and `--help` answer at once because they load neither the
simulation nor its statistics. This is the one place where imports stand in functions.
"""

# ruff: noqa: PLC0415, FBT001, FBT002  # late imports, as said above; typer reads flags from such parameters

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from planner import __version__
from planner.command_line.endings import INPUT_IS_WRONG, complain, say
from planner.studies.engine_choice import Engine

if TYPE_CHECKING:
    from typer._click import Command, Context


class Commands(TyperGroup):
    """The commands, which say what to write to whoever names a file in the place of one."""

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        if args and args[0] not in self.commands and _is_scenario_file(args[0]):
            # A planner without the desktop opens nothing.
            command = "open" if "open" in self.commands else "run"
            file = f'"{args[0]}"' if " " in args[0] else args[0]
            complain(f"{file} is a file and no command; write sla-planner {command} {file}")
            raise typer.Exit(INPUT_IS_WRONG)
        return super().resolve_command(ctx, args)


def _is_scenario_file(words: str) -> bool:
    try:
        return words.lower().endswith(".toml") or Path(words).is_file()
    except OSError:  # Nothing that is too long for the system to look for is a file.
        return False


app = typer.Typer(
    name="sla-planner",
    cls=Commands,
    help="Simulates support tickets against service levels, to decide how many engineers to put on which shifts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

ScenarioFile = Annotated[Path, typer.Argument(metavar="FILE", help="A scenario file (TOML).")]


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"sla-planner {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Hold the options that stand before a command."""


@app.command()
def run(  # noqa: PLR0913, PLR0917  # an argument for each option
    file: ScenarioFile,
    coverage: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this coverage; again for more.")
    ] = None,
    replications: Annotated[int | None, typer.Option(help="Exactly so many, in place of what the file asks.")] = None,
    seed: Annotated[int | None, typer.Option(help="The seed, in place of the file's.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at once; left out, one for each processor.")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help='Run on a Dask cluster, whose scheduler is there: "tcp://name:8786".'),
    ] = None,
    engine: Annotated[
        Engine,
        typer.Option(metavar="simpy|compiled|auto", help="What plays, to the same results; auto: compiled."),
    ] = Engine.AUTO,
    json: Annotated[
        str | None, typer.Option(metavar="PATH", help='Write the results as JSON; "-": to standard output.')
    ] = None,
    charts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the charts into this folder: PNG, SVG and their numbers.")
    ] = None,
) -> None:
    """Simulate every coverage; print what attainment to expect."""
    from planner.command_line.running import hands_of, run_file
    from planner.studies.study_choice import StudyChoice

    choice = StudyChoice(tuple(coverage) if coverage else None, replications, seed, engine)
    if workers is not None and cluster is not None:
        raise typer.BadParameter("a cluster has the workers that it has: take --workers or --cluster")
    hands = partial(hands_of, workers, cluster)
    raise typer.Exit(run_file(file, choice, hands=hands, json_path=json, charts=charts))


@app.command()
def report(  # noqa: PLR0913, PLR0917  # an argument for each option
    file: ScenarioFile,
    pdf: Annotated[Path | None, typer.Option(metavar="PATH", help="Write the pack as PDF.")] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="PATH", help="Write its numbers as an Excel workbook.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="PATH", help="Write it as HTML, in one file.")] = None,
    coverage: Annotated[
        str | None, typer.Option(metavar="NAME", help="What it argues for; left out, the cheapest that meets most.")
    ] = None,
    against: Annotated[
        str | None, typer.Option(metavar="NAME", help="What that is held against; left out, the first other.")
    ] = None,
    question: Annotated[str, typer.Option(help="What is to be decided, for its first page.")] = "",
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="On its pages; left out, none.")
    ] = None,
    replications: Annotated[int | None, typer.Option(help="Exactly so many, in place of what the file asks.")] = None,
    seed: Annotated[int | None, typer.Option(help="The seed, in place of the file's.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at once; left out, one for each processor.")
    ] = None,
    time_limit: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Of the search for the cheapest staffing.")
    ] = 120.0,
    prices: Annotated[
        bool,
        typer.Option("--prices", help="Also what each promise costs: up to ten times as long for all of them."),
    ] = False,
) -> None:
    """Make the decision pack: verdict, comparison, recommendation, headroom, risks, method and the scenario itself."""
    from planner.command_line.reporting import Destinations, report_file
    from planner.decision_pack.case import Part
    from planner.decision_pack.making import USUAL, Ask
    from planner.studies.study_choice import StudyChoice

    ask = Ask(
        question=question,
        coverage=coverage,
        against=against,
        date=None if date is None else date.date(),
        choice=StudyChoice(None, replications, seed),
        parts=USUAL | {Part.PRICES} if prices else USUAL,
        time_limit_s=time_limit,
    )
    raise typer.Exit(report_file(file, ask, Destinations(pdf, xlsx, html), workers))


@app.command()
def recommend(  # noqa: PLR0913, PLR0917  # an argument for each option
    file: ScenarioFile,
    coverage: Annotated[
        str | None, typer.Option(metavar="NAME", help="Staff this one; left out, all are tried and the cheapest wins.")
    ] = None,
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=1.0, help="Stop after so long, with the best so far.")
    ] = 600.0,
    month_chance: Annotated[
        float | None,
        typer.Option(
            metavar="SHARE",
            min=0.01,
            max=0.999,
            help="Ask that a month meets every contractual goal with this chance, in place of the goals themselves.",
        ),
    ] = None,
    seed: Annotated[int | None, typer.Option(help="The seed, in place of the file's.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at once; left out, one for each processor.")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help='Run on a Dask cluster, whose scheduler is there: "tcp://name:8786".'),
    ] = None,
    json: Annotated[str | None, typer.Option(metavar="PATH", help='Write it as JSON; "-": to standard output.')] = None,
) -> None:
    """Find the cheapest headcounts that meet every contractual goal, and say what of that is proven."""
    from planner.command_line.recommending import recommend_for_file
    from planner.command_line.running import hands_of
    from planner.recommending.goals import Goal

    if workers is not None and cluster is not None:
        raise typer.BadParameter("a cluster has the workers that it has: take --workers or --cluster")
    status = recommend_for_file(
        file,
        coverage,
        hands=partial(hands_of, workers, cluster),
        goal=Goal(month_chance),
        seed=seed,
        time_limit_s=time_limit,
        json_path=json,
    )
    raise typer.Exit(status)


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Scenario files (TOML).")],
    gaps: Annotated[
        bool, typer.Option("--gaps", help="Also gaps, overlaps, and the most that the shifts allow.")
    ] = False,
    time_zone: Annotated[
        str | None,
        typer.Option(help='The zone that gaps are told in: "Europe/Oslo"; left out, the one of all teams, else UTC.'),
    ] = None,
) -> None:
    """Is this file sound? Every error, its place and the mend."""
    from planner.command_line.checking import check_files

    raise typer.Exit(check_files(files, gaps=gaps, time_zone=time_zone))


@app.command()
def due(
    arrived: Annotated[str, typer.Argument(metavar="ARRIVED", help='Local time: "2026-03-27 15:30".')],
    promise: Annotated[
        str, typer.Argument(metavar="PROMISE", help='A duration: "8 business hours", "3 business days".')
    ],
    time_zone: Annotated[str, typer.Option(help='The customer\'s: "Europe/Oslo".')],
    hours: Annotated[str, typer.Option(help='Business hours: "Mon-Fri 09:00-17:00".')] = "",
    holidays: Annotated[str, typer.Option(help='A country or a part of one: "NO", "US-CA"; or dates.')] = "",
    business_days: Annotated[
        str, typer.Option(metavar="READING", help='"end of day", "same time" or "working hours".')
    ] = "end of day",
) -> None:
    """When is a promise due? The due instant, then how it was counted, stretch by stretch."""
    from planner.command_line.due_printing import print_due

    raise typer.Exit(
        print_due(arrived, promise, time_zone=time_zone, hours=hours, holidays=holidays, business_days=business_days)
    )


@app.command()
def schema() -> None:
    """Print the JSON Schema of the scenario file."""
    from planner.command_line.schema_printing import print_schema

    print_schema()
