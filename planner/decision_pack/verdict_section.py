"""The section on verdicts: every target of every coverage, with interval and count, and what a week costs."""

from __future__ import annotations

from collections.abc import Iterator

from planner.attainment.results import CoverageResult, StudyResult, TargetResult
from planner.charts.attainment_dots import ATTAINMENT
from planner.charts.cost_against_attainment import COST
from planner.decision_pack.case import Case
from planner.decision_pack.contents import Block, Grid, Heading, Points, Section, Topic, Words
from planner.decision_pack.drawings import chart_drawing
from planner.demand.promises import TargetRow
from planner.reporting.result_words import (
    NOTHING,
    SIGNS,
    attainment_in_words,
    ceilings,
    chance_in_words,
    interval_in_words,
)
from planner.reporting.target_words import goal_of, promise_of, tickets_of
from planner.reporting.verdict_sentences import verdict_sentence
from planner.tables.result_tables import cost_table, target_table, verdict_table
from planner.tables.table import Column, Kind, Table
from planner.tickets.behind import target_words

ATTAINMENT_TABLE = "Attainment"
"""The title of its table, which a workbook draws."""

WIDE_IN = (7.1, 4.3)
"""Of a chart across a page."""


def verdict_section(case: Case) -> Section:
    """What each coverage meets and misses."""
    study, currency = case.study, case.scenario.currency
    others = [each for each in study.coverages if each.name != case.chosen]
    return Section(
        topic=Topic.VERDICT,
        title="What each coverage meets",
        blocks=(
            Words(verdict_sentence(case.result), is_lead=True),
            *([Points(tuple(verdict_sentence(each) for each in others))] if others else []),
            chart_drawing(ATTAINMENT, case.picture, _tall(case)),
            *_grids(case),
            _beside(case),
            *([chart_drawing(COST, case.picture, WIDE_IN)] if _has_costs(case) else []),
        ),
        tables=(
            verdict_table(study, currency),
            attainment_table(study),
            target_table(study),
            cost_table(study, currency),
        ),
    )


def attainment_table(study: StudyResult) -> Table:
    """A row per target, the contractual ones first, and a column per coverage: what a workbook draws."""
    columns = (
        Column("Target"),
        Column("Contractual"),
        Column("Goal", Kind.SHARE),
        *(Column(coverage.name, Kind.SHARE) for coverage in study.coverages),
    )
    rows = sorted(range(len(study.coverages[0].targets)), key=lambda row: not _target(study, row).contractual)
    cells = tuple(
        (
            target_words(_target(study, row)),
            "yes" if _target(study, row).contractual else "no",
            _target(study, row).goal,
            *(coverage.targets[row].attainment for coverage in study.coverages),
        )
        for row in rows
    )
    return Table(ATTAINMENT_TABLE, columns, cells)


def _target(study: StudyResult, row: int) -> TargetRow:
    return study.coverages[0].targets[row].target


def _tall(case: Case) -> tuple[float, float]:
    """Room for every coverage's dot of every target."""
    rows = len(case.result.targets) * max(1, len(case.study.coverages))
    return WIDE_IN[0], min(8.6, 2.2 + 0.14 * rows)


def _has_costs(case: Case) -> bool:
    return any(each.cost is not None and each.cost.total for each in case.study.coverages)


def _grids(case: Case) -> Iterator[Block]:
    """The chosen coverage first."""
    for coverage in sorted(case.study.coverages, key=lambda each: each.name != case.chosen):
        yield target_grid(f"{coverage.name}: attainment of every target", coverage)
        if notes := (*ceilings(coverage.targets), *coverage.warnings):
            yield Points(notes)


def target_grid(caption: str, coverage: CoverageResult) -> Grid:
    """A row per target, the contractual ones first."""
    results = sorted(coverage.targets, key=lambda each: not each.target.contractual)
    return Grid(
        caption,
        (
            Heading("Target", weight=3.6),
            Heading("Goal", is_number=True, weight=0.8),
            Heading("Attainment (95% interval)", is_number=True, weight=1.7),
            Heading("Count", is_number=True, weight=0.8),
            Heading("Months that meet it (95%)", is_number=True, weight=1.4),
            Heading("Verdict", weight=1.5),
        ),
        tuple(_target_row(each) for each in results),
    )


def _target_row(result: TargetResult) -> tuple[str, ...]:
    suggested = "" if result.target.contractual else " (suggested)"
    return (
        f"{tickets_of(result.target)}, {promise_of(result.target)}{suggested}",
        goal_of(result.target),
        attainment_in_words(result),
        f"{result.count:,}",
        chance_in_words(result.months),
        f"{SIGNS[result.verdict]} {result.verdict.value}",
    )


def _beside(case: Case) -> Grid:
    """What targets do not show."""
    money = case.scenario.currency
    headings = (
        Heading("Coverage", weight=2.0),
        Heading(f"Cost per week ({money})", is_number=True),
        Heading("Of this premiums, on call, overtime", is_number=True, weight=1.2),
        Heading("Utilisation (95%)", is_number=True, weight=1.3),
        Heading("Months that meet every contractual goal", is_number=True, weight=1.4),
        Heading("Hand-overs per ticket", is_number=True, weight=0.9),
    )
    rows = tuple(_beside_row(each) for each in case.study.coverages)
    return Grid("Cost, load and months of each coverage", headings, rows)


def _beside_row(coverage: CoverageResult) -> tuple[str, ...]:
    cost, use = coverage.cost, coverage.utilisation
    return (
        coverage.name,
        NOTHING if cost is None else f"{cost.total:,.0f}",
        NOTHING if cost is None else f"{cost.total - cost.paid_hours:,.0f}",
        NOTHING if use.share is None else f"{use.share:.0%}{interval_in_words(use.ci95, 0)}",
        chance_in_words(coverage.months_meet_all),
        NOTHING if coverage.hand_overs_per_ticket is None else f"{coverage.hand_overs_per_ticket:.2f}",
    )
