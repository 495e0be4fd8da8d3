"""Paired differences: what each coverage changes against the first, over the very same tickets."""

from __future__ import annotations

from planner.attainment.comparison import Comparison, Finding, compare
from planner.attainment.results import CoverageResult
from planner.charts.look import coverage_style
from planner.charts.page import Key, Page, drawing
from planner.charts.picture import Chart, Picture
from planner.charts.rows import Laid, Mark, Row, draw_marks, lay_rows
from planner.charts.wording import nothing_arrived, replications_words, short_name
from planner.grammar import counted
from planner.reporting.difference_words import points, with_interval
from planner.reporting.target_words import promise_of, things_of, tickets_of
from planner.tables.table import Numbers

ONLY_ONE = "There is one coverage, so there is nothing to compare it with. Add a second to the scenario."
NO_INTERVAL = "One replication shows no differences that could be told from chance. Run at least two."


def differences(picture: Picture) -> list[tuple[CoverageResult, tuple[Comparison, ...]]]:
    """Every other coverage against the study's first, target by target."""
    first, *others = picture.study.coverages
    return [(coverage, compare(coverage, first)) for coverage in others]


def answer(picture: Picture) -> str:
    """On how many contractual targets each is better, worse, or cannot be told apart."""
    against = short_name(picture.study.coverages[0].name)
    found = differences(picture)
    if not found:
        return f"{against} is the only coverage"
    if min(each.replications for each in picture.study.coverages) < 2:
        return f"Against {against}: one replication tells no difference from chance"
    if not any(each.count for _, comparisons in found for each in comparisons):
        return f"Against {against}: nothing can be said"
    if len(found) == 1:
        return f"{short_name(found[0][0].name)} against {against}: {_tally(found[0][1])}"
    if len(found) == 2:
        parts = [f"{short_name(coverage.name)} {_tally(comparisons)}" for coverage, comparisons in found]
        return f"Against {against}: {'; '.join(parts)}"
    better = [coverage for coverage, comparisons in found if _number(comparisons, Finding.WORSE) == 0
              and _number(comparisons, Finding.BETTER)]  # fmt: skip
    return f"Against {against}: {len(better)} of {len(found)} coverages are better on some targets and worse on none"


def _number(comparisons: tuple[Comparison, ...], finding: Finding) -> int:
    return sum(each.finding is finding and each.target.contractual for each in comparisons if each.count)


def _tally(comparisons: tuple[Comparison, ...]) -> str:
    better, worse = (_number(comparisons, finding) for finding in (Finding.BETTER, Finding.WORSE))
    unknown = _number(comparisons, Finding.CANNOT_TELL)
    return f"better on {better}, worse on {worse}, cannot tell on {unknown}"


def _paint(page: Page) -> None:
    picture = page.picture
    found = differences(picture)
    against = short_name(picture.study.coverages[0].name)
    subtitle = (
        f"Difference in the share met in time, {replications_words(picture.study)}, the same tickets in "
        "each; the title counts contractual targets"
    )
    page.heading(answer(picture), subtitle, f"What each coverage changes against {against}")
    rows = _rows(picture, found)
    if not rows:
        page.foot()
        page.sentence(_why_empty(picture, found))
        return
    styles = [(coverage.name, coverage_style(picture.index_of(coverage.name), page.look)) for coverage, _ in found]
    keys = [Key(name, style.colour, style.shape) for name, style in styles]
    page.keys([*keys, Key("no difference", page.colours.ink, "|")])
    columns = ("difference (95%), points", "finding") if len(found) == 1 else ()
    laid = lay_rows(page, rows, len(found), columns, "difference, percentage points")
    ends = [end for row in laid.rows for mark in row.marks for end in (mark.low, mark.high) if end is not None]
    _axis(page, laid, ends)
    draw_marks(page, laid, len(found))


def _axis(page: Page, laid: Laid, ends: list[float]) -> None:
    """From the least to the greatest end, 0 within, at round numbers of points."""
    low, high = min([*ends, -0.005]), max([*ends, 0.005])
    room_in = float(laid.axes.get_position().width) * page.width_in
    most = max(2, int(room_in / (page.width_of("+100", scale=0.92) * 1.6)))
    steps = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
    step = next(step for step in steps if (high - low) / step <= most or step == 1.0)
    ticks = [step * number for number in range(round(low // step), round(high // step) + 2)]
    ticks = [tick for tick in ticks if low - step * 0.3 <= tick <= high + step * 0.3]
    words = [f"{tick * 100:+.1f}" if step < 0.01 else f"{tick * 100:+.0f}" for tick in ticks]
    labels = ["0" if float(word) == 0 else word.replace("-", "−") for word in words]
    laid.axes.set_xlim(min(low, ticks[0]) - step * 0.1, max(high, ticks[-1]) + step * 0.1)
    laid.axes.set_xticks(ticks, labels)


def _why_empty(picture: Picture, found: list[tuple[CoverageResult, tuple[Comparison, ...]]]) -> str:
    if not found:
        return ONLY_ONE
    if not any(each.count for _, comparisons in found for each in comparisons):
        return nothing_arrived(picture.scenario.simulation.weeks)
    return NO_INTERVAL


def _rows(picture: Picture, found: list[tuple[CoverageResult, tuple[Comparison, ...]]]) -> list[Row]:
    rows = []
    for index, first in enumerate(picture.study.coverages[0].targets):
        marks = tuple(
            Mark(picture.index_of(coverage.name), slot, each.difference.value, each.difference.ci95.low,
                 each.difference.ci95.high, words=_mark_words(picture, coverage, each))
            for slot, (coverage, comparisons) in enumerate(found)
            if (each := comparisons[index]).difference is not None
        )  # fmt: skip
        if marks:
            rows.append(Row(first.target, marks, 0.0, _notes(found[0][1][index]) if len(found) == 1 else ()))
    return rows


def _mark_words(picture: Picture, coverage: CoverageResult, each: Comparison) -> str:
    against = short_name(picture.study.coverages[0].name)
    of, things = short_name(coverage.name), things_of(each.target)
    return (
        f"{of} against {against}: {tickets_of(each.target)}, {promise_of(each.target)}\n"
        f"{with_interval(each.difference, points)} percentage points: {each.finding.value}\n"
        f"{counted(each.count, things)} under {of}, {each.other_count:,} under {against}"
    )


def _notes(comparison: Comparison) -> tuple[str, str]:
    if comparison.difference is None:
        return "", comparison.finding.value
    return with_interval(comparison.difference, points), comparison.finding.value


def _numbers(picture: Picture) -> Numbers:
    header = ("coverage", "against", "plan", "severity", "metric", "difference", "low", "high", "finding", "count",
              "count against")  # fmt: skip
    rows = tuple(
        (
            coverage.name,
            picture.study.coverages[0].name,
            each.target.plan,
            each.target.severity.word,
            each.target.metric.value,
            None if each.difference is None else each.difference.value,
            None if each.difference is None else each.difference.ci95.low,
            None if each.difference is None else each.difference.ci95.high,
            each.finding.value,
            each.count,
            each.other_count,
        )
        for coverage, comparisons in differences(picture)
        for each in comparisons
    )
    return Numbers(header, rows)


def _describe(picture: Picture) -> str:
    found = differences(picture)
    parts = [
        f"{coverage.name}, {tickets_of(each.target)} {each.target.metric.value.replace('_', ' ')}: "
        f"{with_interval(each.difference, points)} points, {each.finding.value}"
        for coverage, comparisons in found
        for each in comparisons
        if each.difference is not None and each.target.contractual
    ]
    return f"{answer(picture)}. {'; '.join(parts) if parts else _why_empty(picture, found).rstrip('.')}."


PAIRED_DIFFERENCES = Chart(
    key="differences",
    title="Differences between coverages",
    question="What does each coverage change against the first?",
    needs_target=False,
    needs_coverage=False,
    size_in=(10.0, 6.4),
    draw=drawing(_paint),
    numbers=_numbers,
    describe=_describe,
)
