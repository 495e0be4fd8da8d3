"""The results of a study on a terminal: a verdict sentence per coverage, then plan by severity by metric."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.attainment.results import CoverageResult, StudyResult, TargetResult
from planner.estimates.verdicts import Verdict
from planner.plans import ASSUMED_READINGS, Metric
from planner.reporting.result_words import (
    NOTHING,
    SIGNS,
    attainment_in_words,
    ceilings,
    months_in_words,
    promise_of,
    use_of_time,
    words_of_study,
)
from planner.reporting.verdict_sentences import verdict_sentence

# Okabe and Ito's colours, which colour-blind readers tell apart; the sign and the word say the same.
COLOURS = {Verdict.MET: "#0072B2", Verdict.MISSED: "#D55E00", Verdict.TOO_CLOSE: "#E69F00", Verdict.NO_TICKETS: "dim"}
METRIC_WORDS = {Metric.FIRST_RESPONSE: "response", Metric.UPDATES: "updates"}
WIDE = 132
"""Columns of text that the whole table takes."""


def print_results(study: StudyResult, console: Console) -> None:
    """Print everything a manager needs of a study; nothing of a file's names is read as markup."""
    console.print(_plain(_heading(study), style="bold"))
    for coverage in study.coverages:
        console.print()
        _print_coverage(coverage, console)
    console.print()
    for line in _notes():
        console.print(_plain(line, style="dim"))


def _plain(words: str, style: str = "") -> Text:
    return Text(words, style=style)


def _heading(study: StudyResult) -> str:
    return f"{study.scenario}: {words_of_study(study)}"


def _print_coverage(coverage: CoverageResult, console: Console) -> None:
    console.print(_plain(verdict_sentence(coverage), style="bold"))
    for warning in coverage.warnings:
        console.print(_plain(f"Beware: {warning}", style="#D55E00"))
    for line in (use_of_time(coverage), months_in_words(coverage), *ceilings(coverage.targets)):
        if line:
            console.print(_plain(line))
    console.print(_table(coverage.targets, console.width))


def _table(targets: Iterable[TargetResult], width: int) -> Table:
    """One row per target, contractual ones first; on a narrow terminal without the columns least asked for."""
    wide = width >= WIDE
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2 if wide else 1, 0, 0))
    for heading in ("Verdict", "Tickets of", "Promise"):
        table.add_column(heading, no_wrap=True)
    for heading in ("Attainment (95 %)", "Count", "Month", *(("Goal", "Median", "95th") if wide else ())):
        table.add_column(heading, justify="right", no_wrap=True)
    for result in sorted(targets, key=lambda result: not result.target.contractual):
        table.add_row(*_row(result, wide=wide))
    return table


def _row(result: TargetResult, *, wide: bool) -> list[Text]:
    target, hours = result.target, result.hours
    words = [
        f"{target.plan} {target.severity.word}",
        promise_of(result) if wide else METRIC_WORDS[target.metric],
        attainment_in_words(result),
        f"{result.count:,}",
        f"{result.months.meet_goal:.0%}" if result.months else NOTHING,
    ]
    if wide:
        words.append(f"{target.goal:.0%}" if target.contractual else "suggested")
        words.extend((f"{hours.p50:.1f} h", f"{hours.p95:.1f} h") if hours else (NOTHING, NOTHING))
    quiet = "" if target.contractual else "dim"
    return [_verdict(result.verdict, wide=wide), *(_plain(word, quiet) for word in words)]


def _verdict(verdict: Verdict, *, wide: bool) -> Text:
    word = verdict.value if wide or verdict is not Verdict.TOO_CLOSE else "too close"
    return _plain(f"{SIGNS[verdict]} {word}", style=COLOURS[verdict])


def _notes() -> list[str]:
    return [
        "Hours are on each target's own clock. Month: the chance that a calendar month meets the goal.",
        *(f"Assumed: {sentence}" for sentence in ASSUMED_READINGS),
    ]
