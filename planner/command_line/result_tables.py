"""The results of a study on a terminal: a verdict sentence per coverage, then plan by severity by metric."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.intervals import Interval
from planner.plans import ASSUMED_READINGS, Metric
from planner.progress_words import words_of_seconds
from planner.results import CoverageResult, StudyResult, TargetResult
from planner.stopping import Ending
from planner.verdict_sentences import verdict_sentence
from planner.verdicts import Verdict

SIGNS = {Verdict.MET: "✓", Verdict.MISSED: "✕", Verdict.TOO_CLOSE: "●", Verdict.NO_TICKETS: "○"}
# Okabe and Ito's colours, which colour-blind readers tell apart; the sign and the word say the same.
COLOURS = {Verdict.MET: "#0072B2", Verdict.MISSED: "#D55E00", Verdict.TOO_CLOSE: "#E69F00", Verdict.NO_TICKETS: "dim"}
METRIC_WORDS = {Metric.FIRST_RESPONSE: "response", Metric.UPDATES: "updates"}
NOTHING = "–"
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
    replications = "1 replication" if study.replications == 1 else f"{study.replications} replications"
    words = f"{study.scenario}: {replications}, seed {study.seed}, {words_of_seconds(study.elapsed_s)}"
    return f"{words}{_precision(study)}"


def _precision(study: StudyResult) -> str:
    if study.widest_half_width is None:
        return ""
    widest = f"±{study.widest_half_width * 100:.1f} points"
    if study.precision_asked is None:
        return f"; the widest contractual interval is {widest}"
    asked = f"±{study.precision_asked * 100:.1f}"
    reached = "as precise as asked" if study.ending is Ending.PRECISE else f"{study.ending.value} before the precision"
    return f"; {reached}: {widest}, asked {asked}"


def _print_coverage(coverage: CoverageResult, console: Console) -> None:
    console.print(_plain(verdict_sentence(coverage), style="bold"))
    for warning in coverage.warnings:
        console.print(_plain(f"Beware: {warning}", style="#D55E00"))
    for line in (_use_of_time(coverage), _months(coverage), *_ceilings(coverage.targets)):
        if line:
            console.print(_plain(line))
    console.print(_table(coverage.targets, console.width))


def _use_of_time(coverage: CoverageResult) -> str:
    use = coverage.utilisation
    parts = []
    if use.share is not None:
        parts.append(f"{use.share:.0%} of working time used, {use.overtime_h:.1f} hours of overtime a week")
    if use.on_call_h > 0:
        parts.append(f"{coverage.call_outs_per_week:.1f} call-outs a week")
    return ", ".join(parts) + "." if parts else ""


def _months(coverage: CoverageResult) -> str:
    months = coverage.months_meet_all
    if months is None:
        return ""
    return f"A month meets every contractual goal with a chance of {months.meet_goal:.0%}{_range(months.ci95, 100, 0)}."


def _ceilings(targets: Iterable[TargetResult]) -> list[str]:
    return [
        f"Ceiling: with these shifts at most {result.bound:.1%} of {result.target.plan} {result.target.severity.word} "
        f"can be answered within {result.target.words}, however many engineers."
        for result in targets
        if result.bound is not None and result.target.contractual and result.bound < result.target.goal
    ]


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
        _promise(result) if wide else METRIC_WORDS[target.metric],
        _attainment(result),
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


def _promise(result: TargetResult) -> str:
    words = result.target.words
    if result.target.metric is Metric.FIRST_RESPONSE:
        return f"response in {words}"
    return "ongoing updates" if words == "ongoing" else f"update every {words}"


def _attainment(result: TargetResult) -> str:
    if result.attainment is None:
        return NOTHING
    return f"{result.attainment:.1%}{_range(result.ci95, 100, 1)}"


def _range(interval: Interval | None, factor: float, decimals: int) -> str:
    if interval is None:
        return ""
    return f" ({interval.low * factor:.{decimals}f}-{interval.high * factor:.{decimals}f})"


def _notes() -> list[str]:
    return [
        "Hours are on each target's own clock. Month: the chance that a calendar month meets the goal.",
        *(f"Assumed: {sentence}" for sentence in ASSUMED_READINGS),
    ]
