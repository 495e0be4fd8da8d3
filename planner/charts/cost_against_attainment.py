"""Cost against attainment: what each coverage costs a week, and how near its tightest promise is to its goal.

A coverage is only as good as the promise it keeps worst, so the tightest is the one furthest below its goal, or least
above it. Asked for one target, the chart shows that one instead.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product

from matplotlib.axes import Axes

from planner.attainment.results import CoverageResult, TargetResult
from planner.charts.look import coverage_style
from planner.charts.page import POINTS_PER_INCH, Box, Key, Page, drawing
from planner.charts.picture import Chart, Picture
from planner.charts.rows import share_ticks
from planner.charts.wording import (
    contractual,
    goal_words,
    in_plain_words,
    kept_words,
    met_of,
    metric_of,
    nothing_arrived,
    replications_words,
    share_and_interval,
    short_name,
)
from planner.grammar import counted
from planner.reporting.target_words import promise_of, tickets_of
from planner.staffing.costs import CostParts
from planner.tables.table import Numbers
from planner.tickets.behind import Behind

FEW = 4
"""So many coverages may have their targets met beside their names where room is short."""

NO_COSTS = "The scenario gives no costs. Give its teams a cost per hour, and coverages can be weighed against it."


@dataclass(frozen=True, slots=True)
class Weighed:
    """One coverage: its cost a week, and its tightest target."""

    coverage: CoverageResult
    cost: CostParts
    tightest: TargetResult


def weighed(picture: Picture) -> list[Weighed]:
    """The coverages that have a cost and a target with tickets."""
    found = []
    for coverage in picture.study.coverages:
        tightest = _tightest(picture, coverage)
        if coverage.cost is not None and coverage.cost.total > 0 and tightest is not None:
            found.append(Weighed(coverage, coverage.cost, tightest))
    return found


def _tightest(picture: Picture, coverage: CoverageResult) -> TargetResult | None:
    if picture.target is not None:
        chosen = picture.result_of(coverage)
        return chosen if chosen is not None and chosen.count else None
    return min(contractual(coverage), key=lambda each: (each.attainment or 0.0) - each.target.goal, default=None)


def answer(picture: Picture) -> str:
    """The cheapest coverage that meets every contractual target, or the one that meets most."""
    found = weighed(picture)
    if not found:
        return "Cost and attainment cannot be weighed"
    money = picture.scenario.currency
    meeting = [each for each in found if met_of(each.coverage) == len(contractual(each.coverage))]
    if meeting and contractual(found[0].coverage):
        best = min(meeting, key=lambda each: each.cost.total)
        # A search may find a cheaper staffing of any of them, so the title speaks of no other than these.
        which = "meets" if len(found) == 1 else "is the cheapest of these coverages, as staffed, that meets"
        words = f"{which} every contractual target, at {best.cost.total:,.0f} {money} a week"
    else:
        best = max(found, key=lambda each: (met_of(each.coverage), -each.cost.total))
        judged = len(contractual(best.coverage))
        met = f"{met_of(best.coverage)} of {judged} contractual targets"
        if len(found) > 1 and not met_of(best.coverage):
            return "No coverage is known to meet a contractual target"
        words = f"{'meets' if len(found) == 1 else 'comes nearest,'} {met} at {best.cost.total:,.0f} {money} a week"
    return f"{short_name(best.coverage.name)} {words}"


def _paint(page: Page) -> None:
    picture = page.picture
    found = weighed(picture)
    replications = replications_words(picture.study)
    if picture.target is None:
        shown = "the contractual target that each coverage keeps worst"
    else:
        shown = f"{tickets_of(picture.target)}, {metric_of(picture.target)}"
    page.heading(answer(picture), f"Cost a week against attainment of {shown}; {replications}")
    if not found:
        page.foot()
        page.sentence(_why_nothing(picture))
        return
    goals = {each.tightest.target.goal for each in found}
    keys = []
    for each in found:
        style = coverage_style(picture.index_of(each.coverage.name), page.look)
        keys.append(
            Key(
                _key_words(each),
                style.colour,
                style.shape,
                brief=_brief_key(each) if len(found) <= FEW else short_name(each.coverage.name),
            )
        )
    page.keys([*keys, *([Key("goal", page.colours.ink, "_")] if goals else [])])
    page.foot("Costs are those of the roster, call-outs and overtime; absence and holidays are paid.")
    _marks(page, found, sorted(goals))


def _key_words(each: Weighed) -> str:
    return f"{_brief_key(each)}: {tickets_of(each.tightest.target)} {metric_of(each.tightest.target)}"


def _brief_key(each: Weighed) -> str:
    return f"{short_name(each.coverage.name)}, {met_of(each.coverage)} of {len(contractual(each.coverage))} met"


def _marks(page: Page, found: list[Weighed], goals: list[float]) -> None:
    y_ticks = share_ticks(min([*(_ends(each)[0] for each in found), *goals]))
    start = y_ticks[0]
    y_labels = [f"{tick * 100:.0f}%" for tick in y_ticks]
    box = page.plot_box(y_labels)
    y_ticks = page.spaced(y_ticks, box.height)
    axes = page.axes(box)
    axes.set_ylim(start - (1 - start) * 0.02, 1 + (1 - start) * 0.03)
    axes.set_yticks(y_ticks, [f"{tick * 100:.0f}%" for tick in y_ticks])
    _money_axis(page, axes, box, found)
    axes.grid(linewidth=0.6)
    axes.set_xlabel(f"cost a week, {in_plain_words(page.picture.scenario.currency)}", fontsize=page.size_pt, labelpad=3)
    page.name_axis(axes, "share met in time")
    for goal in goals:
        axes.axhline(goal, color=page.colours.ink, linewidth=1.3, zorder=2)
    for each in found:
        style = coverage_style(page.picture.index_of(each.coverage.name), page.look)
        cost, attainment = each.cost.total, each.tightest.attainment or 0.0
        axes.plot([cost, cost], _ends(each), color=style.line, linewidth=1.8, zorder=3, solid_capstyle="butt")
        if each.coverage.cost_ci95 is not None:
            ends = [each.coverage.cost_ci95.low, each.coverage.cost_ci95.high]
            axes.plot(ends, [attainment, attainment], color=style.line, linewidth=1.8, zorder=3, solid_capstyle="butt")
        axes.plot([cost], [attainment], linestyle="none", marker=style.shape, markersize=page.size_pt,
                  markerfacecolor=style.colour, markeredgecolor=page.colours.ink, markeredgewidth=0.6, zorder=4,
                  clip_on=False)  # fmt: skip
        _note_mark(page, axes, each)


def _note_mark(page: Page, axes: Axes, each: Weighed) -> None:
    """The mark with both of its lines."""
    money, interval = in_plain_words(page.picture.scenario.currency), each.coverage.cost_ci95
    low, high = (each.cost.total,) * 2 if interval is None else (interval.low, interval.high)
    between = "" if interval is None else f" ({low:,.0f}–{high:,.0f})"
    box = page.box_of(axes, (min(low, each.cost.total), max(high, each.cost.total)), _ends(each))
    beside_in = page.size_pt / POINTS_PER_INCH
    words = (
        f"{short_name(each.coverage.name)}: {each.cost.total:,.0f} {money} a week{between}, {_met_words(each)}\n"
        f"{tickets_of(each.tightest.target)}, {promise_of(each.tightest.target)}: {kept_words(each.tightest)}"
    )
    page.spot(
        Box(box.left - beside_in, box.bottom - beside_in, box.right + beside_in, box.top + beside_in),
        words,
        Behind(each.coverage.name, each.tightest.target),
    )


def _met_words(each: Weighed) -> str:
    return f"{met_of(each.coverage)} of {len(contractual(each.coverage))} contractual targets met"


def _money_axis(page: Page, axes: Axes, box: Box, found: list[Weighed]) -> None:
    """Round sums from below the cheapest to above the dearest."""
    costs = [each.cost.total for each in found]
    margin = max((max(costs) - min(costs)) * 0.2, max(costs) * 0.05)
    low, high = max(0.0, min(costs) - margin), max(costs) + margin
    most = max(2, int(box.width / (page.width_of(f"{high:,.0f}", scale=0.92) * 1.7)))
    steps = (factor * 10.0**power for power, factor in product(range(-3, 16), (1, 2, 2.5, 5)))
    step = next(step for step in steps if (high - low) / step <= most)
    ticks = [step * number for number in range(math.ceil(low / step), math.floor(high / step) + 1)]
    axes.set_xlim(low, high)
    axes.set_xticks(ticks, [f"{tick:,.0f}" if step >= 1 else f"{tick:g}" for tick in ticks])


def _ends(each: Weighed) -> tuple[float, float]:
    if each.tightest.ci95 is None:
        return each.tightest.attainment or 0.0, each.tightest.attainment or 0.0
    return each.tightest.ci95.low, each.tightest.ci95.high


def _numbers(picture: Picture) -> Numbers:
    header = ("coverage", "cost a week", "low", "high", "contractual targets met", "of", "plan", "severity", "metric",
              "goal", "attainment", "low", "high", "count")  # fmt: skip
    rows = tuple(
        (
            each.coverage.name,
            round(each.cost.total, 2),
            None if each.coverage.cost_ci95 is None else round(each.coverage.cost_ci95.low, 2),
            None if each.coverage.cost_ci95 is None else round(each.coverage.cost_ci95.high, 2),
            met_of(each.coverage),
            len(contractual(each.coverage)),
            each.tightest.target.plan,
            each.tightest.target.severity.word,
            each.tightest.target.metric.value,
            each.tightest.target.goal,
            each.tightest.attainment,
            None if each.tightest.ci95 is None else each.tightest.ci95.low,
            None if each.tightest.ci95 is None else each.tightest.ci95.high,
            each.tightest.count,
        )
        for each in weighed(picture)
    )
    return Numbers(header, rows)


def _describe(picture: Picture) -> str:
    parts = [
        f"{each.coverage.name}: {each.cost.total:,.0f} {picture.scenario.currency} a week, "
        f"{tickets_of(each.tightest.target)} {metric_of(each.tightest.target)} "
        f"{share_and_interval(each.tightest.attainment, each.tightest.ci95)} of {each.tightest.count:,}, goal "
        f"{goal_words(each.tightest.target)}, {counted(met_of(each.coverage), 'contractual target')} met"
        for each in weighed(picture)
    ]
    return f"{answer(picture)}. {'; '.join(parts) + '.' if parts else _why_nothing(picture)}"


def _why_nothing(picture: Picture) -> str:
    some = any(result.count for result in picture.study.coverages[0].targets)
    return NO_COSTS if some else nothing_arrived(picture.scenario.simulation.weeks)


COST = Chart(
    key="cost",
    title="Cost against attainment",
    question="What does each coverage cost, and what does it keep?",
    needs_target=False,
    needs_coverage=False,
    size_in=(10.0, 5.6),
    draw=drawing(_paint),
    numbers=_numbers,
    describe=_describe,
)
