"""Spread of months: how attainment differs from month to month, since a service level is promised per month."""

from __future__ import annotations

import numpy as np

from planner.attainment.results import CoverageResult
from planner.charts.page import Key, Page, drawing
from planner.charts.picture import Chart, Picture
from planner.charts.rows import Mark, Row, draw_marks, lay_rows, share_axis
from planner.charts.wording import goal_words, nothing_arrived, percent, range_of, short_name, who_and_what
from planner.grammar import counted
from planner.reporting.target_words import promise_of, things_of, tickets_of
from planner.tables.table import Numbers
from simulation.columns import FloatArray

SHARES = (0.05, 0.25, 0.5, 0.75, 0.95)
NO_MONTH = "The measured weeks hold no whole calendar month. Measure at least nine weeks to be sure of one."


def months_of(coverage: CoverageResult, target: int) -> FloatArray:
    """The attainment of each month of each replication that had such targets, ascending."""
    met, count = coverage.month_met[:, target].ravel(), coverage.month_count[:, target].ravel()
    return np.sort(met[count > 0] / count[count > 0])


def answer(picture: Picture) -> str:
    """The chance that a month meets all contractual goals, per coverage."""
    chances = [(coverage, coverage.months_meet_all) for coverage in picture.study.coverages]
    known = [(coverage, months) for coverage, months in chances if months is not None]
    if not known:
        return "Of whole months nothing can be said"
    whole = {coverage.name: f"{percent(months.meet_goal, 0)}{range_of(months.ci95)}" for coverage, months in known}
    if len(known) == 1:
        return f"A month meets every contractual goal with a chance of {whole[known[0][0].name]}"
    if len(known) <= 3:
        parts = [f"{short_name(name)} {chance}" for name, chance in whole.items()]
        return f"The chance that a month meets every contractual goal: {', '.join(parts)}"
    known.sort(key=lambda each: each[1].meet_goal)
    (worst, low), (best, high) = known[0], known[-1]
    if low.meet_goal == high.meet_goal:
        chance = percent(low.meet_goal, 0)
        return f"The chance that a month meets every contractual goal: {chance}, whatever the coverage"
    return (
        "The chance that a month meets every contractual goal: from "
        f"{percent(low.meet_goal, 0)} ({short_name(worst.name)}) to {percent(high.meet_goal, 0)} "
        f"({short_name(best.name)})"
    )


def briefly(picture: Picture) -> str:
    """The same without names."""
    chances = [months.meet_goal for coverage in picture.study.coverages if (months := coverage.months_meet_all)]
    if not chances:
        return answer(picture)
    return f"Months that meet every contractual goal: {percent(min(chances), 0)} to {percent(max(chances), 0)}"


def _paint(page: Page) -> None:
    picture = page.picture
    coverages = picture.study.coverages
    months = coverages[0].month_count.shape[2]
    subtitle = (
        "Attainment of single months: the median, thick the middle half, thin 90% of "
        f"{counted(months, 'month')} each, in {picture.study.replications_in_words}"
    )
    page.heading(answer(picture), subtitle if months else "", briefly(picture))
    rows = _rows(picture)
    if not rows:
        page.foot()
        some = any(result.count for result in coverages[0].targets)
        page.sentence(NO_MONTH if some and not months else nothing_arrived(picture.scenario.simulation.weeks))
        return
    page.coverage_keys([Key("goal", page.colours.ink, "|")])
    columns = ("months that meet", "count a month") if len(coverages) == 1 else ("count a month",)
    laid = lay_rows(page, rows, len(coverages), columns, "share met in time in a month")
    lows = [mark.low for row in laid.rows for mark in row.marks if mark.low is not None]
    share_axis(page, laid.axes, min([*lows, *(row.goal for row in laid.rows if row.goal is not None)]))
    draw_marks(page, laid, len(coverages))


def _rows(picture: Picture) -> list[Row]:
    coverages = picture.study.coverages
    rows = []
    for index, first in enumerate(coverages[0].targets):
        marks = []
        for slot, coverage in enumerate(coverages):
            shares = months_of(coverage, index)
            if len(shares) and first.target.contractual:
                low, inner_low, middle, inner_high, high = (float(np.quantile(shares, at)) for at in SHARES)
                place = picture.index_of(coverage.name)
                words = _mark_words(coverage, index)
                marks.append(Mark(place, slot, middle, low, high, inner_low, inner_high, words))
        if marks:
            rows.append(Row(first.target, tuple(marks), first.target.goal, _notes(coverages, index)))
    return rows


def _mark_words(coverage: CoverageResult, index: int) -> str:
    result, shares = coverage.targets[index], months_of(coverage, index)
    low, inner_low, middle, inner_high, high = (float(np.quantile(shares, at)) * 100 for at in SHARES)
    words = (
        f"{who_and_what(coverage, result.target)}\n"
        f"Median month {percent(middle / 100)}, middle half {inner_low:.1f}–{inner_high:.1f}, "
        f"90% of months {low:.1f}–{high:.1f}"
    )
    if result.months is None:
        return words
    meeting = f"{percent(result.months.meet_goal)}{range_of(result.months.ci95)} of {counted(len(shares), 'month')}"
    per_month = round(result.months.count_per_month)
    goal = goal_words(result.target)
    return f"{words}\n{meeting} meet the goal, {goal}; about {counted(per_month, things_of(result.target))} a month"


def _notes(coverages: tuple[CoverageResult, ...], index: int) -> tuple[str, ...]:
    """How many such targets a month has, and with one coverage how many months meet."""
    months = [months for coverage in coverages if (months := coverage.targets[index].months) is not None]
    if not months:
        return ("–",) * (2 if len(coverages) == 1 else 1)
    counts = sorted({round(each.count_per_month) for each in months})
    per_month = f"{counts[0]:,}" if len(counts) == 1 else f"{counts[0]:,}–{counts[-1]:,}"
    if len(coverages) > 1:
        return (per_month,)
    return f"{percent(months[0].meet_goal, 0)}{range_of(months[0].ci95)}", per_month


def _numbers(picture: Picture) -> Numbers:
    header = ("coverage", "plan", "severity", "metric", "goal", "months", "months that meet the goal",
              *(f"{share:.0%} of months at most" for share in SHARES))  # fmt: skip
    rows = []
    for coverage in picture.study.coverages:
        for index, result in enumerate(coverage.targets):
            shares = months_of(coverage, index)
            if result.target.contractual:
                months = result.months
                rows.append(
                    (coverage.name, result.target.plan, result.target.severity.word, result.target.metric.value,
                     result.target.goal, len(shares), None if months is None else months.meet_goal,
                     *(round(float(np.quantile(shares, at)), 6) if len(shares) else None for at in SHARES))
                )  # fmt: skip
    return Numbers(header, tuple(rows))


def _describe(picture: Picture) -> str:
    parts = []
    for coverage in picture.study.coverages:
        for index, result in enumerate(coverage.targets):
            shares = months_of(coverage, index)
            if result.target.contractual and result.months is not None and len(shares):
                low, middle = (float(np.quantile(shares, at)) for at in (0.05, 0.5))
                parts.append(
                    f"{coverage.name}, {tickets_of(result.target)}, {promise_of(result.target)}: "
                    f"median month {percent(middle)}, one month in twenty below {percent(low)}, "
                    f"goal {goal_words(result.target)} met in {percent(result.months.meet_goal, 0)} of months"
                )
    return f"{answer(picture)}. {'; '.join(parts)}." if parts else f"{answer(picture)}."


MONTH_SPREAD = Chart(
    key="months",
    title="Spread of months",
    question="How much do months differ, and how many meet the goal?",
    needs_target=False,
    needs_coverage=False,
    size_in=(10.0, 6.0),
    draw=drawing(_paint),
    numbers=_numbers,
    describe=_describe,
)
