"""The section on why targets are missed, and on the changes that are worth most."""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.figure import Figure

from planner.charts.look import Look
from planner.charts.miss_causes import MISS_CAUSES, all_misses
from planner.charts.miss_shares import describe_miss_shares, draw_miss_shares
from planner.decision_pack.case import Case
from planner.decision_pack.contents import Block, Drawing, Points, Section, Topic, Words
from planner.decision_pack.drawings import chart_drawing, drawing
from planner.decision_pack.grids import grid_of
from planner.reasons.outcome import Reasons, View
from planner.reasons.reason_tables import change_table, reason_table, view_table
from planner.reasons.reason_words import change_sentences, reason_sentences
from planner.reasons.views import views_of
from planner.reporting.cause_words import CAUSE_WORDS
from planner.scenario.scenario import Scenario
from planner.tables.table import Cell, Column, Kind, Table
from planner.tickets.behind import target_words
from simulation.causes import Cause

CHART_IN = (7.1, 4.3)
SHARES_IN = (7.1, 3.4)
DRAWN = ("By target", "By hour of the customer's day")
"""The views that are drawn; the others are tables."""


def reasons_section(case: Case) -> Section:
    """The causes of misses that the study has, then every view of them, then the changes."""
    return Section(
        topic=Topic.REASONS,
        title="Why targets are missed, and what would help",
        blocks=tuple(_blocks(case)),
        tables=tuple(_tables(case)),
    )


def _blocks(case: Case) -> Iterator[Block]:
    if case.reasons is not None:
        answer, *rest = reason_sentences(case.reasons)
        yield Words(answer, is_lead=True)
        if rest:
            yield Points(tuple(rest))
    if any(each.attainment is not None and each.attainment < 1.0 for each in case.all_targets):
        yield chart_drawing(MISS_CAUSES, case.picture, CHART_IN)
        if all_misses(case.picture):
            yield grid_of(_causes_table(case))
    if case.reasons is not None:
        yield from _views(case.scenario, case.reasons)
    if case.changes is not None:
        answer, *rest = change_sentences(case.changes)
        yield Words(answer, is_lead=True)
        if rest:
            yield Points(tuple(rest))


def _causes_table(case: Case) -> Table:
    """What the chart shows, with all that it has no room for: where that is so, its foot speaks of this table."""
    columns = (
        Column("coverage"),
        Column("target"),
        Column("misses", Kind.COUNT),
        Column("of", Kind.COUNT),
        *(Column(CAUSE_WORDS[cause], Kind.SHARE) for cause in Cause),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.coverage.name,
            target_words(each.target),
            each.misses,
            each.count,
            *(each.because.share(cause) for cause in Cause),
        )
        for each in all_misses(case.picture)
    )
    return Table("Causes of misses", columns, rows)


def _views(scenario: Scenario, reasons: Reasons) -> Iterator[Block]:
    for number, view in enumerate(views_of(reasons)):
        if view.title in DRAWN:
            yield _view_drawing(scenario, reasons, view, f"misses-{number}")
        else:
            yield grid_of(view_table(view))


def _view_drawing(scenario: Scenario, reasons: Reasons, view: View, key: str) -> Drawing:
    def draw(figure: Figure, look: Look) -> object:
        return draw_miss_shares(figure, scenario, reasons, view, look)

    return drawing(key, SHARES_IN, draw, describe_miss_shares(reasons, view))


def _tables(case: Case) -> Iterator[Table]:
    if all_misses(case.picture):
        yield _causes_table(case)
    if case.reasons is not None:
        yield reason_table(case.reasons)
    if case.changes is not None:
        yield change_table(case.changes)
