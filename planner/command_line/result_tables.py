"""The results of a study on a terminal: a verdict sentence per coverage, then plan by severity by metric."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from planner.attainment.results import CoverageResult, StudyResult, TargetResult
from planner.estimates.verdicts import Verdict
from planner.plans import Metric
from planner.reporting.result_words import (
    NOTHING,
    SIGNS,
    assumed_readings,
    attainment_in_words,
    ceilings,
    cost_in_words,
    months_in_words,
    use_of_time,
    words_of_study,
)
from planner.reporting.target_words import goal_of, promise_of, tickets_of
from planner.reporting.verdict_sentences import verdict_sentence

# Okabe and Ito's colours, which colour-blind readers tell apart; the sign and the word say the same.
COLOURS = {Verdict.MET: "#0072B2", Verdict.MISSED: "#D55E00", Verdict.TOO_CLOSE: "#E69F00", Verdict.NO_TICKETS: "dim"}
METRIC_WORDS = {Metric.FIRST_RESPONSE: "response", Metric.UPDATES: "updates"}
WIDE = 132
"""Columns of text that the whole table takes."""
UNCUT = 100_000
"""More columns than any table has."""


def print_results(study: StudyResult, currency: str, console: Console) -> None:
    """Print everything a manager needs of a study; nothing of a file's names is read as markup."""
    console.print(_plain(_heading(study), style="bold"))
    for coverage in study.coverages:
        console.print()
        print_coverage(coverage, currency, console)
    console.print()
    for line in _notes(study):
        console.print(_plain(line, style="dim"))


def _plain(words: str, style: str = "") -> Text:
    return Text(words, style=style)


def _heading(study: StudyResult) -> str:
    return f"{study.scenario}: {words_of_study(study)}"


def print_coverage(coverage: CoverageResult, currency: str, console: Console) -> None:
    """Print one coverage: its verdict in a sentence, what it costs, and a row for each target."""
    console.print(_plain(verdict_sentence(coverage), style="bold"))
    for warning in coverage.warnings:
        console.print(_plain(f"Beware: {warning}", style="#D55E00"))
    said = (use_of_time(coverage), cost_in_words(coverage, currency), months_in_words(coverage))
    for line in (*said, *ceilings(coverage.targets)):
        if line:
            console.print(_plain(line))
    _print_targets(sorted(coverage.targets, key=lambda result: not result.target.contractual), console)


def _print_targets(targets: Sequence[TargetResult], console: Console) -> None:
    """Contractual targets first: a row each, or two lines each where the terminal would cut the rows."""
    table = _table(targets, wide=console.width >= WIDE)
    if console.measure(table, options=console.options.update(max_width=UNCUT)).maximum <= console.width:
        console.print(table)
        return
    for result in targets:
        for line in _two_lines(result):
            console.print(line)


def _table(targets: Iterable[TargetResult], *, wide: bool) -> Table:
    """One row per target; on a narrow terminal without the columns least asked for."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2 if wide else 1, 0, 0))
    for heading in ("Verdict", "Tickets of", "Promise"):
        table.add_column(heading, no_wrap=True)
    for heading in ("Attainment (95%)", "Count", "Month", *(("Goal", "Median", "95th") if wide else ())):
        table.add_column(heading, justify="right", no_wrap=True)
    for result in targets:
        table.add_row(*_row(result, wide=wide))
    return table


def _two_lines(result: TargetResult) -> tuple[Text, Padding]:
    verdict, tickets, metric, attainment, count, month = _row(result, wide=False)
    comma = _plain(", ")
    second = Text.assemble(attainment, comma, "count ", count, comma, "month ", month)
    return Text.assemble(verdict, "  ", tickets, comma, metric), Padding(second, (0, 0, 0, 2))


def _row(result: TargetResult, *, wide: bool) -> list[Text]:
    target, hours = result.target, result.hours
    words = [
        tickets_of(target),
        promise_of(target) if wide else METRIC_WORDS[target.metric],
        attainment_in_words(result),
        f"{result.count:,}",
        f"{result.months.meet_goal:.0%}" if result.months else NOTHING,
    ]
    if wide:
        words.append(goal_of(target) if target.contractual else "suggested")
        words.extend((f"{hours.p50:.1f} h", f"{hours.p95:.1f} h") if hours else (NOTHING, NOTHING))
    quiet = "" if target.contractual else "dim"
    return [_verdict(result.verdict, wide=wide), *(_plain(word, quiet) for word in words)]


def _verdict(verdict: Verdict, *, wide: bool) -> Text:
    word = verdict.value if wide or verdict is not Verdict.TOO_CLOSE else "too close"
    return _plain(f"{SIGNS[verdict]} {word}", style=COLOURS[verdict])


def _notes(study: StudyResult) -> list[str]:
    targets = [result for coverage in study.coverages for result in coverage.targets]
    return [
        "Hours are on each target's own clock. Month: the chance that a calendar month meets the goal.",
        *(f"Assumed: {sentence}" for sentence in assumed_readings(targets)),
    ]
