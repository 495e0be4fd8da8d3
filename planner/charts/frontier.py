"""The frontier: every staffing that a search tried, its cost a week against how far its tightest goal is exceeded."""

from __future__ import annotations

from functools import partial

from matplotlib.figure import Figure

from planner.charts.look import BLUE, ORANGE, Look
from planner.charts.outcome_picture import picture_of_trials
from planner.charts.page import Key, Page
from planner.charts.page import drawing as paged
from planner.charts.spots import Spot
from planner.grammar import counted
from planner.recommending.recommendation import Recommendation, TriedStaffing
from planner.reporting.difference_words import points
from planner.scenario.scenario import Scenario

SIZE_IN = (7.1, 4.0)
BOUND, CHOSEN, TRIED = "proven: nothing cheaper works", "recommended", "tried"


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
    return f"What is asked is met from {found.cost_per_week:,.0f} {found.currency} a week on"


def _paint(found: Recommendation, page: Page) -> None:
    page.heading(_title(found), "Cost a week against how far the tightest goal is exceeded; line: the frontier")
    ink = page.colours.ink
    keys = [Key(TRIED, page.colours.quiet, "o"), Key(CHOSEN, ORANGE, "D")]
    page.keys([*keys, *([] if found.proven_bound is None else [Key(BOUND, BLUE, "|")])])
    page.foot()
    margins = [each.margin * 100 for each in found.tried]
    low, high = min([*margins, -1.0]), max([*margins, 1.0])
    room = (high - low) * 0.08
    box = page.plot_box([f"{low:+.0f}", f"{high:+.0f}"])
    axes = page.axes(box)
    axes.set_ylim(low - room, high + room)
    axes.grid(linewidth=0.6)
    axes.axhline(0, color=ink, linewidth=1.3, zorder=2)
    axes.plot([each.cost_per_week for each in found.tried], margins, linestyle="none", marker="o", markersize=3.5,
              markerfacecolor=page.colours.quiet, markeredgewidth=0, zorder=3)  # fmt: skip
    frontier = found.frontier
    axes.plot([each.cost_per_week for each in frontier], [each.margin * 100 for each in frontier], color=ink,
              linewidth=1.0, zorder=3, drawstyle="steps-post")  # fmt: skip
    if found.proven_bound is not None:
        axes.axvline(found.proven_bound, color=BLUE, linewidth=1.6, linestyle="--", zorder=2)
    chosen = _chosen(found)
    if chosen is not None:
        axes.plot([chosen.cost_per_week], [chosen.margin * 100], marker="D", markersize=page.size_pt * 0.8,
                  markerfacecolor=ORANGE, markeredgecolor=ink, markeredgewidth=0.6, zorder=5)  # fmt: skip
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set_xlabel(f"cost a week, {found.currency}", fontsize=page.size_pt, labelpad=3)
    page.name_axis(axes, "points above the goal")


def _chosen(found: Recommendation) -> TriedStaffing | None:
    return next((each for each in found.tried if each.headcounts == found.headcounts), None)
