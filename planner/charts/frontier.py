"""The frontier: every staffing that a search tried, its cost a week against how far its tightest goal is exceeded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from planner.charts.look import BLUE, GREEN, ORANGE, SKY, Look
from planner.charts.outcome_picture import picture_of_trials
from planner.charts.page import Box, Key, Page
from planner.charts.page import drawing as paged
from planner.charts.spots import Spot
from planner.grammar import counted
from planner.recommending.recommendation import Recommendation, State, TriedStaffing
from planner.reporting.difference_words import points
from planner.scenario.scenario import Scenario

SIZE_IN = (7.1, 4.0)
CHOSEN, TRIED = "recommended", "tried"
FRONTIER, GOAL, BOUND = "frontier: the best for its cost", "the goal", "proven: nothing cheaper works"
SAMPLE, APART = 1.9, 0.9
"""Of a key: the length of its line, and how far it stands from the next, in lines of text."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a line is drawn, the same on the axes and in its key."""

    words: str
    colour: str
    width: float
    dashes: Literal["-", "--"] = "-"


def draw_frontier(figure: Figure, scenario: Scenario, found: Recommendation, look: Look) -> tuple[Spot, ...]:
    """Draw what a search tried; clears the figure, and is to be drawn again after a change of its size."""
    replications = max((each.replications for each in found.tried), default=0)
    picture = picture_of_trials(scenario, found.coverage, found.seed, replications)
    return paged(partial(_paint, found))(figure, picture, look)


def describe_frontier(found: Recommendation) -> str:
    """What a screen reader says in place of the picture."""
    parts = [f"{each.cost_per_week:,.0f}: {points(each.margin)} points" for each in found.frontier]
    return f"{_title(found)}. Cost a week and margin of the staffings that none beats in both: {'; '.join(parts)}."


def _title(found: Recommendation) -> str:
    if found.cost_per_week is None:
        return f"No staffing of {counted(len(found.tried), 'that was tried', 'that were tried')} meets what is asked"
    doubt = f", {found.state.value}" if found.state is State.NOT_CONFIRMED else ""
    return f"The cheapest found that meets what is asked: {found.cost_per_week:,.0f} {found.currency} a week{doubt}"


def _paint(found: Recommendation, page: Page) -> None:
    page.heading(_title(found), "Cost a week against how far the tightest goal is exceeded")
    page.keys([Key(TRIED, page.colours.quiet, "o"), *([] if _chosen(found) is None else [Key(CHOSEN, ORANGE, "D")])])
    page.foot()
    frontier = LineStyle(FRONTIER, GREEN, 1.8)
    goal = LineStyle(GOAL, page.colours.ink, 1.3)
    bound = LineStyle(BOUND, SKY if page.look.dark else BLUE, 1.6, "--")
    shown = [frontier, goal, *([] if found.proven_bound is None else [bound])]
    keys_in = _line_keys(page, shown)
    margins = [each.margin * 100 for each in found.tried]
    low, high = min([*margins, -1.0]), max([*margins, 1.0])
    room = (high - low) * 0.08
    box = page.plot_box([f"{low:+.0f}", f"{high:+.0f}"])
    axes = page.axes(replace(box, top=box.top - keys_in))
    axes.set_ylim(low - room, high + room)
    axes.grid(linewidth=0.6)
    axes.axhline(0, color=goal.colour, linewidth=goal.width, zorder=2)
    axes.plot([each.cost_per_week for each in found.frontier], [each.margin * 100 for each in found.frontier],
              color=frontier.colour, linewidth=frontier.width, zorder=3, drawstyle="steps-post")  # fmt: skip
    if found.proven_bound is not None:
        axes.axvline(found.proven_bound, color=bound.colour, linewidth=bound.width, linestyle=bound.dashes, zorder=2)
    _dots(page, axes, found)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set_xlabel(f"cost a week, {found.currency}", fontsize=page.size_pt, labelpad=3)
    page.name_axis(axes, "points above the goal")


def _dots(page: Page, axes: Axes, found: Recommendation) -> None:
    axes.plot([each.cost_per_week for each in found.tried], [each.margin * 100 for each in found.tried],
              linestyle="none", marker="o", markersize=3.5, markerfacecolor=page.colours.quiet, markeredgewidth=0,
              zorder=4)  # fmt: skip
    chosen = _chosen(found)
    if chosen is not None:
        axes.plot([chosen.cost_per_week], [chosen.margin * 100], marker="D", markersize=page.size_pt * 0.8,
                  markerfacecolor=ORANGE, markeredgecolor=page.colours.ink, markeredgewidth=0.6, zorder=5)  # fmt: skip


def _line_keys(page: Page, styles: list[LineStyle]) -> float:
    """Each line with its words, under the signs of the page; returns the height they take, in inches.

    A page's own signs are markers and boxes, and a marker does not show how a line is dashed.
    """
    body, sample_in = page.body, page.line_in * SAMPLE
    at_in, line = body.left, 0
    for style in styles:
        width_in = sample_in + page.line_in * 0.35 + page.width_of(style.words)
        if at_in > body.left and at_in + width_in > body.right:
            at_in, line = body.left, line + 1
        middle_in = body.top - (line + 0.5) * page.line_in
        _sample(page, style, Box(at_in, middle_in, at_in + sample_in, middle_in))
        page.text(at_in + sample_in + page.line_in * 0.35, middle_in, style.words)
        at_in += width_in + page.line_in * APART
    return (line + 1) * page.line_in + 0.06


def _sample(page: Page, style: LineStyle, box: Box) -> None:
    """A piece of the line, from corner to corner of a box of the figure."""
    x, y = [box.left / page.width_in, box.right / page.width_in], [box.bottom / page.height_in] * 2
    sample = Line2D(x, y, color=style.colour, linewidth=style.width, linestyle=style.dashes)
    sample.set_transform(page.figure.transFigure)
    page.figure.add_artist(sample)


def _chosen(found: Recommendation) -> TriedStaffing | None:
    return next((each for each in found.tried if each.headcounts == found.headcounts), None)
