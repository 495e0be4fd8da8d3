"""The section on the comparison: what the chosen coverage changes against the other, on the same tickets."""

from __future__ import annotations

from planner.attainment.comparison import Comparison
from planner.attainment.results import CoverageResult
from planner.charts.paired_differences import PAIRED_DIFFERENCES
from planner.comparing.compared import Compared, Side, compared
from planner.comparing.sentences import on_promises, on_replications, on_tickets, summary
from planner.comparing.staffing_differences import staffing_differences
from planner.decision_pack.case import Case
from planner.decision_pack.contents import Block, Grid, Heading, Points, Section, Topic, Words
from planner.decision_pack.drawings import chart_drawing
from planner.decision_pack.verdict_section import WIDE_IN
from planner.reporting.difference_words import (
    amount,
    exact_or_with_interval,
    finding_in_words,
    per_ticket,
    points,
    with_interval,
)
from planner.reporting.result_words import attainment_in_words
from planner.reporting.target_words import promise_of, tickets_of
from planner.tables.difference_tables import coverage_differences, staffing_table, target_differences


def comparison_section(case: Case) -> Section | None:
    """None where there is nothing to compare with."""
    pair = case.comparison
    if pair is None:
        return None
    pairs = (pair, *_other_pairs(case))
    differences = staffing_differences(pair.side.staffing, pair.baseline.staffing)
    return Section(
        topic=Topic.COMPARISON,
        title=f"{pair.side.name} against {pair.baseline.name}",
        blocks=(
            Words(summary(pair), is_lead=True),
            Points(tuple(each for each in (on_tickets(pair), on_replications(pair), *on_promises(pair)) if each)),
            chart_drawing(PAIRED_DIFFERENCES, case.picture_of_two, WIDE_IN),
            _target_grid(pair),
            _whole_grid(pair),
            *_staffing(differences),
        ),
        tables=(target_differences(pairs), coverage_differences(pairs), staffing_table(pairs)),
    )


def _staffing(differences: tuple[str, ...]) -> tuple[Block, ...]:
    return (Words("What differs in the staffing:"), Points(differences)) if differences else ()


def _other_pairs(case: Case) -> tuple[Compared, ...]:
    """The other coverages against the same one."""
    sides = {each.name: Side(case.scenario, case.study, each) for each in case.study.coverages}
    left = (name for name in sides if name not in {case.chosen, case.against})
    return tuple(compared(sides[name], sides[case.against]) for name in left if case.against is not None)


def _target_grid(pair: Compared) -> Grid:
    headings = (
        Heading("Target", weight=2.4),
        Heading(f"{pair.side.name}, count", is_number=True, weight=1.4),
        Heading(f"{pair.baseline.name}, count", is_number=True, weight=1.4),
        Heading("Difference in points (95% interval)", is_number=True, weight=1.6),
        Heading("Finding", weight=1.1),
    )
    ordered = sorted(pair.found.targets, key=lambda each: not each.is_contractual)
    rows = tuple(_row(pair, each) for each in ordered)
    return Grid("Paired differences, target by target", headings, rows)


def _row(pair: Compared, comparison: Comparison) -> tuple[str, ...]:
    suggested = "" if comparison.is_contractual else " (suggested)"
    return (
        f"{tickets_of(comparison.target)}, {promise_of(comparison.target)}{suggested}",
        _attained(pair.side.coverage, comparison),
        _attained(pair.baseline.coverage, comparison),
        with_interval(comparison.difference, points),
        finding_in_words(comparison.finding, comparison.difference),
    )


def _attained(coverage: CoverageResult, comparison: Comparison) -> str:
    """With how many stand behind it."""
    target = comparison.target
    key = (target.plan, target.severity, target.metric)
    result = next(
        each for each in coverage.targets if (each.target.plan, each.target.severity, each.target.metric) == key
    )
    return f"{attainment_in_words(result)}, {result.count:,}"


def _whole_grid(pair: Compared) -> Grid:
    headings = (
        Heading("Of the whole coverage"),
        Heading("Difference (95% interval)", is_number=True),
    )
    rows = [("Hand-overs per ticket", with_interval(pair.found.hand_overs, per_ticket))]
    if pair.has_costs:
        money = pair.side.scenario.currency
        rows.insert(0, (f"Cost per week ({money})", exact_or_with_interval(pair.cost, amount)))
    return Grid("Cost and hand-overs", headings, tuple(rows))
