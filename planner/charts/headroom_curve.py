"""Headroom curve: attainment of the contractual targets against demand, from half to double, and where each breaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from planner.attainment.results import TargetResult
from planner.charts.look import BLUE, GREEN, ORANGE, PURPLE, SKY, VERMILION, Look
from planner.charts.outcome_picture import picture_of_trials
from planner.charts.page import POINTS_PER_INCH, Box, Key, Page, drawing
from planner.charts.rows import share_ticks
from planner.charts.spots import Spot
from planner.charts.wording import kept_words, metric_of, percent
from planner.demand.promises import TargetRow
from planner.headroom.breaking_points import AS_IT_IS
from planner.headroom.headroom_words import breaking_words, headroom_briefly, headroom_sentence, headroom_sentences
from planner.headroom.outcome import Breaking, Headroom, Hold
from planner.reporting.target_words import tickets_of
from planner.scenario.scenario import Scenario
from planner.tickets.behind import target_words

SIZE_IN = (10.0, 5.6)
STYLES = ((BLUE, "o"), (VERMILION, "s"), (GREEN, "^"), (ORANGE, "D"), (PURPLE, "v"), (SKY, "P"))
"""Colour and shape of the targets named; the others are drawn thin and grey."""

FEW = 3
"""Targets named where text leaves little room."""

SHADE = 0.45
"""Of the demand that cannot be kept up with."""

MARKS_APART = 0.08
"""Of demand: where more was tried around a breaking point, only some of it is marked."""

NOTHING = "No contractual target had tickets, so there is nothing that could break."


def draw_headroom(figure: Figure, scenario: Scenario, headroom: Headroom, look: Look) -> tuple[Spot, ...]:
    """Draw on a figure of the size it shall have; returns what lies where."""
    basis = headroom.basis
    picture = picture_of_trials(scenario, basis.coverage, basis.seed, basis.replications, (basis.as_it_is,))
    return drawing(partial(_paint, headroom))(figure, picture, look)


def describe_headroom(headroom: Headroom) -> str:
    """What a screen reader says in place of the picture."""
    parts = [f"{target_words(each.target)}: {breaking_words(each)}" for each in headroom.contractual]
    return " ".join([*headroom_sentences(headroom), f"{'; '.join(parts)}." if parts else ""]).strip()


def _paint(headroom: Headroom, page: Page) -> None:
    named = _named(headroom, FEW if page.is_low else len(STYLES))
    others = "; grey: the other contractual targets" if len(named) < len(headroom.contractual) else ""
    page.heading(
        headroom_sentence(headroom).rstrip("."),
        f"Share met in time, with 95% intervals{others}",
        headroom_briefly(headroom),
    )
    if not named:
        page.foot()
        page.sentence(NOTHING)
        return
    keys = [
        Key(target_words(each.target), *STYLES[place], brief=f"{tickets_of(each.target)}, {metric_of(each.target)}")
        for place, each in enumerate(named)
    ]
    page.keys([*keys, Key("goal", page.colours.ink, "_")])
    page.foot(_foot(headroom))
    _curves(page, headroom, named)


def _foot(headroom: Headroom) -> str:
    if headroom.overload is None:
        return ""
    return "Shaded: demand with which engineers cannot keep up, so the backlog rises for as long as it lasts."


def _named(headroom: Headroom, most: int) -> list[Breaking]:
    """Those that break, and those nearest to their goals, as many as there is room for; in the order of the file."""

    def eagerness(each: Breaking) -> tuple[bool, float]:
        last = _result(headroom, len(headroom.points) - 1, each.target)
        return each.hold is Hold.HOLDS, (last.attainment or 0.0) - last.target.goal

    chosen = sorted(headroom.contractual, key=eagerness)[:most]
    return [each for each in headroom.contractual if each in chosen]


def _result(headroom: Headroom, point: int, target: TargetRow) -> TargetResult:
    return next(each for each in headroom.points[point].result.targets if each.target == target)


def _curves(page: Page, headroom: Headroom, named: list[Breaking]) -> None:
    lows = [_low(_result(headroom, point, each.target)) for point in range(len(headroom.points))
            for each in headroom.contractual]  # fmt: skip
    goals = sorted({each.target.goal for each in headroom.contractual})
    ticks = share_ticks(min([*lows, *goals]))
    box = page.plot_box([f"{tick * 100:.0f}%" for tick in ticks])
    ticks = page.spaced(ticks, box.height)
    axes = page.axes(box)
    start = ticks[0]
    axes.set_ylim(start - (1 - start) * 0.03, 1 + (1 - start) * 0.03)
    axes.set_yticks(ticks, [f"{tick * 100:.0f}%" for tick in ticks])
    _demand_axis(page, axes, headroom)
    page.name_axis(axes, "share met in time")
    axes.grid(linewidth=0.6)
    for goal in goals:
        axes.axhline(goal, color=page.colours.ink, linewidth=1.3, zorder=2)
    axes.axvline(AS_IT_IS, color=page.colours.quiet, linewidth=1.0, linestyle=":", zorder=2)
    _overload(page, axes, headroom)
    for each in headroom.contractual:
        if each not in named:
            _curve(page, axes, headroom, each, page.colours.line, "")
    for place, each in enumerate(named):
        _curve(page, axes, headroom, each, *STYLES[place])


def _low(result: TargetResult) -> float:
    return (result.attainment or 0.0) if result.ci95 is None else result.ci95.low


def _high(result: TargetResult) -> float:
    return (result.attainment or 0.0) if result.ci95 is None else result.ci95.high


def _demand_axis(page: Page, axes: Axes, headroom: Headroom) -> None:
    least, most = headroom.points[0].demand, headroom.points[-1].demand
    margin = max((most - least) * 0.03, 0.02)
    axes.set_xlim(least - margin, most + margin)
    ticks = [number / 4 for number in range(round(least * 4), round(most * 4) + 1)] or [AS_IT_IS]
    axes.set_xticks(ticks, [f"{tick * 100:.0f}%" for tick in ticks])
    axes.set_xlabel("demand, as a share of today's", fontsize=page.size_pt, labelpad=3)


def _overload(page: Page, axes: Axes, headroom: Headroom) -> None:
    if headroom.overload is not None:
        left, right = headroom.overload[1], axes.get_xlim()[1]
        axes.axvspan(left, right, facecolor=page.colours.line, alpha=SHADE, linewidth=0, zorder=0)


def _curve(page: Page, axes: Axes, headroom: Headroom, each: Breaking, colour: str, shape: str) -> None:
    demands = [point.demand for point in headroom.points]
    results = [_result(headroom, point, each.target) for point in range(len(headroom.points))]
    shares = [result.attainment or 0.0 for result in results]
    is_named = bool(shape)
    if is_named:
        axes.fill_between(demands, [_low(result) for result in results], [_high(result) for result in results],
                          color=colour, alpha=0.18, linewidth=0, zorder=1)  # fmt: skip
    axes.plot(demands, shares, color=colour, linewidth=1.8 if is_named else 1.0, marker=shape or None,
              markevery=_marked(demands), markersize=page.size_pt * 0.5, markeredgecolor=page.colours.ink,
              markeredgewidth=0.4, zorder=4 if is_named else 1, clip_on=False)  # fmt: skip
    if each.hold is Hold.BREAKS and each.demand is not None and is_named:
        axes.plot([each.demand], [each.target.goal], linestyle="none", marker="X", markersize=page.size_pt * 1.1,
                  markerfacecolor=colour, markeredgecolor=page.colours.ink, markeredgewidth=1.0,
                  zorder=5, clip_on=False)  # fmt: skip
    _note(page, axes, each, list(zip(demands, results, strict=True)))


def _marked(demands: Sequence[float]) -> list[int]:
    """Which of the demands are marked."""
    marked = [0]
    for number, demand in enumerate(demands):
        if demand - demands[marked[-1]] >= MARKS_APART:
            marked.append(number)
    return marked


def _note(page: Page, axes: Axes, each: Breaking, curve: list[tuple[float, TargetResult]]) -> None:
    beside_in = page.size_pt * 0.5 / POINTS_PER_INCH
    for demand, result in curve:
        share = result.attainment or 0.0
        box = page.box_of(axes, (demand, demand), (share, share))
        words = (
            f"{target_words(each.target)}, at {percent(demand, 0)} of today's demand\n{kept_words(result)}\n"
            f"{breaking_words(each)}"
        )
        page.spot(Box(box.left - beside_in, box.bottom - beside_in, box.right + beside_in, box.top + beside_in), words)
