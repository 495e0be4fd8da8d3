"""What is known before any simulation, on a terminal: gaps, overlaps, the most that the shifts allow, and the cost."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from planner.demand.frame import Frame, build_frame
from planner.demand.promises import TargetRow
from planner.foresight.expected_bound import ExpectedBound
from planner.foresight.foreseen import Foreseen, foreseen
from planner.foresight.gap_sentences import Paragraph, gap_paragraphs, overlap_paragraphs, zone_to_tell
from planner.reporting.outlook_words import roster_cost_in_words
from planner.reporting.target_words import goal_of
from planner.scenario.scenario import Scenario
from simulation.clocks import WEEK_S

NOTHING = "–"
BELOW = "✕"
BELOW_MEANS = "✕ below the goal, which only other shifts can mend"
VERMILION = "#D55E00"
INDENT = 2


def print_gaps(scenario: Scenario, console: Console, time_zone: str | None = None) -> None:
    """Print each coverage's gaps, overlaps, expected bounds and cost; nothing of a file's names is read as markup.

    Told in a time zone, `zone_to_tell` if None. Raises PlannerError for business hours that never open or a zone that
    is none.
    """
    told_in = time_zone or zone_to_tell(scenario)
    frame = build_frame(scenario)
    simulation = scenario.simulation
    weeks = simulation.warm_up_weeks + simulation.weeks
    told = f"Times are {told_in}, over the {weeks} weeks from {simulation.start} on; absences are left aside."
    for coverage in foreseen(scenario, told_in, frame):
        console.print()
        _print_line(console, coverage.gaps.coverage, style="bold")
        _print_coverage(coverage, frame, scenario.currency, console)
    console.print()
    _print_line(console, told, style="dim")


def _print_coverage(coverage: Foreseen, frame: Frame, currency: str, console: Console) -> None:
    for paragraph in (*gap_paragraphs(coverage.gaps), *overlap_paragraphs(coverage.gaps)):
        _print_paragraph(console, paragraph)
    _print_line(console, roster_cost_in_words(coverage.cost, currency))
    _print_line(console, "At most this share of first responses is expected in time, however many engineers:")
    console.print(Padding(_bounds_table(coverage.bounds, frame), (0, 0, 0, INDENT)))
    if any(_is_below(bound, frame.targets[bound.target]) for bound in coverage.bounds):
        _print_line(console, BELOW_MEANS, style="dim", indent=INDENT)


def _print_paragraph(console: Console, paragraph: Paragraph) -> None:
    _print_line(console, paragraph.heading)
    for line in paragraph.lines:
        _print_line(console, line, indent=INDENT)


def _print_line(console: Console, words: str, *, style: str = "", indent: int = 0) -> None:
    """A line that a terminal wraps under its own indent; elsewhere it stays one line, for whoever searches it."""
    if console.is_terminal:
        console.print(Padding(Text(words, style=style), (0, 0, 0, indent)))
    else:
        console.print(Text(" " * indent + words, style=style), soft_wrap=True)


def _bounds_table(bounds: tuple[ExpectedBound, ...], frame: Frame) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading, keeps_whole in (("Plan", False), ("Severity", True), ("First response in", False)):
        table.add_column(heading, no_wrap=keeps_whole)
    for heading in ("At most", "Goal", "Tickets a week"):
        table.add_column(heading, justify="right", no_wrap=True)
    weeks = (frame.horizon.measured_to_s - frame.horizon.measured_from_s) / WEEK_S
    for bound in bounds:
        table.add_row(*_row(bound, frame.targets[bound.target], weeks))
    return table


def _is_below(bound: ExpectedBound, target: TargetRow) -> bool:
    return target.contractual and bound.bound is not None and bound.bound < target.goal


def _row(bound: ExpectedBound, target: TargetRow, weeks: float) -> list[Text]:
    quiet = "" if target.contractual else "dim"
    at_most = NOTHING if bound.bound is None else share_words(bound.bound)
    below = _is_below(bound, target)
    return [
        Text(target.plan, style=quiet),
        Text(target.severity.word, style=quiet),
        Text(target.words, style=quiet),
        Text(f"{BELOW} {at_most}" if below else at_most, style=VERMILION if below else quiet),
        Text(goal_of(target) if target.contractual else "suggested", style=quiet),
        Text(f"{bound.tickets / weeks:,.1f}" if bound.tickets else "no tickets", style=quiet),
    ]


def share_words(share: float) -> str:
    """A share to a tenth of a percent; what is not quite all is not called all.

    >>> share_words(0.9996), share_words(1.0)
    ('<100%', '100.0%')
    """
    words = f"{share:.1%}"
    return "<100%" if share < 1 and words == f"{1:.1%}" else words
