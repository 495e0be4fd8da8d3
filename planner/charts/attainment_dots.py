"""Attainment: every target under every coverage against its goal, as dots with intervals."""

from __future__ import annotations

from planner.attainment.results import CoverageResult, TargetResult
from planner.charts.page import Key, Page, drawing
from planner.charts.picture import Chart, Picture
from planner.charts.rows import Mark, Row, draw_marks, lay_rows, share_axis
from planner.charts.wording import (
    contractual,
    goal_words,
    kept_words,
    met_of,
    nothing_arrived,
    replications_words,
    share_and_interval,
    short_name,
    undecided_of,
    who_and_what,
)
from planner.reporting.result_words import SIGNS
from planner.reporting.target_words import promise_of, tickets_of
from planner.tables.table import Numbers
from planner.tickets.behind import Behind


def answer(picture: Picture) -> str:
    """How many contractual targets each coverage meets, or the first and the last where there are many."""
    coverages = picture.study.coverages
    judged = [len(contractual(coverage)) for coverage in coverages]
    if not any(judged):
        return "No contractual target had a ticket"
    if len(coverages) == 1:
        only = coverages[0]
        return f"{short_name(only.name)} meets {met_of(only)} of {judged[0]} contractual targets{_undecided(only)}"
    if len(coverages) <= 3:
        return f"Contractual targets met: {', '.join(_met(coverage) for coverage in coverages)}"
    if len({met_of(coverage) for coverage in coverages}) == 1:
        close = "; others are too close to call" if any(undecided_of(coverage) for coverage in coverages) else ""
        return f"{briefly(picture)}{close}"
    ranked = sorted(coverages, key=met_of)
    return f"Contractual targets met by {len(coverages)} coverages: from {_met(ranked[0])} to {_met(ranked[-1])}"


def briefly(picture: Picture) -> str:
    """The same without names."""
    coverages = picture.study.coverages
    met = sorted(met_of(coverage) for coverage in coverages)
    judged = max(len(contractual(coverage)) for coverage in coverages)
    if met[0] == met[-1]:
        return f"{met[0]} of {judged} contractual targets are met, whatever the coverage"
    return f"{met[0]} to {met[-1]} of {judged} contractual targets are met, depending on the coverage"


def _met(coverage: CoverageResult) -> str:
    return f"{short_name(coverage.name)} {met_of(coverage)} of {len(contractual(coverage))}{_undecided(coverage)}"


def _undecided(coverage: CoverageResult) -> str:
    return f" ({undecided_of(coverage)} too close)" if undecided_of(coverage) else ""


def _paint(page: Page) -> None:
    picture = page.picture
    rows = _rows(picture)
    subtitle = f"Share of targets met in time, against the goal; {replications_words(picture.study)}"
    page.heading(answer(picture), subtitle, briefly(picture))
    if not rows:
        page.foot()
        page.sentence(nothing_arrived(picture.scenario.simulation.weeks))
        return
    page.coverage_keys([Key("goal", page.colours.ink, "|")])
    slots = len(picture.study.coverages)
    columns = ("attainment (95%)", "count") if slots == 1 else ("count",)
    laid = lay_rows(page, rows, slots, columns, "share met in time")
    lowest = [mark.value if mark.low is None else mark.low for row in laid.rows for mark in row.marks]
    share_axis(page, laid.axes, min([*lowest, *(row.goal for row in laid.rows if row.goal is not None)]))
    draw_marks(page, laid, slots)


def _rows(picture: Picture) -> list[Row]:
    """A row for every target that had tickets under any coverage."""
    coverages = picture.study.coverages
    return [
        _row(picture, [coverage.targets[index] for coverage in coverages])
        for index in range(len(coverages[0].targets))
        if any(coverage.targets[index].count for coverage in coverages)
    ]


def _row(picture: Picture, results: list[TargetResult]) -> Row:
    marks = []
    for slot, (coverage, result) in enumerate(zip(picture.study.coverages, results, strict=True)):
        if result.attainment is not None:
            low, high = (None, None) if result.ci95 is None else (result.ci95.low, result.ci95.high)
            words = f"{who_and_what(coverage, result.target)}\n{kept_words(result)}"
            behind = Behind(coverage.name, result.target)
            place = picture.index_of(coverage.name)
            marks.append(Mark(place, slot, result.attainment, low, high, words=words, behind=behind))
    counts = sorted({result.count for result in results if result.count})
    count = f"{counts[0]:,}" if len(counts) == 1 else f"{counts[0]:,}–{counts[-1]:,}"
    only = (f"{SIGNS[results[0].verdict]} {share_and_interval(results[0].attainment, results[0].ci95)}",)
    return Row(results[0].target, tuple(marks), results[0].target.goal, (*(only if len(results) == 1 else ()), count))


def _numbers(picture: Picture) -> Numbers:
    header = ("coverage", "plan", "severity", "metric", "target", "contractual", "goal", "attainment", "low", "high",
              "count", "verdict")  # fmt: skip
    rows = tuple(
        (
            coverage.name,
            result.target.plan,
            result.target.severity.word,
            result.target.metric.value,
            result.target.words,
            "yes" if result.target.contractual else "suggested",
            result.target.goal,
            result.attainment,
            None if result.ci95 is None else result.ci95.low,
            None if result.ci95 is None else result.ci95.high,
            result.count,
            result.verdict.value,
        )
        for coverage in picture.study.coverages
        for result in coverage.targets
    )
    return Numbers(header, rows)


def _describe(picture: Picture) -> str:
    targets = [
        f"{coverage.name}: {tickets_of(each.target)}, {promise_of(each.target)}, "
        f"{share_and_interval(each.attainment, each.ci95)} of {each.count:,}, goal {goal_words(each.target)}, "
        f"{each.verdict.value}"
        for coverage in picture.study.coverages
        for each in contractual(coverage)
    ]
    return f"{answer(picture)}. {'; '.join(targets)}." if targets else f"{answer(picture)}."


ATTAINMENT = Chart(
    key="attainment",
    title="Attainment",
    question="Which targets does each coverage meet?",
    needs_target=False,
    needs_coverage=False,
    size_in=(10.0, 6.6),
    draw=drawing(_paint),
    numbers=_numbers,
    describe=_describe,
)
