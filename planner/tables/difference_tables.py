"""Difference tables: paired comparisons of coverages as rows, for export and for the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from planner.attainment.comparison import Comparison
from planner.attainment.results import CoverageResult
from planner.comparing.compared import Compared
from planner.comparing.staffing_differences import staffing_differences
from planner.estimates.intervals import Difference
from planner.grammar import joined
from planner.plans import Metric, Severity
from planner.tables.table import Cell, Column, Kind, Table

Cells = tuple[Cell, ...]
SAME_TICKETS = "yes"


def target_differences(pairs: Sequence[Compared]) -> Table:
    """A row per pair of coverages and target that both have; differences of shares, 0.01 being a percentage point."""
    columns = (
        *(Column(heading) for heading in ("Coverage", "Against", "Plan", "Severity", "Metric", "Target")),
        Column("Target of the other"),
        Column("Contractual"),
        Column("Attainment", Kind.SHARE),
        Column("Attainment of the other", Kind.SHARE),
        *_difference("Difference", Kind.SHARE),
        Column("Finding"),
        Column("Count", Kind.COUNT),
        Column("Count of the other", Kind.COUNT),
        Column("Same tickets"),
    )
    rows = tuple(_target_row(pair, comparison) for pair in pairs for comparison in pair.found.targets)
    return Table("Differences by target", columns, rows)


def _target_row(pair: Compared, comparison: Comparison) -> Cells:
    target, difference = comparison.target, comparison.difference
    return (
        pair.side.name,
        pair.baseline.name,
        target.plan,
        target.severity.word,
        target.metric.value.replace("_", " "),
        target.words,
        comparison.other_target.words,
        "yes" if comparison.is_contractual else "no",
        _attainment(pair.side.coverage, (target.plan, target.severity, target.metric)),
        _attainment(pair.baseline.coverage, (target.plan, target.severity, target.metric)),
        *_cells(difference),
        comparison.finding.value,
        comparison.count,
        comparison.other_count,
        _same_tickets(pair),
    )


def coverage_differences(pairs: Sequence[Compared]) -> Table:
    """A row per pair of coverages: what a week costs more, and how many hand-overs a ticket has more."""
    columns = (
        *(Column(heading) for heading in ("Coverage", "Against")),
        *_difference("Cost per week", Kind.MONEY),
        Column("Currency"),
        *_difference("Hand-overs per ticket", Kind.NUMBER),
        Column("Replications paired", Kind.COUNT),
        Column("Same tickets"),
    )
    rows = tuple(
        (
            pair.side.name,
            pair.baseline.name,
            *_cells(pair.cost),
            pair.side.scenario.currency if pair.has_one_currency else None,
            *_cells(pair.found.hand_overs),
            pair.found.replications,
            _same_tickets(pair),
        )
        for pair in pairs
    )
    return Table("Differences in cost", columns, rows)


def staffing_table(pairs: Sequence[Compared]) -> Table:
    """A row per difference in the staffing of each pair, in words."""
    columns = tuple(Column(heading) for heading in ("Coverage", "Against", "What differs"))
    rows = tuple(
        (pair.side.name, pair.baseline.name, difference)
        for pair in pairs
        for difference in staffing_differences(pair.side.staffing, pair.baseline.staffing)
    )
    return Table("Differences in staffing", columns, rows)


def _difference(heading: str, kind: Kind) -> tuple[Column, ...]:
    return Column(heading, kind), Column(f"{heading}, 95% from", kind), Column(f"{heading}, 95% to", kind)


def _cells(difference: Difference | None) -> Cells:
    return (None,) * 3 if difference is None else (difference.value, difference.ci95.low, difference.ci95.high)


def _attainment(coverage: CoverageResult, key: tuple[str, Severity, Metric]) -> float | None:
    return next(
        result.attainment
        for result in coverage.targets
        if (result.target.plan, result.target.severity, result.target.metric) == key
    )


def _same_tickets(pair: Compared) -> str:
    return SAME_TICKETS if pair.is_of_same_tickets else f"no, for {joined(pair.tickets_differ_by)} differ"
