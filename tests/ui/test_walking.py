"""Walking through the spots of a chart by arrow keys: everything can be reached, and steps go where arrows point."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from planner.charts.catalogue import CHARTS, Chart, Look
from planner.charts.spots import Spot
from tests.made_studies import picture_of
from ui.charts.walking import Direction, step

BY_KEY = {chart.key: chart for chart in CHARTS}


def spots_of(chart: Chart, case: str) -> tuple[Spot, ...]:
    return chart.draw(Figure(figsize=chart.size_in), picture_of(case), Look())


@pytest.mark.parametrize("case", ["ordinary", "ten coverages"])
@pytest.mark.parametrize("chart", CHARTS, ids=BY_KEY)
def test_right_leads_through_every_spot_row_by_row_from_the_top(chart: Chart, case: str) -> None:
    spots = spots_of(chart, case)
    walk = [0]
    while walk and spots and (after := step(spots, walk[-1], Direction.RIGHT)) != walk[-1]:
        assert step(spots, after, Direction.LEFT) == walk[-1]
        walk.append(after)
    assert walk == list(range(len(spots) or 1))
    if chart.key != "cost":  # Its marks lie where cost and attainment put them.
        places = [(-round(spot.middle[1], 6), spot.middle[0]) for spot in spots]
        assert places == sorted(places)


@pytest.mark.parametrize("chart", CHARTS, ids=BY_KEY)
def test_down_leads_to_the_foot_and_up_back_to_the_top(chart: Chart) -> None:
    spots = spots_of(chart, "ordinary")
    heights = {round(spot.middle[1], 6) for spot in spots}
    for direction, first, last in (
        (Direction.DOWN, max(heights), min(heights)),
        (Direction.UP, min(heights), max(heights)),
    ):
        at = next(number for number, spot in enumerate(spots) if round(spot.middle[1], 6) == first)
        for _ in range(len(heights) - 1):
            at = step(spots, at, direction)
        assert round(spots[at].middle[1], 6) == last
        assert step(spots, at, direction) == at


def test_in_a_week_of_hours_each_arrow_is_an_hour_or_a_day() -> None:
    spots = spots_of(BY_KEY["hours-of-the-week"], "ordinary")
    tuesday_ten = 24 + 10
    assert step(spots, tuesday_ten, Direction.RIGHT) == tuesday_ten + 1
    assert step(spots, tuesday_ten, Direction.LEFT) == tuesday_ten - 1
    assert step(spots, tuesday_ten, Direction.DOWN) == tuesday_ten + 24
    assert step(spots, tuesday_ten, Direction.UP) == tuesday_ten - 24
    assert step(spots, 0, Direction.LEFT) == 0
    assert step(spots, 0, Direction.UP) == 0
    assert step(spots, 167, Direction.RIGHT) == 167


def test_below_a_bar_is_the_one_that_lies_under_it() -> None:
    spots = (
        Spot(0.1, 0.8, 0.5, 0.9, "wide"), Spot(0.5, 0.8, 0.6, 0.9, "narrow"),
        Spot(0.1, 0.6, 0.2, 0.7, "left"), Spot(0.2, 0.6, 0.9, 0.7, "right"),
    )  # fmt: skip
    assert [step(spots, at, Direction.DOWN) for at in range(4)] == [2, 3, 2, 3]
    assert [step(spots, at, Direction.UP) for at in range(4)] == [0, 1, 0, 1]
