"""The section on headroom: how much growth it survives, what matters most, what an engineer and a promise cost."""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.figure import Figure

from planner.charts.clause_prices import describe_clause_prices, draw_clause_prices
from planner.charts.engineer_worth import describe_engineer_worth, draw_engineer_worth
from planner.charts.headroom_curve import describe_headroom, draw_headroom
from planner.charts.look import Look
from planner.charts.tornado import describe_tornado, draw_tornado
from planner.decision_pack.case import Case
from planner.decision_pack.contents import Block, Grid, Heading, Points, Section, Topic, Words
from planner.decision_pack.drawings import drawing
from planner.decision_pack.grids import grid_of
from planner.headroom.headroom_tables import (
    breaking_table,
    demand_table,
    price_table,
    sensitivity_table,
    shift_table,
    tornado_table,
    worth_table,
)
from planner.headroom.headroom_words import breaking_words, headroom_sentences
from planner.headroom.outcome import SURER, EngineerWorth, Headroom, PromisePrices, Sensitivity
from planner.headroom.price_words import price_sentences
from planner.headroom.worth_words import sensitivity_sentences, worth_sentences
from planner.scenario.scenario import Scenario
from planner.tables.table import Column, Kind, Table
from planner.tickets.behind import target_words

CURVE = "Headroom curve"
"""The title of its table, which a workbook draws."""
TOLD = (
    f"What an assumption does counts as told from chance where it lies further from zero than {SURER:g} times half the"
    " width of its 95% interval, about three standard errors: of so many changes, some would leave zero out of their"
    " plain intervals by chance alone. The picture, the sentences and the findings in the workbook go by this."
)
"""The rule of `planner.headroom.outcome.is_told_among_many`."""
WIDTH_IN = 7.1
CURVE_IN, BARS_IN = (WIDTH_IN, 4.2), (WIDTH_IN, 5.0)


def headroom_section(case: Case) -> Section | None:
    """None where none of it was found."""
    blocks = tuple(_blocks(case))
    if not blocks:
        return None
    return Section(
        topic=Topic.HEADROOM,
        title="How much it bears, and what matters most",
        blocks=blocks,
        tables=tuple(_tables(case)),
    )


def _blocks(case: Case) -> Iterator[Block]:
    scenario = case.scenario
    if case.headroom is not None:
        yield from _growth(scenario, case.headroom)
    if case.sensitivity is not None:
        yield from _swings(scenario, case.sensitivity)
    if case.worth is not None:
        yield from _engineers(scenario, case.worth)
    if case.prices is not None:
        yield from _prices(scenario, case.prices)


def _growth(scenario: Scenario, headroom: Headroom) -> Iterator[Block]:
    answer, *rest = headroom_sentences(headroom)
    yield Words(answer, is_lead=True)
    if rest:
        yield Points(tuple(rest))

    def draw(figure: Figure, look: Look) -> object:
        return draw_headroom(figure, scenario, headroom, look)

    yield drawing("headroom", CURVE_IN, draw, describe_headroom(headroom))
    rows = tuple(
        (target_words(each.target), "yes" if each.target.contractual else "suggested", breaking_words(each))
        for each in headroom.breaking
    )
    headings = (
        Heading("Target", weight=2.2),
        Heading("Contractual", weight=0.9),
        Heading("As demand grows", weight=2.4),
    )
    yield Grid("Where each target breaks (95% interval of the demand)", headings, rows)


def _swings(scenario: Scenario, sensitivity: Sensitivity) -> Iterator[Block]:
    yield from _sentences(sensitivity_sentences(sensitivity))
    tightest = sensitivity.basis.tightest
    if tightest is None or not any(swing.size_on(tightest) > 0 for swing in sensitivity.swings):
        return  # An empty picture and a table of zeros say no more.

    def draw(figure: Figure, look: Look) -> object:
        return draw_tornado(figure, scenario, sensitivity, look)

    yield drawing("tornado", BARS_IN, draw, describe_tornado(sensitivity))
    yield Words(TOLD)
    yield grid_of(tornado_table(sensitivity))


def _engineers(scenario: Scenario, worth: EngineerWorth) -> Iterator[Block]:
    yield from _sentences(worth_sentences(worth))

    def draw(figure: Figure, look: Look) -> object:
        return draw_engineer_worth(figure, scenario, worth, look)

    yield drawing("engineer-worth", CURVE_IN, draw, describe_engineer_worth(worth))
    yield grid_of(shift_table(worth))


def _prices(scenario: Scenario, prices: PromisePrices) -> Iterator[Block]:
    yield from _sentences(price_sentences(prices, scenario.currency))

    def draw(figure: Figure, look: Look) -> object:
        return draw_clause_prices(figure, scenario, prices, look)

    yield drawing("clause-prices", BARS_IN, draw, describe_clause_prices(prices, scenario.currency))
    yield grid_of(price_table(prices))


def _sentences(sentences: tuple[str, ...]) -> Iterator[Block]:
    """The answer, then the others under it."""
    answer, *rest = sentences
    yield Words(answer, is_lead=True)
    if rest:
        yield Points(tuple(rest))


def curve_table(headroom: Headroom) -> Table:
    """A row per demand and a column per contractual target: what a workbook draws."""
    targets = [each.target for each in headroom.contractual]
    rows = []
    for point in headroom.points:
        shares = {result.target: result.attainment for result in point.result.targets}
        rows.append((point.demand, *(shares.get(target) for target in targets)))
    columns = (Column("Demand", Kind.SHARE), *(Column(target_words(target), Kind.SHARE) for target in targets))
    return Table(CURVE, columns, tuple(rows))


def _tables(case: Case) -> Iterator[Table]:
    if case.headroom is not None:
        yield curve_table(case.headroom)
        yield demand_table(case.headroom)
        yield breaking_table(case.headroom)
    if case.sensitivity is not None:
        yield sensitivity_table(case.sensitivity)
    if case.worth is not None:
        yield worth_table(case.worth)
    if case.prices is not None:
        yield price_table(case.prices)
