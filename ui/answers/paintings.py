"""Paintings: the charts of answers, each loaded with matplotlib in the thread that draws it, and not before."""

# ruff: noqa: PLC0415  # as said above

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.headroom.outcome import EngineerWorth, Headroom, PromisePrices, Sensitivity
from planner.reasons.outcome import Reasons, View
from planner.recommending.recommendation import Recommendation
from planner.scenario.scenario import Scenario
from ui.answers.section import Painting

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from planner.charts.look import Look

BARS = 1.7
"""Width to height of charts with many rows."""


def headroom_painting(scenario: Scenario, found: Headroom, words: str) -> Painting:
    """Attainment against demand."""

    def paint(figure: Figure, look: Look) -> None:
        from planner.charts.headroom_curve import draw_headroom

        draw_headroom(figure, scenario, found, look)

    return Painting(paint, words)


def tornado_painting(scenario: Scenario, found: Sensitivity, words: str) -> Painting:
    """What matters most."""

    def paint(figure: Figure, look: Look) -> None:
        from planner.charts.tornado import draw_tornado

        draw_tornado(figure, scenario, found, look)

    return Painting(paint, words, BARS)


def worth_painting(scenario: Scenario, found: EngineerWorth, words: str) -> Painting:
    """What one engineer more or fewer is worth."""

    def paint(figure: Figure, look: Look) -> None:
        from planner.charts.engineer_worth import draw_engineer_worth

        draw_engineer_worth(figure, scenario, found, look)

    return Painting(paint, words)


def price_painting(scenario: Scenario, found: PromisePrices, words: str) -> Painting:
    """What each clause costs."""

    def paint(figure: Figure, look: Look) -> None:
        from planner.charts.clause_prices import draw_clause_prices

        draw_clause_prices(figure, scenario, found, look)

    return Painting(paint, words, BARS)


def miss_painting(scenario: Scenario, found: Reasons, view: View, words: str) -> Painting:
    """What misses are made of, seen from one side."""

    def paint(figure: Figure, look: Look) -> None:
        from planner.charts.miss_shares import draw_miss_shares

        draw_miss_shares(figure, scenario, found, view, look)

    return Painting(paint, words)


def frontier_painting(scenario: Scenario, found: Recommendation, words: str) -> Painting:
    """Cost against how far the tightest goal is exceeded."""

    def paint(figure: Figure, look: Look) -> None:
        from planner.charts.frontier import draw_frontier

        draw_frontier(figure, scenario, found, look)

    return Painting(paint, words)
