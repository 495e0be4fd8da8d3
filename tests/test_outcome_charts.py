"""The charts of headroom, sensitivity, engineers, promises and reasons: they say what was found, and can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from itertools import combinations

import numpy as np
import pytest
from matplotlib.figure import Figure

from planner.charts.clause_prices import describe_clause_prices, draw_clause_prices
from planner.charts.engineer_worth import describe_engineer_worth, draw_engineer_worth
from planner.charts.headroom_curve import describe_headroom, draw_headroom
from planner.charts.look import Look
from planner.charts.miss_shares import describe_miss_shares, draw_miss_shares
from planner.charts.spots import Spot
from planner.charts.tornado import describe_tornado, draw_tornado
from planner.estimates.intervals import Difference, Interval
from planner.headroom.engineer_worth import find_engineer_worth
from planner.headroom.growth import find_headroom
from planner.headroom.headroom_tables import breaking_table, demand_table, shift_table, tornado_table
from planner.headroom.outcome import EngineerWorth, PromisePrices, Sensitivity, ShiftWorth, Step, Swing
from planner.headroom.sensitivity import find_sensitivity
from planner.reasons.outcome import Reasons, View
from planner.reasons.reason_tables import change_table, reason_table
from planner.reasons.reason_words import change_sentences, reason_sentences
from planner.reasons.views import views_of
from planner.reasons.why_missed import find_reasons
from planner.reasons.worthwhile import find_worthwhile_changes
from planner.scenario.scenario import Scenario
from planner.studies.workers import InlineWorkers
from tests.made_measures import TARGETS, URGENT, URGENT_UPDATES
from tests.made_studies import picture_of
from tests.made_trials import basis_of, tried_of
from tests.small_scenarios import scenario
from tests.test_charts import LIGHT, VIEWS, overlap, shown_texts, words_of
from tests.test_headroom_words import headroom_of, price_of, prices_of

Draw = Callable[[Figure, Look], tuple[Spot, ...]]
LONG = "A shift whose name was thought up by a committee that could not agree on fewer words than these"


@cache
def of() -> Scenario:
    return scenario(name="Neptune Support")


def reasons_of(teams: int = 3, misses: float = 40.0) -> Reasons:
    """Misses of two targets in the working hours, by all causes."""
    votes = np.zeros((2, 168, 4))
    votes[0, 9:17] = np.array([0.5, 0.3, 0.15, 0.05]) * misses / 8
    votes[1, 100] = [misses / 4, 0.0, 0.0, 0.0]
    team_votes = np.repeat(votes.sum(axis=1)[:, None, :], teams + 1, axis=1) / (teams + 1)
    names = tuple(f"Team {number}" if number else LONG for number in range(teams))
    return Reasons("Here", 1, 30, TARGETS[:2], names, np.array([1_000, 500]), votes, team_votes, is_complete=True)


def many_swings() -> Sensitivity:
    basis = basis_of(90)
    swings = [Swing(f"assumption {number}", tried_of(basis, 95), tried_of(basis, 89 - number)) for number in range(24)]
    return Sensitivity(basis, (Swing(LONG, tried_of(basis, 91), tried_of(basis, 90)), *swings), is_complete=True)


def small_swings() -> Sensitivity:
    """Changes of a tenth of a point."""
    basis = basis_of(90)
    less, more = tried_of(basis, 90), tried_of(basis, 90)
    change = replace(less.against.targets[0], difference=Difference(0.0028, Interval(-0.0011, 0.0054)))
    targets = (change, *less.against.targets[1:])
    less = replace(less, against=replace(less.against, targets=targets))
    return Sensitivity(basis, tuple(Swing(f"assumption {n}", less, more) for n in range(9)), is_complete=True)


def many_shifts() -> EngineerWorth:
    basis = basis_of(90)
    shifts = [ShiftWorth("Oslo", LONG, 3, tried_of(basis, 92), None)]
    shifts += [ShiftWorth("Oslo", f"Shift {n}", n, tried_of(basis, 91), tried_of(basis, 80)) for n in range(30)]
    return EngineerWorth(basis, tuple(shifts), is_complete=True)


def many_prices() -> PromisePrices:
    prices = [price_of(Step.LOOSER, f"{number} hours", 2_000.0 - 130 * number) for number in range(3, 30)]
    return prices_of(*prices, price_of(Step.TIGHTER, "1 hour", -900), price_of(Step.SUGGESTED, "", None))


def draw_view(view: View, figure: Figure, look: Look) -> tuple[Spot, ...]:
    return draw_miss_shares(figure, of(), reasons_of(), view, look)


BREAKING = {0.5: (99, 99), 1.0: (99, 97), 1.2: (97, 97), 1.4: (93, 97), 2.0: (80, 90)}
HOLDING = {0.5: (99, 99), 1.0: (99, 99), 2.0: (99, 99)}
DRAWINGS: dict[str, Draw] = {
    "breaking": lambda figure, look: draw_headroom(figure, of(), headroom_of(BREAKING, 1.4), look),
    "holding": lambda figure, look: draw_headroom(figure, of(), headroom_of(HOLDING, 2.0), look),
    "two demands": lambda figure, look: draw_headroom(
        figure, of(), headroom_of({1.0: (99, 99), 1.2: (90, 90)}, is_complete=False), look
    ),
    "tornado": lambda figure, look: draw_tornado(figure, of(), many_swings(), look),
    "small tornado": lambda figure, look: draw_tornado(figure, of(), small_swings(), look),
    "worth": lambda figure, look: draw_engineer_worth(figure, of(), many_shifts(), look),
    "prices": lambda figure, look: draw_clause_prices(figure, of(), many_prices(), look),
    "no prices": lambda figure, look: draw_clause_prices(figure, of(), prices_of(cost=None), look),
    "nothing missed": lambda figure, look: draw_miss_shares(
        figure, of(), reasons_of(misses=0.0), View("By plan", ()), look
    ),
    **{f"misses, {view.title}": partial(draw_view, view) for view in views_of(reasons_of())},
}


@pytest.mark.parametrize(("look", "size_in"), VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_texts_neither_overlap_nor_leave_the_figure(draw: Draw, look: Look, size_in: tuple[float, float]) -> None:
    figure = Figure(figsize=size_in)
    draw(figure, look)
    boxes = shown_texts(figure)
    page = figure.bbox.padded(1)
    for words, box in boxes:
        assert page.count_contains([box.p0, box.p1]) == 2, words
    for (one, box), (other, other_box) in combinations(boxes, 2):
        assert not overlap(box, other_box), (one, other)
    assert "nan" not in words_of(figure).lower().split()
    assert "None" not in words_of(figure)


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_the_foot_says_where_the_numbers_come_from(draw: Draw) -> None:
    figure = Figure(figsize=(10, 6))
    draw(figure, LIGHT)
    assert "Neptune Support · " in words_of(figure)
    assert ", seed 1, 4 measured weeks" in words_of(figure)


def test_a_breaking_point_is_marked_on_its_goal() -> None:
    figure = Figure(figsize=(10, 6))
    spots = draw_headroom(figure, of(), headroom_of(BREAKING), LIGHT)
    crosses = [line for line in figure.axes[0].lines if line.get_marker() == "X"]
    marked = sorted((round(float(np.asarray(each.get_xdata())[0]), 6), float(np.asarray(each.get_ydata())[0]))
                    for each in crosses)  # fmt: skip
    assert marked == [(1.3, 0.95), (pytest.approx(1.571429), 0.95)]
    assert any("at 140" in spot.words and "breaks at 30% more" in spot.words for spot in spots)


def test_demand_that_cannot_be_kept_up_with_is_shaded() -> None:
    figure = Figure(figsize=(10, 6))
    draw_headroom(figure, of(), headroom_of(HOLDING, 2.0), LIGHT)
    assert "Shaded: demand with which engineers cannot keep up" in words_of(figure)
    plain = Figure(figsize=(10, 6))
    draw_headroom(plain, of(), headroom_of(HOLDING), LIGHT)
    assert "Shaded" not in words_of(plain)


def test_bars_that_cannot_be_told_from_chance_are_hollow() -> None:
    figure = Figure(figsize=(10, 6))
    basis = basis_of(90)
    told = Swing("effort", tried_of(basis, 95), tried_of(basis, 91))
    found = Sensitivity(basis, (told, Swing("absence", tried_of(basis, 90), tried_of(basis, 90))), is_complete=True)
    spots = draw_tornado(figure, of(), found, LIGHT)
    assert "absence" not in words_of(figure).split("\n"), "what changes nothing at all has no bars"
    assert [spot.words.split("\n")[0] for spot in spots] == ["effort, 20% less", "effort, 20% more"]
    nothing = replace(found, swings=found.swings[1:])
    draw_tornado(figure, of(), nothing, LIGHT)
    assert "A fifth more or less of any assumption changes nothing at all." in words_of(figure)


def test_many_parts_stand_side_by_side_and_none_is_left_out() -> None:
    figure = Figure(figsize=(10, 6))
    spots = draw_miss_shares(figure, of(), reasons_of(), views_of(reasons_of())[-1], LIGHT)
    assert "see the table" not in words_of(figure)
    assert "00:00" in words_of(figure)
    assert any(spot.words.startswith("09:00–10:00: 10.0") for spot in spots)


def test_a_clause_without_a_price_is_not_drawn_as_free() -> None:
    figure = Figure(figsize=(10, 7))
    spots = draw_clause_prices(figure, of(), many_prices(), LIGHT)
    assert "not known: 1 clause, see the table" in words_of(figure)
    assert "−" not in words_of(figure)
    assert not any("suggested" in spot.words for spot in spots)


def test_what_a_screen_reader_says() -> None:
    assert "Extended urgent, first response in 2 hours: breaks at 30% more" in describe_headroom(headroom_of(BREAKING))
    assert "Assumption 0: a fifth less makes it +5.0 (" in describe_tornado(many_swings())
    assert "Oslo, Shift 1: one engineer more +1.0 (" in describe_engineer_worth(many_shifts())
    told = describe_clause_prices(many_prices(), "EUR")
    assert "3 hours instead: would save 1,610 EUR a week" in told
    assert "1 hour instead: would add 900 EUR a week" in told
    by_target = describe_miss_shares(reasons_of(), views_of(reasons_of())[0])
    assert f"By target: {URGENT.plan} urgent, first response in 2 hours 80%" in by_target
    assert f"{URGENT_UPDATES.plan} urgent, update every 2 hours 20% (no one on shift 100%)" in by_target


@pytest.mark.parametrize("replications", [1, 3])
@pytest.mark.parametrize("case", ["no tickets", "hostile names", "one coverage"])
def test_nothing_found_is_too_hard_to_draw_or_to_say(case: str, replications: int) -> None:
    asked = picture_of(case).scenario
    name, workers = asked.coverage[-1].name, InlineWorkers()
    headroom = find_headroom(asked, name, workers, replications=replications)
    sensitivity = find_sensitivity(asked, name, workers, replications=replications)
    worth = find_engineer_worth(asked, name, workers, replications=replications)
    reasons = find_reasons(asked, name, workers, replications=replications)
    changes = find_worthwhile_changes(asked, name, workers, replications=replications)
    assert headroom is not None
    assert sensitivity is not None
    assert worth is not None
    assert reasons is not None
    assert changes is not None
    figure = Figure(figsize=(8, 5))
    draw_headroom(figure, asked, headroom, LIGHT)
    draw_tornado(figure, asked, sensitivity, LIGHT)
    draw_engineer_worth(figure, asked, worth, LIGHT)
    for view in views_of(reasons):
        draw_miss_shares(figure, asked, reasons, view, LIGHT)
    figure.draw_without_rendering()
    said = [describe_headroom(headroom), describe_tornado(sensitivity), describe_engineer_worth(worth)]
    said += [*reason_sentences(reasons), *change_sentences(changes)]
    assert all(each.endswith((".", ":")) for each in said)
    assert "nan" not in " ".join(said).lower().split()
    tables = [
        breaking_table(headroom),
        demand_table(headroom),
        tornado_table(sensitivity),
        shift_table(worth),
        reason_table(reasons),
        change_table(changes),
    ]
    assert all(table.title for table in tables)
