"""Clause prices: what a week of each promise costs, by the staffing that would do without it or a step away from it.

Prices bear no sign: the colour of a bar says whether that much is saved by an easier clause or added by a tighter one.
"""

from __future__ import annotations

from functools import partial

from matplotlib.figure import Figure

from planner.charts.look import BLUE, ORANGE, Look
from planner.charts.outcome_picture import picture_of_trials
from planner.charts.page import Key, Page, drawing
from planner.charts.signed_bars import Bar, BarRow, draw_bars, money_tick
from planner.charts.spots import Spot
from planner.charts.wording import metric_of
from planner.grammar import counted
from planner.headroom.outcome import ClausePrice, PromisePrices, Step
from planner.headroom.price_words import clause_words, price_sentences, saving_words
from planner.reporting.target_words import tickets_of
from planner.scenario.scenario import Scenario

SIZE_IN = (10.0, 7.0)
NOTHING = "No clause could be priced."


def draw_clause_prices(figure: Figure, scenario: Scenario, prices: PromisePrices, look: Look) -> tuple[Spot, ...]:
    """Draw on a figure of the size it shall have; returns what lies where."""
    picture = picture_of_trials(scenario, prices.coverage, prices.seed, prices.as_promised.replications)
    return drawing(partial(_paint, prices))(figure, picture, look)


def describe_clause_prices(prices: PromisePrices, currency: str) -> str:
    """What a screen reader says in place of the picture."""
    known = [each for each in prices.prices if each.price is not None]
    parts = [f"{clause_words(each)}: {saving_words(each, currency)}" for each in known]
    return " ".join([*price_sentences(prices, currency), f"{'; '.join(parts)}." if parts else ""]).strip()


def _paint(prices: PromisePrices, page: Page) -> None:
    currency = page.picture.scenario.currency
    known = [each for each in prices.prices if each.price is not None]
    title = price_sentences(prices, currency)[1 if known else 0].rstrip(".")
    page.heading(title, f"What each clause costs a week, by what changing it saves or adds{_left_out(prices)}", title)
    if not known:
        page.foot()
        page.sentence(NOTHING)
        return
    page.keys([Key("saved by an easier clause", BLUE), Key("added by a tighter one", ORANGE)])
    rows = [_row(each, currency) for each in known]
    draw_bars(page, rows, f"saved or added a week, {currency}", _tick, "", "clause")


def _left_out(prices: PromisePrices) -> str:
    """A clause without a price has no bar, which is not a bar of nothing."""
    unknown = sum(each.price is None for each in prices.prices)
    return f"; not known: {counted(unknown, 'clause')}, see the table" if unknown else ""


def _tick(money: float, step: float) -> str:
    """Prices are never below zero, so a sign would only ask of what they are the difference."""
    return money_tick(money, step).removeprefix("+")


def _name(price: ClausePrice) -> str:
    """Such as: Extended urgent, response: 4 hours; where every row has much the same words, few are best."""
    if price.is_goal:
        return f"{price.clause.plan}, goal: {price.after}"
    if price.step is Step.SUGGESTED:
        return f"{tickets_of(price.clause)}: {price.step.value}"
    return f"{tickets_of(price.clause)}, {metric_of(price.clause)}: {price.after or price.step.value}"


def _row(price: ClausePrice, currency: str) -> BarRow:
    assert price.price is not None, "only what has a price has a row"
    colour = ORANGE if price.step is Step.TIGHTER else BLUE
    words = f"{clause_words(price)}\n{saving_words(price, currency)}; {price.staffed.state}"
    return BarRow(_name(price), (Bar(abs(price.price), None, None, colour, True, words),))
