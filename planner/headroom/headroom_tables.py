"""Headroom tables: every outcome of this room as rows of numbers, for pages, workbooks and reports."""

from __future__ import annotations

from planner.attainment.comparison import Comparison
from planner.headroom.headroom_words import breaking_words
from planner.headroom.outcome import (
    ClausePrice,
    EngineerWorth,
    Headroom,
    PromisePrices,
    Sensitivity,
    ShiftWorth,
    Step,
    finding_among_many,
)
from planner.headroom.price_words import clause_words
from planner.headroom.tried import Tried
from planner.tables.table import Cell, Column, Kind, Table
from planner.tickets.behind import target_words

CHANGE = (
    Column("points", Kind.NUMBER),
    Column("low", Kind.NUMBER),
    Column("high", Kind.NUMBER),
    Column("finding"),
)


def breaking_table(headroom: Headroom) -> Table:
    """Where each target breaks."""
    columns = (
        Column("target"),
        Column("contractual"),
        Column("what becomes of it"),
        Column("demand", Kind.SHARE),
        Column("low", Kind.SHARE),
        Column("high", Kind.SHARE),
    )
    rows = tuple(
        (
            target_words(each.target),
            "yes" if each.target.contractual else "no",
            breaking_words(each),
            each.demand,
            each.low,
            each.high,
        )
        for each in headroom.breaking
    )
    return Table("Where each target breaks", columns, rows)


def demand_table(headroom: Headroom) -> Table:
    """Attainment of every target at every demand that was tried."""
    columns = (
        Column("demand", Kind.SHARE),
        Column("target"),
        Column("attainment", Kind.SHARE),
        Column("low", Kind.SHARE),
        Column("high", Kind.SHARE),
        Column("goal", Kind.SHARE),
        Column("count", Kind.COUNT),
        Column("backlog rises"),
    )
    rows = tuple(
        (
            point.demand,
            target_words(each.target),
            each.attainment,
            None if each.ci95 is None else each.ci95.low,
            None if each.ci95 is None else each.ci95.high,
            each.target.goal,
            each.count,
            "yes" if point.is_overloaded else "no",
        )
        for point in headroom.points
        for each in point.result.targets
        if each.count
    )
    return Table("Attainment against demand", columns, rows)


def sensitivity_table(sensitivity: Sensitivity) -> Table:
    """What each assumption does to each contractual target, a fifth less and a fifth more.

    Its findings are those of the chart and the sentences: of so many changes each must be surer than one alone.
    """
    columns = (Column("assumption"), Column("changed by", Kind.SHARE), Column("target"), *CHANGE)
    rows = tuple(
        (swing.name, factor, target_words(change.target), *_change(change)[:3], finding_among_many(change).value)
        for swing in sensitivity.swings
        for factor, tried in ((-0.2, swing.less), (0.2, swing.more))
        for change in _contractual(tried)
    )
    return Table("What matters most", columns, rows)


def tornado_table(sensitivity: Sensitivity) -> Table:
    """What each assumption does to the tightest contractual target alone, a row each."""
    columns = (
        Column("assumption"),
        Column("20% less, points", Kind.NUMBER),
        Column("low", Kind.NUMBER),
        Column("high", Kind.NUMBER),
        Column("20% more, points", Kind.NUMBER),
        Column("low", Kind.NUMBER),
        Column("high", Kind.NUMBER),
    )
    tightest = sensitivity.basis.tightest
    rows: tuple[tuple[Cell, ...], ...] = ()
    if tightest is not None:
        rows = tuple(
            (swing.name, *_change(swing.less.change_of(tightest))[:3], *_change(swing.more.change_of(tightest))[:3])
            for swing in sensitivity.swings
        )
    return Table("What matters most to the tightest target", columns, rows)


def worth_table(worth: EngineerWorth) -> Table:
    """What one engineer more or fewer on each shift does to each contractual target, and to the cost."""
    columns = (
        Column("team"),
        Column("shift"),
        Column("engineers", Kind.COUNT),
        Column("change", Kind.COUNT),
        Column("cost a week", Kind.MONEY),
        Column("target"),
        *CHANGE,
    )
    rows = tuple(
        (each.team, each.shift, each.engineers, change, _cost(tried), target_words(found.target), *_change(found))
        for each in worth.shifts
        for change, tried in _changes(each)
        for found in _contractual(tried)
    )
    return Table("What an engineer is worth", columns, rows)


def shift_table(worth: EngineerWorth) -> Table:
    """Likewise for the tightest contractual target alone, a row for each shift and change."""
    columns = (
        Column("team"),
        Column("shift"),
        Column("engineers", Kind.COUNT),
        Column("change", Kind.COUNT),
        Column("cost a week", Kind.MONEY),
        *CHANGE,
    )
    tightest = worth.basis.tightest
    rows: tuple[tuple[Cell, ...], ...] = ()
    if tightest is not None:
        rows = tuple(
            (each.team, each.shift, each.engineers, change, _cost(tried), *_change(tried.change_of(tightest)))
            for each in worth.shifts
            for change, tried in _changes(each)
        )
    return Table("What an engineer is worth to the tightest target", columns, rows)


def price_table(prices: PromisePrices) -> Table:
    """What each clause costs: what is saved without it or with an easier one; of a tighter one, what it adds."""
    columns = (
        Column("clause"),
        Column("change"),
        Column("price a week", Kind.MONEY),
        Column("tightening adds a week", Kind.MONEY),
        Column("at least", Kind.MONEY),
        Column("at most", Kind.MONEY),
        Column("cost a week then", Kind.MONEY),
        Column("proven bound", Kind.MONEY),
        Column("how the search ended"),
    )
    rows = tuple(
        (
            clause_words(each),
            each.step.value,
            *_price_cells(each),
            each.least,
            each.most,
            each.staffed.cost_per_week,
            each.staffed.proven_bound,
            each.staffed.state,
        )
        for each in prices.prices
    )
    return Table("What each promise costs", columns, rows)


def _price_cells(price: ClausePrice) -> tuple[Cell, Cell]:
    """What the clause costs, and what tightening it adds: never below zero, and the one that is not asked is empty."""
    cell = None if price.price is None else abs(price.price)
    return ("", cell) if price.step is Step.TIGHTER else (cell, "")


def _changes(shift: ShiftWorth) -> list[tuple[int, Tried]]:
    return [(1, shift.more), *([] if shift.fewer is None else [(-1, shift.fewer)])]


def _contractual(tried: Tried) -> list[Comparison]:
    return [each for each in tried.against.targets if each.is_contractual and each.is_known]


def _change(change: Comparison) -> tuple[Cell, Cell, Cell, Cell]:
    """In percentage points."""
    difference = change.difference
    if difference is None:
        return None, None, None, change.finding.value
    return (
        difference.value * 100,
        difference.ci95.low * 100,
        difference.ci95.high * 100,
        change.finding.value,
    )


def _cost(tried: Tried) -> float | None:
    return None if tried.against.cost is None else tried.against.cost.value
