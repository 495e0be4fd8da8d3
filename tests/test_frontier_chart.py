"""The chart of the frontier: its title is true of the dots, and its keys show the lines as they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from matplotlib.colors import same_color
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from planner.charts.frontier import BOUND, CHOSEN, FRONTIER, GOAL, SIZE_IN, describe_frontier, draw_frontier
from planner.charts.look import Look
from planner.recommending.choices import ShiftChoice
from planner.recommending.goals import Goal
from planner.recommending.recommendation import Recommendation, State, TriedStaffing
from tests.small_scenarios import scenario
from tests.test_charts import DARK, LIGHT, VIEWS, overlap, shown_texts, words_of

MARGINS = (-0.12, -0.04, -0.06, 0.004, -0.01, 0.02, 0.018, 0.031)
"""Of staffings from the cheapest to the dearest; the fifth costs more than the fourth and meets less."""


def found_of(margins: Sequence[float] = MARGINS) -> Recommendation:
    """A search that tried one staffing per margin and recommends the cheapest that meets."""
    tried = tuple(
        TriedStaffing((number,), 12_000.0 + 650 * number, margin, 30, meets=margin > 0)
        for number, margin in enumerate(margins)
    )
    best = next((each for each in tried if each.meets), None)
    return Recommendation(
        coverage="Here",
        goal=Goal(),
        currency="EUR",
        state=State.CONFIRMED if best is not None else State.NOT_FOUND,
        choices=(ShiftChoice(0, 0, "Oslo", "Day", 4, 1, 8, is_candidate=False),),
        headcounts=None if best is None else best.headcounts,
        cost_per_week=None if best is None else best.cost_per_week,
        cost_now=14_000.0,
        proven_bound=13_400.0,
        result=None,
        tried=tried,
        binding=(),
        lacking=(),
        assumptions=(),
        seed=1,
        confirming_seed=2,
    )


def drawn(found: Recommendation, look: Look = LIGHT, size_in: tuple[float, float] = SIZE_IN) -> Figure:
    figure = Figure(figsize=size_in)
    draw_frontier(figure, scenario(name="Neptune Support"), found, look)
    return figure


def samples_of(figure: Figure) -> list[Line2D]:
    """The lines of the keys."""
    return [each for each in figure.get_children() if isinstance(each, Line2D) and each.get_linestyle() != "None"]


def test_the_title_names_the_cheapest_and_says_nothing_of_what_is_dearer() -> None:
    found = found_of()
    said = "The cheapest found that meets what is asked: 13,950 EUR a week"
    assert describe_frontier(found).startswith(f"{said}. ")
    assert said in words_of(drawn(found)).replace("\n", " ")
    doubtful = replace(found, state=State.NOT_CONFIRMED)
    assert describe_frontier(doubtful).startswith(f"{said}, not confirmed on fresh seeds. ")
    assert describe_frontier(found_of((-0.1, -0.2))).startswith("No staffing of 2 that were tried meets what is asked.")


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_every_line_has_its_key_drawn_as_the_line_is(look: Look) -> None:
    figure = drawn(found_of(), look)
    words = words_of(figure)
    assert all(each in words for each in (FRONTIER, GOAL, BOUND, CHOSEN))
    lines = [each for each in figure.axes[0].lines if each.get_linestyle() != "None" and each.get_marker() == "None"]
    samples = samples_of(figure)
    assert len(samples) == len(lines) == 3
    for sample in samples:
        alike = [line for line in lines if same_color(line.get_color(), sample.get_color())]
        assert [(each.get_linestyle(), each.get_linewidth()) for each in alike] == [
            (sample.get_linestyle(), sample.get_linewidth())
        ]


def test_what_is_not_drawn_has_no_key() -> None:
    figure = drawn(replace(found_of((-0.1, -0.2)), proven_bound=None))
    assert BOUND not in words_of(figure)
    assert CHOSEN not in words_of(figure)
    assert len(samples_of(figure)) == 2


@pytest.mark.parametrize(("look", "size_in"), VIEWS.values(), ids=VIEWS)
def test_texts_neither_overlap_nor_leave_the_figure(look: Look, size_in: tuple[float, float]) -> None:
    figure = drawn(found_of(), look, size_in)
    boxes = shown_texts(figure)
    page = figure.bbox.padded(1)
    for words, box in boxes:
        assert page.count_contains([box.p0, box.p1]) == 2, words
    for (one, box), (other, other_box) in combinations(boxes, 2):
        assert not overlap(box, other_box), (one, other)
