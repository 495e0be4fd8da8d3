"""Response times: which share of a target's tickets waited how long at most, on the target's own clock."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from planner.attainment.results import CoverageResult, TargetResult
from planner.charts.look import coverage_style
from planner.charts.page import Box, Key, Page, drawing
from planner.charts.picture import Chart, Picture
from planner.charts.target_clock import Allowed, allowed_by
from planner.charts.wording import (
    counts_of,
    nothing_arrived,
    percent,
    replications_words,
    share_and_interval,
    share_in_time,
    short_name,
)
from planner.demand.promises import TargetRow
from planner.estimates.spread import Spread
from planner.grammar import counted
from planner.plans import Metric
from planner.reporting.target_words import things_of
from planner.tables.table import Numbers
from simulation.clocks import HOUR_S
from simulation.columns import FloatArray

POINTS = 400
"""Of a curve, at most: more than anybody sees."""
COLUMN_IN = 0.12
"""How wide a stretch of the hours says one thing under the pointer."""
FEW = 4
"""So many coverages may have their shares beside their names where room is short."""

LINEAR_H = 0.25
"""Below a quarter of an hour the axis is linear, so that it can begin at 0."""
TICKS_H = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 24.0, 40.0, 80.0, 160.0, 320.0, 640.0, 1280.0, 2560.0, 5120.0)
QUANTILES = (0.5, 0.75, 0.9, 0.95, 0.99)


def _results(picture: Picture) -> list[tuple[CoverageResult, TargetResult, Spread]]:
    row = picture.row_of_target
    if row is None:
        return []
    return [(coverage, coverage.targets[row], coverage.spreads[row]) for coverage in picture.study.coverages]


def answer(picture: Picture) -> str:
    """The shares that meet the target."""
    results = [result for _, result, _ in _results(picture)]
    return share_in_time(results) if results else "The scenario's plans have no targets"


def _paint(page: Page) -> None:
    picture = page.picture
    results, target = _results(picture), picture.chosen_target
    if target is None or not any(len(spread) for _, _, spread in results):
        page.heading(answer(picture), "")
        page.foot()
        page.sentence(nothing_arrived(picture.scenario.simulation.weeks))
        return
    allowed = allowed_by(picture.scenario, target)
    counts = counts_of([result for _, result, _ in results])
    what = f"Share of {counts} within so many hours on the target's clock ({allowed.clock})"
    if len(results) <= FEW:
        what += f"; beside the names the share in time, {replications_words(picture.study)}"
    page.heading(answer(picture), what)
    _keys(page, results, target)
    page.foot(_note(allowed))
    box = page.plot_box(["100%"])
    y_ticks = page.spaced([0.0, 0.2, 0.4, 0.6, 0.8, 1.0], box.height)
    axes = page.axes(box)
    longest_h = max(spread.quantile_s(0.995) / HOUR_S for _, _, spread in results if len(spread))
    axes.set_xscale("symlog", linthresh=LINEAR_H, linscale=0.4)
    axes.set_xlim(0, max(longest_h, allowed.most_h * 1.3, 2 * LINEAR_H))
    axes.set_ylim(0, 1.02)
    axes.set_yticks(y_ticks, [f"{tick * 100:.0f}%" for tick in y_ticks])
    _x_ticks(page, axes, box)
    axes.minorticks_off()
    axes.grid(linewidth=0.6)
    axes.set_xlabel(f"hours on the target's clock ({allowed.clock})", fontsize=page.size_pt, labelpad=3)
    page.name_axis(axes, "share answered" if target.metric is Metric.FIRST_RESPONSE else "share updated")
    _mark_target(page, axes, allowed)
    for number, (coverage, _, spread) in enumerate(results):
        if len(spread):
            _curve(page, axes, coverage, spread, number)
    _note_hours(page, axes, box, results)


def _note(allowed: Allowed) -> str:
    if allowed.least_h == allowed.most_h:
        return ""
    return (
        f"The grey band: the target falls due after {allowed.least_h:g} to {allowed.most_h:g} {allowed.clock}, "
        "by the customer and the hour of arrival."
    )


def _keys(page: Page, results: list[tuple[CoverageResult, TargetResult, Spread]], target: TargetRow) -> None:
    keys = []
    for coverage, result, _ in results:
        style = coverage_style(page.picture.index_of(coverage.name), page.look)
        words = f"{short_name(coverage.name)} {share_and_interval(result.attainment, result.ci95)}"
        share = "no tickets" if result.attainment is None else percent(result.attainment)
        brief = short_name(coverage.name) + (f" {share}" if len(results) <= FEW else "")
        keys.append(Key(words, style.colour, style.shape, brief=brief))
    page.keys([*keys, Key(f"target: {target.words}", page.colours.ink, "|")])


def _x_ticks(page: Page, axes: Axes, box: Box) -> None:
    """As many of the round hours as stand apart."""
    end_h = axes.get_xlim()[1]
    scale = axes.xaxis.get_transform()
    whole = float(scale.transform(np.array([end_h]))[0])
    kept: list[tuple[float, str]] = []
    free_in = -1.0
    for tick_h in (tick for tick in TICKS_H if tick <= end_h):
        words = f"{tick_h * 60:.0f} min" if 0 < tick_h < 1 else f"{tick_h:g}"
        half_in = page.width_of(words, scale=0.92) / 2
        at_in = float(scale.transform(np.array([tick_h]))[0]) / whole * box.width
        if at_in - half_in >= free_in:
            kept.append((tick_h, words))
            free_in = at_in + half_in + 0.12
    axes.set_xticks([tick for tick, _ in kept], [words for _, words in kept])


def _mark_target(page: Page, axes: Axes, allowed: Allowed) -> None:
    if allowed.least_h != allowed.most_h:
        axes.axvspan(allowed.least_h, allowed.most_h, color=page.colours.line, alpha=0.5, zorder=0, linewidth=0)
    for edge_h in {allowed.least_h, allowed.most_h}:
        axes.axvline(edge_h, color=page.colours.ink, linewidth=1.3, zorder=2)


def curve(spread: Spread) -> tuple[FloatArray, FloatArray]:
    """Hours, ascending, and the share of times that do not exceed each; from (0, 0) on."""
    until_h = spread.until_s / HOUR_S
    share = np.cumsum(spread.counts) / len(spread)
    last = len(share) - 1
    steps = np.minimum(np.searchsorted(share, np.linspace(0, 1, POINTS)), last)
    steps = np.unique(np.append(steps, [0, last]))
    return np.concatenate(([0.0], until_h[steps])), np.concatenate(([0.0], share[steps]))


def _curve(page: Page, axes: Axes, coverage: CoverageResult, spread: Spread, number: int) -> None:
    style = coverage_style(page.picture.index_of(coverage.name), page.look)
    hours, share = curve(spread)
    axes.plot(hours, share, drawstyle="steps-post", color=style.line, linewidth=1.8, zorder=3, label=coverage.name)
    # Signs at a few shares, staggered so that curves that lie on each other can both be seen.
    levels = np.linspace(0.12, 0.9, 6) + 0.02 * (number % 5)
    places = np.minimum(np.unique(np.searchsorted(share, levels)), len(share) - 1)
    axes.plot(
        hours[places],
        share[places],
        linestyle="none",
        marker=style.shape,
        markersize=page.size_pt * 0.65,
        markerfacecolor=style.colour,
        markeredgecolor=page.colours.ink,
        markeredgewidth=0.5,
        zorder=4,
    )


def _note_hours(page: Page, axes: Axes, box: Box, results: list[tuple[CoverageResult, TargetResult, Spread]]) -> None:
    """Column by column, what share every coverage has answered by then."""
    scale = axes.xaxis.get_transform()
    last = float(scale.transform(np.array([axes.get_xlim()[1]]))[0])
    columns = max(1, int(box.width / COLUMN_IN))
    places = np.linspace(0, last, 2 * columns + 1)
    hours = scale.inverted().transform(places)
    curves = [(result, curve(spread)) for _, result, spread in results if len(spread)]
    names = [short_name(coverage.name) for coverage, _, spread in results if len(spread)]
    for left_h, middle_h, right_h in zip(hours[:-2:2], hours[1::2], hours[2::2], strict=True):
        lines = [f"Within {_hours_words(float(middle_h))} on the target's clock"]
        for name, (result, (until_h, share)) in zip(names, curves, strict=True):
            by_then = float(share[np.searchsorted(until_h, middle_h, side="right") - 1])
            of = counted(result.count, things_of(result.target))
            lines.append(
                f"{name}: {percent(by_then)} of {of}; in time {share_and_interval(result.attainment, result.ci95)}"
            )
        page.spot(page.box_of(axes, (float(left_h), float(right_h)), (0, 1)), "\n".join(lines))


def _hours_words(hours: float) -> str:
    """Such as: 20 minutes; 3.4 hours."""
    return counted(round(hours * 60), "minute") if hours < 1 else f"{hours:.3g} hours"


def _numbers(picture: Picture) -> Numbers:
    header = ("coverage", "count", "met in time", "low", "high",
              *(f"{share:.0%} within (hours)" for share in QUANTILES))  # fmt: skip
    rows = tuple(
        (
            coverage.name,
            result.count,
            result.attainment,
            None if result.ci95 is None else result.ci95.low,
            None if result.ci95 is None else result.ci95.high,
            *(round(spread.quantile_s(share) / HOUR_S, 4) if len(spread) else None for share in QUANTILES),
        )
        for coverage, result, spread in _results(picture)
    )
    return Numbers(header, rows)


def _describe(picture: Picture) -> str:
    parts = [
        f"{coverage.name}: half within {spread.quantile_s(0.5) / HOUR_S:.1f} hours, 95% within "
        f"{spread.quantile_s(0.95) / HOUR_S:.1f}, {share_and_interval(result.attainment, result.ci95)} in time"
        for coverage, result, spread in _results(picture)
        if len(spread)
    ]
    return f"{answer(picture)}. {'; '.join(parts)}." if parts else f"{answer(picture)}."


RESPONSE_TIMES = Chart(
    key="response-times",
    title="Response times",
    question="How long do tickets wait, on the target's own clock?",
    needs_target=True,
    needs_coverage=False,
    size_in=(10.0, 5.6),
    draw=drawing(_paint),
    numbers=_numbers,
    describe=_describe,
)
